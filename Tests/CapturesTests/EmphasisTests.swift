import Captures
import Markup
import Soup
import TestSupport
import Testing

/// Styles that meet, cross and stand among punctuation: what is marked is what cmark-gfm reads.
@Suite struct EmphasisTests {
  /// Writes passages as the paragraphs of one article and compares what is read of each.
  static func check(_ passages: [Passage]) {
    let markdown = MarkdownWriter.markdown(passages.map(Block.paragraph))
    var html: [UInt8] = []
    MarkdownParser().renderHTML(markdown[...], with: HTMLOptions(), into: &html)
    let tree = HTMLParser.parse(html[...]).tree
    let paragraphs = tree.nodes.indices.map(HTMLTree.NodeID.init).filter { tree[$0].tag == .p }
    #expect(paragraphs.count == passages.count)
    for (passage, paragraph) in zip(passages, paragraphs) {
      let expected = InlineToken.tokens(of: passage)
      let found = InlineToken.tokens(of: paragraph, in: tree)
      if expected.count == found.count, zip(expected, found).allSatisfy({ $0.mayBecome($1) }) { continue }
      let alone = String(decoding: MarkdownWriter.markdown([.paragraph(passage)]), as: UTF8.self)
      Issue.record("\(expected) became \(found) by \(alone)")
      return
    }
  }

  static let styles: [Passage.Style] = [
    [], .strong, .emphasis, [.strong, .emphasis], .strike, [.strong, .strike], [.emphasis, .strike],
  ]

  @Test("all neighbours of letters and punctuation in all styles keep them", arguments: styles.indices)
  func neighbours(first: Int) {
    let texts = ["a", "，", " "]
    let count = texts.count * Self.styles.count
    var passages: [Passage] = []
    for number in 0..<count * count * texts.count {
      var passage = Passage()
      passage.append(Array("x".utf8)[...], style: [], link: nil)
      passage.append(Array(texts[number % 3].utf8)[...], style: Self.styles[first], link: nil)
      for cell in [number / 3 % count, number / 3 / count] {
        passage.append(Array(texts[cell % 3].utf8)[...], style: Self.styles[cell / 3], link: nil)
      }
      passage.append(Array("y".utf8)[...], style: [], link: nil)
      passages.append(passage)
    }
    Self.check(passages)
  }

  @Test("random styles, links and punctuation keep the style of every letter", arguments: 1...8)
  func random(seed: UInt64) {
    var generator = SeededGenerator(seed)
    let texts = ["a", "bc", "中", "，", "“", " ", "*", "_", "€", "😀", "~", "(", "e\u{301}", "\u{A0}"]
    var passages: [Passage] = []
    for _ in 0..<700 {
      var passage = Passage()
      for _ in 0..<Int.random(in: 2...9, using: &generator) {
        var style: Passage.Style = []
        for mark in [Passage.Style.strong, .emphasis, .strike] where Int.random(in: 0..<5, using: &generator) < 2 {
          style.insert(mark)
        }
        if Int.random(in: 0..<12, using: &generator) == 0 { style.insert(.code) }
        let isLink = Int.random(in: 0..<4, using: &generator) == 0
        let link = isLink ? passage.intern(link: "https://l.example/\(Int.random(in: 0...2, using: &generator))") : nil
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          let text = texts.randomElement(using: &generator) ?? ""
          passage.append(Array(text.utf8)[...], style: style, link: link)
        }
      }
      passage.trim()
      if !passage.isEmpty { passages.append(passage) }
    }
    Self.check(passages)
  }

  @Test("what counts as punctuation counts as it does for the reader")
  func punctuation() {
    let scalars = (UInt32(0x80)...0x1FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
      switch scalar.properties.generalCategory {
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .otherPunctuation, .spaceSeparator:
        true
      case .currencySymbol, .mathSymbol, .modifierSymbol: scalar.value % 8 == 0
      default: false
      }
    }
    #expect(scalars.count > 700)
    Self.check(
      scalars.map { scalar in
        var passage = Passage()
        passage.append(Array("a\(scalar)".utf8)[...], style: .strong, link: nil)
        passage.append(Array("b".utf8)[...], style: [], link: nil)
        return passage
      })
  }

  @Test("ten thousand changes of style in one paragraph are all kept")
  func long() {
    var passage = Passage()
    for index in 0..<10_000 {
      passage.append(Array("x".utf8)[...], style: index % 2 == 0 ? .strong : [.strong, .emphasis], link: nil)
    }
    Self.check([passage])
  }

  @Test(
    "styles that meet and cross are told apart",
    arguments: [
      ("x<b>a</b><i>b</i>y", "x**a***b*y"), ("<b>a<i>b</b>c</i>d", "**a**_**b**_*c*d"),
      ("<b>a <i>b</i></b>", "**a *b***"), ("<b>一<a href='/b'>二</a></b>", "**一[二](https://news.example/b)**"),
      ("一<b>二<a href='/b'>三</a></b>四", "一**二**[**三**](https://news.example/b)四"),
    ])
  func crossing(html: String, expected: String) throws {
    #expect(try markdown("<p>\(html)</p>") == expected + "\n")
  }

  @Test("where nothing else helps, a letter beside a mark is written as a reference")
  func references() throws {
    #expect(try markdown("<p>真<b><code>x</code></b>她</p>") == "&#x771F;**`x`**&#x5979;\n")
  }
}
