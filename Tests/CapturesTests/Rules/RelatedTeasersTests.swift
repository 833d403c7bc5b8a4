import Content
import Testing

@Suite struct RelatedTeasersTests {
  @Test("boxes of links to other articles go into a field, each link once, complete")
  func moved() throws {
    let cleaned = try Cleaned.within(
      "<div class=moreArticle><b>延伸阅读</b><a href=/a>甲桥</a><a href=/b><img src=/b.jpg>乙桥</a><a href=/a>甲桥</a></div>")
    #expect(cleaned.text == "")
    #expect(
      cleaned.article.related == [
        .init(title: "甲桥", url: "https://news.example/a"), .init(title: "乙桥", url: "https://news.example/b"),
      ])
    #expect(cleaned.account == ["related-teasers: moved to related: 延伸阅读甲桥乙桥甲桥"])
  }

  @Test("a box may be named by its heading; links within the page are none to other articles")
  func labelled() throws {
    let cleaned = try Cleaned.within(
      """
      <section role=region aria-labelledby=recommendations-heading><a href='#end-of-recommendations'>跳过推荐阅读</a>\
      <strong id=recommendations-heading>推荐阅读</strong><ul><li><a href=/a>渡口的早晨与傍晚各有各的样子</a></li></ul>\
      <p id=end-of-recommendations>推荐阅读结尾</p></section>
      """)
    #expect(cleaned.text == "")
    #expect(cleaned.article.related == [.init(title: "渡口的早晨与傍晚各有各的样子", url: "https://news.example/a")])
  }

  @Test("prose with links, and a box without links, stay")
  func prose() throws {
    let prose = String(repeating: "桥的故事还没有说完。", count: 6)
    #expect(try Cleaned.within("<div class=related><p>\(prose)<a href=/a>甲</a></p></div>").text.contains(prose))
    #expect(try Cleaned.within("<div class=related>甲</div>").text == "甲")
  }
}
