import Platform

extension MarkdownParser {
  /// The visible text of Markdown, each paragraph, heading, row or line of code on a line of its own.
  ///
  ///     # 标题
  ///
  ///     One *word*[^1] and a [link](https://news.example/).
  ///
  ///     ![At dawn](https://img.example/1.jpg "Lin Wei")
  ///
  ///     [^1]: A note.
  ///
  /// becomes
  ///
  ///     标题
  ///     One word and a link.
  ///     At dawn Lin Wei
  ///     A note.
  ///
  /// The numbers of footnotes and the addresses of links are not part of it. Line breaks inside a paragraph become
  /// spaces, between Chinese characters nothing.
  package func plainText(_ markdown: some Sequence<UInt8>) -> String {
    let text = markdown.withContiguousBytes { $0.isEmpty ? [] : parse($0, TextCollector.allText) }
    return String(decoding: text, as: UTF8.self)
  }
}

extension ParsedMarkdown {
  /// What a reader sees of it, as UTF-8, as `MarkdownParser.plainText` tells it.
  package var plainText: [UInt8] { markdown.isEmpty ? [] : withTree(TextCollector.allText) }
}

/// Gathers the text of a tree.
struct TextCollector {
  private(set) var text: [UInt8] = []
  private let tree: MarkdownTree
  private var isAfterBreak = false

  init(_ tree: MarkdownTree) { self.tree = tree }

  /// The text in `node` on one line: a name, an alternative text.
  static func text(of node: MarkdownTree.Index, in tree: MarkdownTree) -> String {
    var collector = TextCollector(tree)
    var walk = TreeWalk(over: tree, from: node)
    while let step = walk.next() { collector.addInline(step) }
    return String(decoding: collector.text, as: UTF8.self)
  }

  /// Everything that a reader sees.
  static func allText(of tree: MarkdownTree) -> [UInt8] {
    var collector = TextCollector(tree)
    collector.text.reserveCapacity(tree.markdown.count)
    collector.collectAll()
    return collector.text
  }

  /// Adds everything that a reader sees.
  private mutating func collectAll() {
    var walk = TreeWalk(over: tree)
    var figure: FigureForm?
    while let step = walk.next() {
      switch step.kind {
      case .paragraph, .heading, .tableRow:
        if step.kind == .paragraph, !step.isEntering { addCredit(of: figure) }
        startLine()
        figure = step.isEntering && step.kind == .paragraph ? tree.figure(in: step.node) : nil
      case .codeBlock, .htmlBlock: addLines(step.node)
      case .tableCell: addBreak()
      case .lineBreak: startLine()
      default: addInline(step)
      }
    }
    if text.last == UInt8(ascii: "\n") { text.removeLast() }
  }

  private mutating func addCredit(of figure: FigureForm?) {
    guard let figure else { return }
    addBreak()
    add(tree.title(of: figure.image))
  }

  /// Adds running text, the paragraphs joined to one line, until it is wider than `limit` columns.
  mutating func collectRunningText(until limit: Int) {
    var walk = TreeWalk(over: tree)
    var columns = 0
    while columns <= limit, let step = walk.next() {
      switch step.kind {
      case .heading, .table, .footnoteDefinition, .image:
        if step.isEntering { walk.skip(step.node) }
      case .codeBlock, .htmlBlock: break
      case .paragraph where step.isEntering && tree.figure(in: step.node) != nil: walk.skip(step.node)
      case .paragraph: addBreak()
      default:
        let start = text.count
        addInline(step)
        columns += text[start...].withUnsafeBufferPointer { $0.columns(atMost: limit - columns) }
      }
    }
  }

  private mutating func addInline(_ step: TreeWalk.Step) {
    switch step.kind {
    case .text, .code, .htmlInline: add(tree.literal(of: step.node), isPlain: tree[step.node].isPlain)
    case .softBreak, .lineBreak: addBreak()
    default: break
    }
  }

  private mutating func addLines(_ node: MarkdownTree.Index) {
    startLine()
    var lines = tree.literal(of: node)
    while lines.last?.endsLine == true { lines = UnsafeBufferPointer(rebasing: lines.dropLast()) }
    add(lines)
    startLine()
  }

  private mutating func startLine() {
    isAfterBreak = false
    if let last = text.last, last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
  }

  private mutating func addBreak() { isAfterBreak = true }

  /// - Parameter isPlain: whether no control characters are among them, which are left out.
  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool = false) {
    var bytes = bytes
    // What stood between two spaces may not have been text.
    if text.last == 0x20 && bytes.first == 0x20 { bytes = UnsafeBufferPointer(rebasing: bytes.dropFirst()) }
    guard !bytes.isEmpty else { return }
    if isAfterBreak {
      isAfterBreak = false
      if needsSpace(before: bytes) { text.append(0x20) }
    }
    guard !isPlain, bytes.firstControl(or: 0x7F, or: 0x7F) != nil else { return text.append(contentsOf: bytes) }
    text.append(contentsOf: bytes.lazy.filter { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x09 })
  }

  /// Whether a line break before `bytes` stands for a space: not at a line's start, nor between wide characters, nor
  /// beside Chinese punctuation, which brings its own.
  private func needsSpace(before bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let last = text.last, last != 0x0A, last != 0x20 else { return false }
    guard let before = String(decoding: text.suffix(4), as: UTF8.self).unicodeScalars.last,
      let after = String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.first
    else { return true }
    return !(before.isWide && after.isWide) && !before.isWidePunctuation && !after.isWidePunctuation
  }
}
