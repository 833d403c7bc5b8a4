import Content

/// A month as calendars show it: weeks from Monday to Sunday (ISO 8601), each day with the number of its articles.
package struct MonthGrid: Sendable, Equatable {
  /// The weeks, of seven days each; `nil` for days of the months before and after.
  package let weeks: [[Int?]]

  package init(month: Int, of year: Int) {
    guard let first = CivilDate(year: year, month: month, day: 1) else {
      weeks = []
      return
    }
    // Sunday is 0 for CivilDate, and the last of the week here.
    let blanks = (first.weekday + 6) % 7
    var days = [Int?](repeating: nil, count: blanks) + (1...CivilDate.days(in: month, of: year)).map { $0 }
    days += [Int?](repeating: nil, count: (7 - days.count % 7) % 7)
    weeks = stride(from: 0, to: days.count, by: 7).map { Array(days[$0..<$0 + 7]) }
  }
}

/// How dark a calendar shows a number of articles: in five steps, in proportion to the highest number of the page. So a
/// page's shades depend on nothing but what is on it.
package enum Shade {
  /// The step, 1 to 5; 0 for no article.
  package static func step(_ count: Int, highest: Int) -> Int {
    guard count > 0, highest > 0 else { return 0 }
    return min(5, 1 + (count - 1) * 5 / highest)
  }
}
