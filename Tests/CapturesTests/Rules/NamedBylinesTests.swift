import Testing

@Suite struct NamedBylinesTests {
  @Test(
    "elements called byline or author tell authors",
    arguments: [
      ("<p class=byline>By Ann Lee and Bo Ray</p>", ["Ann Lee", "Bo Ray"]),
      ("<div class='article-author'>林望舒</div>", ["林望舒"]),
      ("<span class=author><a href='https://a.example/'>Ann Lee</a></span>", ["Ann Lee"]),
    ])
  func names(html: String, authors: [String]) throws {
    let cleaned = try Cleaned("\(html)<p>河水退了。</p>")
    #expect(cleaned.text == "河水退了。\n")
    #expect(cleaned.article.authors == authors)
    #expect(cleaned.account.count == 1)
  }

  @Test("elements called dates tell the date")
  func dates() throws {
    let cleaned = try Cleaned("<div class=post-date>Posted on June 20, 2024</div><p>河水退了。</p>")
    #expect(cleaned.text == "河水退了。\n")
    #expect(cleaned.article.dateline == "Posted on June 20, 2024")
    #expect(cleaned.article.date.rfc3339.hasPrefix("2024-06-20T"))
  }

  @Test("the first date counts, not that of a change behind it")
  func change() throws {
    let cleaned = try Cleaned(
      "<div class=timestamp>2024年6月19日</div><time datetime='2024-06-21'>不久前</time><p>河水退了。</p>")
    #expect(cleaned.article.date.rfc3339.hasPrefix("2024-06-19"))
  }

  @Test("what is no name, stands further down, or holds paragraphs stays")
  func others() throws {
    let long = String(repeating: "河水退了，桥还在。", count: 20)
    for html in [
      "<div class=author>关于河流的一切，都在这里。</div><p>一</p>", "<p>\(long)</p><p class=author>林望舒</p><p>\(long)</p>",
      "<div class=author><p>林望舒</p></div><p>一</p>",
    ] {
      #expect(try Cleaned(html).article.authors == [])
    }
  }
}
