import Captures
import Content
import TestSupport
import Testing

@Suite struct HostileCaptureTests {
  @Test(
    "a megabyte of the worst becomes an article in seconds, four in four times that",
    arguments: [
      "<div>", "<b>", "<p>x", "&", "<li>a", "<table><tr><td>x", "<a href=/x>y", "*", "<blockquote>", "<br>", "<ul><li>",
    ])
  func worst(piece: String) throws {
    let clock = ContinuousClock()
    func time(_ size: Int) throws -> Duration {
      let text = capture(String(repeating: piece, count: size / piece.utf8.count))
      var length = 0
      let time = try clock.measure { length = try convert(text).article.body.count }
      #expect(length < 16 << 20)
      return time
    }
    let small = try time(250_000)
    let large = try time(1_000_000)
    #expect(large < max(small, .milliseconds(50)) * 12, "\(small), then \(large)")
  }

  @Test("one long link around many short paragraphs is not written out for each of them") func longLink() throws {
    let address = String(repeating: "x", count: 2000)
    let text = capture("<a href=/\(address)>" + String(repeating: "<p>a", count: 5000))
    let body = try convert(text).article.body
    #expect(body.count < 1 << 20)
    #expect(body.split(separator: 0x0A).count == 5000)
  }

  @Test(
    "what rules look at again and again takes no longer than it is long",
    arguments: [
      ("<picture>", "<img>"), ("<ol reversed>", "<li>a"), ("<ol start=-9>", "<li value=-9>a"),
      ("<math>" + String(repeating: "<mrow>", count: 400), "<annotation>a</annotation>"),
      ("<p>翻译：", "作者："),
      (String(repeating: "<sup>", count: 400), "<i>1</i>"),
      (String(repeating: "<div class=related>", count: 400), "<i>a</i>"),
    ])
  func looks(start: String, piece: String) throws {
    func time(_ size: Int) throws -> Duration {
      let text = capture(start + String(repeating: piece, count: size / piece.utf8.count))
      return try ContinuousClock().measure { _ = try convert(text) }
    }
    let small = try time(30_000)
    let large = try time(120_000)
    #expect(large < max(small, .milliseconds(50)) * 12, "\(small), then \(large)")
  }

  @Test("lines across the page behind a credit go together, in no more time than they would take as lines")
  func linesBehindCredit() throws {
    func time(_ start: String) throws -> Duration {
      let text = capture("<p>\(start)</p>" + String(repeating: "<hr>", count: 100_000) + "<p>文。</p>")
      return try ContinuousClock().measure { _ = try convert(text) }
    }
    let (lines, none) = (try time("文。"), try time("本报记者 乔一 报道"))
    #expect(none < lines * 4, "\(lines), then \(none)")
  }

  @Test("a title of nothing but the outlet's name takes no more time than another one that is as long")
  func titleOfNames() throws {
    func time(_ name: String) throws -> Duration {
      let text = capture(
        "<p>文。</p>", title: "桥修好了" + String(repeating: " | \(name)", count: 20_000), url: "https://www.rfi.fr/cn/a")
      return try ContinuousClock().measure { _ = try convert(text) }
    }
    let (others, names) = (try time("RTI"), try time("RFI"))
    #expect(names < max(others, .milliseconds(100)) * 10, "\(others), then \(names)")
  }

