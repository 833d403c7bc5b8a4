import Testing

@Suite struct OffScreenTextTests {
  @Test("helper texts out of sight are dropped")
  func helper() throws {
    let cleaned = try Cleaned.within("<p><span class='x off-screen'>图片版权</span>海港社</p><a class=sr-only href=#e>跳过</a>")
    #expect(cleaned.text == "海港社")
    #expect(cleaned.account == ["off-screen: dropped: 图片版权", "off-screen: dropped: 跳过"])
  }

  @Test("pictures and long texts stay")
  func content() throws {
    #expect(try Cleaned.within("<div class=off-screen><img src=https://a.example/b.jpg></div>").text.contains("b.jpg"))
    let long = String(repeating: "第二个标签页里的话。", count: 30)
    #expect(try Cleaned.within("<div class=offscreen><p>\(long)</p></div>").text == long)
  }
}
