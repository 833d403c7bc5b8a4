import Content
import Markup
import Platform
import Testing

@testable import Site

@Suite struct SitemapPageTests {
  private func site() throws -> TestSite {
    var site = try TestSite()
    site.configuration.url = "https://mirror.example/"
    return site
  }

  @Test("search engines are told of articles with their day, the oldest first, then of lists with their time")
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
        "2024/06/20/%E7%94%B2.html 2024-06-23", "2024/06/21/b.html 2024-06-21",
        "index.html 2024-06-21T08:00:00+08:00", "authors/index.html 2024-06-21T08:00:00+08:00",
        "authors/%E6%9E%97/index.html 2024-06-23T04:00:00Z", "dates/index.html 2024-06-21T08:00:00+08:00",
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
    #expect(!built["feed.xml"].contains("无处可去"))
  }

  @Test("where one file is not enough there is a list of files, and a new article leaves the full ones as they are")
  func manyPages() throws {
    let site = try site()
    for day in 10..<20 { try site.article("x-\(day)", date: "2024-06-\(day)T08:00:00+08:00") }
    let before = try sitemaps(of: site, size: 4)
    try site.article("x-20", date: "2024-06-20T08:00:00+08:00")
    let after = try sitemaps(of: site, size: 4)
    #expect(before.keys.sorted().prefix(3) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"])
    #expect(before["sitemap-1.xml"] == after["sitemap-1.xml"] && before["sitemap-2.xml"] == after["sitemap-2.xml"])
    #expect(before["sitemap-3.xml"] != after["sitemap-3.xml"])
    #expect(
      before["sitemap-1.xml"]?.components(between: "<loc>", and: "</loc>").last == "https://mirror.example/x-13.html")
    #expect(
      before["sitemap.xml"]?.contains(
        "<sitemap><loc>https://mirror.example/sitemap-1.xml</loc><lastmod>2024-06-13T08:00:00+08:00</lastmod></sitemap>"
      )
        == true)
  }

  /// The files for search engines, with few pages in each.
  private func sitemaps(of site: TestSite, size: Int) throws -> [String: String] {
    let configuration = site.configuration
    let theme = try Theme(overrides: nil)
    let parser = MarkdownParser()
    let catalog = try Catalog(
      configuration.content, configuration: configuration, parser: parser, workers: Workers(1))
    let plan = SitePlan(catalog, theme: theme, configuration: configuration, sitemapSize: size)
    let renderer = try SiteRenderer(
      configuration: configuration, catalog: catalog, plan: plan, theme: theme,
      text: InterfaceText(language: "zh-Hans", theme: theme), parser: parser)
    var files: [String: String] = [:]
    for page in plan.pages {
      if case .sitemap(let file) = page.kind {
        files[page.path] = String(decoding: renderer.sitemap(file), as: UTF8.self)
      }
    }
    return files
  }
}