  @Test("a comment that ends where it begins is no time of capture") func shortComment() throws {
    #expect(
      try convert("<!-->\n[t](https://a.example/20240621/x)\n------\n<p>x").article.date.rfc3339
        == "2024-06-21T00:00:00Z")
  }

  @Test("an address with .. names a file in its day's folder")
  func traversal() throws {
    let article = try convert(capture("<p>x</p>", url: "https://a.example/../../..%2f..%2fetc/passwd")).article
    let path = ArticleName.path(WebAddress(article.url ?? ""), outlet: article.outlet ?? "", on: article.date.date)
    #expect(path == "2024/06/21/a-example-passwd")
  }

  @Test("no capture, however mutilated, stops the program", arguments: 1...6)
  func mutations(seed: UInt64) {
    let sample = Array(
      capture(
        """
        <address>A B</address><time datetime="2024-01-01">x</time><figure><img src="/a.jpg" srcset="/b 1x"><figcaption>c <cite>d\
        </cite></figcaption></figure><p>一<b>二，</b>三<a href="/x(y)">四</a></p><ul><li>a<ol start=3><li>b</ol></ul><table><tr><th>\
        a<th>b<tr><td>c<td>d</table><pre><code>e</code></pre><sup><a href="#f">1</a></sup><p id=f>g</p><footer><p>翻译：h</p></footer>
        """
      ).utf8)
    var generator = SeededGenerator(seed)
    for _ in 0..<400 {
      var bytes = sample
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(contentsOf: Array("<>\"'&/=-*[]()".utf8).shuffled(using: &generator).prefix(3), at: index)
        default: bytes.replaceSubrange(index..<min(index + 20, bytes.count), with: bytes.prefix(30))
        }
      }
      if let result = try? convert(bytes) {
        let file = result.article.file()
        #expect((try? ArticleReader().article(file, path: "a.md", file: "a.md"))?.title == result.article.title)
      }
    }
  }

  @Test(
    "a capture whose own address nobody could follow is none",
    arguments: [String(repeating: "a.", count: 600) + "example/x", "a.example/" + String(repeating: "x", count: 9000)])
  func ownAddressNobodyFollows(address: String) throws {
    let text = capture("<a href=y>文</a>", url: "https://" + address)
    #expect(diagnostic(text)?.hasPrefix("captures/a.md:2:5: error: the address of the article is too long") == true)
  }

  @Test("a frame from a host of very many labels takes no longer than the host is long")
  func hostOfManyLabels() throws {
    func time(_ labels: Int) throws -> Duration {
      let host = String(repeating: "a.", count: labels) + "v.example"
      let text = capture("<p>文。</p><iframe src='https://\(host)/embed/1'></iframe>")
      return try ContinuousClock().measure { _ = try convert(text) }
    }
    let (small, large) = (try time(5000), try time(30_000))
    #expect(large < max(small, .milliseconds(50)) * 9, "\(small), then \(large)")
  }

  @Test("a link whose address nobody could follow keeps its text, and a warning says so")
  func addressNobodyFollows() throws {
    let result = try convert(capture("<p>看<a href='/\(String(repeating: "x", count: 9000))'>这里</a></p>"))
    #expect(result.article.body == Array("看这里\n".utf8))
    #expect(result.warnings.map(\.identifier) == ["long-links"])
    #expect(try convert(capture("<a href='/\(String(repeating: "x", count: 4000))'>这里</a>")).warnings.isEmpty)
  }

  @Test("bytes that are not UTF-8 are told, with their place")
  func encoding() throws {
    var bytes = Array(capture("<p>文</p>\n<p>X字</p>").utf8)
    let place = try #require(bytes.firstIndex(of: UInt8(ascii: "X")))
    bytes[place] = 0xC4
    let result = try convert(bytes)
    #expect(result.article.body == Array("文\n\n\u{FFFD}字\n".utf8))
    #expect(result.warnings.map(\.identifier) == ["encoding"])
    #expect(result.warnings.first?.text.hasPrefix("captures/a.md:6:4: warning: bytes that are not UTF-8") == true)
  }

  @Test("bytes of a title that are not UTF-8 are told before those of the text", arguments: ["文", "X字"])
  func encodingOfTitle(text: String) throws {
    let bytes = capture("<p>\(text)</p>", title: "题X").utf8.map { $0 == UInt8(ascii: "X") ? 0xC4 : $0 }
    let result = try convert(bytes)
    #expect(result.article.title == "题\u{FFFD}")
    #expect(result.warnings.map(\.identifier) == ["encoding"])
    #expect(result.warnings.first?.text.hasPrefix("captures/a.md:2:3: warning: bytes that are not UTF-8") == true)
  }
}
