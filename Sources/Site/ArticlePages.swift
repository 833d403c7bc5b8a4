import Content
import Markup
import Mustache

/// The members that the template of articles is given.
extension SiteRenderer {
  /// An article.
  ///
  /// - Parameter body: its text in Markdown.
  func articleMembers(_ index: Int, _ body: ArraySlice<UInt8>, _ context: PageContext) -> [(Key, Value)] {
    let entry = catalog.entries[index]
    let article = entry.article
    let html = bodyHTML(body, entry, context)
    var object = Object(headMembers(article, entry, context) + peopleMembers(article, context))
    object.append(.body, .html(HTML(bytes: html)))
    object.append(lazy: .readingTime) {
      .text(self.text("reading_time", ["minutes": String(ReadingTime(html: html).minutes)]))
    }
    for (key, value) in besideMembers(article, context) + surroundings(index, context) {
      object.append(key, value)
    }
    return [pageObject(article.title, language: article.language), (.article, .object(object))]
  }

  private func headMembers(
    _ article: Article, _ entry: Catalog.Entry, _ context: PageContext
  ) -> [(Key, Value)] {
    let url = article.url.flatMap(Self.webAddress)
    return [
      (.title, .text(article.title)), (.language, .text(article.language ?? text.language)),
      (.excerpt, .text(entry.excerpt)), (.outlet, context.outlet(article)), (.date, context.date(article.date)),
      (.dateline, wording(article.dateline, beyond: dayText(article.date).short)),
      (.captured, article.captured.map { captured in .lazy { context.date(captured) } } ?? .missing),
      (.section, article.section.map { context.term(.sections, slug: $0, name: $0) } ?? .missing),
      (.url, Value(url)), (.page, Value(absolute(entry))),
      (.canonical, Value(configuration.canonical == .original ? url ?? absolute(entry) : absolute(entry))),
      (.translationOf, Value(article.translationOf.flatMap(Self.webAddress))),
      (.image, Value(article.image.flatMap(Self.webAddress))),
      (.extra, .object(Object(article.extra.map { (Key($0.key), $0.value.templateValue) }))),
    ]
  }

  private func peopleMembers(_ article: Article, _ context: PageContext) -> [(Key, Value)] {
    let authors = article.authors.enumerated().map { index, name in
      author(name, isLast: index == article.authors.count - 1, context)
    }
    return [
      (.byline, wording(article.byline, beyond: article.authors.joined())), (.hasAuthors, .boolean(!authors.isEmpty)),
      (.authors, .list(authors)),
      (.translators, .text(article.translators.joined(separator: text("separator")))),
      (.editors, .text(article.editors.joined(separator: text("separator")))),
      (.contributors, paragraphs(article.contributors, context)),
      (.hasProfiles, .boolean(!article.profiles.isEmpty)),
      (
        .profiles,
        .lazy {
          .list(
            article.profiles.map { profile in
              let about = self.inlineMarkdown(profile.about, context)
              return .object([.name: .text(profile.name), .about: .html(HTML(bytes: about))])
            })
        }
      ),
    ]
  }

  private func besideMembers(_ article: Article, _ context: PageContext) -> [(Key, Value)] {
    [
      (.tags, .text(article.tags.joined(separator: text("separator")))), (.rights, paragraphs(article.rights, context)),
      (.hasVia, .boolean(!article.via.isEmpty)), (.via, paragraphs(article.via, context)),
      (.hasRelated, .boolean(!article.related.isEmpty)),
      (.related, .list(article.related.map { related($0, context) })),
    ]
  }

