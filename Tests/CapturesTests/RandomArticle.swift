import Captures
import TestSupport

/// Makes articles of all elements, with text that means something in Markdown, in HTML or in templates.
struct RandomArticle {
  private static let texts = [
    "a", "word", "中文", "，", "。", "“", "”", " ", "  ", "*", "**", "_", "__x", "`", "``", "[", "]", "(", ")", "](", "![",
    "<b>", "</p>", "<!--", "<?x", "&amp;", "&#65;", "&", "AT&T", "&copy", "\\", "\\\\", "|", "~~", "~", "#", "# ", "- ",
    "+ ", "* ", "1. ", "12) ", "> ", "---", "===", "=", "-", "+", ":-:", "|-|", "https://x.example/", "www.x.example",
    "a@b.example", "{{x}}", "{{{y}}}", "]]>", "😀", "👩‍👩‍👧", "é", "e\u{301}", "€", "!", "[^1]", "[a]: ", "^", "\"", "'",
    "\u{A0}",
    "\u{3000}", "snake_case", "2*3*4", "<https://a.example>", "<http://x>", "\t", "http://例え：80", "$", ":", "～", "＊",
    "שלום", "سلام", "```", "~~~", "1986. ", "    x", "0", "ﬁ", "•",
  ]
  private static let addresses = [
    "https://l.example/", "https://l.example/a_(b)_*c*", "https://l.example/?a=1&copy=2&b=~~x~~", "https://l.example/(",
    "mailto:a@b.example", "https://l.example/例え", "https://l.example/a|b", "https://l.example/%5B[x]",
    "https://l.example/'\"",
  ]

  private var generator: SeededGenerator
  private var depth = 0

  init(seed: UInt64) { generator = SeededGenerator(seed) }

  private mutating func chance(_ times: Int, in total: Int) -> Bool {
    Int.random(in: 0..<total, using: &generator) < times
  }

  private mutating func text() -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...4, using: &generator) { text += Self.texts.randomElement(using: &generator) ?? "" }
    return text
  }

  private mutating func address() -> String { Self.addresses.randomElement(using: &generator) ?? "" }

  /// Some text in any styles, which is never empty.
  mutating func passage(breaks: Bool = true, images: Bool = true) -> Passage {
    var passage = Passage()
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      var style: Passage.Style = []
      for mark in [Passage.Style.strong, .emphasis, .strike] where chance(1, in: 4) { style.insert(mark) }
      if chance(1, in: 12) { style.insert(.code) }
      let link = chance(1, in: 5) ? passage.intern(link: address()) : nil
      if breaks, chance(1, in: 9) { passage.runs.append(.init(.lineBreak)) }
      if images, chance(1, in: 20), !passage.runs.isEmpty {
        passage.images.append(.init(source: "https://i.example/1.jpg", alternative: text()))
        passage.runs.append(.init(.image(passage.images.count - 1), style: style, link: link))
      }
      let code = style.contains(.code)
      passage.append(Array((code ? text().filter { $0 != "\t" } : text()).utf8)[...], style: style, link: link)
    }
    passage.trim()
    // A picture alone would be a figure.
    return passage.plainText.allSatisfy(\.isWhitespace) ? Passage("x") : passage
  }

  mutating func blocks(_ count: Int) -> [Block] { (0..<count).map { _ in block() } }

  /// Two footnotes, with a paragraph that refers to them.
  mutating func footnotes() -> [Block] {
    var passage = Passage("x")
    passage.runs += [.init(.footnote(1)), .init(.footnote(2))]
    return [.paragraph(passage)] + (1...2).map { .footnote($0, [.paragraph(self.passage())]) }
  }

  private mutating func block() -> Block {
    switch Int.random(in: 0..<(depth > 2 ? 8 : 12), using: &generator) {
    case 0, 1, 2: return .paragraph(passage())
    case 3: return .heading(Int.random(in: 1...6, using: &generator), passage(breaks: false))
    case 4:
      let lines = (0..<Int.random(in: 1...4, using: &generator)).map { _ in chance(1, in: 5) ? "" : text() }
      return .code(Array(lines.joined(separator: "\n").utf8), language: chance(1, in: 2) ? "swift" : "")
    case 5: return .table(table())
    case 6: return .figure(figure())
    case 7: return .rule
    case 8, 9: return .quote(nested(1...3))
    default:
      let start = chance(1, in: 2) ? Int.random(in: 0...99, using: &generator) : nil
      let items = (0..<Int.random(in: 1...3, using: &generator)).map { _ in nested(1...2) }
      return .list(.init(start: start, items: items))
    }
  }

  private mutating func nested(_ count: ClosedRange<Int>) -> [Block] {
    depth += 1
    defer { depth -= 1 }
    return blocks(Int.random(in: count, using: &generator))
  }

  private mutating func table() -> Block.Table {
    let columns = Int.random(in: 1...4, using: &generator)
    let rows = (0..<Int.random(in: 2...4, using: &generator)).map { _ in
      (0..<columns).map { _ in passage(breaks: false) }
    }
    return .init(hasHeader: chance(1, in: 2), rows: rows)
  }

  private mutating func figure() -> Block.Figure {
    var figure = Block.Figure(source: "https://i.example/\(Int.random(in: 1...9, using: &generator)).jpg")
    if chance(1, in: 3) { figure.link = address() }
    if chance(2, in: 3) { figure.caption = passage(breaks: false, images: false) }
    if chance(1, in: 2) { figure.credit = "A \(text()) b" }
    if figure.link != nil { for index in figure.caption.runs.indices { figure.caption.runs[index].link = nil } }
    return figure
  }
}
