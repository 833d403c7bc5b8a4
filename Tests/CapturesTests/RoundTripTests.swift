import Captures
import Markup
import Soup
import TestSupport
import Testing

/// Random articles, written as Markdown, read back as HTML: what was there must be there, and nothing else.
@Suite struct RoundTripTests {
  private static func readBack(_ blocks: [Block]) -> (markdown: String, outline: Outline) {
    let markdown = MarkdownWriter.markdown(blocks)
    var html: [UInt8] = []
    MarkdownParser().renderHTML(markdown[...], with: HTMLOptions(), into: &html)
    return (String(decoding: markdown, as: UTF8.self), Outline(HTMLParser.parse(html[...]).tree))
  }

  /// What is wrong with what is read of the blocks; `nil` when nothing is.
  static func problem(_ blocks: [Block]) -> String? {
    let (markdown, outline) = readBack(blocks)
    return Outline(blocks).difference(from: outline).map { "\($0)\nby\n\(markdown)" }
  }

  @Test("text, styles, links, pictures, lists, tables and code survive Markdown", arguments: 1...8)
  func articles(seed: UInt64) {
    var source = RandomArticle(seed: seed)
    for _ in 0..<12 {
      let blocks = source.blocks(10)
      let notes = source.footnotes()
      guard let problem = Self.problem(blocks + notes) else { continue }
      let isWrongWithoutNotes = Self.problem(blocks) != nil
      Issue.record("\(isWrongWithoutNotes ? Self.problem(Self.smallest(blocks)) ?? "" : problem)")
      return
    }
  }

  /// The smallest part of some blocks that is still read wrongly.
  private static func smallest(_ blocks: [Block]) -> [Block] {
    for index in blocks.indices {
      var fewer = blocks
      fewer.remove(at: index)
      if !fewer.isEmpty, problem(fewer) != nil { return smallest(fewer) }
      for part in parts(of: blocks[index]) {
        var smaller = blocks
        smaller.replaceSubrange(index...index, with: part)
        if problem(smaller) != nil { return smallest(smaller) }
      }
    }
    return blocks
  }

  /// What may stand in a block's place.
  private static func parts(of block: Block) -> [[Block]] {
    switch block {
    case .quote(let blocks) where blocks.count == 1: [blocks]
    case .quote(let blocks): [blocks] + blocks.indices.map { [.quote(without($0, blocks))] }
    case .list(let list) where list.items.count == 1: [list.items[0]]
    case .list(let list):
      [list.items.flatMap { $0 }]
        + list.items.indices.map { [.list(.init(start: list.start, items: without($0, list.items)))] }
        + list.items.indices.flatMap { item in
          parts(of: .quote(list.items[item])).map { part in
            var items = list.items
            if case .quote(let blocks) = part.first { items[item] = blocks } else { items[item] = part }
            return [.list(.init(start: list.start, items: items))]
          }
        }
    case .paragraph(let passage):
      passage.runs.indices.map { index in
        var fewer = passage
        fewer.runs.remove(at: index)
        fewer.trim()
        return [.paragraph(fewer.isEmpty ? Passage("x") : fewer)]
      }.filter { $0 != [block] }
    default: []
    }
  }

  private static func without<Element>(_ index: Int, _ elements: [Element]) -> [Element] {
    elements.indices.filter { $0 != index }.map { elements[$0] }
  }
}
