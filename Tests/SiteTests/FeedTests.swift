import Content
import Feeds
import Platform
import Testing

@testable import Site

@Suite struct FeedTests {
  /// A site of some articles of two outlets, one section and four authors, an hour apart.
  private static func site(_ count: Int, url: String? = "https://mirror.example/news/") throws -> TestSite {
    var site = try TestSite()
    site.configuration.url = url
    for index in 0..<count { try add(index, to: site) }
    return site
  }

  private static func add(_ index: Int, to site: TestSite) throws {
    let moment = Timestamp(seconds: 1_700_000_000 + index * 3600, offset: 28_800)
    try site.article(
      "\(moment.date.path)/x-\(index)", title: "文\(index)", date: moment.rfc3339,
      """
      url: https://a.example/\(index)
      outlet: \(index % 2 == 0 ? "nyt" : "dw")
      section: asia
      authors: [作者\(index % 4)]
      tags: [桥]

      """, body: "正文\(index)。")
  }

  private func titles(_ document: String, _ element: String) -> [String] {
    document.components(between: "<\(element)", and: "</\(element)>").map {
      $0.components(between: "<title>", and: "</title>").first ?? ""
    }
  }

  @Test("the newest articles are in three formats, and those of each outlet; authors and sections have RSS")
  func formats() throws {
    let built = try Self.site(30).build()
    for folder in ["", "outlets/nyt/", "outlets/dw/"] {
      for file in ["feed.xml", "atom.xml", "feed.json"] {
        #expect(built.pages[folder + file] != nil, "\(folder)\(file)")
      }
      #expect(built[folder + "atom.xml"].contains("href=\"https://mirror.example/news/\(folder)atom.xml\""))
      #expect(built[folder + "feed.json"].contains("\"feed_url\":\"https://mirror.example/news/\(folder)feed.json\""))
    }
    for folder in ["sections/asia/", "authors/作者0/"] {
      #expect(built.pages[folder + "feed.xml"] != nil && built.pages[folder + "atom.xml"] == nil)
      #expect(!built[folder + "feed.xml"].contains("content:encoded>"))
    }
    #expect(titles(built["sections/asia/feed.xml"], "item") == (10..<30).reversed().map { "文\($0)" })
    #expect(titles(built["outlets/nyt/atom.xml"], "entry").first == "文28")
    #expect(built["feed.json"].contains("<p>正文29。</p>"))
    #expect(built["feed.xml"].contains("<category>桥</category>"))
    #expect(built["outlets/nyt/feed.xml"].contains("<title>试刊 · 纽约时报中文网</title>"))
  }

  @Test("text that runs from right to left says so, whatever the site's language")
  func direction() throws {
    var site = try Self.site(1)
    try site.article("2023/11/20/u", date: "2023-11-20T12:00:00+08:00", "language: ug\n", body: "تېكىست")
    try site.article("2023/11/20/v", date: "2023-11-20T13:00:00+08:00", "language: ug\n", body: "")
    for language in ["zh-Hans", "ar"] {
      site.configuration.language = language
      let built = try site.build()
      for feed in ["feed.xml", "atom.xml"] {
        #expect(built[feed].contains("<div dir=\"rtl\">\n<p>تېكىست</p>\n</div>\n]]>"), "\(feed)")
        #expect(built[feed].components(between: "<div dir", and: "</div>").count == 1)
      }
      #expect(built["feed.json"].contains(#""content_html":"<div dir=\"rtl\">\n<p>تېكىست</p>\n</div>\n""#))
    }
  }

  @Test("an article without an address is in no feed, and no other is there twice for it") func articleWithoutAddress()
    throws
  {
    let site = try Self.site(60)
    // Its page would stand in the place of the day's.
    try site.article("2023/11/18/index", date: "2023-11-18T12:00:00+08:00")
    let built = try site.build()
    #expect(titles(built["atom.xml"], "entry") == (0..<60).reversed().map { "文\($0)" })
  }

  @Test("feeds of terms can be turned off, and then no page names them")
  func turnedOff() throws {
    var site = try Self.site(4)
    site.configuration.feeds = [.sections]
    let built = try site.build()
    #expect(built.pages["outlets/nyt/feed.xml"] == nil && built.pages["authors/作者0/feed.xml"] == nil)
    #expect(built.pages["sections/asia/feed.xml"] != nil)
    #expect(!built["outlets/nyt/index.html"].contains("outlets/nyt/feed.xml"))
    #expect(built.brokenLinks == [])
  }

