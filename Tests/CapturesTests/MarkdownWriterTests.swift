import Captures
import Testing

/// What random articles found, each in its smallest form.
@Suite struct MarkdownWriterTests {
  private func markdown(_ blocks: Block...) -> String {
    String(decoding: MarkdownWriter.markdown(blocks), as: UTF8.self)
  }

  private func link(_ text: String, _ address: String, style: Passage.Style = []) -> Passage {
    var passage = Passage()
    passage.append(Array(text.utf8)[...], style: style, link: passage.intern(link: address))
    return passage
  }

  @Test("a bar in an address does not end the cell of a table")
  func bars() {
    let table = Block.Table(hasHeader: true, rows: [[link("a", "https://l.example/a|b")]])
    #expect(markdown(.table(table)) == "| [a](https://l.example/a\\|b) |\n| --- |\n")
    #expect(
      markdown(.paragraph(link("https://l.example/a|b", "https://l.example/a|b")))
        == "[https\\://l.example/a|b](https://l.example/a\\|b)\n")
  }

  @Test("a reference in a title or an address is written with a reference, since a backslash does not keep it")
  func references() {
    var figure = Block.Figure(source: "https://i.example/?a&copy;")
    figure.credit = "A &amp; B"
    #expect(markdown(.figure(figure)) == #"![](https://i.example/?a&amp;copy; "A &amp;amp; B")"# + "\n")
  }

  @Test("unbalanced parentheses of an address are escaped")
  func parentheses() {
    #expect(markdown(.paragraph(link("a", "https://l.example/("))) == "[a](https://l.example/\\()\n")
    #expect(markdown(.paragraph(link("a", "https://l.example/a_(b)"))) == "[a](https://l.example/a_(b))\n")
  }

  @Test("a caption that begins with ^ makes no footnote")
  func circumflex() {
    var figure = Block.Figure(source: "https://i.example/1.jpg")
    figure.caption = Passage("^1")
    #expect(markdown(.figure(figure)) == "![\\^1](https://i.example/1.jpg)\n")
    var passage = Passage("x ")
    passage.images.append(.init(source: "https://i.example/1.jpg", alternative: "^1"))
    passage.runs.append(.init(.image(0)))
    #expect(markdown(.paragraph(passage)) == "x ![\\^1](https://i.example/1.jpg)\n")
  }

  @Test("code keeps its spaces, and code beside code is one")
  func code() {
    var passage = Passage()
    passage.append(Array(" a ".utf8)[...], style: .code, link: nil)
    #expect(markdown(.paragraph(passage)) == "`  a  `\n")
    passage.append(Array("b".utf8)[...], style: [.code, .superscript], link: nil)
    #expect(markdown(.paragraph(passage)) == "` a b`\n")
  }

  @Test("an item without anything in it stays an item")
  func emptyItem() {
    let list = Block.List(items: [[], [.paragraph(Passage("a"))]])
    #expect(markdown(.list(list)) == "-\n\n- a\n")
    #expect(markdown(.list(.init(items: [[.list(.init(start: 1, items: [[]]))]]))) == "- 1.\n")
  }

  @Test("lists and quotes nest as deep as they are read")
  func nesting() {
    var blocks: [Block] = [.paragraph(Passage("a"))]
    for _ in 0..<40 { blocks = [.list(.init(start: 999_999_998, items: [blocks]))] }
    let lines = String(decoding: MarkdownWriter.markdown(blocks), as: UTF8.self)
    #expect(lines.hasSuffix(" a\n"))
    #expect(lines.utf8.count <= 98)
  }
}
