import Captures
import Content
import Importing
import Platform
import TestSupport
import Testing

/// Articles that an outlet has under several addresses.
@Suite struct SameTextTests {
  private let long = String(repeating: "潮水退到第三级台阶，缆绳上挂着去年的草。", count: 6)
  private let other = String(repeating: "渡口的钟慢了四分钟，没有人去拨它。", count: 8)
  private let path = "2024/06/21/news-example-a.md"
  private let start = 1_718_944_622_000

  private func html(_ text: String) -> String { "<p>\(text)</p>" }

  private func article(_ mirror: Mirror, _ path: String) throws -> Article {
    let bytes = try File.read(mirror.folder["content/\(path)"])
    return try ArticleReader().article(bytes, path: path, file: path)
  }

  @Test("one text under a new address is one article; the later address becomes an alias")
  func relisted() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", "https://news.example/2/b", html(long), at: start + 1000)
    try mirror.capture("2.md", "https://news.example/1/a", html(long), at: start)
    let summary = try mirror.run()
    #expect(summary.text == "2 captures: 1 new, 1 duplicate")
    #expect(summary.entries.map(\.article) == [path, path])
    #expect(try mirror.articles == [path])
    let article = try article(mirror, path)
    #expect(article.url == "https://news.example/1/a")
    #expect(article.aliases == ["https://news.example/2/b"])
    #expect(article.captured?.seconds == (start + 1000) / 1000)
    let stamps = try mirror.folder.stamps("content")
    #expect(try mirror.run().text == "2 captures: 1 same, 1 duplicate")
    #expect(try mirror.folder.stamps("content") == stamps)
  }

  @Test("white space, marks, pictures' addresses, bylines and what rules take do not make a text another")
  func folded() throws {
    let mirror = try Mirror()
    try mirror.capture(
      "1.md", "https://news.example/a", "<address>林望舒</address><p>\(long)</p><img src='https://a.example/1.jpg'>")
    try mirror.capture(
      "2.md", "https://news.example/b",
      "<p><b>\(long.replacing("，", with: "， \u{3000}"))</b></p><p>广告</p><img src='https://b.example/2.jpg'>",
      at: start + 1)
    #expect(try mirror.run().text == "2 captures: 1 new, 1 duplicate")
  }

  @Test("on a page for other devices the title may be another") func retitled() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", "https://www.news.example/a", html(long))
    try mirror.folder.write(
      "<!--\(start + 1)-->\n[题 - 刊](https://www.news.example/a?from=rss)\n------\n\n\(html(long))\n",
      to: "captures/2.md")
    #expect(try mirror.run().text == "2 captures: 1 new, 1 duplicate")
    #expect(try article(mirror, "2024/06/21/news-example-a.md").title == "题 - 刊")
  }

  @Test("another title, outlet or text, a short text or another video is another article")
  func different() throws {
    let mirror = try Mirror()
    let text = html(String(repeating: long, count: 4))
    try mirror.capture("1.md", "https://news.example/a", text)
    try mirror.folder.write(
      "<!--\(start)-->\n[别的题](https://news.example/b)\n------\n\n\(text)\n", to: "captures/2.md")
    try mirror.capture("3.md", "https://other.example/a", text)
    try mirror.capture("4.md", "https://news.example/c", text + html("。"))
    for (index, video) in ["x", "y"].enumerated() {
      try mirror.capture(
        "v\(index).md", "https://news.example/v\(index)",
        "<p>\(long)</p><iframe src='https://www.youtube.com/embed/\(video)abcdefghij'></iframe>")
      try mirror.capture("s\(index).md", "https://news.example/s\(index)", html("短文"))
      try mirror.capture("e\(index).md", "https://news.example/e\(index)", "")
    }
    #expect(try mirror.run().text == "10 captures: 10 new")
  }

  @Test(
    "addresses for other devices and readers are one article, however short it is",
    arguments: [
      "https://m.news.example/1/a.html", "https://amp.news.example/1/a.html", "https://zh.news.example/1/a.html",
      "https://www.news.example/1/a/amp/", "https://news.example/amp/1/a.html",
      "https://news.example/1/a.html?from=rss",
      "https://news.example/1/a/index.html", "https://news.example/1/a.html?amp", "https://news.example/print/1/a",
    ])
  func variants(url: String) throws {
    let mirror = try Mirror()
    for (name, url) in [("1.md", "https://news.example/1/a.html"), ("2.md", url)] {
      try mirror.capture(name, url, html("短文"))
    }
    let outlets = OutletTable([Outlet(slug: "news", name: "刊", places: ["news.example"])])
    var importer = mirror.importer
    importer.converter = CaptureConverter(outlets: outlets)
    #expect(try importer.run().text == "2 captures: 1 new, 1 duplicate")
  }

  @Test("a number in the query that names the article is no variant") func queries() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", "https://news.example/view.php?id=1", html("短文"))
    try mirror.capture("2.md", "https://news.example/view.php?id=2", html("短文"))
    #expect(try mirror.run().text == "2 captures: 2 new")
  }

  @Test("any order of imports makes the archive that one import makes", arguments: 1...12)
  func order(seed: UInt64) throws {
    var generator = SeededGenerator(seed)
    let texts = [long, other, "短文", long, other]
    let captures = (0..<24).map { index in
      let page = Int.random(in: 0..<6, using: &generator)
      let host = ["", "www.", "m."].randomElement(using: &generator) ?? ""
      // Captures of one address have one text, as those of most do.
      return (
        name: "\(index).md", url: "http://\(host)news.example/p\(page)", text: texts[page % texts.count],
        time: start + Int.random(in: 0..<12, using: &generator) * 1000
      )
    }
    let outlets = OutletTable([Outlet(slug: "news", name: "刊", places: ["news.example"])])
    func archive(_ batches: [[Int]]) throws -> [String: [UInt8]] {
      let mirror = try Mirror()
      var importer = mirror.importer
      importer.converter = CaptureConverter(outlets: outlets)
      for batch in batches {
        for index in batch {
          let capture = captures[index]
          try mirror.capture(capture.name, capture.url, html(capture.text), at: capture.time)
        }
        let summary = try importer.run()
        #expect(summary.isComplete)
      }
      return try mirror.folder.snapshot("content")
    }
    // Names are given in the order of time, so that no name given before stands in the way.
    let order = captures.indices.sorted {
      (captures[$0].time, captures[$0].name) < (captures[$1].time, captures[$1].name)
    }
    let whole = try archive([Array(order)])
    #expect(whole.count <= 6)
    let cut = Int.random(in: 1..<23, using: &generator)
    #expect(try archive([Array(order[..<cut]), Array(order[cut...])]) == whole)
    #expect(try archive(order.map { [$0] }) == whole)
  }

  @Test("a name that was given stays, also when the same text turns up in an earlier capture")
  func namesStay() throws {
    let mirror = try Mirror()
    try mirror.capture("2.md", "https://news.example/b", html(long), at: start + 1000)
    try mirror.run()
    try mirror.capture("1.md", "https://news.example/a", html(long))
    #expect(try mirror.run().text == "2 captures: 1 changed, 1 duplicate")
    #expect(try mirror.articles == ["2024/06/21/news-example-b.md"])
    #expect(try article(mirror, "2024/06/21/news-example-b.md").aliases == ["https://news.example/a"])
  }

  @Test("articles that become the same become one, and two again when they no longer are")
  func changes() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", "https://news.example/a", html(long))
    try mirror.capture("2.md", "https://news.example/b", html(other), at: start + 1)
    #expect(try mirror.run().text == "2 captures: 2 new")
    try mirror.capture("2.md", "https://news.example/b", html(long), at: start + 1)
    #expect(try mirror.run().text == "2 captures: 1 changed, 1 duplicate")
    #expect(try mirror.articles == [path])
    try mirror.capture("2.md", "https://news.example/b", html(other + other), at: start + 1)
    #expect(try mirror.run().text == "2 captures: 1 new, 1 changed")
    #expect(try mirror.articles.count == 2)
    #expect(try article(mirror, path).aliases.isEmpty)
  }

  @Test("an alias goes with its capture; an article whose own capture went lives on under its name")
  func deleted() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", "https://news.example/a", html(long))
    try mirror.capture("2.md", "https://news.example/b", html(long), at: start + 1)
    try mirror.capture("3.md", "https://news.example/c", html(long), at: start + 2)
    try mirror.run()
    try File.remove(mirror.folder["captures/2.md"])
    #expect(try mirror.run().text == "2 captures: 1 changed, 1 duplicate")
    #expect(try article(mirror, path).aliases == ["https://news.example/c"])
    try File.remove(mirror.folder["captures/1.md"])
    #expect(try mirror.run().text == "1 capture: 1 changed")
    #expect(try mirror.articles == [path])
    #expect(try article(mirror, path).url == "https://news.example/c")
    #expect(try mirror.run().text == "1 capture: 1 same")
  }

  @Test("a file that was edited by hand keeps its words, and takes no other's place")
  func edited() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", "https://news.example/a", html(long))
    try mirror.capture("2.md", "https://news.example/b", html(other), at: start + 1)
    try mirror.run()
    let edited = try #require(mirror.folder.read("content/\(path)")) + "\n手写。\n"
    try mirror.folder.write(edited, to: "content/\(path)")
    try mirror.capture("2.md", "https://news.example/b", html(long), at: start + 1)
    try mirror.capture("3.md", "https://news.example/c", html(long), at: start + 2)
    #expect(try mirror.run().text == "3 captures: 1 changed, 1 edited by hand, 1 duplicate")
    #expect(mirror.folder.read("content/\(path)") == edited)
    #expect(try mirror.articles.count == 2)
    #expect(try mirror.run().text == "3 captures: 1 same, 1 edited by hand, 1 duplicate")
  }

  @Test("a new address of an article that was edited by hand gets a file, and takes later ones")
  func editedFirst() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", "https://news.example/a", html(long))
    try mirror.run()
    let edited = try #require(mirror.folder.read("content/\(path)")) + "\n手写。\n"
    try mirror.folder.write(edited, to: "content/\(path)")
    try mirror.capture("2.md", "https://news.example/b", html(long), at: start + 1000)
    try mirror.capture("3.md", "https://news.example/c", html(long), at: start + 2000)
    #expect(try mirror.run().text == "3 captures: 1 new, 1 edited by hand, 1 duplicate")
    #expect(mirror.folder.read("content/\(path)") == edited)
    let second = "2024/06/21/news-example-b.md"
    #expect(try mirror.articles == [path, second])
    #expect(try article(mirror, second).aliases == ["https://news.example/c"])
    try mirror.capture("4.md", "https://news.example/d", html(long), at: start - 1000)
    #expect(try mirror.run().text == "4 captures: 1 changed, 1 edited by hand, 2 duplicates")
    #expect(try article(mirror, second).aliases == ["https://news.example/c", "https://news.example/d"])
    #expect(try mirror.run().text == "4 captures: 1 same, 1 edited by hand, 2 duplicates")
  }

  @Test("an archive whose state was lost stays as it is") func lostState() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", "https://news.example/a", html(long))
    try mirror.capture("2.md", "https://news.example/b", html(long), at: start + 1)
    try mirror.run()
    let before = try mirror.folder.stamps("content")
    try File.remove(mirror.folder[".broadsheet/content.import"])
    #expect(try mirror.run().text == "2 captures: 1 same, 1 duplicate")
    #expect(try mirror.folder.stamps("content") == before)
  }
}
