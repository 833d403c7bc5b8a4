import Checking
import Testing

@Suite struct SitemapFaultTests {
  private let sitemap = "public/sitemap.xml"
  private let fog =
    "<url><loc>https://s.example/site/2024/06/21/hepan-fog.html</loc><lastmod>2024-06-21</lastmod></url>\n"

  @Test("a page that the sitemap does not list") func lacks() throws {
    let site = try CheckedSite()
    try site.replace(fog, with: "", in: sitemap)
    try site.expect(.sitemap, "the sitemap does not list 2024/06/21/hepan-fog.html", in: sitemap)
  }

  @Test("a page that it lists twice") func double() throws {
    let site = try CheckedSite()
    try site.replace(
      "</urlset>", with: "<url> <loc> https://s.example/site/2024/06/21/hepan-fog.html </loc></url></urlset>",
      in: sitemap)
    try site.expect(.sitemap, "2024/06/21/hepan-fog.html is listed once more", in: sitemap, at: "<loc> ")
  }

  @Test("a page that is not there") func dead() throws {
    let site = try CheckedSite()
    try site.replace("</urlset>", with: "<url><loc>https://s.example/site/a.html</loc></url></urlset>", in: sitemap)
    try site.expect(
      .sitemap, "a.html is listed, and is not there", in: sitemap, at: "<loc>https://s.example/site/a.html")
  }

  @Test("a page that search engines are not told of, and one of another site") func surplus() throws {
    let site = try CheckedSite()
    try site.replace("</urlset>", with: "<url><loc>https://s.example/site/404.html</loc></url></urlset>", in: sitemap)
    try site.expect(
      .sitemap, "404.html is listed, and is no page that search engines are told of", in: sitemap,
      at: "<loc>https://s.example/site/404")
    try site.replace("https://s.example/site/404.html", with: "https://b.example/", in: sitemap)
    try site.expect(
      .sitemap, "https://b.example/ is listed, and is not on this site", in: sitemap, at: "<loc>https://b")
  }

  @Test("no sitemap at all, and one that is none") func form() throws {
    let site = try CheckedSite()
    try site.folder.write("<urlset><url>", to: sitemap)
    let messages = try site.check([.sitemap]).diagnostics.map(\.message)
    #expect(messages.contains("it is no sitemap: the document ends within <url>"))
    try site.remove(sitemap)
    try site.expect(.sitemap, "the sitemap is not there", in: sitemap)
  }

  @Test("a list of sitemaps is followed, and what one of them lacks is missed") func parts() throws {
    let site = try CheckedSite()
    let whole = try #require(site.folder.read(sitemap))
    try site.folder.write(whole, to: "public/sitemap-1.xml")
    let part = "<sitemap><loc>https://s.example/site/sitemap-1.xml</loc></sitemap>"
    let index = "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\(part)</sitemapindex>"
    try site.folder.write(index, to: sitemap)
    #expect(try site.check([.sitemap]).diagnostics == [])
    try site.replace(fog, with: "", in: "public/sitemap-1.xml")
    try site.expect(.sitemap, "the sitemap does not list 2024/06/21/hepan-fog.html", in: sitemap)
    try site.replace("sitemap-1.xml", with: "sitemap-2.xml", in: sitemap)
    #expect(try site.check([.sitemap]).diagnostics.first?.message.hasPrefix("the sitemap does not list") == true)
    #expect(
      try site.check([.sitemap]).diagnostics.contains { $0.message == "sitemap-2.xml is listed, and is not there" })
    try site.folder.write(index, to: "public/sitemap-1.xml")
    try site.folder.write(index, to: sitemap)
    #expect(
      try site.check([.sitemap]).diagnostics.contains {
        $0.message == "it is no sitemap: a list of files lists a list of files"
      })
  }
}
