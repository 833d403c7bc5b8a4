import Testing

@testable import Site

@Suite struct OneOutletTests {
  private func built(outlets: [String]) throws -> TestSite.Built {
    let site = try TestSite()
    for (number, outlet) in outlets.enumerated() {
      try site.article("2024/06/21/a\(number)", title: "第\(number)篇", "outlet: \(outlet)\n")
    }
    return try site.build()
  }

  @Test("an archive of one outlet does not lead to a list of one, and heads its days with the number of articles")
  func one() throws {
    let built = try built(outlets: ["hepan", "hepan"])
    #expect(!built["index.html"].contains(#"href="outlets/index.html""#))
    let day = built["2024/06/21/index.html"]
    #expect(day.contains("<h2>2 篇文章</h2>") && !day.contains(#"class="count""#) && !day.contains("outlets/"))
    // The outlet has its pages all the same.
    #expect(built["2024/06/21/a0.html"].contains(#"<a href="../../../outlets/hepan/index.html">hepan</a>"#))
    #expect(built.pages["outlets/index.html"] != nil && built.pages["outlets/hepan/index.html"] != nil)
    #expect(built.brokenLinks == [])
  }

  @Test("an archive without outlets has no list of them, to which nothing would lead") func none() throws {
    let site = try TestSite()
    try site.article("2024/06/21/a")
    let built = try site.build()
    #expect(built.pages.keys.filter { $0.hasPrefix("outlets/") } == [])
    #expect(built.brokenLinks == [])
  }

  @Test("an archive of several leads to their list, and has the articles of a day by outlet")
  func several() throws {
    let built = try built(outlets: ["hepan", "ledger"])
    #expect(built["index.html"].contains(#"<a href="outlets/index.html">媒体</a>"#))
    let day = built["2024/06/21/index.html"]
    #expect(day.contains(#"<h2><a href="../../../outlets/hepan/index.html">hepan</a></h2>"#))
    #expect(day.contains(#"<p class="count">2 篇文章</p>"#))
  }
}
