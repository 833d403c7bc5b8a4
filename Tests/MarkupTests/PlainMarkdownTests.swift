import TestSupport
import Testing

@testable import Markup

@Suite("Markdown that is written plainly")
struct PlainMarkdownTests {
  /// A tree in words, to compare trees whose texts lie elsewhere.
  private func words(_ markdown: UnsafeBufferPointer<UInt8>, _ builder: TreeBuilder) -> [String] {
    builder.withTree(of: markdown) { tree in
      tree.nodes.indices.map { index in
        let node = tree.nodes[index]
        let text = String(decoding: tree.literal(of: index), as: UTF8.self)
        let title = String(decoding: tree.title(of: index), as: UTF8.self)
        return "\(node.kind) \(node.flag) \(node.number) \(node.end) in \(node.parent): \(text) | \(title)"
      }
    }
  }

  /// Compares the plain tree with cmark-gfm's. Returns whether there was a plain one.
  private func compare(_ markdown: [UInt8]) -> Bool {
    markdown.withUnsafeBufferPointer { bytes in
      guard let plain = PlainMarkdown.tree(of: bytes) else { return false }
      let known = MarkdownParser().referenceTree(of: bytes)
      let text = String(decoding: markdown, as: UTF8.self)
      #expect(words(bytes, plain) == words(bytes, known), "\(text.debugDescription)")
      return true
    }
  }

  @Test(
    "is read without cmark-gfm",
    arguments: [
      "", "一段话。\n", "One.\n\nTwo & three < four.\n", "# 标题\n\n## Two *words*\n", "他说“**真的**”吗？\n", "a\\*b\\\\c\\[d\n",
      "![图](https://img.example/1.jpg \"Lin \\\"Wei\\\"\")\n", "![图](https://img.example/1.jpg)\\\n说明，*斜*\n",
      "[![a](b)](c \"d\")\n", "![到[那里](https://a.example/?b=1&c=2)去](d)\n", "a\\\nb\\\nc\n", "***\n\n---\n\n* * *\n",
      "- a\n- **b**\n\nc\n", "* a\n\n> b\n>\n> c\n", "2024年的 5 * 3 和 snake_case\n", "[x](a\\)b_c*d)", "ends in \\",
    ])
  func plain(_ markdown: String) { #expect(compare(Array(markdown.utf8))) }

  @Test(
    "is no other",
    arguments: [
      "`code`\n", "a\nb\n", "a  \nb\n", "    code\n", "<b>\n", "a <b>\n", "&amp;\n", "| a |\n| - |\n",
      "1. a\n", "- a\n\n- b\n",
      "- a\n  b\n", "[a]\n", "[a]: b\n", "a[^1]\n", "~~a~~\n", "*a\n", "a*\n", "***a***\n", "*a **b***\n",
      "[a [b](c)](d)\n",
      "[a](<b>)\n", "[a](b(c))\n", "[a]()\n", "# a #\n", "#\n", "> a\nb\n", "> - a\n", "a\\\n- b\n",
      "a\\\n===\n", "\u{FEFF}a\n",
      "a\tb\n", "a\r\n", "a\u{0}b\n", "_a_\n", "-\n", "[a](b 'c')\n", "[a](b \"c\\\\\")\n",
    ])
  func other(_ markdown: String) { #expect(!compare(Array(markdown.utf8))) }

  @Test(
    "invalid UTF-8 is for cmark-gfm",
    arguments: [[0x61, 0xE4, 0xB8], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFF]] as [[UInt8]])
  func invalid(_ bytes: [UInt8]) { #expect(!compare(bytes)) }

  @Test("has the tree that cmark-gfm makes, whatever is put together")
  func random() {
    var random = SeededGenerator(6)
    let pieces = [
      "a", "b ", " ", "真", "“", "”", "。", "（", "\u{3000}", "é", "\u{85}", "\u{FFFE}", "😀", "*", "*", "**",
      "**", "_", "__", "[", "](", "](x)",
      "](https://a.example/b \"c\")", "![", "!", ")", "(", "\"", "\\", "\\*", "\\[", "\\]", "\\\\", "\\\n",
      "\n", "\n", "\n\n", "\n\n", "# ",
      "## ", "#", "> ", ">", "- ", "* ", "-", "+ ", "1. ", "12", "---", "***", "&", "&amp;", "&#35;", "<",
      "<b>", "<a@b.c>", ">", "`", "~", "~~",
      "|", "|-|", ":", "=", "===", "]:", "[^1]", "http://a.example", "  ", "\t", "{", "}", "'", ".", ";", "\r",
      "\u{A0}",
    ].map { Array($0.utf8) }
    // Many of few kinds meet more often than few of all.
    let common = Array(pieces.prefix(42))
    var plain = 0
    for round in 0..<15_000 {
      let source = round % 3 == 0 ? pieces : common
      var markdown: [UInt8] = []
      for _ in 0..<(1 + random.next() % 12) { markdown += source[Int(random.next() % UInt64(source.count))] }
      if compare(markdown) { plain += 1 }
    }
    #expect(plain > 1_000)
  }

  @Test("has the tree that cmark-gfm makes, where it is close to what is plain")
  func nearlyPlain() {
    var random = SeededGenerator(28)
    let blocks = [
      "他说：**“真的。”**然后*走*了，见[这里](https://a.example/x_y?z=1&w=2)。", "# 第一章 *起*", "***",
      "- 甲\n- **乙**\n- [丙](b)", "> 引用\n>\n> 再引",
      "![图](https://img.example/1.jpg \"Wei\")\\\n说明", "[![a\\]](b)](c)", "A & B < C > D \"E\" 5 * 3, f_g",
      "\\- x \\# y \\1. \\> z\\",
    ].map { Array($0.utf8) }
    let spoilers = Array("*_[]()!\\<>&\"`~# -+1.|:=\n\n\n\u{1}a真".utf8)
    var plain = 0
    for _ in 0..<15_000 {
      var markdown: [UInt8] = []
      for _ in 0..<(1 + random.next() % 3) {
        markdown += blocks[Int(random.next() % UInt64(blocks.count))] + Array("\n\n".utf8)
      }
      for _ in 0..<(random.next() % 3) {
        let place = Int(random.next() % UInt64(markdown.count))
        let byte = spoilers[Int(random.next() % UInt64(spoilers.count))]
        switch random.next() % 3 {
        case 0: markdown.remove(at: place)
        case 1: markdown[place] = byte
        default: markdown.insert(byte, at: place)
        }
      }
      if compare(markdown) { plain += 1 }
    }
    #expect(plain > 5_000)
  }
}
