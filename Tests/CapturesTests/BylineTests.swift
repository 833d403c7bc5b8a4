import Captures
import Content
import Testing

@Suite struct BylineTests {
  private let outlet = Outlet(
    slug: "o", name: "O", places: ["o.example"], language: "zh-Hans", zone: TimeZoneRule(standardOffset: 28_800))

  private func article(_ html: String) throws -> Article {
    try convert(capture(html, url: "https://o.example/x"), outlets: [outlet]).article
  }

  @Test(
    "bylines and dates in all their forms",
    arguments: [
      (
        "<address>林一, 周二</address><time pudate=\"2024-06-20 12:12:12\" datetime=\"x\">2024年6月20日</time><p>文</p>",
        ["林一", "周二"], "2024-06-20T12:12:12+08:00"
      ),
      (
        "<address>林一</address><time datetime='2024-06-20T01:00:00Z'>x</time><p>文</p>", ["林一"],
        "2024-06-20T09:00:00+08:00"
      ),
      ("<div><i>林一<br>2024-06-20T12:07:18.233Z</i></div><p>文</p>", ["林一"], "2024-06-20T20:07:18+08:00"),
      ("<div><i> null 林一（综合报道）<br>2024-06-20 12:07:18</i></div><p>文</p>", ["林一"], "2024-06-20T12:07:18+08:00"),
      ("<div><i><br>2024-06-20T12:07:18Z</i></div><p>文</p>", [], "2024-06-20T20:07:18+08:00"),
      ("<div><i>Thu, 20 Jun 2024 01:26:58 GMT</i></div><p>文</p>", [], "2024-06-20T09:26:58+08:00"),
      (
        "<div><i>Ann Lee<br>2024-06-20 10:00 GMT+08:00</i></div><p>文</p>", ["Ann Lee"], "2024-06-20T10:00:00+08:00"
      ),
      ("<div><i>2024年 6月 20日</i></div><p>文</p>", [], "2024-06-20T00:00:00+08:00"),
      ("<div><i>林一</i></div><p>文</p>", ["林一"], "2024-06-21T12:37:02+08:00"),
      ("<div>20/06/2024 - 17:46</div><p>文</p>", [], "2024-06-20T17:46:00+08:00"),
      ("<div>\n<div>20/06/2024 - 17:46</div><p>文</p>\n</div>", [], "2024-06-20T17:46:00+08:00"),
      ("<div></div><p>文</p>", [], "2024-06-21T12:37:02+08:00"),
      ("<p>文</p><p>尾</p>", [], "2024-06-21T12:37:02+08:00"),
    ])
  func forms(html: String, authors: [String], date: String) throws {
    let article = try article(html)
    #expect(article.authors == authors)
    #expect(article.date.rfc3339 == date)
    #expect(String(decoding: article.body, as: UTF8.self).hasPrefix("文\n"))
  }

  @Test("a time in the text tells the date and stays in the text")
  func timeInText() throws {
    let article = try article("<aside><time dateTime=\"2024-06-20T10:00:00Z\">20 June</time></aside><p>文</p>")
    #expect(article.date.rfc3339 == "2024-06-20T18:00:00+08:00")
    #expect(String(decoding: article.body, as: UTF8.self) == "20 June\n\n文\n")
    #expect(try self.article("<p>发布于 <time datetime='2024-06-20'>x</time></p><p>文</p>").date != captured)
  }

  @Test(
    "a time of something else tells no date",
    arguments: [
      "<p>文中提到两年以前的事情，也就是<time datetime='2001-09-11'>那一天</time>的。</p>",
      "文中提到两年以前的事情，也就是<span><time datetime='2001-09-11'>那一天</time></span>的。<p>段</p>",
      "<blockquote><p>帖</p><p><time datetime='2001-09-11'>那天</time></p></blockquote><p>文</p>",
      "<ul><li><a href='/b'>一</a> <time datetime='2001-09-11'>那天</time></li></ul><p>文</p>",
      "<a href='/b'><div>题</div><time datetime='2001-09-11'>那天</time></a><p>文</p>",
    ])
  func timeOfOthers(html: String) throws {
    #expect(try article(html).date == captured)
  }

