import Content
import Mustache

/// The members that templates of calendars are given: all years, a year, a month, a day.
extension SiteRenderer {
  /// All years, the newest first, each with its twelve months.
  func datesMembers(_ context: PageContext) -> [(Key, Value)] {
    let highest = plan.months.map(\.entries.count).max() ?? 0
    let years = plan.years.map { year -> Value in
      let months = plan.months(of: year)
      let cells = (1...12).map { number in
        let month = months.first { $0.month == number }
        return cell(month, name: text.monthName(number), highest: highest, context)
      }
      return .object([
        .name: .text(text.year(year.year)), .href: context.href(year.path),
        .count: .text(text.articles(year.entries.count)), .months: .list(cells),
      ])
    }
    return [pageObject(text("dates")), (.years, .list(years))]
  }

  /// A year: twelve months as grids of days.
  func yearMembers(_ year: Period, _ context: PageContext) -> [(Key, Value)] {
    let months = plan.months(of: year)
    let highest = months.flatMap { plan.days(of: $0) }.map(\.entries.count).max() ?? 0
    let grids = (1...12).map { number -> Value in
      let month = months.first { $0.month == number }
      return .object([
        .name: .text(text.monthName(number)), .href: month.map { context.href($0.path) } ?? .missing,
        .count: month.map { .text(text.articles($0.entries.count)) } ?? .missing,
        .weeks: weeks(of: number, in: year.year, month.map { plan.days(of: $0) } ?? [], highest: highest, context),
      ])
    }
    let members =
      [
        (.count, .text(text.articles(year.entries.count))), context.crumbs([(text("dates"), Period.all)]),
      ] + neighbours(of: year, in: plan.years, context)
    return [
      pageObject(text.year(year.year), members), (.weekdays, text.weekdayValues), (.months, .list(grids)),
    ]
  }

  /// A month: its grid of days, then the headlines of each day, if they are no more than a list has on a page. Those of a busy
  /// month are read by day.
  func monthMembers(_ month: Period, _ context: PageContext) -> [(Key, Value)] {
    let days = plan.days(of: month)
    let highest = days.map(\.entries.count).max() ?? 0
    let headlines = month.entries.count <= configuration.pageSize ? days : []
    let members =
      [
        (.count, .text(text.articles(month.entries.count))),
        context.crumbs([(text("dates"), Period.all), yearCrumb(month)]),
      ] + neighbours(of: month, in: plan.months, context)
    return [
      pageObject(name(month), members), (.weekdays, text.weekdayValues),
      (.weeks, weeks(of: month.month ?? 1, in: month.year, days, highest: highest, context)),
      (.days, .list(headlines.map { context.group(name($0), $0.path, $0.entries.map(context.headline)) })),
    ]
  }

  /// A page of the articles of a day: by outlet.
  func dayMembers(_ day: Period, _ page: Pagination.Page, _ context: PageContext) -> [(Key, Value)] {
    let first = day.entries.lowerBound
    var outlets: [String?] = []
    var groups: [String?: [Int]] = [:]
    for index in page.entries {
      let outlet = catalog.entries[first + index].outlet
      if groups[outlet] == nil { outlets.append(outlet) }
      groups[outlet, default: []].append(first + index)
    }
    let month = Period(year: day.year, month: day.month, entries: day.entries)
    var members = [
      (.number, Value(page.number)),
      context.crumbs([
        (text("dates"), Period.all), yearCrumb(day), (text.monthName(day.month ?? 1), month.path),
      ]),
    ]
    // In an archive of one outlet its name would head every day; the number of articles stands there instead.
    let count = page.number == nil ? text.articles(day.entries.count) : nil
    let heading = catalog.outlets.count == 1 && outlets.count == 1 ? count : nil
    if page.number == nil {
      members += [(.count, heading == nil ? Value(count) : .missing)] + neighbours(of: day, in: plan.days, context)
    }
    return [
      pageObject(name(day), members),
      (
        .groups,
        .list(
          outlets.map { outlet in
            let articles = groups[outlet] ?? []
            return context.group(
              heading ?? articles.first.flatMap(outletName) ?? text("no_outlet"),
              heading == nil ? outlet.map { Taxonomy.outlets.path($0) } : nil,
              articles.map { context.entry($0, .time) })
          })
      ),
      (.pagination, context.pagination(page, of: day.entries.count, in: day.folder) { first + $0 }),
    ]
  }

  /// The weeks of a month, each day with the number of its articles.
  ///
  /// - Parameter days: those that have articles.
  private func weeks(
    of month: Int, in year: Int, _ days: ArraySlice<Period>, highest: Int, _ context: PageContext
  ) -> Value {
    let known = Dictionary(days.map { ($0.day ?? 0, $0) }, uniquingKeysWith: { first, _ in first })
    return .list(
      MonthGrid(month: month, of: year).weeks.map { week in
        .object([
          .days: .list(
            week.map { day in
              cell(day.flatMap { known[$0] }, name: day.map(String.init) ?? "", highest: highest, context)
            })
        ])
      })
  }

  /// A day of a month or a month of a year: with a link and a number if it has articles.
  private func cell(_ period: Period?, name: String, highest: Int, _ context: PageContext) -> Value {
    guard let period else {
      return .object([.name: .text(name), .href: .missing, .count: .missing, .unit: .missing, .step: .missing])
    }
    let count = period.entries.count
    return .object([
      .name: .text(name), .href: context.href(period.path), .count: .number(count), .unit: .text(text.unit(count)),
      .step: .number(Shade.step(count, highest: highest)),
    ])
  }

  /// The periods before and after one, where there are articles.
  private func neighbours(of period: Period, in periods: [Period], _ context: PageContext) -> [(Key, Value)] {
    let place = SitePlan.place(of: period, in: periods)
    func link(_ place: Int) -> Value {
      guard periods.indices.contains(place) else { return .missing }
      return .object([.name: .text(name(periods[place])), .href: context.href(periods[place].path)])
    }
    return [
      (.hasNeighbours, .boolean(periods.count > 1)), (.earlier, link(place + 1)), (.later, link(place - 1)),
    ]
  }

  private func yearCrumb(_ period: Period) -> (name: String, path: String) {
    (text.year(period.year), Period(year: period.year, entries: period.entries).path)
  }

  /// A period in words.
  private func name(_ period: Period) -> String {
    guard let month = period.month else { return text.year(period.year) }
    guard let day = period.day, let date = CivilDate(year: period.year, month: month, day: day) else {
      return text.month(month, of: period.year)
    }
    return dayText(date).long
  }
}

extension SitePlan {
  /// The months of a year, the newest first.
  func months(of year: Period) -> ArraySlice<Period> { Self.parts(of: year, in: months) }

  /// The days of a month, the newest first.
  func days(of month: Period) -> ArraySlice<Period> { Self.parts(of: month, in: days) }

  /// The periods within another; both are in the order of the catalog.
  private static func parts(of whole: Period, in periods: [Period]) -> ArraySlice<Period> {
    periods[place(of: whole, in: periods)...].prefix { $0.entries.upperBound <= whole.entries.upperBound }
  }

  /// The place of the first period that does not begin before another, in the order of the catalog.
  static func place(of period: Period, in periods: [Period]) -> Int {
    periods.firstPlace { $0.entries.lowerBound >= period.entries.lowerBound }
  }
}
