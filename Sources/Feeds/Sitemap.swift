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
  ///
  /// - Parameter count: about how many there are: a file of fifty thousand gets its room in one piece then.
  package static func document(of pages: some Sequence<Page>, count: Int = 0) -> [UInt8] {
    document(root: "urlset", element: "url", pages, count: count)
  }

  /// The list of such files as a file.
  package static func index(of files: some Sequence<Page>) -> [UInt8] {
    document(root: "sitemapindex", element: "sitemap", files)
  }

  /// How pages are parted into files, in their order: as few as the limits allow.
  ///
  /// - Parameters:
  ///   - sizes: at most how many bytes the address of each page has.
  ///   - mostPages: the most pages of a file.
  ///   - mostBytes: the most bytes of a file.
  package static func parts(
    sizes: some Sequence<Int>, mostPages: Int = mostPages, mostBytes: Int = mostBytes
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

  /// How many pages are written before room is made for all.
  private static let sample = 128

  private static func document(
    root: StaticString, element: StaticString, _ pages: some Sequence<Page>, count: Int = 0
  ) -> [UInt8] {
    var output: [UInt8] = []
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<")
    output.append(root)
    output.append(" xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for (number, page) in pages.enumerated() {
      // The first ones tell how long the others are.
      if number == sample, count > number { output.reserveCapacity(output.count / sample * count / 16 * 17) }
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
