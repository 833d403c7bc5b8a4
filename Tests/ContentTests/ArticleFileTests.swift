import Content
import Diagnostics
import Testing

@Suite struct ArticleFileTests {
  private func read(_ text: String, path: String = "a.md") throws -> Article {
    try ArticleReader(zone: .utc).article(Array(text.utf8), path: path, file: "content/\(path)")
  }

  private func diagnostic(_ text: String, path: String = "a.md") -> String? {
    do throws(ArticleReader.Failure) {
      _ = try ArticleReader(zone: .utc).article(Array(text.utf8), path: path, file: "content/\(path)")
      return nil
    } catch {
      return error.diagnostic.text
    }
  }

  @Test("code points that no page may hold are taken out of the front matter")
  func unpresentable() throws {
    let article = try read(
      "---\ntitle: \"a\\0\\uFFFEb\"\ndate: 2024-01-02\nauthors: [\"c\\u0007\"]\ncolour: \"d\\x7F\"\n---\n")
    #expect(article.title == "ab" && article.authors == ["c"])
    #expect(article.extra == [FrontMatter.Entry("colour", .text("d"))])
  }

  @Test("a section or an outlet without letter and digit is none", arguments: ["---", "..", "<<"])
  func emptySlug(name: String) throws {
    let article = try read("---\ntitle: a\ndate: 2024-01-02\nsection: \"\(name)\"\noutlet: \"\(name)\"\n---\n")
    #expect(article.section == nil && article.outlet == nil)
  }

  @Test("null is no author, no section and no title") func nulls() throws {
    let article = try read(
      "---\ntitle: a\ndate: 2024-01-02\nauthors: ~\ntags: [~, 甲]\nsection: null\ncaptured: Null\n---\n")
    #expect(article.authors.isEmpty && article.tags == ["甲"] && article.section == nil && !article.hasStrayValues)
    #expect(
      diagnostic("---\ntitle: null\ndate: 2024-01-02\n---\n")?.contains("error: the article has no title") == true)
    #expect(try read("---\ntitle: \"null\"\ndate: 2024-01-02\n---\n").title == "null")
  }

  @Test("a key that comes twice is told with what helps") func twice() throws {
    let told = diagnostic("---\ntitle: a\ndate: 2024-01-02\ntitle: b\n---\n")
    #expect(told?.hasSuffix("help: keep one of its lines; the article was left out\n") == true)
  }

  @Test("of a list with something else in it the texts are taken, and written once") func strayItems() throws {
    var article = try read("---\ntitle: a\ndate: 2024-01-02\nauthors: [甲, {name: 乙}]\nurl: [x]\nmood: b\n---\n")
    #expect(article.authors == ["甲"] && article.url == nil && article.hasStrayValues)
    #expect(article.extra.map(\.key) == ["authors", "url", "mood"])
    let written = try read(String(decoding: article.file(), as: UTF8.self))
    #expect(written.authors == ["甲"] && written.extra.map(\.key) == ["url", "mood"])
    article.extra = [.init("mood", .text("b")), .init("tags", .text(""))]
    #expect(!article.hasStrayValues)
  }

  @Test("an article is read back as it was written")
  func roundTrip() throws {
    var article = Article(title: "一: \"二\"", date: Timestamp(seconds: 1_718_943_132, offset: 28_800))
    article.captured = Timestamp(seconds: 1_718_944_622)
    article.url = "https://a.example/x?y=1#z"
    article.aliases = ["https://m.a.example/x, y", "https://a.example/z?a=[1]"]
    article.outlet = "nyt"
    article.section = "asia"
    article.language = "zh-Hans"
    article.authors = ["李, 四", "O'Brien"]
    article.byline = "李, 四（综合）"
    article.dateline = "2024年6月21日"
    article.translators = ["王五"]
    article.contributors = ["*谁*对本文有贡献。"]
    article.profiles = [.init(name: "李", url: "https://a.example/li", about: "李是[记者](https://a.example/)。")]
    article.translationOf = "https://b.example/"
    article.image = "https://a.example/x.jpg"
    article.extra = [.init("mood", .list([.text("yes"), .map([.init("a", .text("b"))])]))]
    article.body = Array("一段。\n".utf8)
    let file = String(decoding: article.file(), as: UTF8.self)
    #expect(try read(file) == article)
    #expect(try read(file).file() == article.file())
  }

  @Test("a title keeps its ideographic space, and no line end")
  func titleSpace() throws {
    #expect(try read("---\ntitle: 前半　后半\ndate: 2024-06-21\n---\n").title == "前半　后半")
    #expect(try read("---\ntitle: \"a\\n b\"\ndate: 2024-06-21\n---\n").title == "a b")
  }

  @Test("keys without a meaning are kept")
  func unknownKeys() throws {
    let article = try read("---\ntitle: a\ndate: 2024-06-21\nlayout: post\nseries: [x, y]\n---\ntext\n")
    #expect(article.extra == [.init("layout", .text("post")), .init("series", .list([.text("x"), .text("y")]))])
    #expect(article.body == Array("text\n".utf8))
  }

  @Test("without a date, the path tells the day")
  func dateFromPath() throws {
    #expect(try read("---\ntitle: a\n---\n", path: "2024/06/21/x.md").date.date.iso8601 == "2024-06-21")
  }

  @Test("a file without front matter is told with a remedy")
  func noFrontMatter() {
    #expect(
      diagnostic("hello\n") == """
        content/a.md:1:1: error: the file does not begin with front matter  [front-matter]
          1 | hello
            | ^
          help: begin it with a line ---, then title: and date:, then a line ---; the article was left out

        """)
  }

  @Test("front matter that is not YAML is told with its line")
  func notYAML() throws {
    let text = try #require(diagnostic("---\ntitle: a\nbad: [1, 2\n---\n"))
    #expect(text.hasPrefix("content/a.md:"))
    #expect(text.contains("error: the front matter is not YAML"))
  }

  @Test(
    "a missing title and a bad date are told where they are missing or bad",
    arguments: [
      ("---\ndate: 2024-06-21\n---\n", 1, "no title"), ("---\ntitle: a\n---\n", 1, "no date"),
      ("---\ntitle: a\ndate: soon\n---\n", 3, "soon"), ("---\ntitle: ''\ndate: 2024-06-21\n---\n", 2, "no title"),
    ])
  func missing(text: String, line: Int, word: String) throws {
    let diagnostic = try #require(self.diagnostic(text))
    #expect(diagnostic.hasPrefix("content/a.md:\(line):1: error:"))
    #expect(diagnostic.contains(word))
  }
}
