import Content
import Markup
import Mustache

/// The members that the template of articles is given.
extension SiteRenderer {
  /// An article.
  ///
  /// - Parameter text: its text.
  func articleMembers(_ index: Int, _ text: ParsedMarkdown, _ context: PageContext) -> [(Key, Value)] {
    let entry = catalog.entries[index]
    let members = ArticleMembers(index, html: bodyHTML(text, entry, context), context)
    return [
      pageObject(members.article.title, language: members.article.language), (.article, .object(Object(members))),
    ]
  }

  private func bodyHTML(_ body: ParsedMarkdown, _ entry: Catalog.Entry, _ context: PageContext) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(body.markdown.count * 5 / 4)
    // The highest heading is shown as `<h2>`, right below the title, so that no level is skipped.
    let options = HTMLOptions(
      headingOffset: 2 - (MarkdownParser.highestHeading(in: body.markdown) ?? 2),
      reservedIdentifiers: Self.ownIdentifiers,
      language: entry.language ?? text.language,
      isRightToLeft: isRightToLeft(entry.language),
      labels: HTMLOptions.Labels(absentPicture: text("absent_picture")),
      link: { self.linkTarget($0, of: entry, context) }, image: { self.image($0, of: entry, context) })
    body.renderHTML(with: options, into: &out)
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
  func linkTarget(
    _ destination: String, of entry: Catalog.Entry?, _ context: PageContext
  ) -> LinkTarget {
    if media.hasRecordings, MediaAddress.kind(ofRecording: destination) != nil,
      let file = keptFile(destination, of: entry, context.lookups)
    {
      return .archived(href: context.link(to: KeptMedia.sitePath(of: file)))
    }
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
      // From a folder, a host without a scheme leads nowhere.
      let complete =
        address.scheme.isEmpty ? address.withScheme(of: entry?.url.map { WebAddress($0) }).text : destination
      return webTarget(complete, catalog.index(of: address, context.lookups), context)
    }
    guard let entry else { return .none }
    return relativeTarget(address, of: entry, context)
  }

  /// Where a link to an address leads, at which the article with that index was.
  private func webTarget(_ destination: String, _ index: Int?, _ context: PageContext) -> LinkTarget {
    guard let index else { return .external(href: destination) }
    return .archived(href: context.link(toArticle: catalog.entries[index]))
  }

  /// A relative link, as people write them by hand: to another file of the archive, or as seen from the original.
  private func relativeTarget(
    _ address: WebAddress, of entry: Catalog.Entry, _ context: PageContext
  ) -> LinkTarget {
    if let path = archivedPath(address, of: entry, context.lookups) {
      return .archived(href: context.link(toArticle: path))
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
    if WebAddress.isPlain(address: text) { return text }
    let address = WebAddress(text).withScheme()
    return address.isWeb ? address.text : nil
  }
}
