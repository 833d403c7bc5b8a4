import Testing

@testable import Archives

@Suite("Forms of an article")
struct FormTests {
  private let article = Article(
    outline: Outlines(ArchiveShape(articles: 100)).outline(7), authors: ["Edda Quill", "林望舒"], translator: "Una Vane",
    title: Array("题".utf8),
    lead: Picture(url: "https://a.example/1.jpg", caption: Array("图".utf8), credit: Array("影".utf8)),
    blocks: [
      .paragraph([.plain(Array("甲".utf8)), .link(Array("乙".utf8), to: "https://b.example/"), .strong(Array("丙".utf8))]),
      .heading(Array("丁".utf8)), .quote(Array("戊".utf8)), .list([Array("己".utf8), Array("庚".utf8)]),
    ])

  @Test("a capture has its header and one line of HTML, names in capitals")
  func capture() {
    let lines = text(.captures).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 6)
    #expect(lines[0].hasPrefix("<!--1"))
    #expect(lines[1] == "[题](\(article.outline.url))")
    #expect(lines[2] == "------")
    #expect(lines[4].contains("<address>EDDA QUILL, 林望舒</address>"))
    #expect(
      lines[4].contains(
        """
        <section><p>甲<a href="https://b.example/" rel="noopener noreferrer" target="_blank">乙</a><strong>丙</strong></p>\
        <h2>丁</h2><blockquote><p>戊</p></blockquote><ul><li>己</li><li>庚</li></ul></section>
        """))
    #expect(lines[4].contains("<p>翻译：Una Vane</p>"))
  }

  @Test("Markdown for others says the same", arguments: [ArchiveForm.hugo, .jekyll, .content])
  func markdown(form: ArchiveForm) {
    let text = text(form)
    #expect(text.hasPrefix("---\ntitle: \"题\"\n"))
    #expect(text.contains("authors: [Edda Quill, 林望舒]\n"))
    #expect(
      text.hasSuffix(
        """
        ---

        ![图](https://a.example/1.jpg "影")

        甲[乙](https://b.example/)**丙**

        ## 丁

        > 戊

        - 己
        - 庚

        """))
  }

  @Test("the shape of an archive is read from its name, and named by it", arguments: ["10000", "63000-short"])
  func shapeNames(name: String) {
    #expect(ArchiveShape(name: name)?.name == name)
  }

  @Test("other names are refused", arguments: ["", "0", "-5", "ten", "10-tiny", "10-short-x", "10-"])
  func badNames(name: String) {
    #expect(ArchiveShape(name: name) == nil)
  }

  private func text(_ form: ArchiveForm) -> String { String(decoding: bytes(of: article, as: form), as: UTF8.self) }
}
