import Content
import DefaultTheme
import Platform
import Site
import TestSupport
import Testing

@Suite struct SiteTests {
  private static let full = """
    url: https://a.example/1
    outlet: nyt
    section: asia
    language: zh-Hans
    authors: [Ann Lee, 王五]
    translators: [林一]
    contributors: ["周二对本文有贡献。"]
    profiles:
      - name: Ann Lee
        url: https://a.example/by/ann
        about: Ann Lee是[记者](https://a.example/by/ann)。
    translation_of: https://en.example/1

    """

  @Test("a byline is told where its letters are others than those of the authors' names")
  func bylines() throws {
    let site = try TestSite()
    let bylines = ["LIN WEI、林望舒", "Lin Wei / 林望舒", "Lin Wéi林望舒", "Lin We", "lin"]
    for (number, byline) in bylines.enumerated() {
      try site.article("2024/06/21/a\(number)", "authors: [Lin Wei, 林望舒]\nbyline: \(byline)\n")
    }
    let built = try site.build()
    for (number, byline) in bylines.enumerated() {
      let page = built["2024/06/21/a\(number).html"]
      #expect(page.contains("<p title=\"\(byline)\">") == (number != 1), "\(byline)")
    }
  }

  @Test("an article's page has all that its front matter tells")
  func articlePage() throws {
    let site = try TestSite()
    try site.article("2024/06/21/nyt-a", title: "题 & <目>", Self.full, body: "第一句。\n\n## 小题\n\n第二句。")
    let page = try site.build()["2024/06/21/nyt-a.html"]
    for part in [
      "h-entry", "e-content", "<main", "题 &amp; &lt;目&gt;", "2024-06-21T12:00:00+08:00", "2024年6月21日", "12:00",
      "../../../outlets/nyt/index.html", "../../../sections/asia/index.html", "../../../authors/ann-lee/index.html",
      "../../../authors/王五/index.html", "林一", "周二对本文有贡献。", "Ann Lee是", "https://en.example/1", "https://a.example/1",
      "<h2 id=\"小题\">", "纽约时报中文网",
    ] { #expect(page.contains(part), "\(part)") }
    #expect(page.components(between: "<script", and: ">") == [" type=\"application/ld+json\""])
  }

  @Test("every link of a site leads somewhere, and none is absolute, whatever files are called")
  func links() throws {
    var site = try TestSite()
    site.configuration.pageSize = 10
    for index in 0..<35 {
      try site.article(
        "2024/0\(index % 3 + 1)/1\(index % 5)/nyt-\(index)", date: "2024-0\(index % 3 + 1)-1\(index % 5)T12:00:00Z",
        "url: https://a.example/\(index)\noutlet: nyt\nsection: s\(index % 2)\nauthors: [\"A \(index % 4)\"]\n",
        body: "[甲](https://a.example/\((index + 1) % 35)?utm_source=x) [乙](https://b.example/)")
    }
    try site.article("2023/12/31/a b#c?d%e'f\"g", "authors: [\"../../x\", \"页\", page, \"!!\"]\n")
    try site.article("about", body: "[文](2024/01/10/nyt-0.md)")
    let built = try site.build()
    #expect(built.summary.diagnostics.isEmpty)
    #expect(built.brokenLinks == [])
    #expect(built["2024/01/10/nyt-0.html"].contains("href=\"../../02/11/nyt-1.html\""))
    #expect(built["2024/01/10/nyt-0.html"].contains("<a href=\"https://b.example/\">乙</a>"))
    #expect(built["about.html"].contains("href=\"2024/01/10/nyt-0.html\""))
    #expect(built.pages.keys.contains("authors/page-\(Fingerprint("page").hexadecimal.prefix(8))/index.html"))
  }

  @Test("an article whose name is not UTF-8 is told with its name, and what is no article is passed over")
  func otherNames() throws {
    let site = try TestSite()
    try site.article("a")
    for name in [[0xD6, 0xD0] + Array(".md".utf8), [0xD6, 0xD0] + ".jpg".utf8] {
      #expect(site.folder.make("content/".utf8 + name))
    }
    let summary = try site.build().summary
    let file = site.folder[#"content/\xD6\xD0.md"#]
    #expect(!summary.isComplete)
    #expect(
      summary.diagnostics.map(\.text) == [
        #"""
        \#(file): error: cannot read: the name is not UTF-8  [unreadable]
          help: it was passed over; give it a name in UTF-8, as convmv does for many, or remove it

        """#
      ])
  }

  @Test("the index is by day, its pages numbered from the oldest, and old ones do not change")
  func index() throws {
    var site = try TestSite()
    site.configuration.pageSize = 10
    for index in 10..<45 {
      try site.article(
        "2024/06/\(index % 9 + 10)/x-\(index)", title: "文\(index)文", date: "2024-06-\(index % 9 + 10)T10:\(index):00Z")
    }
    let before = try site.build()
    #expect(before.pages["page/2.html"] != nil && before.pages["page/3.html"] == nil)
    #expect(before["index.html"].contains("文17文") && !before["index.html"].contains("文18文"))
    for index in 45..<52 {
      try site.article("2024/07/01/x-\(index)", title: "文\(index)文", date: "2024-07-01T10:\(index):00Z")
    }
    let after = try site.build()
    let strip = { (page: String) in page.components(between: "<h3>", and: "</h3>") }
    #expect(strip(before["page/1.html"]) == strip(after["page/1.html"]))
    #expect(after.pages["page/3.html"] != nil)
    #expect(after["2024/07/01/index.html"].contains("文45文"))
    #expect(after["2024/07/index.html"].contains("文45文"))
    #expect(after["2024/index.html"].contains("06/index.html"))
  }

  @Test("what articles say never becomes markup, template or script")
  func hostileText() throws {
    let site = try TestSite()
    let payload = "<script>alert(1)</script>{{site.title}}{{>layout}}\"'><img src=x onerror=alert(1)>]]>"
    try site.article(
      "2024/06/21/x", title: payload,
      "authors: ['\(payload.replacing("'", with: "''"))']\nbyline: '\(payload.replacing("'", with: "''"))'\nurl: javascript:alert(1)\n",
      body:
        "\(payload)\n\n[x](javascript:alert(1)) ![\(payload)](https://a.example/x.jpg \"\(payload.replacing("\"", with: ""))\")"
    )
    try site.article("2024/06/20/y", title: "y", "url: https://a.example/y\n", body: payload)
    let built = try site.build()
    for (path, bytes) in built.pages where path.hasSuffix(".html") || path.hasSuffix(".xml") {
      let text = String(decoding: bytes, as: UTF8.self)
      let markup = path.hasSuffix(".xml") ? text.replacing("&lt;", with: "") : text
      let scripts = ["<script type=\"application/ld+json\">{", "<script src=\"search/search.js\" defer></script>"]
      #expect(!scripts.reduce(markup) { $0.replacing($1, with: "") }.contains("<script"), "\(path)")
      #expect(!text.contains("href=\"javascript:"), "\(path)")
      #expect(!text.contains("<img src=x"), "\(path)")
    }
    #expect(built["2024/06/21/x.html"].contains("{{site.title}}"))
  }

  @Test("hostile titles are shown as they are", .enabled(if: SharedData.path("conformance/titles") != nil))
  func hostileTitles() throws {
    let site = try TestSite()
    let titles = try SharedData.strings("conformance/titles/hostile-titles.json")
    for (index, title) in titles.enumerated() {
      try site.article("2024/06/21/t-\(index)", title: title, "url: https://a.example/\(index)\n")
    }
    let built = try site.build()
    // Titles of nothing but space or controls would be no titles.
    #expect(built.summary.articles >= titles.count - 1)
    for (index, title) in titles.enumerated() {
      let page = built["2024/06/21/t-\(index).html"]
      guard !page.isEmpty else { continue }
      let shown = page.components(between: "<h1 class=\"p-name\">", and: "</h1>").first ?? ""
      let text = shown.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
        .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
      // No page may hold these.
      let expected = title.replacing("\0", with: "").replacing("\u{FFFE}", with: "")
        .split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
      #expect(text == expected, "\(index)")
    }
  }

  @Test("the feed has the newest articles in full, with absolute links only")
  func feed() throws {
    var site = try TestSite()
    for index in 10..<70 {
      try site.article(
        "2024/06/21/x-\(index)", title: "文\(index)文", date: "2024-06-21T10:\(index % 60):0\(index / 60)Z",
        "url: https://a.example/\(index)\nauthors: [甲]\noutlet: nyt\n", body: "[链](/rel) [同](https://a.example/11)")
    }
    let without = try site.build()["feed.xml"]
    #expect(without.components(between: "<item>", and: "</item>").count == 50)
    #expect(without.contains("<link>https://a.example/59</link>") && !without.contains("rel=\"self\""))
    #expect(without.contains("href=\"https://a.example/rel\"") && without.contains("<dc:creator>甲</dc:creator>"))
    site.configuration.url = "https://mirror.example/news/"
    let with = try site.build()["feed.xml"]
    #expect(with.contains("<link>https://mirror.example/news/2024/06/21/x-59.html</link>"))
    #expect(with.contains("href=\"https://mirror.example/news/feed.xml\" rel=\"self\""))
    #expect(with.contains("href=\"https://mirror.example/news/2024/06/21/x-11.html\""))
  }

  @Test("entries of a list are in one order: day as written, moment, capture, address")
  func order() throws {
    let site = try TestSite()
    try site.article("a", title: "甲", date: "2024-06-21T00:30:00+08:00")
    try site.article("b", title: "乙", date: "2024-06-20T22:00:00Z")
    try site.article("c", title: "丙", date: "2024-06-20T22:00:00Z", "captured: 2024-06-22T00:00:00Z\n")
    try site.article("d", title: "丁", date: "2024-06-20T22:00:00Z", "url: https://a.example/\n")
    let index = try site.build()["index.html"]
    let titles = index.components(between: "<h3><a href=\"", and: "</a>").compactMap { $0.last }
    #expect(String(titles) == "甲丙乙丁")
  }

  @Test("the same pages with any number of threads") func threads() throws {
    var site = try TestSite()
    for index in 0..<150 {
      try site.article("2024/06/21/x-\(index)", title: "\(index)", Self.full.replacing("/1", with: "/\(index)"))
    }
    site.threads = 1
    let one = try site.build().pages
    site.threads = 8
    #expect(try site.build().pages == one)
  }

  @Test("a broken article is reported with its place, and the rest is built")
  func brokenArticle() throws {
    let site = try TestSite()
    try site.article("good")
    try site.folder.write("---\ntitle: [1\n---\n", to: "content/bad.md")
    try site.folder.write("no front matter", to: "content/none.md")
    let summary = try site.build().summary
    #expect(summary.articles == 1)
    #expect(summary.diagnostics.map(\.identifier) == ["front-matter", "front-matter"])
    #expect(!summary.isComplete)
  }

  @Test("an article in the place of a page of the site is left out and reported")
  func conflict() throws {
    let site = try TestSite()
    try site.article("index")
    try site.article("2024/index")
    let summary = try site.build().summary
    #expect(summary.diagnostics.map(\.identifier) == ["page-path", "page-path"])
    #expect(summary.articles == 0)
  }

  @Test("no list, neighbour or link leads to an article that was left out, nor is there a page of what it alone is of")
  func withoutConflict() throws {
    let site = try TestSite()
    try site.article("authors/solo/index", title: "占位", "authors: [Solo]\noutlet: o\nurl: https://a.example/1\n")
    try site.article("index", title: "占位", "section: 占位\noutlet: o\n")
    try site.article(
      "other", title: "别的", date: "2024-06-21T12:00:00+08:00", "outlet: o\n", body: "[见](https://a.example/1)")
    let built = try site.build()
    #expect(built.summary.diagnostics.map(\.identifier) == ["page-path", "page-path"])
    #expect(built.summary.articles == 1 && !built.summary.isComplete)
    #expect(!built.pages.values.contains { String(decoding: $0, as: UTF8.self).contains("占位") })
    #expect(built.pages.keys.allSatisfy { !$0.hasPrefix("authors") && !$0.hasPrefix("sections") })
    #expect(built["other.html"].contains("https://a.example/1") && built.brokenLinks == [])
  }

  @Test("an empty archive is a site that says so") func empty() throws {
    let built = try TestSite().build()
    #expect(built["index.html"].contains("还没有文章"))
    #expect(built.brokenLinks == [])
  }

  @Test(
    "the site's own words are in its language",
    arguments: [("en", "Read the original"), ("zh-TW", "閱讀原文"), ("de", "Read the original")])
  func languages(language: String, words: String) throws {
    var site = try TestSite()
    site.configuration.language = language
    try site.article("a", "url: https://a.example/\n")
    #expect(try site.build()["a.html"].contains(words))
  }

  @Test("text from right to left says so, on pages and in lists, and the site's words about it run their own way")
  func rightToLeft() throws {
    let site = try TestSite()
    try site.article("a", title: "بىر", "language: ug\noutlet: o\n", body: "بىر.\n\n这是中文。")
    try site.article("b", title: "二", "outlet: o\n", body: "二。")
    try site.article("c", title: "ئۈچ", "language: ug\noutlet: o\n", body: "ئۈچ.")
    let built = try site.build()
    #expect(built["a.html"].contains("<html lang=\"ug\" dir=\"rtl\">"))
    #expect(built["a.html"].contains("<header lang=\"zh-Hans\" dir=\"ltr\">"))
    #expect(built["a.html"].contains("<nav aria-label=\"位置\" dir=\"ltr\">"))
    #expect(built["a.html"].contains("<aside lang=\"zh-Hans\" dir=\"ltr\">"))
    #expect(built["a.html"].contains("<p lang=\"zh\" dir=\"ltr\">这是中文。</p>"))
    #expect(built["a.html"].contains("<li>较早 <a href=\"b.html\">二</a>"))
    #expect(built["c.html"].contains("<li>较新 <a href=\"b.html\">二</a>"))
    #expect(built["b.html"].contains("<li>较早 <a href=\"c.html\" lang=\"ug\" dir=\"rtl\">ئۈچ</a>"))
    #expect(built["b.html"].contains("<a href=\"a.html\" lang=\"ug\" dir=\"rtl\">بىر</a>"))
    #expect(built["b.html"].contains("<html lang=\"zh-Hans\">") && built["b.html"].contains("<header>"))
    #expect(built["index.html"].contains("<h3 lang=\"ug\" dir=\"rtl\"><a href=\"a.html\">"))
    #expect(built["2024/06/index.html"].contains("<a href=\"../../a.html\" lang=\"ug\" dir=\"rtl\">"))
  }

  @Test("where the site's words run from right to left, its pages do, and articles in other languages do not")
  func wordsFromRightToLeft() throws {
    var site = try TestSite()
    site.configuration.language = "ar"
    site.configuration.templates = site.folder["Templates"]
    let words = try #require(DefaultTheme.files.first { $0.path == "text/en.yml" })
    try File.writeMakingFolders(words.bytes, to: site.folder["Templates/text/ar.yml"])
    try site.article("a", title: "One", "language: en\n")
    try site.article("b", title: "واحد")
    let built = try site.build()
    #expect(built["index.html"].contains("<html lang=\"ar\" dir=\"rtl\">"))
    #expect(built["index.html"].contains("<h3 lang=\"en\" dir=\"ltr\"><a href=\"a.html\">"))
    #expect(built["a.html"].contains("<html lang=\"en\" dir=\"ltr\">"))
    #expect(built["a.html"].contains("<header lang=\"ar\" dir=\"rtl\">"))
    #expect(built["b.html"].contains("<html lang=\"ar\" dir=\"rtl\">") && built["b.html"].contains("<header>"))
  }

  @Test("a theme's file takes the place of the default one")
  func override() throws {
    var site = try TestSite()
    try site.article("a", title: "题", "mood: 好\n")
    try site.folder.write("{{article.title}}|{{article.extra.mood}}|{{text.skip}}", to: "theme/article.mustache")
    try site.folder.write("body{}", to: "theme/assets/style.css")
    site.configuration.templates = site.folder["theme"]
    let built = try site.build()
    #expect(built["a.html"] == "题|好|跳到正文")
    #expect(built.pages.keys.contains("assets/style-\(Fingerprint("body{}").hexadecimal.prefix(8)).css"))
    #expect(built["index.html"].contains("assets/style-\(Fingerprint("body{}").hexadecimal.prefix(8)).css"))
  }

  @Test("what front matter says is false closes a section of a theme") func falseInFrontMatter() throws {
    var site = try TestSite()
    try site.article("a", "paid: false\nopen: true\nnote: falsehood\n")
    try site.folder.write(
      "{{#article.extra}}{{#paid}}paid{{/paid}}{{^paid}}free{{/paid}} {{#open}}open{{/open}} {{#note}}{{note}}{{/note}}{{/article.extra}}",
      to: "theme/article.mustache")
    site.configuration.templates = site.folder["theme"]
    #expect(try site.build()["a.html"] == "free open falsehood")
  }

  @Test("a template that does not parse ends the build with its place; a missing partial is a warning")
  func brokenTemplates() throws {
    var site = try TestSite()
    try site.article("a")
    site.configuration.templates = site.folder["theme"]
    #expect(throws: SiteBuild.Failure.self) { try site.build() }
    try site.folder.write("a\n{{#x}}", to: "theme/article.mustache")
    do {
      _ = try site.build()
      Issue.record("it was built")
    } catch SiteBuild.Failure.configuration(let diagnostics) {
      #expect(diagnostics.contains { $0.file?.hasSuffix("theme/article.mustache") == true && $0.position?.line == 2 })
    }
    try site.folder.write("a{{>nothing}}", to: "theme/article.mustache")
    let built = try site.build()
    #expect(built.summary.diagnostics.map(\.identifier) == ["missing-partial"])
    #expect(built.summary.isComplete)
    #expect(built["a.html"] == "a")
  }
}
