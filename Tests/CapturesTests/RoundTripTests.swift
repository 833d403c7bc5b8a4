import Captures
import Markup
import Soup
import TestSupport
import Testing

/// Random blocks, written as Markdown, read back as HTML: what was there must be there.
@Suite struct RoundTripTests {
  private static let texts = [
    "a", "word", "中文", "，", "。", "“", "”", " ", " ", "*", "**", "_", "__x", "`", "``", "[", "]", "(", ")", "](", "![",
    "<b>",
    "</p>", "<!--", "&amp;", "&#65;", "&", "AT&T", "\\", "|", "~~", "~", "#", "# ", "- ", "+ ", "1. ", "12) ", "> ",
    "---", "===",
    ":-:", "https://x.example/", "www.x.example", "{{x}}", "]]>", "😀", "é", "€", "!", "[^1]", "^", "=", "\"", "'",
    "\u{A0}",
    "snake_case", "2*3*4", "<https://a.example>", "\t", "http://例え：80", "$", ":",
  ]

  private static func passage(_ generator: inout SeededGenerator, isBroken: Bool = true) -> Passage {
    var passage = Passage()
    let styles: [Passage.Style] = Bool.random(using: &generator) ? [.strong, .emphasis] : [.strike]
    for _ in 0..<Int.random(in: 1...7, using: &generator) {
      var style: Passage.Style = []
      for candidate in styles where Int.random(in: 0..<4, using: &generator) == 0 {
        style.insert(candidate)
      }
      let link = Int.random(in: 0..<5, using: &generator) == 0
      let number =
        link ? passage.intern(link: "https://l.example/\(Int.random(in: 0...3, using: &generator))_*(x)") : nil
      let text = (0..<Int.random(in: 1...4, using: &generator)).map { _ in texts.randomElement(using: &generator) ?? ""
      }.joined()
      if isBroken, Int.random(in: 0..<9, using: &generator) == 0 { passage.runs.append(.init(.lineBreak)) }
      passage.append(Array(text.utf8)[...], style: style, link: number)
    }
    passage.trim()
    return passage.isEmpty ? Passage("x") : passage
  }

  private static func block(_ generator: inout SeededGenerator, depth: Int = 0) -> Block {
    switch Int.random(in: 0..<(depth > 2 ? 5 : 8), using: &generator) {
    case 0, 1: return .paragraph(passage(&generator))
    case 2: return .heading(Int.random(in: 1...5, using: &generator), passage(&generator, isBroken: false))
    case 3:
      let texts = (0..<3).map { _ in Self.texts.randomElement(using: &generator) ?? "" }
      return .code(Array(texts.joined(separator: "\n").utf8), language: "")
    case 4:
      let rows = (0..<3).map { _ in (0..<2).map { _ in passage(&generator, isBroken: false) } }
      return .table(.init(hasHeader: true, rows: rows))
    case 5: return .quote([block(&generator, depth: depth + 1), block(&generator, depth: depth + 1)])
    default:
      let items = (0..<2).map { _ in [block(&generator, depth: depth + 1)] }
      return .list(
        .init(start: Bool.random(using: &generator) ? Int.random(in: 0...99, using: &generator) : nil, items: items))
    }
  }

  private static func fold(_ text: String) -> String {
    text.unicodeScalars.filter { !$0.properties.isWhitespace }.reduce(into: "") { $0.unicodeScalars.append($1) }
  }

  private static func text(_ block: Block) -> String {
    switch block {
    case .paragraph(let passage), .heading(_, let passage): passage.plainText
    case .code(let code, _): String(decoding: code, as: UTF8.self)
    case .table(let table): table.rows.joined().map(\.plainText).joined()
    case .quote(let blocks), .footnote(_, let blocks): blocks.map(text).joined()
    case .list(let list): list.items.joined().map(text).joined()
    case .figure(let figure): figure.caption.plainText
    case .rule: ""
    }
  }

