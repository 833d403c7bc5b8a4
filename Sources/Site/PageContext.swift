import Content
import Mustache

/// What templates are given about the site, an entry of a list, a date: always as seen from one page, since all links
/// are relative.
struct PageContext {
  let site: SiteRenderer
  /// The path of the page that is rendered.
  let page: String
  /// The feeds that the page names to feed readers.
  var feeds = Value.missing
  /// Whether it stays as it is when articles come, and so does not tell how many there are.
  let isLasting: Bool
  /// What is looked up for it.
  let lookups: Lookups

  /// The link from this page to another.
  func href(_ target: String) -> Value { .text(Permalinks.relative(from: page, to: target)) }

  /// What every template is given, with the page's own members behind it.
  func root(_ members: [(Key, Value)]) -> Value {
    .object(Object([(.site, siteObject), (.feeds, feeds), (.text, site.textValue)] + members))
  }

  private var siteObject: Value {
    let catalog = site.catalog
    var object = Object([
      (.title, .text(site.configuration.title)),
      (.language, .text(site.text.language)),
      (.summary, isLasting ? .missing : .text(site.summary)),
      (.home, href("index.html")),
      (.feed, href("feed.xml")),
      (.feeds, href("feeds.html")),
      (.style, site.theme.assetPaths["assets/style.css"].map(href) ?? .missing),
      (.icon, site.theme.assetPaths["assets/icon.svg"].map(href) ?? .missing),
      (.years, href(Period.all)),
    ])
    // A list of one is no place to go to.
    if catalog.outlets.count > 1 { object.append(.outlets, href(Taxonomy.outlets.path)) }
    if !catalog.authors.isEmpty { object.append(.authors, href(Taxonomy.authors.path)) }
    if !catalog.sections.isEmpty { object.append(.sections, href(Taxonomy.sections.path)) }
    return .object(object)
  }

  /// A date: `machine` for attributes, `day`, `long` and `time` for readers, `href` to the day's page.
  func date(_ timestamp: Timestamp) -> Value {
    // Each list and each theme asks for a few of them only.
    .object(
      Object([
        (.machine, .lazy { .text(timestamp.rfc3339) }), (.day, .lazy { .text(site.dayText(timestamp).short) }),
        (.time, .lazy { .text(timestamp.clock) }), (.href, .lazy { href(site.dayText(timestamp).path) }),
        (.zone, .lazy { .text(timestamp.zone) }),
      ]))
  }

  /// A term as a link.
  func term(_ taxonomy: Taxonomy, slug: String, name: String) -> Value {
    .object(Object([(.name, .text(name)), (.href, href(taxonomy.path(slug)))]))
  }

  /// The outlet of an article as a link.
  func outlet(_ article: Article) -> Value {
    guard let slug = article.outlet else { return .missing }
    return term(.outlets, slug: slug, name: site.outletName(slug))
  }
}

extension Key {
  static let about = Key("about")
  static let article = Key("article")
  static let authors = Key("authors")
  static let body = Key("body")
  static let byline = Key("byline")
  static let canonical = Key("canonical")
  static let captured = Key("captured")
  static let contributors = Key("contributors")
  static let count = Key("count")
  static let date = Key("date")
  static let dateline = Key("dateline")
  static let editors = Key("editors")
  static let entries = Key("entries")
  static let excerpt = Key("excerpt")
  static let external = Key("external")
  static let extra = Key("extra")
  static let feed = Key("feed")
  static let hasAuthors = Key("hasAuthors")
  static let hasLinkedFrom = Key("hasLinkedFrom")
  static let hasNeighbours = Key("hasNeighbours")
  static let hasProfiles = Key("hasProfiles")
  static let hasRelated = Key("hasRelated")
  static let hasSimilar = Key("hasSimilar")
  static let hasVia = Key("hasVia")
  static let home = Key("home")
  static let href = Key("href")
  static let icon = Key("icon")
  static let image = Key("image")
  static let isForeign = Key("isForeign")
  static let isLast = Key("isLast")
  static let language = Key("language")
  static let linkedFrom = Key("linkedFrom")
  static let machine = Key("machine")
  static let name = Key("name")
  static let newer = Key("newer")
  static let number = Key("number")
  static let older = Key("older")
  static let outlet = Key("outlet")
  static let outlets = Key("outlets")
  static let page = Key("page")
  static let pagination = Key("pagination")
  static let position = Key("position")
  static let profile = Key("profile")
  static let profiles = Key("profiles")
  static let readingTime = Key("readingTime")
  static let related = Key("related")
  static let rights = Key("rights")
  static let section = Key("section")
  static let sections = Key("sections")
  static let similar = Key("similar")
  static let site = Key("site")
  static let style = Key("style")
  static let summary = Key("summary")
  static let tags = Key("tags")
  static let target = Key("target")
  static let terms = Key("terms")
  static let text = Key("text")
  static let time = Key("time")
  static let title = Key("title")
  static let translationOf = Key("translationOf")
  static let translators = Key("translators")
  static let url = Key("url")
  static let via = Key("via")
  static let years = Key("years")
  static let zone = Key("zone")
}
