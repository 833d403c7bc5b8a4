import Content
import Mustache

/// What templates are given about a list as seen from one of its pages: entries, groups of them, where one is.
extension PageContext {
  /// What stands above an entry's headline.
  enum EntryMark {
    /// Its outlet; the list is by day.
    case outlet
    /// Its outlet and its day within a year.
    case outletAndDay
    /// Its day within a year; the list is of one outlet.
    case day
    /// The time of day; the list is by outlet.
    case time

    /// Whether its first words stand below the headline: in the index, which is read. Other lists are for finding, and would be
    /// half as long again.
    var hasExcerpt: Bool { self == .outlet }
  }

  /// An entry of a list.
  ///
  /// - Parameter author: whom the list is about: an article by nobody else needs no byline there.
  func entry(_ index: Int, _ mark: EntryMark, by author: String? = nil) -> Value {
    .object(Object(EntryMembers(self, index, mark, author: author)))
  }

  /// An entry of a list of headlines.
  func headline(_ index: Int) -> Value { .object(Object(HeadlineMembers(self, index))) }

  /// The name of an article's outlet, which marks nothing in an archive of one.
  fileprivate func outletMark(_ index: Int) -> String? { site.hasSeveralOutlets ? site.outletName(of: index) : nil }

  /// The link to an article.
  func href(toArticle entry: Catalog.Entry) -> Value { .text(link(toArticle: entry)) }

  /// An article's language within text in the site's; missing where it is that.
  func language(of entry: Catalog.Entry) -> Value {
    entry.language == site.text.language ? .missing : Value(entry.language)
  }

  /// The direction of an article's language, `rtl` or `ltr`, within text in the site's; missing where that runs the same way.
  func direction(of entry: Catalog.Entry) -> Value {
    let isRightToLeft = site.isRightToLeft(entry.language)
    return isRightToLeft == site.text.isRightToLeft ? .missing : .text(isRightToLeft ? "rtl" : "ltr")
  }

  /// Entries under a heading, which leads somewhere if `path` is given.
  func group(_ name: String, _ path: String? = nil, _ entries: [Value]) -> Value {
    .object([.name: .text(name), .href: path.map(href) ?? .missing, .entries: .list(entries)])
  }

  /// Where one is in a list of several pages; missing for a list of one.
  ///
  /// A numbered page names neither the number of all pages nor a newer page but the next, so that it stays as it is when
  /// articles come.
  ///
  /// - Parameter article: the index in the catalog of the list's nth article.
  func pagination(
    _ page: Pagination.Page, of count: Int, in folder: String, article: (Int) -> Int
  ) -> Value {
    let pagination = Pagination(count: count, size: site.configuration.pageSize)
    guard pagination.pageCount > 1 else { return .missing }
    let place = pagination.place(of: page)
    func link(_ place: Int, unless other: Int) -> Value {
      guard place != other, let page = pagination.page(place) else { return .missing }
      return href(folder + Pagination.path(page))
    }
    let newest = page.number == nil || place + 1 == pagination.pageCount
    let position = site.text(
      page.number == nil ? "position_newest" : "position",
      ["page": String(place), "span": site.span(page.entries, article: article)])
    return .object(
      Object([
        (.newest, newest ? .missing : href(folder + "index.html")), (.newer, link(place + 1, unless: place)),
        (.position, .text(position)), (.older, link(place - 1, unless: place)),
        (.oldest, place <= 2 ? .missing : link(1, unless: place)),
      ]))
  }

  /// The way from the list of all to a page: names and paths.
  func crumbs(_ links: [(name: String, path: String)]) -> (Key, Value) {
    (.crumbs, .list(links.map { .object([.name: .text($0.name), .href: href($0.path)]) }))
  }
}

/// What templates are given of an entry of a list.
private final class EntryMembers: LazyMembers {
  enum Member: String, CaseIterable { case href, title, language, direction, mark, when, excerpt, byline, date }

  static let table = MemberTable<Member>()

  private let context: PageContext
  private let index: Int
  private let entry: Catalog.Entry
  private let mark: PageContext.EntryMark
  private let author: String?

  init(_ context: PageContext, _ index: Int, _ mark: PageContext.EntryMark, author: String?) {
    self.context = context
    self.index = index
    entry = context.site.catalog.entries[index]
    self.mark = mark
    self.author = author
  }

  func value(of member: Member) -> Value {
    switch member {
    case .href: context.href(toArticle: entry)
    case .title: .text(entry.title)
    case .language: context.language(of: entry)
    case .direction: context.direction(of: entry)
    case .mark: Value(firstMark)
    case .when: mark == .outletAndDay && outlet != nil ? .text(day) : .missing
    case .excerpt: mark.hasExcerpt ? .text(entry.excerpt) : .missing
    case .byline: .text(byline)
    case .date: context.date(entry.date)
    }
  }

  private var firstMark: String? {
    switch mark {
    case .outlet: outlet
    case .outletAndDay: outlet ?? day
    case .day: day
    case .time: entry.date.clock
    }
  }

  private var outlet: String? { context.outletMark(index) }

  private var day: String { context.site.dayText(entry.date).inYear }

  private var byline: String {
    let authors = entry.authors
    if authors.count == 1 { return authors[0] == author ? "" : authors[0] }
    return authors.joined(separator: context.site.text("separator"))
  }
}

/// What templates are given of an entry of a list of headlines.
private final class HeadlineMembers: LazyMembers {
  enum Member: String, CaseIterable { case href, title, language, direction, mark }

  static let table = MemberTable<Member>()

  private let context: PageContext
  private let index: Int
  private let entry: Catalog.Entry

  init(_ context: PageContext, _ index: Int) {
    self.context = context
    self.index = index
    entry = context.site.catalog.entries[index]
  }

  func value(of member: Member) -> Value {
    switch member {
    case .href: context.href(toArticle: entry)
    case .title: .text(entry.title)
    case .language: context.language(of: entry)
    case .direction: context.direction(of: entry)
    case .mark: Value(context.outletMark(index))
    }
  }
}

extension SiteRenderer {
  /// The days of some articles of a list, from the first to the last of them.
  func span(_ entries: Range<Int>, article: (Int) -> Int) -> String {
    guard let newest = entries.first, let oldest = entries.last else { return "" }
    return text.span(
      catalog.entries[article(oldest)].date.date, catalog.entries[article(newest)].date.date)
  }

  /// Cuts a list where `key` changes.
  func runs<Name: Equatable>(_ range: Range<Int>, _ key: (Int) -> Name) -> [(key: Name, range: Range<Int>)] {
    var runs: [(key: Name, range: Range<Int>)] = []
    for index in range {
      let key = key(index)
      if let last = runs.last, last.key == key {
        runs[runs.count - 1].range = last.range.lowerBound..<index + 1
      } else {
        runs.append((key, index..<index + 1))
      }
    }
    return runs
  }
}

extension Key {
  static let byCount = Key("byCount")
  static let byName = Key("byName")
  static let crumbs = Key("crumbs")
  static let days = Key("days")
  static let earlier = Key("earlier")
  static let hasLetters = Key("hasLetters")
  static let id = Key("id")
  static let later = Key("later")
  static let letter = Key("letter")
  static let months = Key("months")
  static let newest = Key("newest")
  static let oldest = Key("oldest")
  static let span = Key("span")
  static let step = Key("step")
  static let unit = Key("unit")
  static let weekdays = Key("weekdays")
  static let weeks = Key("weeks")
}