  /// What an outlet wrote, where its letters and digits are others than those that the page shows anyway. Names in capitals are
  /// others: who looks for what the outlet had should find it.
  private func wording(_ written: String?, beyond shown: String) -> Value {
    guard let written, written != shown, Self.letters(written) != Self.letters(shown) else { return .missing }
    return .text(written)
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

  /// Statements in inline Markdown, a paragraph each.
  private func paragraphs(_ statements: [String], _ context: PageContext) -> Value {
    .list(statements.map { .html(HTML(bytes: inlineMarkdown($0, context))) })
  }

  /// A recommended article: the archive's copy where there is one.
  private func related(_ link: Article.Link, _ context: PageContext) -> Value {
    switch linkTarget(link.url, of: nil, context) {
    case .archived(let href): .object([.title: .text(link.title), .href: .text(href)])
    case .external(let href): .object([.title: .text(link.title), .href: .text(href), .external: .boolean(true)])
    case .none: .object([.title: .text(link.title)])
    }
  }

  private func author(_ name: String, isLast: Bool, _ context: PageContext) -> Value {
    let href = catalog.slug(ofAuthor: name).map { context.href(Taxonomy.authors.path($0)) }
    return .object(Object([(.name, .text(name)), (.href, href ?? .missing), (.isLast, .boolean(isLast))]))
  }

  private func bodyHTML(_ body: ArraySlice<UInt8>, _ entry: Catalog.Entry, _ context: PageContext) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(body.count * 5 / 4)
    // The highest heading is shown as `<h2>`, right below the title, so that no level is skipped.
    let options = HTMLOptions(
      headingOffset: 2 - (MarkdownParser.highestHeading(in: body) ?? 2), reservedIdentifiers: Self.ownIdentifiers,
      language: entry.language ?? text.language,
      link: { self.linkTarget($0, of: entry, context) })
    parser.renderHTML(body, with: options, into: &out)
    return out
  }

  /// The ids that templates use.
  private static let ownIdentifiers: Set<String> = ["main", "top"]

  /// A statement in inline Markdown as a paragraph; the line that it stands on is the template's to end.
  func inlineMarkdown(_ markdown: String, _ context: PageContext) -> [UInt8] {
    var out: [UInt8] = []
    let options = HTMLOptions(
      headingIdentifiers: false, link: { self.linkTarget($0, of: nil, context) })
    parser.renderHTML(Array(markdown.utf8)[...], with: options, into: &out)
    if out.last == UInt8(ascii: "\n") { out.removeLast() }
    return out
  }

  /// Where a link of an article leads: to the archive's copy where there is one.
  private func linkTarget(
    _ destination: String, of entry: Catalog.Entry?, _ context: PageContext
  ) -> LinkTarget {
    if let address = ArchivedAddress(plain: destination) {
      return webTarget(destination, catalog.index(of: address, context.lookups), context)
    }
    // Most links lead to hosts of which the archive has nothing.
    if let host = WebAddress.plainHost(of: destination), !catalog.has(host: host, context.lookups) {
      return .external(href: destination)
    }
    let address = WebAddress(destination)
    if address.scheme == "mailto" { return .external(href: destination) }
    if address.isWeb || address.authority != nil {
      return webTarget(destination, catalog.index(of: address, context.lookups), context)
    }
    guard let entry else { return .none }
    return relativeTarget(address, of: entry, context)
  }

  /// Where a link to an address leads, at which the article with that index was.
  private func webTarget(_ destination: String, _ index: Int?, _ context: PageContext) -> LinkTarget {
    guard let index else { return .external(href: destination) }
    return .archived(href: Permalinks.relative(from: context.page, to: catalog.entries[index].path + ".html"))
  }

  /// A relative link, as people write them by hand: to another file of the archive, or as seen from the original.
  private func relativeTarget(
    _ address: WebAddress, of entry: Catalog.Entry, _ context: PageContext
  ) -> LinkTarget {
    if let path = archivedPath(address, of: entry, context.lookups) {
      return .archived(href: Permalinks.relative(from: context.page, to: path + ".html"))
    }
    guard let url = entry.url else { return .none }
    let resolved = address.resolved(against: WebAddress(url))
    return resolved.isWeb ? .external(href: resolved.text) : .none
  }

  /// The article that a relative link to a file of the archive leads to, as a path without ending; `nil` for other links.
  func archivedPath(_ address: WebAddress, of entry: Catalog.Entry, _ lookups: Lookups) -> String? {
    guard address.scheme.isEmpty, address.authority == nil, address.path.hasSuffix(".md") else { return nil }
    let here = WebAddress("https://archive.invalid/\(entry.path).md")
    let path = WebAddress.percentDecoded(address.resolved(against: here).path.dropFirst().dropLast(3))
    return catalog.contains(path: path, lookups) ? path : nil
  }

  /// An address that a link may lead to; `nil` for one that is not http or https.
  static func webAddress(_ text: String) -> String? {
    if WebAddress.plainHost(of: text) != nil { return text }
    let address = WebAddress(text)
    return address.isWeb ? address.text : nil
  }
}

extension FrontMatter.Value {
  /// The value as templates see it.
  fileprivate var templateValue: Value {
    switch self {
    case .text(let text): .text(text)
    case .list(let items): .list(items.map(\.templateValue))
    case .map(let entries): .object(Object(entries.map { (Key($0.key), $0.value.templateValue) }))
    }
  }
}
