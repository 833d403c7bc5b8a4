import Testing

@Suite struct FeedTrailerTests {
  @Test("the trailer of a feed service goes into via, with the rule before it")
  func trailer() throws {
    let cleaned = try Cleaned(
      "<p>文。</p><hr><p>获取更多RSS：<br><a href=https://feed.example>https://feed.example</a></p>")
    #expect(cleaned.text == "文。\n")
    #expect(cleaned.article.via == ["获取更多RSS： <https://feed.example>"])
    #expect(cleaned.account == ["feed-trailer: moved to via: 获取更多RSS： https://feed.example"])
  }

  @Test("such words inside the text stay, and a rule without a trailer")
  func prose() throws { #expect(try Cleaned("<p>获取更多RSS：请看下文。</p><p>文。</p><hr>").text.hasSuffix("文。\n\n***\n")) }
}
