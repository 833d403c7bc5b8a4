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

  /// What a file lists.
  package enum Content: Sendable {
    /// Pages of the site.
    case pages
    /// Files that list pages.
    case files

    fileprivate var root: StaticString { self == .pages ? "urlset" : "sitemapindex" }
    fileprivate var element: StaticString { self == .pages ? "url" : "sitemap" }
  }

  /// Writes a file page by page, so that fifty thousand of them need be nowhere all at once.
  package struct Writer: ~Copyable {
    private let content: Content
    private let count: Int
    private var written = 0
    private var output: [UInt8] = []

    /// How many pages are written before room is made for all.
    private static let sample = 128

    /// - Parameter count: about how many pages there are: they get their room in one piece then.
    package init(of content: Content, count: Int = 0) {
      self.content = content
      self.count = count
      output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<")
      output.append(content.root)
      output.append(" xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    }

    /// Lists a page.
    package mutating func add(_ page: Page) {
      // The first ones tell how long the others are.
      if written == Self.sample, count > written { output.reserveCapacity(output.count / written * count / 16 * 17) }
      written += 1
      output.append("<")
      output.append(content.element)
      output.append("><loc>")
      output.append(plain: URLEncoding.ascii(page.url))
      output.append("</loc>")
      if let date = page.changed {
        output.append("<lastmod>")
        output.append(plain: page.changesRarely ? date.day : date.rfc3339)
        output.append("</lastmod>")
      }
      output.append(closing: content.element)
    }

    /// The file.
    package consuming func finished() -> [UInt8] {
      output.append(closing: content.root)
      return output
    }
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
}
