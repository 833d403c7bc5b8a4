import Content
import Feeds
import Markup

/// Articles as items of feeds.
extension SiteRenderer {
  /// An article with its text; `nil` for one that has no address at all.
  func fullItem(_ index: Int, _ read: BodyReader, _ lookups: Lookups) throws(Failure) -> Feed.Item? {
    guard var item = item(index, lookups) else { return nil }
    let entry = catalog.entries[index]
    let body = try body(of: index, read)
    var content: [UInt8] = []
    let options = HTMLOptions(
      headingOffset: 1, plain: true, link: { self.feedTarget($0, of: entry, lookups) },
      image: { self.feedImage($0, of: entry, lookups) })
    parser.renderHTML(body, with: options, into: &content)
    // Feed readers set what does not say otherwise from left to right, whatever its language.
    if isRightToLeft(entry.language), !content.isEmpty {
      content = "<div dir=\"rtl\">\n".utf8 + content + "</div>\n".utf8
    }
    item.content = Feed.Content(content)
    let article = entry.article
    item.categories = [outletName(of: index), article.section].compactMap { $0 } + article.tags
    item.image = leadPicture(of: article, lookups)
    return item
  }

  /// An article with its first words only; `nil` for one that has no address at all.
  func excerptItem(_ index: Int, _ lookups: Lookups) -> Feed.Item? {
    guard var item = item(index, lookups) else { return nil }
    // The guid says where it is from, the article's page what it is about, and thousands of excerpts add up.
    item.original = nil
    return item
  }

  /// What stands in every item of an article.
  private func item(_ index: Int, _ lookups: Lookups) -> Feed.Item? {
    let entry = catalog.entries[index]
    guard let address = address(of: index, lookups) else { return nil }
    return Feed.Item(
      title: entry.title, link: address.link, guid: address.guid, original: address.original,
      language: entry.language ?? configuration.language, published: FeedDate(entry.date), authors: entry.authors,
      summary: entry.excerpt.isEmpty ? nil : entry.excerpt)
  }

  /// Where an article is and what identifies it: the address of its original, which stays when the archive moves.
  ///
  /// Of several articles of one original the oldest is identified by it, the others by their own page: a new article never takes the
  /// identifier of one that readers have. An original that is on the site itself may be the page of another article, and identifies none.
  func address(of index: Int, _ lookups: Lookups) -> (link: String, guid: String, original: String?)? {
    let entry = catalog.entries[index]
    let original = entry.url.flatMap(Self.webAddress)
    guard let page = absolute(entry) else {
      // All that there is of several is one address: it stands for the newest.
      guard let original, let address = entry.address, catalog.index(of: address, lookups) == index else { return nil }
      return (original, original, nil)
    }
    guard let original, let address = entry.address, catalog.oldest(of: address, lookups) == index else {
      return (page, page, nil)
    }
    return (page, isOnSite(original) ? page : original, original)
  }

  /// Whether an address is one of the site's own.
  private func isOnSite(_ address: String) -> Bool {
    guard let site = configuration.url else { return false }
    return address.hasPrefix(site) || URLEncoding.ascii(address).hasPrefix(URLEncoding.ascii(site))
  }

  /// The absolute address of a page; `nil` for a site without one.
  func absolute(_ path: String) -> String? { configuration.url.map { Permalinks.absolute(path, on: $0) } }

  /// The absolute address of an article's page; `nil` for a site without one.
  func absolute(_ entry: Catalog.Entry) -> String? {
    configuration.url.map { Permalinks.absolute(entry.pathBytes, on: $0, ending: ".html") }
  }

  /// The absolute address of the page of an article, whose path has no ending; `nil` for a site without one.
  private func absolute(article path: String) -> String? {
    configuration.url.map { Permalinks.absolute(path, on: $0, ending: ".html") }
  }

  /// What a feed shows of an image: the kept one where that has an address.
  private func feedImage(_ destination: String, of entry: Catalog.Entry, _ lookups: Lookups) -> ImageTarget {
    guard configuration.url != nil, let file = keptFile(destination, of: entry, lookups), file.type.kind == .picture,
      let href = absolute(KeptMedia.sitePath(of: file))
    else { return ImageTarget(feedTarget(destination, of: entry, lookups)) }
    return .kept(href: href, width: file.size?.width, height: file.size?.height)
  }

  /// Where a link in a feed leads: to the archive's copy where that has an address.
  private func feedTarget(_ destination: String, of entry: Catalog.Entry, _ lookups: Lookups) -> LinkTarget {
    // Most are whole, and stay as they are.
    if WebAddress.isPlain(address: destination), let address = ArchivedAddress(plain: destination) {
      return .external(
        href: catalog.index(of: address, lookups).flatMap { absolute(catalog.entries[$0]) } ?? destination)
    }
    let original = entry.url.map { WebAddress($0) }
    let address = WebAddress(destination).withScheme(of: original)
    if address.scheme == "mailto" { return .external(href: destination) }
    if let path = archivedPath(address, of: entry, lookups) {
      return absolute(article: path).map { .external(href: $0) } ?? .none
    }
    guard let resolved = original.map({ address.resolved(against: $0) }) ?? (address.isWeb ? address : nil),
      resolved.isWeb
    else { return .none }
    if let index = catalog.index(of: resolved, lookups), let page = absolute(catalog.entries[index]) {
      return .external(href: page)
    }
    return .external(href: resolved.text)
  }
}

extension FeedDate {
  /// The moment of an article.
  init(_ moment: Timestamp) { self.init(secondsSinceEpoch: moment.seconds, offsetSeconds: moment.offset) }
}
