import Content
import Mustache

/// What templates are given about the site, an entry of a list, a date: always as seen from one page, since all links
/// are relative.
///
/// Members are made when a template asks for them (`LazyMembers`), since each theme asks for some of them only.
final class PageContext: Sendable {
  let site: SiteRenderer
  /// The folder of the page that is rendered, with a slash behind it; empty for that of the site.
  fileprivate let folder: String
  /// Whether it stays as it is when articles come, and so does not tell how many there are.
  let isLasting: Bool
  /// What is looked up for it.
  let lookups: Lookups

  init(site: SiteRenderer, page: String, isLasting: Bool, lookups: Lookups) {
    self.site = site
    folder = page.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(page[...$0]) } ?? ""
    self.isLasting = isLasting
    self.lookups = lookups
  }

  /// The link from this page to another.
  func href(_ target: String) -> Value { .text(Permalinks.relative(from: folder, to: target)) }

  /// The same as a text.
  func link(to target: String) -> String { Permalinks.relative(from: folder, to: target) }

  /// The link from this page to that of an article, whose path has no ending.
  func link(toArticle path: String) -> String { Permalinks.relative(from: folder, to: path, ending: ".html") }

  /// The link from this page to that of an article.
  func link(toArticle entry: Catalog.Entry) -> String {
    Permalinks.relative(from: folder, to: entry.pathBytes, ending: ".html")
  }

  /// What every template is given, with the page's own members behind it.
  ///
  /// - Parameter feeds: those that the page names to feed readers.
  func root(feeds: Value, _ members: [(Key, Value)]) -> Value {
    .object(Object([(.site, .object(Object(SiteMembers(self)))), (.feeds, feeds), (.text, site.textValue)] + members))
  }

  /// A date: `machine` for attributes, `day` and `time` for readers, `href` to the day's page.
  func date(_ timestamp: Timestamp) -> Value { .object(Object(DateMembers(timestamp, self))) }

  /// A term as a link.
  func term(_ taxonomy: Taxonomy, slug: String, name: String) -> Value {
    .object(Object([(.name, .text(name)), (.href, href(taxonomy.path(slug)))]))
  }

  /// The outlet of an article as a link.
  func outlet(of index: Int) -> Value {
    guard let slug = site.catalog.entries[index].outlet, let name = site.outletName(of: index) else {
      return .missing
    }
    return term(.outlets, slug: slug, name: name)
  }
}

extension Value {
  /// What is made of something; missing where there is nothing.
  init<Subject>(_ subject: Subject?, _ make: (Subject) -> Value) { self = subject.map(make) ?? .missing }
}

/// What templates are given about the site.
private final class SiteMembers: LazyMembers {
  enum Member: String, CaseIterable {
    case title, language, summary, imageSource, hasFonts, home, feed, feeds, style, icon, search, openSearch, years,
      outlets, authors, sections
  }

  static let table = MemberTable<Member>()

  private let context: PageContext
  private let links: SiteLinks

  init(_ context: PageContext) {
    self.context = context
    links = context.site.links(from: context.folder)
  }

  func value(of member: Member) -> Value {
    switch member {
    case .title: .text(context.site.configuration.title)
    case .language: .text(context.site.text.language)
    case .summary: context.isLasting ? .missing : .text(context.site.summary)
    case .imageSource: .html(HTML(context.site.configuration.media.absent == .placeholder ? "'self'" : "*"))
    case .hasFonts: .boolean(context.site.theme.hasFonts)
    case .home: .text(links.home)
    case .feed: .text(links.feed)
    case .feeds: .text(links.feeds)
    case .style: Value(links.style)
    case .icon: Value(links.icon)
    case .search: Value(links.search)
    case .openSearch: Value(links.openSearch)
    case .years: .text(links.years)
    case .outlets: Value(links.outlets)
    case .authors: Value(links.authors)
    case .sections: Value(links.sections)
    }
  }
}

/// What templates are given of a date.
private final class DateMembers: LazyMembers {
  enum Member: String, CaseIterable { case machine, day, time, href, zone }

  static let table = MemberTable<Member>()

  private let timestamp: Timestamp
  private let context: PageContext

  init(_ timestamp: Timestamp, _ context: PageContext) {
    self.timestamp = timestamp
    self.context = context
  }

  func value(of member: Member) -> Value {
    switch member {
    case .machine: .text(timestamp.rfc3339)
    case .day: .text(context.site.dayText(timestamp).short)
    case .time: .text(timestamp.clock)
    case .href: context.href(context.site.dayText(timestamp).path)
    case .zone: .text(timestamp.zone)
    }
  }
}

extension Key {
  static let about = Key("about")
  static let article = Key("article")
  static let authors = Key("authors")
  static let canonical = Key("canonical")
  static let count = Key("count")
  static let direction = Key("direction")
  static let entries = Key("entries")
  static let external = Key("external")
  static let hasNeighbours = Key("hasNeighbours")
  static let home = Key("home")
  static let href = Key("href")
  static let index = Key("index")
  static let isTitles = Key("isTitles")
  static let isForeign = Key("isForeign")
  static let isLast = Key("isLast")
  static let language = Key("language")
  static let name = Key("name")
  static let newer = Key("newer")
  static let number = Key("number")
  static let older = Key("older")
  static let page = Key("page")
  static let pagination = Key("pagination")
  static let position = Key("position")
  static let profile = Key("profile")
  static let script = Key("script")
  static let site = Key("site")
  static let style = Key("style")
  static let target = Key("target")
  static let terms = Key("terms")
  static let text = Key("text")
  static let title = Key("title")
  static let wordsDirection = Key("wordsDirection")
  static let years = Key("years")
}
