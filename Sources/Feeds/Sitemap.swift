/// Lists of pages for search engines, by the sitemap protocol 0.9 (https://www.sitemaps.org/protocol.html).
package enum Sitemap {
  /// The most pages that one file may list.
  package static let mostPages = 50_000
  /// The most bytes that one file may have.
  package static let mostBytes = 50 << 20

  /// A page of the site, or a file with pages.
  package struct Page: Sendable, Equatable {
    /// Its absolute address.
    package var url: String
    /// When what is on it changed last, by what is on it.
    package var changed: FeedDate?
    /// Whether the day says it well enough: of a page that hardly ever changes, as most do.
    package var changesRarely: Bool

    package init(url: String, changed: FeedDate?, changesRarely: Bool = false) {
      self.url = url
      self.changed = changed
      self.changesRarely = changesRarely
    }
  }

  /// The list of pages as a file.
  package static func document(of pages: [Page]) -> [UInt8] { document(root: "urlset", element: "url", pages) }

  /// The list of such files as a file.
  package static func index(of files: [Page]) -> [UInt8] {
    document(root: "sitemapindex", element: "sitemap", files)
  }

  /// How pages are parted into files, in their order: as few as the limits allow.
  ///
  /// - Parameters:
  ///   - sizes: at most how many bytes the address of each page has.
  ///   - mostPages: the most pages of a file.
  ///   - mostBytes: the most bytes of a file.
  package static func parts(
    sizes: [Int], mostPages: Int = mostPages, mostBytes: Int = mostBytes
  ) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var bytes = frame
    for (index, size) in sizes.enumerated() {
      if let last = parts.last, last.count < mostPages, bytes + size + elementFrame <= mostBytes {
        parts[parts.count - 1] = last.lowerBound..<index + 1
      } else {
        parts.append(index..<index + 1)
        bytes = frame
      }
      bytes += size + elementFrame
    }
    return parts
  }

  /// More than the bytes around all pages, and around the address of one.
  private static let frame = 256
  private static let elementFrame = 96

  private static func document(root: StaticString, element: StaticString, _ pages: [Page]) -> [UInt8] {
    var output: [UInt8] = []
    // A file of fifty thousand gets its room in one piece.
    output.reserveCapacity(pages.reduce(frame) { $0 + $1.url.utf8.count + elementFrame })
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<")
    output.append(root)
    output.append(" xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for page in pages {
      output.append("<")
      output.append(element)
      output.append("><loc>")
      output.append(plain: URLEncoding.ascii(page.url))
      output.append("</loc>")
      if let date = page.changed {
        output.append("<lastmod>")
        output.append(plain: page.changesRarely ? date.day : date.rfc3339)
        output.append("</lastmod>")
      }
      output.append(closing: element)
    }
    output.append(closing: root)
    return output
  }
}
