import Content
import Testing

@testable import Site

@Suite struct SitemapPageTests {
  private func site() throws -> TestSite {
    var site = try TestSite()
    site.configuration.url = "https://mirror.example/"
    return site
  }

  @Test("search engines are told of articles, the oldest first, then of lists, with the time of their content")
  func pages() throws {
    let site = try site()
    try site.article(
      "2024/06/20/甲", date: "2024-06-20T08:00:00+08:00", "captured: 2024-06-23T04:00:00Z\nauthors: [林]\n")
    try site.article("2024/06/21/b", date: "2024-06-21T08:00:00+08:00", "captured: 2024-06-21T00:00:00Z\n")
    let built = try site.build()
    let lines = built["sitemap.xml"].components(between: "<url>", and: "</url>")
    let pages = lines.map { line in
      line.replacing("<loc>https://mirror.example/", with: "").replacing("</loc><lastmod>", with: " ")
        .replacing("</lastmod>", with: "")
    }
    #expect(
      pages == [
        "2024/06/20/%E7%94%B2.html 2024-06-23T04:00:00Z", "2024/06/21/b.html 2024-06-21T08:00:00+08:00",
        "index.html 2024-06-21T08:00:00+08:00", "authors/index.html 2024-06-21T08:00:00+08:00",
        "authors/%E6%9E%97/index.html 2024-06-23T04:00:00Z", "outlets/index.html 2024-06-21T08:00:00+08:00",
        "dates/index.html 2024-06-21T08:00:00+08:00",
        "2024/index.html 2024-06-21T08:00:00+08:00", "2024/06/index.html 2024-06-21T08:00:00+08:00",
      ])
    #expect(
      built["robots.txt"].hasSuffix(
        "\nSitemap: https://mirror.example/sitemap.xml\nSitemap: https://mirror.example/sitemap-news.xml\n"))
  }

  @Test("the news are the last two days of the archive, whatever the clock says")
  func news() throws {
    let site = try site()
    for (name, date) in [
      ("old", "2001-05-01T11:00:00+08:00"), ("west", "2001-05-01T23:30:00-11:00"), ("new", "2001-05-03T12:00:00+08:00"),
    ] { try site.article(name, title: name, date: date) }
    let titles = try site.build()["sitemap-news.xml"].components(between: "<news:title>", and: "</news:title>")
    #expect(titles == ["new", "west"])
  }

  @Test("an article without a page is in no feed and no sitemap")
  func leftOut() throws {
    let site = try site()
    try site.article("index", title: "无处可去", "url: https://a.example/1\n")
    let built = try site.build()
    #expect(built["sitemap.xml"].components(between: "<url>", and: "</url>").count { $0.contains("index.html<") } > 0)
    #expect(!built["sitemap-news.xml"].contains("<url>"))
    #expect(built["feed.xml"].contains("<link>https://a.example/1</link>"))
  }
}