  @Test("a subscriber can go back through everything, and no article comes twice")
  func history() throws {
    let built = try Self.site(260).build()
    let newest = built["atom.xml"]
    #expect(newest.contains("<link rel=\"prev-archive\" href=\"https://mirror.example/news/archive/2.xml\"/>"))
    // Fifty, and ten more because no full document holds them yet; readers that have their text keep it.
    #expect(titles(newest, "entry") == (200..<260).reversed().map { "文\($0)" })
    #expect(newest.components(between: "<content ", and: "</content>").count == 60)
    #expect(titles(built["archive/2.xml"], "entry") == (100..<200).reversed().map { "文\($0)" })
    #expect(titles(built["archive/1.xml"], "entry") == (0..<100).reversed().map { "文\($0)" })
    let first = built["archive/1.xml"]
    #expect(first.contains("<fh:archive/>") && !first.contains("<category"))
    #expect(
      first.contains("rel=\"next-archive\" href=\"https://mirror.example/news/archive/2.xml\""))
    #expect(!first.contains("prev-archive") && !first.contains("<content"))
    #expect(first.contains("<id>https://mirror.example/news/atom.xml</id>"))
    #expect(built.pages["archive/3.xml"] == nil && !built["archive/2.xml"].contains("next-archive"))
  }

  @Test("an older article more changes no feed that it is not in") func anOlderOne() throws {
    var site = try TestSite()
    site.configuration.url = "https://mirror.example/news/"
    site.configuration.feedSize = 2
    for day in 2...4 { try site.article("2024/06/0\(day)/x", date: "2024-06-0\(day)T12:00:00+08:00") }
    let before = try site.build()
    try site.article("2024/06/01/x", date: "2024-06-01T12:00:00+08:00")
    let after = try site.build()
    #expect(before["feed.xml"] == after["feed.xml"] && before["feed.json"] == after["feed.json"])
    #expect(before["feed.xml"].contains("<description>试刊</description>"))
  }

  @Test("an article that names no language is in the site's, whatever the feed's newest one is in")
  func languages() throws {
    var site = try TestSite()
    site.configuration.url = "https://mirror.example/news/"
    try site.article("a", date: "2024-06-21T12:00:00+08:00", "outlet: nyt\nlanguage: bo\n")
    try site.article("b", date: "2024-06-20T12:00:00+08:00", "outlet: nyt\n")
    let feed = try site.build()["outlets/nyt/atom.xml"]
    #expect(feed.contains(#"xml:lang="bo">"#) && feed.contains(#"<entry xml:lang="zh-Hans">"#))
  }

  @Test("a new author takes no page and no feed from one whose name has the same letters") func newAuthors() throws {
    var site = try TestSite()
    site.configuration.url = "https://mirror.example/news/"
    try site.article("a", date: "2024-06-20T12:00:00+08:00", "authors: [Lin Wang-Shu]\n")
    try site.article("b", date: "2024-06-21T12:00:00+08:00", "authors: [Lin Wang Shu]\n")
    let built = try site.build()
    #expect(built["authors/lin-wang-shu/feed.xml"].contains("<title>试刊 · Lin Wang-Shu</title>"))
    let other = "authors/lin-wang-shu-\(Fingerprint("Lin Wang Shu").hexadecimal.prefix(8))/feed.xml"
    #expect(built[other].contains("<title>试刊 · Lin Wang Shu</title>"))
  }

  @Test("one more article changes the feeds that it is in, and nothing else")
  func oneMore() throws {
    let site = try Self.site(230)
    let before = try site.build()
    try Self.add(230, to: site)
    let after = try site.build()
    let changed = after.pages.keys.filter {
      !$0.hasSuffix(".html") && !$0.hasPrefix("search/") && before.pages[$0] != after.pages[$0]
    }.sorted()
    #expect(
      changed == [
        "atom.xml", "authors/作者2/feed.xml", "feed.json", "feed.xml", "outlets/nyt/atom.xml", "outlets/nyt/feed.json",
        "outlets/nyt/feed.xml", "sections/asia/feed.xml", "sitemap-news.xml", "sitemap.xml",
      ])
    #expect(before["feeds.html"] == after["feeds.html"])
  }

  @Test("without an address of the site there is nothing that needs one, and nothing is wrong")
  func withoutAddress() throws {
    let built = try Self.site(120, url: nil).build()
    for path in ["atom.xml", "outlets/nyt/atom.xml", "archive/1.xml", "feeds.opml", "sitemap.xml", "sitemap-news.xml"] {
      #expect(built.pages[path] == nil, "\(path)")
    }
    #expect(
      built["feed.json"].contains("\"url\":\"https://a.example/119\"") && !built["feed.json"].contains("feed_url"))
    #expect(built["feed.xml"].contains("<link>https://a.example/119</link>"))
    #expect(built["robots.txt"] == "User-agent: *\nAllow: /\n")
    #expect(!built["feeds.html"].contains("OPML") && built["feeds.html"].contains("href=\"feed.json\""))
    #expect(built.brokenLinks == [])
  }

  @Test("a new article does not take the identifier of an older one of the same original")
  func sameOriginal() throws {
    var site = try TestSite()
    try site.article("2024/06/20/b", date: "2024-06-20T12:00:00Z", "url: https://a.example/1\n")
    site.configuration.url = "https://mirror.example/"
    let original = " isPermaLink=\"false\">https://a.example/1"
    #expect(try site.build()["feed.xml"].components(between: "<guid", and: "</guid>") == [original])
    try site.article("2024/06/21/a", date: "2024-06-21T12:00:00Z", "url: https://a.example/1\n")
    #expect(
      try site.build()["feed.xml"].components(between: "<guid", and: "</guid>") == [
        " isPermaLink=\"true\">https://mirror.example/2024/06/21/a.html", original,
      ])
    // Without pages of one's own, the original is all that items can link to: the newest article is the one.
    site.configuration.url = nil
    #expect(try site.build()["feed.xml"].components(between: "<guid", and: "</guid>").count == 1)
  }

  @Test("an article whose original is the page of another one has an identifier of its own")
  func originalOnSite() throws {
    var site = try TestSite()
    site.configuration.url = "https://mirror.example/"
    try site.article("2024/06/21/雾", "")
    try site.article("2024/06/21/a", "url: https://mirror.example/2024/06/21/雾.html\n")
    let guids = try site.build()["feed.xml"].components(between: "<guid", and: "</guid>")
    #expect(Set(guids).count == 2 && guids.allSatisfy { $0.hasPrefix(" isPermaLink=\"true\"") })
  }

  @Test("links in feeds are absolute, also those to files of the archive")
  func links() throws {
    var site = try Self.site(1)
    try site.article(
      "2024/06/21/y", "url: https://a.example/y/\n", body: "[甲](../../../2023/11/15/x-0.md) [乙](z) [丙](#f)")
    let with = try site.build()["feed.xml"]
    #expect(with.contains("<a href=\"https://mirror.example/news/2023/11/15/x-0.html\">甲</a>"))
    #expect(with.contains("<a href=\"https://a.example/y/z\">乙</a>"))
    site.configuration.url = nil
    #expect(try site.build()["feed.xml"].contains("<p>甲 <a href"))
  }

  @Test("every page names the archive's feed first, and the pages of a term their own")
  func discovery() throws {
    var site = try Self.site(25)
    site.configuration.pageSize = 10
    let built = try site.build()
    for (path, bytes) in built.pages where path.hasSuffix(".html") && path != "404.html" {
      let links = String(decoding: bytes, as: UTF8.self).components(
        between: "<link rel=\"alternate\" type=\"", and: ">"
      )
      .filter { $0.hasPrefix("application/") }
      #expect(links.first?.hasPrefix("application/rss+xml\" title=\"试刊\" href=") == true, "\(path)")
      #expect(Set(links).count == links.count, "\(path)")
      let isOfTerm = path.split(separator: "/").count > 2 && Taxonomy.allCases.contains { path.hasPrefix($0.rawValue) }
      let expected = ["index.html", "feeds.html"].contains(path) ? 3 : isOfTerm ? 2 : 1
      #expect(links.count == expected, "\(path)")
    }
    #expect(built["404.html"].contains("href=\"https://mirror.example/news/feed.xml\">"))
    #expect(
      built["sections/asia/page/1.html"].contains(
        "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"试刊 · asia\" href=\"../feed.xml\">"))
  }

  @Test("the page about feeds and the list for readers have the feeds of the archive, of outlets and of sections")
  func list() throws {
    let built = try Self.site(4).build()
    let page = built["feeds.html"]
    for part in [
      "href=\"feed.xml\"", "href=\"atom.xml\"", "href=\"feed.json\"", "href=\"outlets/dw/feed.json\"",
      "href=\"sections/asia/feed.xml\"", "<code>https://mirror.example/news/feed.xml</code>", "href=\"feeds.opml\"",
      "href=\"authors/index.html\"",
    ] { #expect(page.contains(part), "\(part)") }
    #expect(!page.contains("作者0"))
    let urls = built["feeds.opml"].components(between: "xmlUrl=\"https://mirror.example/news/", and: "\"")
    #expect(urls == ["feed.xml", "outlets/dw/feed.xml", "outlets/nyt/feed.xml", "sections/asia/feed.xml"])
  }

  @Test("hostile titles stay well-formed, and so do their feeds' names")
  func hostile() throws {
    var site = try TestSite()
    site.configuration.url = "https://mirror.example/"
    site.configuration.title = "<b>&\"']]>"
    try site.article(
      "a", title: "</title><script>alert(1)</script>]]>&lt;", "outlet: '<i>'\nsection: '\"><x>'\nauthors: ['<u>&']\n")
    let built = try site.build()
    for (path, bytes) in built.pages where ["xml", "opml"].contains(path.split(separator: ".").last) {
      let text = String(decoding: bytes, as: UTF8.self)
      for markup in ["<script", "<b>", "<i>", "<x>", "<u>"] { #expect(!text.contains(markup), "\(path): \(markup)") }
    }
  }
}
