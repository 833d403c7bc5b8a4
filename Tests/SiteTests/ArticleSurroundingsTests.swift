import Testing

@testable import Site

@Suite struct ArticleSurroundingsTests {
  @Test("an article leads to the newer and the older article of its outlet")
  func anArticleLeadsToTheNewerAndTheOlderArticleOfItsOutlet() throws {
    let site = try TestSite()
    for (day, outlet) in [(1, "hepan"), (2, "ledger"), (3, "hepan"), (4, "hepan")] {
      try site.article(
        "2024/06/0\(day)/a\(day)", title: "第\(day)天", date: "2024-06-0\(day)T08:00:00+08:00", "outlet: \(outlet)\n")
    }
    let page = try site.build()["2024/06/03/a3.html"]
    #expect(page.contains(#"较新 <a href="../04/a4.html">第4天</a>"#))
    #expect(page.contains(#"较早 <a href="../01/a1.html">第1天</a>"#))
  }

  @Test("older articles that share rare words, authors or links are recommended, the nearest first")
  func olderArticlesThatShareRareWordsAuthorsOrLinksAreRecommended() throws {
    let site = try archive()
    let page = try site.build()["2024/06/30/new.html"]
    let section = page.components(between: "相关文章</h2>", and: "</ul>").first ?? ""
    let titles = section.components(between: "html\">", and: "</a>")
    #expect(titles == ["水尺的故事", "渡口老水尺重刻完工"] || titles == ["渡口老水尺重刻完工", "水尺的故事"])
  }

  @Test("a newer article changes no recommendation of an older one")
  func aNewerArticleChangesNoRecommendationOfAnOlderOne() throws {
    let site = try archive()
    let before = try site.build()["2024/06/30/new.html"]
    try site.article(
      "2024/07/01/later", title: "渡口老水尺重刻之后", date: "2024-07-01T08:00:00+08:00", "outlet: ledger\n",
      body: "渡口的老水尺重刻完工。")
    #expect(try site.build()["2024/06/30/new.html"] == before)
  }

  @Test("an article names those of the archive that link to it, under any of its addresses")
  func anArticleNamesThoseOfTheArchiveThatLinkToIt() throws {
    let site = try TestSite()
    try site.article(
      "2024/06/01/a", title: "被引", "url: https://hepan.example/a\naliases: [https://m.hepan.example/a]\n")
    try site.article("2024/06/02/b", title: "引一", body: "见[前文](http://hepan.example/a/?utm_source=x#p)。")
    try site.article("2024/06/03/c", title: "引二", body: "见[前文](https://m.hepan.example/a)。")
    try site.article("2024/06/04/d", title: "没引", body: "见[别处](https://hepan.example/b)。")
    let built = try site.build()
    let section = built["2024/06/01/a.html"].components(between: "提到本文的文章</h2>", and: "</ul>").first ?? ""
    #expect(section.contains("引一") && section.contains("引二") && !section.contains("没引"))
    #expect(built["2024/06/03/c.html"].contains(#"<a href="../01/a.html">前文</a>"#))
    #expect(built.brokenLinks.isEmpty)
  }

  @Test("a page in another language says of its own parts which language they are in")
  func aPageInAnotherLanguageSaysOfItsOwnParts() throws {
    let site = try TestSite()
    try site.article("2024/06/01/a", title: "A title", "language: en\n")
    let page = try site.build()["2024/06/01/a.html"]
    #expect(page.contains(#"<html lang="en">"#))
    #expect(page.contains(#"<header lang="zh-Hans">"#))
  }

  /// An archive of twenty articles, of which one is about the same as two others.
  private func archive() throws -> TestSite {
    let site = try TestSite()
    let subjects = ["咸鱼价格", "戏台开锣", "夜航灯塔", "茶市清淡", "学堂修屋", "菜地虫害", "竹排运货", "河沙限采", "盐田改种"]
    for (number, subject) in subjects.enumerated() {
      try site.article(
        "2024/05/1\(number)/a\(number)", title: subject, date: "2024-05-1\(number)T08:00:00+08:00", body: "今天的事。")
    }
    try site.article(
      "2024/06/01/old", title: "渡口老水尺重刻完工", date: "2024-06-01T08:00:00+08:00", "authors: [林望舒]\n", body: "旧文。")
    try site.article(
      "2024/06/02/story", title: "水尺的故事", date: "2024-06-02T08:00:00+08:00", "authors: [林望舒]\n",
      body: "见[记录](https://records.example/gauge)和[图](https://records.example/map)。")
    try site.article(
      "2024/06/30/new", title: "渡口老水尺重刻一年", date: "2024-06-30T08:00:00+08:00", "authors: [林望舒]\n",
      body: "见[记录](https://records.example/gauge)和[图](https://records.example/map)。")
    return site
  }
}