  /// When the captures say that they were made.
  private var captured: Timestamp? { try? article("<p>文</p>").date }

  @Test(
    "names are told from what stands beside them",
    arguments: [
      ("<div><i>作者：林一 / 责编：周二<br>2024-06-20</i></div>", ["林一"]),
      ("<div><i>（记者：林一  责编：周二）<br>2024-06-20</i></div>", ["林一"]),
      ("<div><i>林一<br/>Invalid Date</i></div>", ["林一"]), ("<div><i>[object Object]<br>2024-06-20</i></div>", []),
      ("<div><em>林一<br>2024-06-20<br></em></div>", ["林一"]),
      ("<address>Ann Lee<br>Bo Ray</address>", ["Ann Lee", "Bo Ray"]),
    ])
  func namesAlone(html: String, authors: [String]) throws {
    let article = try article(html + "<p>文</p>")
    #expect(article.authors == authors)
    #expect(String(decoding: article.body, as: UTF8.self) == "文\n")
  }

  @Test("italics that are the article's own first words stay")
  func italics() throws {
    let long = String(repeating: "这是文章自己的第一句话。", count: 5)
    #expect(try article("<div><i>\(long)</i></div><p>文</p>").authors == [])
  }

  @Test("the original wording is kept where it says more than the names")
  func wording() throws {
    let article = try article("<div><i>洪沙 （综合报道）<br>2024-06-20T09:01:42.218Z</i></div><p>文</p>")
    #expect(article.byline == "洪沙 （综合报道）")
    #expect(article.dateline == "2024-06-20T09:01:42.218Z")
    #expect(try self.article("<address>林一, 周二</address><p>文</p>").byline == nil)
  }

  @Test("a date that cannot be right gives way to the time of capture, with a warning")
  func implausible() throws {
    for date in ["2031-01-01", "1969-07-20"] {
      let result = try convert(
        capture("<div><i>林一<br>\(date)</i></div><p>文</p>", url: "https://o.example/x"), outlets: [outlet])
      #expect(result.article.date.rfc3339 == "2024-06-21T12:37:02+08:00")
      #expect(result.warnings.map(\.identifier) == ["date"])
    }
  }

  @Test("Jekyll's author counts unless it is the outlet")
  func jekyll() throws {
    func authors(_ name: String) throws -> [String] {
      try convert("---\nauthor: \(name)\n---\n" + capture("<p>文</p>", url: "https://o.example/x"), outlets: [outlet])
        .article
        .authors
    }
    #expect(try authors("林一") == ["林一"])
    #expect(try authors("O") == [])
  }

  @Test(
    "bylines are split into names",
    arguments: [
      ("MOTOKO A, CHOE B AND LI C", ["MOTOKO A", "CHOE B", "LI C"]), ("林一、周二；张三", ["林一", "周二", "张三"]),
      ("KONEY D,koney d", ["KONEY D"]), ("By Ann  Lee & Bo", ["Ann Lee", "Bo"]), ("储一(Chris B)", ["储一(Chris B)"]),
      ("Anderson and Sandy", ["Anderson", "Sandy"]), ("", []),
      ("许一 申铧", ["许一", "申铧"]), ("Lee Jun Hyung", ["Lee Jun Hyung"]), ("于 平", ["于平"]), ("诺姆•乔姆斯基", ["诺姆·乔姆斯基"]),
      ("本报记者 林一 发自北京", ["林一"]), ("林一 自香港报道", ["林一"]), ("林一台北報導", ["林一"]), ("ＡＮＮ　Lee", ["ANN Lee"]),
      ("Bo O’Brien, Bo O'Brien", ["Bo O'Brien"]), ("Zoe\u{308} Q", ["Zo\u{EB} Q"]), ("An\u{200B}n Lee", ["Ann Lee"]),
      ("Ann Lee, Staff Writer", ["Ann Lee"]), ("Ann Lee, Special to The Harbour", ["Ann Lee"]),
      ("Ann Lee ann@mail.example", ["Ann Lee"]), ("Ann Lee in Beijing", ["Ann Lee"]), ("《海角时报》", ["海角时报"]),
      ("BBC中文", ["BBC中文"]), ("REUTERS", ["Reuters"]), ("海角之声 编辑部", ["海角之声 编辑部"]), ("林一/周二", ["林一", "周二"]), (" , ", []),
      ("null", []),
    ])
  func names(byline: String, names: [String]) {
    #expect(PersonNames.split(byline) == names)
  }

