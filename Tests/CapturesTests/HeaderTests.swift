import Captures
import Content
import Testing

@Suite struct HeaderTests {
  private func header(_ text: String) throws -> Capture { try Capture(Array(text.utf8), file: "a.md") }

  @Test(
    "a header in all its forms",
    arguments: [
      "<!--1718944622000-->\n[题](https://a.example/x)\n------\n\n<p>b",
      "[题](https://a.example/x)\n------\n<p>b",
      "<!--NaN-->\n[题](https://a.example/x)\n------\n<p>b",
      "\u{FEFF}<!--1718944622000-->\r\n[题](https://a.example/x)\r\n------\r\n\r\n<p>b",
      "---\nlayout: post\ntitle: 别的\n---\n<!--1-->\n[题](https://a.example/x)\n------\n<p>b",
      "<!--1-->\n\n[题](https://a.example/x)\n\n\n--------  \n<p>b",
      "<!--1-->\n[\n题\n\n](https://a.example/x)\n------\n<p>b",
    ])
  func forms(text: String) throws {
    let capture = try header(text)
    #expect(capture.title == "题")
    #expect(capture.address.text == "https://a.example/x")
    #expect(String(decoding: Array(text.utf8)[capture.body], as: UTF8.self).contains("<p>b"))
  }

  @Test(
    "titles are text, whatever stands in them",
    arguments: [
      ("[一] (二) \"三\" &amp; &lt;b&gt;", "[一] (二) \"三\" & <b>"), ("a](b) c", "a](b) c"),
      ("<b>x</b> {{y}}", "<b>x</b> {{y}}"),
      ("一\n  二", "一二"), ("one\ntwo", "one two"), ("  a \t b ", "a b"), ("x\u{7}y\u{FEFF}", "xy"),
    ])
  func titles(written: String, title: String) throws {
    #expect(try header("[\(written)](https://a.example/x)\n------\n").title == title)
  }

  @Test(
    "a character that a title's source escapes twice is that character, and never markup",
    arguments: [
      ("大&amp;#22338;直美", "大坂直美"), ("&amp;#x5742;&amp;#X5742;", "坂坂"), ("&amp;quot;一&amp;quot;", "\"一\""),
      ("A&amp;amp;T", "A&T"), ("&amp;lt;script&amp;gt;", "<script>"), ("一&amp;nbsp;&amp;nbsp;二", "一 二"),
      ("&amp;amp;amp;", "&amp;"), ("&amp;amp;#22338;", "&#22338;"),
      ("a&amp;b; &amp;#22338 &amp;#; &amp;; &amp;quot", "a&b; &#22338 &#; &; &quot"),
      ("&amp;#0;&amp;#8;&amp;#x85;&amp;#xD800;&amp;#x110000;", "&#0;&#8;&#x85;&#xD800;&#x110000;"),
      ("一&amp;#x202E;&amp;#xFEFF;二", "一二"), ("Q & A; 一", "Q & A; 一"),
    ])
  func twiceEscaped(written: String, title: String) throws {
    #expect(try header("[\(written)](https://a.example/x)\n------\n").title == title)
  }

  @Test("what such references hide is counted") func twiceEscapedInvisible() throws {
    #expect(try header("[一&amp;#x202E;二&#x200B;](https://a.example/x)\n------\n").removedCharacters == 2)
  }

  @Test("a title of nothing but ampersands takes time in proportion to its length") func manyAmpersands() throws {
    let written = String(repeating: "&amp;#x", count: 200_000)
    #expect(try header("[\(written);](https://a.example/x)\n------\n").title.utf8.count == 600_001)
  }

  @Test("the address may hold parentheses") func parentheses() throws {
    #expect(try header("[t](https://a.example/x_(y))\n------\n").address.text == "https://a.example/x_(y)")
  }

  @Test("an address without a scheme is that of a page on the web") func schemeless() throws {
    #expect(try header("[t](//a.example/x)\n------\n").address.text == "https://a.example/x")
    let result = try convert(capture("<a href='//b.example/y'>甲</a>乙", url: "http://a.example/x"))
    #expect(String(decoding: result.article.body, as: UTF8.self) == "[甲](http://b.example/y)乙\n")
    #expect(try markdown("<a href='//b.example/y'>甲</a>乙", url: "//a.example/x") == "[甲](https://b.example/y)乙\n")
  }

