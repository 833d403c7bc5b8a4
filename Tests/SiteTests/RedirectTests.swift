import Testing

@testable import Site

@Suite struct RedirectTests {
  @Test("an alias that is a path leads to the article") func anAliasThatIsAPathLeadsToTheArticle() throws {
    let site = try TestSite()
    try site.article("2024/06/01/a", title: "新名", "aliases: [/old/名字/, old.html]\n")
    let built = try site.build()
    let page = built["old/名字/index.html"]
    #expect(page.contains(#"content="0; url=../../2024/06/01/a.html""#))
    #expect(page.contains(#"<link rel="canonical" href="../../2024/06/01/a.html">"#))
    #expect(built["old.html"].contains("2024/06/01/a.html"))
    #expect(built.brokenLinks.isEmpty && built.summary.diagnostics.isEmpty)
  }

  @Test(
    "an alias that leaves the site, hides, or stands in the place of another page is left out",
    arguments: ["../up/", "a/../../b", ".hidden/x", "/", "index.html", "a/\\u202Eb"])
  func anAliasThatLeavesTheSiteIsLeftOut(alias: String) throws {
    let site = try TestSite()
    try site.article("2024/06/01/a", "aliases: [\"\(alias)\"]\n")
    let built = try site.build()
    #expect(built.summary.diagnostics.map(\.identifier) == ["alias"])
    #expect(
      !built.pages.keys.contains { $0.hasPrefix(".h") || $0.contains("up") || $0.contains("b") && $0.contains("..") })
  }

  @Test("the page for what is not there needs no file beside it") func thePageForWhatIsNotThereNeedsNoFile() throws {
    var site = try TestSite()
    site.configuration.url = "https://s.example/sub/"
    let page = try site.build()["404.html"]
    #expect(page.contains("<style nonce=\"broadsheet\">") && page.contains("'nonce-broadsheet'"))
    #expect(
      page.components(between: "href=\"", and: "\"") == [
        "data:,", "https://s.example/sub/feed.xml", "https://s.example/sub/",
      ])
  }

  @Test("the canonical address is the original's, or the page's where that is set")
  func theCanonicalAddressIsTheOriginals() throws {
    var site = try TestSite()
    site.configuration.url = "https://s.example/"
    try site.article("2024/06/01/a", "url: https://hepan.example/a\n")
    #expect(try site.build()["2024/06/01/a.html"].contains(#"rel="canonical" href="https://hepan.example/a""#))
    site.configuration.canonical = .page
    #expect(
      try site.build()["2024/06/01/a.html"].contains(#"rel="canonical" href="https://s.example/2024/06/01/a.html""#))
  }
}
