/// A day of the calendar.
package struct Day: Sendable, Equatable {
  package var year: Int
  package var month: Int
  package var day: Int

  /// The day that is `days` after 1970-01-01, not before it (Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms*).
  package init(daysSince1970 days: Int) {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// `2024-06-21`, or with another separator.
  package func text(_ separator: String = "-") -> String {
    "\(year)\(separator)\(twoDigits(month))\(separator)\(twoDigits(day))"
  }

  /// `2024-06`
  var monthText: String { "\(year)-\(twoDigits(month))" }
}

/// A number below 100 with a leading zero.
func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
