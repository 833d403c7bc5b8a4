import Captures
import Soup

/// The paragraphs, headings, cells and so on of an article in order, each with its place and its text.
struct Outline {
  struct Entry {
    /// The way to it: `0.quote/1.ol5/p`.
    var path: String
    var tokens: [InlineToken]
  }

  private(set) var entries: [Entry] = []
  private var hasLooseText = false
  /// The level of the heading before. The page's title is above all of them, and none is skipped on the page.
  private var headingLevel = 1

  /// Where another outline is not what this one may become; `nil` where it is all the way.
  func difference(from found: Outline) -> String? {
    for (index, entry) in entries.enumerated() {
      guard index < found.entries.count else { return "\(entry) is missing" }
      let other = found.entries[index]
      let isSame =
        entry.path == other.path && entry.tokens.count == other.tokens.count
        && zip(entry.tokens, other.tokens).allSatisfy { $0.mayBecome($1) }
      if !isSame { return "\(entry.path): \(entry.tokens)\nbecame \(other.path): \(other.tokens)" }
    }
    return found.entries.count > entries.count ? "\(found.entries[entries.count]) is too much" : nil
  }
}

// MARK: - Of blocks

extension Outline {
  init(_ blocks: [Block]) { add(blocks, path: "") }

  private mutating func add(_ blocks: [Block], path: String) {
    for (index, block) in blocks.enumerated() { add(block, path: "\(path)\(index).") }
  }

  private mutating func add(_ block: Block, path: String) {
    switch block {
    case .paragraph(let passage): add(passage, path: path + "p")
    case .heading(let level, let passage):
      headingLevel = min(level + 1, 6, headingLevel + 1)
      add(passage, path: "\(path)h\(headingLevel)")
    case .figure(let figure): add(figure, path: path)
    case .list(let list):
      for (index, item) in list.items.enumerated() {
        let name = list.start.map { "ol\($0 + index)/" } ?? "ul\(index)/"
        if item.isEmpty { entries.append(Entry(path: path + name, tokens: [])) }
        add(item, path: path + name)
      }
    case .quote(let blocks): add(blocks, path: path + "quote/")
    case .code(let code, _):
      entries.append(
        Entry(path: path + "code", tokens: [InlineToken(text: String(decoding: code, as: UTF8.self) + "\n")]))
    case .table(let table):
      let rows = table.rows.filter { !$0.allSatisfy(\.isEmpty) }
      for (row, cells) in rows.enumerated() {
        for (column, cell) in cells.enumerated() { add(cell, path: "\(path)table\(row),\(column)") }
      }
    case .rule: entries.append(Entry(path: path + "hr", tokens: []))
    case .footnote(let number, let blocks): add(blocks, path: "note\(number)/")
    }
  }

  private mutating func add(_ passage: Passage, path: String) {
    entries.append(Entry(path: path, tokens: InlineToken.tokens(of: passage)))
  }

  private mutating func add(_ figure: Block.Figure, path: String) {
    let image = InlineToken(text: "image:\(figure.source)", link: figure.link)
    let credit = figure.credit.isEmpty ? [] : [InlineToken(text: "credit:\(figure.credit)")]
    entries.append(
      Entry(path: path + "figure", tokens: [image] + InlineToken.tokens(of: figure.caption) + credit))
  }
}

// MARK: - Of HTML

extension Outline {
  init(_ tree: HTMLTree) { add(childrenOf: HTMLTree.root, in: tree, path: "") }

  private mutating func add(childrenOf node: HTMLTree.NodeID, in tree: HTMLTree, path: String) {
    var index = 0
    for child in tree.children(of: node) {
      if Self.isBlock(tree[child].tag) {
        add(child, in: tree, path: "\(path)\(index).")
        index += 1
      } else if tree[child].tag != .text || !tree.text(child).allSatisfy({ $0 <= 0x20 }) {
        // The text of a tight item stands in no paragraph. It is one, so all of it is taken at its first part.
        let isTaken = entries.last?.path == "\(path)\(index - 1).p" && hasLooseText
        if isTaken { continue }
        let tokens = InlineToken.tokens(of: node, in: tree, skipping: { Self.isBlock($0) })
        entries.append(Entry(path: "\(path)\(index).p", tokens: tokens))
        hasLooseText = true
        index += 1
      }
    }
    hasLooseText = false
  }