  private static func links(_ passage: Passage) -> [String] {
    var links: [String] = []
    for (index, run) in passage.runs.enumerated() {
      guard let link = run.link else { continue }
      if index > 0, passage.runs[index - 1].link == link { continue }
      links.append(passage.links[link])
    }
    return links
  }

  private static func html(_ blocks: [Block]) -> HTMLTree {
    var html: [UInt8] = []
    MarkdownParser().renderHTML(MarkdownWriter.markdown(blocks)[...], with: HTMLOptions(), into: &html)
    return HTMLParser.parse(html[...]).tree
  }

  private static func count(_ tag: Soup.Tag, in tree: HTMLTree) -> Int { tree.nodes.count { $0.tag == tag } }

  @Test("every character of random blocks survives Markdown", arguments: 1...8)
  func text(seed: UInt64) {
    var generator = SeededGenerator(seed)
    for _ in 0..<1200 {
      let blocks = [Self.block(&generator)]
      let tree = Self.html(blocks)
      let found = Self.fold(String(decoding: tree.textContent(of: HTMLTree.root), as: UTF8.self))
      let expected = Self.fold(blocks.map(Self.text).joined())
      guard found != expected else { continue }
      let markdown = String(decoding: MarkdownWriter.markdown(blocks), as: UTF8.self)
      let same = zip(found, expected).prefix { $0 == $1 }.count
      let place =
        "expected …\(expected.dropFirst(max(0, same - 20)).prefix(60))… found …\(found.dropFirst(max(0, same - 20)).prefix(60))…"
      Issue.record("\(place)\n\(markdown)")
      return
    }
  }

  @Test("the marks of a paragraph make what they were meant to make, and nothing else", arguments: 1...8)
  func marks(seed: UInt64) {
    var generator = SeededGenerator(seed &+ 100)
    for _ in 0..<600 {
      let passage = Self.passage(&generator)
      let tree = Self.html([.paragraph(passage)])
      let markdown = String(decoding: MarkdownWriter.markdown([.paragraph(passage)]), as: UTF8.self)
      let hrefs = tree.nodes.indices.compactMap { index -> String? in
        let node = HTMLTree.NodeID(index)
        guard tree[node].tag == .a else { return nil }
        return tree.attribute(.href, of: node).map { String(decoding: $0, as: UTF8.self) }
      }
      #expect(hrefs.count == Self.links(passage).count, "\(markdown)")
      for style in [(Passage.Style.strong, Soup.Tag.strong), (.emphasis, .em), (.strike, .del)]
      where !passage.runs.contains(where: { $0.style.contains(style.0) }) {
        #expect(Self.count(style.1, in: tree) == 0, "\(markdown)")
      }
      for tag in [Soup.Tag.code, .table, .ul, .ol, .h1, .h2, .hr, .pre, .blockquote, .img] {
        #expect(Self.count(tag, in: tree) == 0, "\(markdown)")
      }
    }
  }

  @Test("strong words between letters stay strong", arguments: 1...4)
  func strongStays(seed: UInt64) {
    var generator = SeededGenerator(seed &+ 200)
    for _ in 0..<500 {
      var passage = Passage()
      let words = ["中", "a", "，", "。", "“", " ", "b1"]
      for index in 0..<5 {
        let text = (0..<3).map { _ in words.randomElement(using: &generator) ?? "" }.joined()
        passage.append(Array(text.utf8)[...], style: index % 2 == 1 ? .strong : [], link: nil)
      }
      passage.trim()
      let expected = passage.runs.filter { $0.style.contains(.strong) }.count { run in
        guard case .text(let range) = run.kind else { return false }
        // A word of which a letter or digit is left when what stands at its edges is taken off.
        return String(decoding: passage.bytes[range], as: UTF8.self).contains { $0.isLetter || $0.isNumber }
      }
      let tree = Self.html([.paragraph(passage)])
      #expect(
        Self.count(.strong, in: tree) >= expected,
        "\(String(decoding: MarkdownWriter.markdown([.paragraph(passage)]), as: UTF8.self))")
    }
  }
}