  @Test("names in capitals get small letters where names have them, organisations keep theirs")
  func titleCase() {
    for (name, spelling) in [
      ("MACDONALD", "Macdonald"), ("DAVID McCABE", "David McCabe"), ("DAVID MCCABE", "David McCabe"),
      ("URSULA VON DER LEYEN", "Ursula von der Leyen"), ("ANN DE LA CRUZ", "Ann De La Cruz"), ("VAN LEE", "Van Lee"),
    ] {
      #expect(PersonNames.isAllCapitals(name))
      #expect(PersonNames.titleCased(name) == spelling)
    }
    for name in ["BBC中文", "Li Yuan", "李一", "AFP", "Mac Lee", "VOA"] { #expect(!PersonNames.isAllCapitals(name)) }
  }

  @Test("a name in brackets in the footer spells the byline")
  func bracketed() throws {
    let html =
      "<address>DAVID McCABE</address><p>文</p><footer><p>麦一(David McCabe)是记者。"
      + "<a href='https://o.example/by/mc'>点击查看更多关于他的信息。</a></p></footer>"
    let result = try convert(capture(html))
    #expect(result.article.authors == ["David McCabe"])
    #expect(result.unspelled == [])
  }

  @Test("how far ahead of its capture a date may be depends on what it says")
  func ahead() throws {
    // Captured 2024-06-21T04:37:02Z.
    for (date, severity) in [
      ("2024-06-21T04:50:00Z", nil), ("2024-06-21T05:00:00Z", "warning"), ("2024-06-21 23:00", nil),
      ("2024-06-23 12:00", "warning"), ("2024-06-21", nil), ("2024-06-22", nil), ("2024-06-24T00:00:00Z", "note"),
      ("2024-06-21T00:00:00Z", nil), ("2024-06-24", "note"),
      ("2024-07-24", "warning"),
      ("1989-12-31", "warning"),
    ] as [(String, String?)] {
      let result = try convert(
        capture("<div><i>林一<br>\(date)</i></div><p>文</p>", url: "https://o.example/x"), outlets: [outlet])
      #expect(result.warnings.first?.severity.rawValue == severity, "\(date)")
      #expect((result.article.date.rfc3339 == "2024-06-21T12:37:02+08:00") == (severity != nil), "\(date)")
    }
  }

  @Test("a date that is not believed is shown where it stands, with a remedy")
  func place() throws {
    let result = try convert(
      capture("<time datetime='2031-01-01T00:00:00Z'>x</time><p>文</p>", url: "https://o.example/x"), outlets: [outlet])
    let text = try #require(result.warnings.first).text
    #expect(text.hasPrefix("captures/a.md:5:17: warning: the date 2031-01-01T00:00:00Z cannot be right  [date]"))
    #expect(text.contains("help: "))
  }

  @Test("names in capitals are spelled as the footer does, else word by word")
  func capitals() throws {
    let html =
      "<address>CHOE SANG-HUN, ANN O'BRIEN</address><p>文</p><footer><p>Choe Sang-hun是记者。"
      + "<a href='https://o.example/by/choe'>点击查看更多关于他的信息。</a></p></footer>"
    let result = try convert(capture(html))
    #expect(result.article.authors == ["Choe Sang-hun", "Ann O'Brien"])
    #expect(result.unspelled == ["ANN O'BRIEN"])
    #expect(result.spellings == ["Choe Sang-hun"])
  }
}
