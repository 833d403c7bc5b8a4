import Testing

@Suite struct OffScreenTextTests {
  @Test("helper texts out of sight are dropped")
  func helper() throws {
    let cleaned = try Cleaned.within("<p><span class='x off-screen'>图片版权</span>海港社</p><a class=sr-only href=#e>跳过</a>")
    #expect(cleaned.text == "海港社")
    #expect(cleaned.account == ["off-screen: dropped: 图片版权", "off-screen: dropped: 跳过"])
  }

  @Test("links over what follows go, and the marks where they lead")
  func skipping() throws {
    let embed = "<blockquote><p>一则。</p></blockquote>"
    let cleaned = try Cleaned.within(
      "<a href='#end-of-post'>跳过帖子, 1</a>\(embed)<p id='end-of-post'>帖子结尾, 1</p>")
    #expect(cleaned.text == "> 一则。")
    #expect(cleaned.account == ["off-screen: dropped: 跳过帖子, 1", "off-screen: dropped: 帖子结尾, 1"])
    #expect(try Cleaned.within("<p id='end-of-may'>五月末的一天</p>").text == "五月末的一天")
  }

  @Test("pictures and long texts stay")
  func content() throws {
    #expect(try Cleaned.within("<div class=off-screen><img src=https://a.example/b.jpg></div>").text.contains("b.jpg"))
    let long = String(repeating: "第二个标签页里的话。", count: 30)
    #expect(try Cleaned.within("<div class=offscreen><p>\(long)</p></div>").text == long)
  }
}
