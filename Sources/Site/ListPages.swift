import Content
import Mustache

/// The members that templates of lists are given.
extension SiteRenderer {
  /// A page of the index: its articles by day.
  func indexMembers(_ page: Pagination.Page, _ context: PageContext) -> [(Key, Value)] {
    let count = catalog.entries.count
    var members: [(Key, Value)] = []
    if let number = page.number { members.append((.number, .number(number))) }
    let title = page.number == nil ? text("newest") : positionTitle(page, count)
    return [
      pageObject(title, members), (.days, days(page.entries, context)),
      (.pagination, context.pagination(page, of: count, in: "")),
    ]
  }

  private func positionTitle(_ page: Pagination.Page, _ count: Int) -> String {
    guard let newest = page.entries.first, let oldest = page.entries.last else { return "" }
    let first = text.date(catalog.entries[oldest].article.date.date)
    let last = text.date(catalog.entries[newest].article.date.date)
    return first == last ? first : "\(first) – \(last)"
  }

  /// Articles under the headings of their days.
  private func days(_ range: Range<Int>, _ context: PageContext) -> Value {
    var days: [Value] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let day = catalog.entries[start].article.date.date
      var end = start + 1
      while end < range.upperBound, catalog.entries[end].article.date.date == day { end += 1 }
      let entries = (start..<end).map { context.entry($0, showsDate: false) }
      days.append(.object([.date: context.day(day), .entries: .list(entries)]))
      start = end
    }
    return .list(days)
  }

  /// A page of the articles of an author, an outlet or a section.
  func termMembers(
    _ taxonomy: Taxonomy, _ index: Int, _ page: Pagination.Page, _ context: PageContext
  ) -> [(Key, Value)] {
    let term = taxonomy.terms(of: catalog)[index]
    var members: [(Key, Value)] = [
      (.count, .text(text.articles(term.entries.count))),
      (.parent, .object([.name: .text(text(taxonomy.rawValue)), .href: context.href(taxonomy.path)])),
    ]
    if taxonomy == .authors, let profile = profile(of: term.name) {
      members.append((.about, .html(HTML(bytes: inlineMarkdown(profile.about, context)))))
      if let url = profile.url.flatMap(Self.webAddress) { members.append((.profile, .text(url))) }
    }
    let entries = page.entries.map { context.entry(term.entries[$0], showsDate: true) }
    return [
      pageObject(term.name, members), (.entries, .list(entries)),
      (.pagination, context.pagination(page, of: term.entries.count, in: "\(taxonomy.rawValue)/\(term.slug)/")),
    ]
  }

  /// The terms of a taxonomy with the number of articles of each.
  func termsMembers(_ taxonomy: Taxonomy, _ context: PageContext) -> [(Key, Value)] {
    let terms = taxonomy.terms(of: catalog).map { term -> Value in
      .object([
        .name: .text(term.name), .href: context.href(taxonomy.path(term.slug)),
        .count: .number(term.entries.count),
      ])
    }
    return [pageObject(text(taxonomy.rawValue)), (.terms, .list(terms))]
  }

  /// A year with its months, a month with its days, or a day with its articles.
  func periodMembers(_ period: Period, _ context: PageContext) -> [(Key, Value)] {
    let count: (Key, Value) = (.count, .text(text.articles(period.entries.count)))
    guard let month = period.month else {
      let months = plan.months(of: period).map { month in
        part(month, name: text.month(month.month ?? 0, of: month.year), parts: plan.days(of: month), context)
      }
      let years = plan.years.map { year in
        link(to: year, name: text.year(year.year), isCurrent: year == period, context)
      }
      let siblings: [(Key, Value)] = [(.hasSiblings, .boolean(years.count > 1)), (.siblings, .list(years))]
      return [pageObject(text.year(period.year), [count] + siblings), (.periods, .list(months))]
    }
    guard let day = period.day, let date = CivilDate(year: period.year, month: month, day: day) else {
      let days = plan.days(of: period).map { day in titles(of: day, context) }
      let year = Period(year: period.year, entries: period.entries)
      let parent = link(to: year, name: text.year(period.year), context)
      return [
        pageObject(text.month(month, of: period.year), [count, (.parent, parent)]), (.periods, .list(days)),
      ]
    }
    return [
      pageObject(text.longDate(date), [count, (.number, .number(1))]), (.days, days(period.entries, context)),
    ]
  }

  private func link(
    to period: Period, name: String, isCurrent: Bool = false, _ context: PageContext
  ) -> Value {
    .object([
      .name: .text(name), .href: context.href(period.path), .count: .number(period.entries.count),
      .isCurrent: .boolean(isCurrent),
    ])
  }

  /// A month with the days that have articles.
  private func part(_ period: Period, name: String, parts: ArraySlice<Period>, _ context: PageContext) -> Value {
    .object([
      .name: .text(name), .href: context.href(period.path), .count: .number(period.entries.count),
      .hasParts: true,
      .parts: .list(parts.map { link(to: $0, name: String($0.day ?? 0), context) }),
    ])
  }

  /// A day with the titles of its articles.
  private func titles(of period: Period, _ context: PageContext) -> Value {
    let day = catalog.entries[period.entries.lowerBound].article.date.date
    return .object([
      .name: .text(text.longDate(day)), .href: context.href(period.path), .count: .number(period.entries.count),
      .hasEntries: true,
      .entries: .list(period.entries.map { context.entry($0, showsDate: false, showsExcerpt: false) }),
    ])
  }
}

extension SitePlan {
  /// The months of a year, the newest first.
  func months(of year: Period) -> ArraySlice<Period> { Self.parts(of: year, in: months) }

  /// The days of a month, the newest first.
  func days(of month: Period) -> ArraySlice<Period> { Self.parts(of: month, in: days) }

  /// The periods within another; both are in the order of the catalog.
  private static func parts(of whole: Period, in periods: [Period]) -> ArraySlice<Period> {
    var (low, high) = (0, periods.count)
    while low < high {
      let middle = (low + high) / 2
      if periods[middle].entries.lowerBound < whole.entries.lowerBound { low = middle + 1 } else { high = middle }
    }
    return periods[low...].prefix { $0.entries.upperBound <= whole.entries.upperBound }
  }
}
