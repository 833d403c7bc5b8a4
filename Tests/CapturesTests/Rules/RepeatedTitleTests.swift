import Testing

@Suite struct RepeatedTitleTests {
  @Test("a heading that is the title is dropped, with a picture before it or not")
  func repeated() throws {
    let cleaned = try Cleaned("<h1>旧桥 修好了</h1><p>文。</p>", title: "旧桥修好了")
    #expect(cleaned.text == "文。\n")
    #expect(cleaned.account == ["repeated-title: moved to title: 旧桥 修好了"])
    let picture = "<img src=https://a.example/b.jpg><h2>旧桥修好了</h2><p>文。</p>"
    #expect(try !Cleaned(picture, title: "旧桥修好了").text.contains("旧桥"))
  }

  @Test("a title with the outlet's name behind it counts as the same")
  func outlet() throws {
    #expect(try Cleaned("<h1>旧桥终于修好了</h1><p>文。</p>", title: "旧桥终于修好了 – 某报 - MB").text == "文。\n")
  }

  @Test("a first paragraph that is the title is dropped like a heading, where text follows")
  func paragraph() throws {
    let cleaned = try Cleaned("<p><b>旧桥 修好了</b></p><p>文。</p>", title: "旧桥修好了")
    #expect(cleaned.text == "文。\n")
    #expect(cleaned.account == ["repeated-title: moved to title: 旧桥 修好了"])
    let picture = "<img src=https://a.example/b.jpg><p>旧桥修好了</p><p>文。</p>"
    #expect(try !Cleaned(picture, title: "旧桥修好了").text.contains("旧桥"))
    #expect(try Cleaned("<p>旧桥终于修好了</p><p>文。</p>", title: "旧桥终于修好了 - 某报").text == "文。\n")
  }

  @Test("a title that stands there twice goes twice, and no more often") func twice() throws {
    #expect(
      try Cleaned("<h1>旧桥修好了</h1><strong>旧桥修好了</strong><p>旧桥修好了</p><p>文。</p>", title: "旧桥修好了").text == "旧桥修好了\n\n文。\n")
  }

  @Test("the only paragraph, one with more in it, a short one, one that is only like the title, and a later one stay")
  func otherParagraphs() throws {
    for (html, title) in [
      ("<p>旧桥修好了</p>", "旧桥修好了"), ("<p>旧桥修好了</p><img src='/a.jpg'>", "旧桥修好了"),
      ("<p>旧桥修好了。</p><p>文。</p>", "旧桥修好了"),
      ("<p><a href='https://b.example/'>旧桥修好了</a></p><p>文。</p>", "旧桥修好了"), ("<p>旧桥</p><p>文。</p>", "旧桥"),
      ("<p>文。</p><p>旧桥修好了</p><p>文。</p>", "旧桥修好了"),
    ] {
      let cleaned = try Cleaned(html, title: title)
      #expect(cleaned.text.contains("旧桥") && cleaned.takings.isEmpty, "\(html)")
    }
  }

  @Test("another heading, one that only begins the title, and one in the text stay")
  func others() throws {
    #expect(try Cleaned("<h2>渡口</h2><p>文。</p>", title: "旧桥").text.hasPrefix("## 渡口"))
    #expect(try Cleaned("<h2>旧桥终于修好</h2><p>文。</p>", title: "旧桥终于修好了吗").text.hasPrefix("## 旧桥"))
    #expect(try Cleaned("<p>文。</p><h2>旧桥</h2><p>文。</p>", title: "旧桥").text.contains("## 旧桥"))
  }
}
