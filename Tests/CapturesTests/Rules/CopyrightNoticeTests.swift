import Testing

@Suite struct CopyrightNoticeTests {
  @Test(
    "notices at the end go into rights",
    arguments: [
      "© 2020 海港社", "版权声明：本文内容归本台所有。", "我们的标准：海港社准则", "（仅代表作者观点。未经许可，不得转载。）",
      "平台声明：该文观点仅代表作者本人，某平台仅提供存储服务。", "特别声明：以上内容为用户上传并发布。",
    ])
  func notice(text: String) throws {
    let cleaned = try Cleaned("<p>文。</p><p>\(text)</p>")
    #expect(cleaned.text == "文。\n")
    #expect(cleaned.article.rights == [text])
    #expect(cleaned.account == ["copyright-notice: moved to rights: \(text)"])
  }

  @Test("several stay in their order, with their links")
  func order() throws {
    let cleaned = try Cleaned("<p>文。</p><p>© 甲</p><p>我们的标准：<a href=https://a.example/s>准则</a></p>")
    #expect(cleaned.article.rights == ["© 甲", "我们的标准：[准则](https://a.example/s)"])
  }

  @Test("prose about copyright, pictures and notices further up stay")
  func prose() throws {
    #expect(try Cleaned("<p>文。</p><p>他谈到版权所有人的难处。</p>").article.rights.isEmpty)
    #expect(try Cleaned("<p>文。</p><p>他说，书上写着“未经许可，不得转载”，还是有人抄。</p>").article.rights.isEmpty)
    #expect(try Cleaned("<p>© 甲</p><p>一</p><p>二</p><p>三</p><p>四</p>").article.rights.isEmpty)
  }
}