  @Test(
    "the path of a local file is no address of the web",
    arguments: ["C:\\news\\1.html", "C:/news/1.html", "c:1.html", "file:///C:/news/1.html", "file://host/news/1.html"])
  func localFiles(path: String) throws {
    #expect(diagnostic("[t](\(path))\n------\n")?.contains("the address of the article is not http or https") == true)
    #expect(try markdown("<a href='\(path)'>甲</a>乙<img src='\(path)'>") == "甲乙\n")
  }

  @Test("the time of capture is read to the millisecond") func time() throws {
    let capture = try header("<!--1718944622999-->\n[t](https://a.example/x)\n------\n")
    #expect(capture.capturedMilliseconds == 1_718_944_622_999)
    #expect(capture.captured?.rfc3339 == "2024-06-21T04:37:02Z")
  }

  @Test("the line 日期： of the old form tells the date and is no text") func oldDate() throws {
    let text = "[t](https://a.example/x)\n------\n日期：Tue, 23 Jun 2020 05:40:58 +0000\n\n<p>b</p>"
    let result = try convert(text)
    #expect(result.article.date.rfc3339 == "2020-06-23T05:40:58Z")
    #expect(result.article.dateline == "日期：Tue, 23 Jun 2020 05:40:58 +0000")
    #expect(String(decoding: result.article.body, as: UTF8.self) == "b\n")
  }

  @Test("an empty title is the first words of the text") func emptyTitle() throws {
    #expect(try convert("<!--1-->\n[](https://a.example/x)\n------\n<p>一句话。</p><p>二</p>").article.title == "一句话。")
    #expect(try convert("<!--1-->\n[](https://a.example/x)\n------\n").article.title == "https://a.example/x")
  }

  @Test(
    "so is a title that shows nothing",
    arguments: ["\u{2800}", "\u{2800} \u{2800}", "\u{1D173}", "&#x2800;", "\u{2028}"])
  func titleThatShowsNothing(title: String) throws {
    #expect(try convert(capture("<p>\u{2800}<p>港口今天开放。", title: title)).article.title == "港口今天开放。")
    #expect(try convert(capture("<p>文", title: "\u{2800}\u{2801}")).article.title == "\u{2800}\u{2801}")
  }

  @Test("what is no capture is told with its place and a remedy")
  func failures() {
    #expect(
      diagnostic("面对条约\n\n------\n") == """
        captures/a.md:1:1: error: the title line has no link  [title-line]
          1 | 面对条约
            | ^
          help: write it as [title](URL); the article was skipped

        """)
    #expect(
      diagnostic("<!--1-->\n[t](https://a.example/x)\n") == """
        captures/a.md:1:1: error: no line of ------ ends the header  [rule-line]
          1 | <!--1-->
            | ^
          help: put a line of six hyphens between the title line and the article; it was skipped

        """)
    #expect(
      diagnostic("[t](javascript:alert(1))\n------\n") == """
        captures/a.md:1:5: error: the address of the article is not http or https  [title-line]
          1 | [t](javascript:alert(1))
            |     ^
          help: write the original's full address behind the title; the article was skipped

        """)
    #expect(
      diagnostic(" \n\n") == """
        captures/a.md: error: the file is empty  [empty-file]
          help: capture the article again, or delete the file; it was skipped

        """)
    #expect(
      diagnostic("[t](https://a.example/x)\n------\nno date\n")?.contains("neither the header nor the article") == true)
  }

  @Test("invalid UTF-8 in an article is no reason to lose it") func invalidUTF8() throws {
    var bytes = Array("<!--1718944622000-->\n[t](https://a.example/x)\n------\n<p>a".utf8)
    bytes += [0xFF, 0xC3, 0x28]
    bytes += Array("b</p>".utf8)
    let body = String(decoding: try convert(bytes).article.body, as: UTF8.self)
    #expect(body.hasPrefix("a") && body.hasSuffix("b\n"))
  }
}
