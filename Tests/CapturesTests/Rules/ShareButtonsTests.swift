import Testing

@Suite struct ShareButtonsTests {
  @Test("links that share the page are dropped, whatever they are called")
  func links() throws {
    let cleaned = try Cleaned.within(
      "<p>甲 <a href='https://twitter.com/intent/tweet?url=x'>推</a> <a href='//www.facebook.com/sharer/sharer.php?u=x'>脸</a></p>"
    )
    #expect(cleaned.text == "甲")
    #expect(cleaned.account == ["share-buttons: dropped: 推", "share-buttons: dropped: 脸"])
  }

  @Test("small boxes named after sharing are dropped")
  func boxes() throws {
    #expect(try Cleaned.within("<div class=addtoany_share_save_container>分享： <a href=/x>复制</a></div>").text == "")
    #expect(try Cleaned.within("<ul class='social-icons'><li><a href=/y>甲</a></ul>").text == "")
  }

  @Test("posts of social media, profiles and prose stay")
  func content() throws {
    #expect(
      try Cleaned.within("<a href=https://twitter.com/somebody>某人</a>").text == "[某人](https://twitter.com/somebody)")
    #expect(try Cleaned.within("<div class=social-embed><blockquote>帖子</blockquote></div>").text == "> 帖子")
    let long = String(repeating: "市场份额之争。", count: 12)
    #expect(try Cleaned.within("<div class=market-share><p>\(long)</p></div>").text == long)
  }
}
