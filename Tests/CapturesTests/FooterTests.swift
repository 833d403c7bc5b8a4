import Captures
import Testing

@Suite struct FooterTests {
  private let english = "<a href='https://en.example/1.html'>点击查看本文英文版。</a>"

  @Test("the statements of a footer become fields")
  func newForm() throws {
    let html = """
      <section><p>文</p></section><footer><p>Edda Quill自海港对本文有报道贡献。</p><p>Jane Hollis是驻港记者。\
      <a href="https://en.example/by/jane">点击查看更多关于她的信息。</a></p><p>翻译：林望舒、周砚</p><p>\(english)</p></footer>
      """
    let article = try convert(capture(html)).article
    #expect(article.contributors == ["Edda Quill自海港对本文有报道贡献。"])
    #expect(article.profiles.map(\.name) == ["Jane Hollis"])
    #expect(article.profiles.first?.url == "https://en.example/by/jane")
    #expect(article.profiles.first?.about == "Jane Hollis是驻港记者。[点击查看更多关于她的信息。](https://en.example/by/jane)")
    #expect(article.translators == ["林望舒", "周砚"])
    #expect(article.translationOf == "https://en.example/1.html")
    #expect(article.body == Array("文\n".utf8))
  }

  @Test("the older form has them in the lines of the last paragraph")
  func oldForm() throws {
    let html = "<p>文</p><p>本文最初发表于去年。<br/>孟二(Paul M)是一名记者。<br/>翻译：晋三<br/>\(english)</p>"
    let article = try convert(capture(html)).article
    #expect(article.profiles.map(\.name) == ["孟二"])
    #expect(article.translators == ["晋三"])
    #expect(article.translationOf == "https://en.example/1.html")
    #expect(article.body == Array("文\n\n本文最初发表于去年。\n".utf8))
  }

  @Test("an ordinary last paragraph is text")
  func ordinary() throws {
    #expect(try markdown("<p>文</p><p>他是一名记者。</p>") == "文\n\n他是一名记者。\n")
  }

  @Test("what a footer says besides stays in the text")
  func unknownStatement() throws {
    #expect(try markdown("<p>文</p><footer><p>本报保留权利。</p><p>翻译：林一</p></footer>") == "文\n\n本报保留权利。\n")
  }

  @Test("the trailer of the feed service is dropped, and its rule")
  func trailer() throws {
    let trailer = "<br><hr><div>获取更多RSS：<br><a href='https://feed.example'>https://feed.example</a><br></div>"
    #expect(try markdown("<p>文</p>" + trailer) == "文\n")
    let article = try convert(capture("<p>文</p><footer><p>翻译：林一</p></footer>" + trailer)).article
    #expect(article.translators == ["林一"])
  }
}
