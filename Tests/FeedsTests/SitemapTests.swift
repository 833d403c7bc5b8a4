import Feeds
import Testing

@Suite struct SitemapTests {
  @Test("pages and files are listed with their last change") func pagesAndFilesAreListed() {
    let pages = [
      Sitemap.Page(url: "https://a.example/新&.html", changed: FeedDate(secondsSinceEpoch: 0)),
      Sitemap.Page(
        url: "https://a.example/1.html", changed: FeedDate(secondsSinceEpoch: 86_399, offsetSeconds: 60),
        changesRarely: true),
      Sitemap.Page(url: "https://a.example/", changed: nil),
    ]
    #expect(
      String(decoding: Sitemap.document(of: pages), as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc>https://a.example/%E6%96%B0&amp;.html</loc><lastmod>1970-01-01T00:00:00Z</lastmod></url>
        <url><loc>https://a.example/1.html</loc><lastmod>1970-01-02</lastmod></url>
        <url><loc>https://a.example/</loc></url>
        </urlset>

        """)
    let many = (0..<300).map { Sitemap.Page(url: "https://a.example/\($0).html", changed: nil) }
    let lines = String(decoding: Sitemap.document(of: many), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 303 && lines[301] == "<url><loc>https://a.example/299.html</loc></url>")
    let index = String(decoding: Sitemap.document(of: pages, listing: .files), as: UTF8.self)
    #expect(index.contains("<sitemapindex ") && index.contains("<sitemap><loc>https://a.example/</loc></sitemap>"))
  }

  @Test("pages are parted by number and by bytes, each part full before the next begins")
  func pagesAreParted() {
    #expect(Sitemap.parts(sizes: [Int](repeating: 40, count: 7), mostPages: 3) == [0..<3, 3..<6, 6..<7])
    // A page of 4 bytes takes 100 with what is around it, the file itself 256.
    #expect(Sitemap.parts(sizes: [4, 4, 4, 4], mostBytes: 456) == [0..<2, 2..<4])
    #expect(Sitemap.parts(sizes: [9999, 4], mostBytes: 456) == [0..<1, 1..<2])
    #expect(Sitemap.parts(sizes: []) == [])
    #expect(Sitemap.parts(sizes: [Int](repeating: 100, count: 50_001)) == [0..<50_000, 50_000..<50_001])
  }

  @Test("no file is longer than was reckoned") func noFileIsLongerThanWasReckoned() {
    let pages = (0..<200).map { index in
      Sitemap.Page(
        url: "https://a.example/\(index)", changed: FeedDate(secondsSinceEpoch: index, offsetSeconds: 28_800))
    }
    let parts = Sitemap.parts(sizes: pages.map(\.url.utf8.count), mostBytes: 5000)
    #expect(parts.count > 1 && parts.allSatisfy { Sitemap.document(of: pages[$0]).count <= 5000 })
  }

  @Test(
    "languages are named as search engines of news want them",
    arguments: [
      ("zh-Hans", "zh-cn"), ("zh-Hant", "zh-tw"), ("zh-HK", "zh-tw"), ("zh", "zh-cn"), ("en-GB", "en"), ("ja", "ja"),
    ])
  func newsLanguages(tag: String, language: String) {
    let article = NewsSitemap.Article(
      url: "https://a.example/1", title: "<题>", published: FeedDate(secondsSinceEpoch: 0), language: tag)
    let text = String(decoding: NewsSitemap.document(of: [article], publication: "报"), as: UTF8.self)
    #expect(text.contains("<news:language>\(language)</news:language>"))
    #expect(text.contains("<news:title>&lt;题&gt;</news:title>") && text.contains("<news:name>报</news:name>"))
  }
}

extension Sitemap {
  /// A file with some pages.
  static func document(of pages: some Collection<Page>, listing content: Content = .pages) -> [UInt8] {
    var writer = Writer(of: content, count: pages.count)
    for page in pages { writer.add(page) }
    return writer.finished()
  }
}
