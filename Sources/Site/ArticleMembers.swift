import Content
import Markup
import Mustache

/// What templates are given of the article that a page is about.
final class ArticleMembers: LazyMembers {
  enum Member: String, CaseIterable {
    case title, language, excerpt, outlet, section, date, dateline, captured, url, page, canonical, image, translationOf
    case body, readingTime, extra
    case hasAuthors, authors, byline, translators, editors, contributors, hasProfiles, profiles
    case tags, rights, hasVia, via, hasRelated, related
    case hasNeighbours, newer, older, hasSimilar, similar, hasLinkedFrom, linkedFrom
  }

  static let table = MemberTable<Member>()

  private let context: PageContext
  private let index: Int
  private let entry: Catalog.Entry
  let article: Article
  /// Its text.
  private let html: [UInt8]
  private let surroundings: ArticleSurroundings
  // What templates ask for several times.
  private let outlet: Value
  private let date: Value
  private let authors: Value
  private let url: String?
  private let image: String?

  init(_ index: Int, html: [UInt8], _ context: PageContext) {
    let entry = context.site.catalog.entries[index]
    let article = entry.article
    self.context = context
    self.index = index
    self.entry = entry
    self.article = article
    self.html = html
    surroundings = context.site.surroundings(of: index)
    outlet = context.outlet(of: index)
    date = context.date(article.date)
    authors = context.authors(article.authors)
    url = article.url.flatMap(SiteRenderer.webAddress)
    image = context.site.leadPicture(of: article, context.lookups)
  }

  func value(of member: Member) -> Value {
    switch member {
    case .title: .text(article.title)
    case .language: .text(article.language ?? site.text.language)
    case .excerpt: .text(entry.excerpt)
    case .outlet: outlet
    case .section: Value(article.section) { context.term(.sections, slug: $0, name: $0) }
    case .date: date
    case .dateline: wording(article.dateline, beyond: site.dayText(article.date).short)
    case .captured: Value(article.captured, context.date)
    case .url: Value(url)
    case .page: Value(site.absolute(entry))
    case .canonical: Value(canonical)
    case .image: Value(image)
    case .translationOf: Value(article.translationOf.flatMap(SiteRenderer.webAddress))
    case .body: .html(HTML(bytes: html))
    case .readingTime: .text(site.text("reading_time", ["minutes": String(ReadingTime(html: html).minutes)]))
    case .extra: .object(Object(article.extra.map { (Key($0.key), $0.value.templateValue) }))
    case .hasAuthors: .boolean(!article.authors.isEmpty)
    case .authors: authors
    case .byline: wording(article.byline, beyond: article.authors.joined())
    case .translators: .text(joined(article.translators))
    case .editors: .text(joined(article.editors))
    case .contributors: paragraphs(article.contributors)
    case .hasProfiles: .boolean(!article.profiles.isEmpty)
    case .profiles: .list(article.profiles.map(profile))
    case .tags: .text(joined(article.tags))
    case .rights: paragraphs(article.rights)
    case .hasVia: .boolean(!article.via.isEmpty)
    case .via: paragraphs(article.via)
    case .hasRelated: .boolean(!article.related.isEmpty)
    case .related: .list(article.related.map(related))
    case .hasNeighbours: .boolean(surroundings.newer != nil || surroundings.older != nil)
    case .newer: Value(surroundings.newer) { context.neighbour($0, of: index) }
    case .older: Value(surroundings.older) { context.neighbour($0, of: index) }
    case .hasSimilar: .boolean(!surroundings.similar.isEmpty)
    case .similar: context.neighbours(surroundings.similar, of: index)
    case .hasLinkedFrom: .boolean(!surroundings.linking.isEmpty)
    case .linkedFrom: context.neighbours(surroundings.linking, of: index)
    }
  }

  private var site: SiteRenderer { context.site }

  private var canonical: String? {
    site.configuration.canonical == .original ? url ?? site.absolute(entry) : site.absolute(entry)
  }

  /// Names in one line.
  private func joined(_ names: [String]) -> String {
    names.isEmpty ? "" : names.joined(separator: site.text("separator"))
  }

  /// Statements in inline Markdown, a paragraph each.
  private func paragraphs(_ statements: [String]) -> Value {
    .list(statements.map { .html(HTML(bytes: site.inlineMarkdown($0, context))) })
  }

  private func profile(_ profile: Article.Profile) -> Value {
    let about = HTML(bytes: site.inlineMarkdown(profile.about, context))
    return .object([.name: .text(profile.name), .about: .html(about)])
  }

  /// A recommended article: the archive's copy where there is one.
  private func related(_ link: Article.Link) -> Value {
    switch site.linkTarget(link.url, of: nil, context) {
    case .archived(let href): .object([.title: .text(link.title), .href: .text(href)])
    case .external(let href): .object([.title: .text(link.title), .href: .text(href), .external: .boolean(true)])
    case .none: .object([.title: .text(link.title)])
    }
  }

  /// What an outlet wrote, where its letters and digits are others than those that the page shows anyway. Names in capitals are
  /// others: who looks for what the outlet had should find it.
  private func wording(_ written: String?, beyond shown: String) -> Value {
    guard let written, written != shown else { return .missing }
    let differs = Self.differInASCII(written, shown) || Self.letters(written) != Self.letters(shown)
    return differs ? .text(written) : .missing
  }

  /// Whether letters or digits of two texts are seen to differ before something else than ASCII stands in one of them.
  private static func differInASCII(_ a: String, _ b: String) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) }
    // A mark behind a letter would make another letter of it.
    func letters(_ text: String) -> some Sequence<UInt8> {
      text.utf8.prefix { $0 < 0x80 }.dropLast().lazy.filter(isLetter)
    }
    return zip(letters(a), letters(b)).contains { $0 != $1 }
  }

  /// The letters and digits of a text.
  private static func letters(_ text: String) -> String {
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    guard isASCII else { return text.filter { $0.isLetter || $0.isNumber } }
    return String(
      decoding: text.utf8.filter { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
      }, as: UTF8.self)
  }
}

extension PageContext {
  /// The authors of an article, with links to their pages.
  fileprivate func authors(_ names: [String]) -> Value {
    .list(
      names.indices.map { index in
        let href = site.catalog.slug(ofAuthor: names[index]).map { self.href(Taxonomy.authors.path($0)) }
        return .object(
          Object([
            (.name, .text(names[index])), (.href, href ?? .missing), (.isLast, .boolean(index == names.count - 1)),
          ]))
      })
  }
}

extension FrontMatter.Value {
  /// The value as templates see it: YAML's `false` closes a section, as it does in the specification.
  fileprivate var templateValue: Value {
    switch self {
    case .text("false"), .text("False"), .text("FALSE"): .boolean(false)
    case .text(let text): .text(text)
    case .list(let items): .list(items.map(\.templateValue))
    case .map(let entries): .object(Object(entries.map { (Key($0.key), $0.value.templateValue) }))
    }
  }
}