  private static func isBlock(_ tag: Tag) -> Bool {
    switch tag {
    case .p, .h1, .h2, .h3, .h4, .h5, .h6, .figure, .ul, .ol, .blockquote, .pre, .table, .div, .hr, .section: true
    default: false
    }
  }

  private mutating func add(_ node: HTMLTree.NodeID, in tree: HTMLTree, path: String) {
    switch tree[node].tag {
    case .figure: entries.append(Entry(path: path + "figure", tokens: Self.figure(node, in: tree)))
    case .ul, .ol:
      let start = tree[node].tag == .ol ? Int(tree.string(.start, of: node) ?? "1") ?? 1 : 0
      for (index, item) in tree.children(of: node).filter({ tree[$0].tag == .li }).enumerated() {
        let path = "\(path)\(tree[node].tag.name)\(start + index)/"
        let count = entries.count
        add(childrenOf: item, in: tree, path: path)
        if entries.count == count { entries.append(Entry(path: path, tokens: [])) }
      }
    case .blockquote: add(childrenOf: node, in: tree, path: path + "quote/")
    case .pre:
      let code = String(decoding: tree.textContent(of: node), as: UTF8.self)
      entries.append(Entry(path: path + "code", tokens: [InlineToken(text: code)]))
    case .table: addTable(node, in: tree, path: path)
    case .section: addNotes(node, in: tree)
    case .div: for child in tree.children(of: node) where tree[child].tag != .text { add(child, in: tree, path: path) }
    default:
      entries.append(
        Entry(path: path + tree[node].tag.name, tokens: InlineToken.tokens(of: node, in: tree)))
    }
  }

  private static func figure(_ node: HTMLTree.NodeID, in tree: HTMLTree) -> [InlineToken] {
    var tokens: [InlineToken] = []
    var next = tree.node(after: node, within: node)
    while let current = next {
      if tree[current].tag == .img {
        let parent = tree[current].parent
        let link = tree[parent].tag == .a ? tree.string(.href, of: parent) : nil
        tokens.append(InlineToken(text: "image:\(tree.string(.src, of: current) ?? "")", link: link))
      }
      if tree[current].tag == .figcaption {
        tokens += InlineToken.tokens(of: current, in: tree, skipping: { $0 == .cite })
      }
      if tree[current].tag == .cite {
        tokens.append(InlineToken(text: "credit:" + String(decoding: tree.textContent(of: current), as: UTF8.self)))
      }
      next = tree.node(after: current, within: node)
    }
    return tokens
  }

  private mutating func addTable(_ table: HTMLTree.NodeID, in tree: HTMLTree, path: String) {
    var row = -1
    var column = 0
    var next = tree.node(after: table, within: table)
    while let node = next {
      if tree[node].tag == .tr, !tree.textContent(of: node).allSatisfy({ $0 <= 0x20 }) { (row, column) = (row + 1, 0) }
      if [.td, .th].contains(tree[node].tag), !tree.textContent(of: tree[node].parent).allSatisfy({ $0 <= 0x20 }) {
        entries.append(
          Entry(path: "\(path)table\(row),\(column)", tokens: InlineToken.tokens(of: node, in: tree)))
        column += 1
      }
      next = tree.node(after: node, within: table)
    }
  }

  private mutating func addNotes(_ section: HTMLTree.NodeID, in tree: HTMLTree) {
    let list = tree.children(of: section).first { tree[$0].tag == .ol }
    let items = list.map { list in tree.children(of: list).filter { tree[$0].tag == .li } } ?? []
    for (index, item) in items.enumerated() { add(childrenOf: item, in: tree, path: "note\(index + 1)/") }
  }
}
