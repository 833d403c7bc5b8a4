/// What a node is.
enum NodeKind: UInt8 {
  case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak, footnoteDefinition
  case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image, footnoteReference
  case table, tableRow, tableCell, strikethrough
  case other

  /// Whether nodes of the kind hold no others.
  var isLeaf: Bool {
    switch self {
    case .codeBlock, .htmlBlock, .thematicBreak, .text, .softBreak, .lineBreak, .code, .htmlInline,
      .footnoteReference:
      true
    default: false
    }
  }
}

/// A parsed document: its nodes in document order, in one array, the first of them the document itself.
///
/// It is lent by `MarkdownParser.parse`, and its buffers are valid as long as that lasts.
struct MarkdownTree {
  /// A node, by its place in the array.
  typealias Index = Int

  /// A stretch of the Markdown; behind its end, of what is not in it as it is meant, such as text without its escapes.
  struct Text: Equatable {
    var start = 0
    var count = 0
  }

  struct Node {
    var kind: NodeKind
    /// Of a list, whether it is numbered; of a paragraph, whether it stands in a tight list; of a row, whether it is the header.
    var flag = false
    /// Of a text, whether none of its characters has to be escaped in HTML, or left out. It may be false of such a text.
    var isPlain = false
    /// Of a heading, its level; of a numbered list, its first number.
    var number = 0
    /// The place behind the last node in it.
    var end = 0
    var parent: Index
    /// The text of a leaf; the address of a link or an image.
    var text = Text()
    /// The title of a link or an image, the language of a code block, the alignments of a table as cmark-gfm has them.
    var title = Text()
  }

  let markdown: UnsafeBufferPointer<UInt8>
  /// The texts that are not in the Markdown.
  let pool: UnsafeBufferPointer<UInt8>
  let nodes: UnsafeBufferPointer<Node>

  subscript(node: Index) -> Node { nodes[node] }

  func kind(of node: Index) -> NodeKind { nodes[node].kind }

  func firstChild(of node: Index) -> Index? { nodes[node].end > node + 1 ? node + 1 : nil }

  func next(after node: Index) -> Index? {
    node > 0 && nodes[node].end < nodes[nodes[node].parent].end ? nodes[node].end : nil
  }

  /// The text of a leaf, the address of a link or an image.
  func literal(of node: Index) -> UnsafeBufferPointer<UInt8> { bytes(of: nodes[node].text) }

  func title(of node: Index) -> UnsafeBufferPointer<UInt8> { bytes(of: nodes[node].title) }

  private func bytes(of text: Text) -> UnsafeBufferPointer<UInt8> {
    text.start < markdown.count
      ? UnsafeBufferPointer(rebasing: markdown[text.start..<text.start + text.count])
      : UnsafeBufferPointer(rebasing: pool[text.start - markdown.count..<text.start - markdown.count + text.count])
  }
}

/// Puts the nodes of a tree together, in document order.
struct TreeBuilder {
  private(set) var nodes: [MarkdownTree.Node] = []
  private(set) var pool: [UInt8] = []
  /// The node that the next one will be in.
  private(set) var open: MarkdownTree.Index = 0
  /// Where the texts begin that are not in the Markdown.
  let poolStart: Int

  init(for markdown: UnsafeBufferPointer<UInt8>) {
    poolStart = markdown.count
    nodes.reserveCapacity(16 + markdown.count / 64)
    nodes.append(MarkdownTree.Node(kind: .document, parent: 0))
  }

  /// Adds a node without children.
  mutating func add(
    _ kind: NodeKind, _ text: MarkdownTree.Text = MarkdownTree.Text(), isPlain: Bool = false
  ) {
    nodes.append(
      MarkdownTree.Node(kind: kind, isPlain: isPlain, end: nodes.count + 1, parent: open, text: text))
  }

  /// Adds a node for those that follow to be in, until it is closed.
  mutating func enter(_ kind: NodeKind, flag: Bool = false, number: Int = 0) {
    nodes.append(MarkdownTree.Node(kind: kind, flag: flag, number: number, parent: open))
    open = nodes.count - 1
  }

  /// Closes the node that is open.
  mutating func leave() {
    nodes[open].end = nodes.count
    open = nodes[open].parent
  }

  /// Says what else is known of a node.
  mutating func change(_ node: MarkdownTree.Index, _ body: (inout MarkdownTree.Node) -> Void) { body(&nodes[node]) }

  /// Keeps a text that is not in the Markdown.
  mutating func keep(_ bytes: some Collection<UInt8>) -> MarkdownTree.Text {
    let start = poolStart + pool.count
    pool.append(contentsOf: bytes)
    return MarkdownTree.Text(start: start, count: poolStart + pool.count - start)
  }

  /// Makes a text that was kept last, and ends the pool, longer.
  mutating func extend(_ text: inout MarkdownTree.Text, by bytes: some Collection<UInt8>) {
    pool.append(contentsOf: bytes)
    text.count = poolStart + pool.count - text.start
  }

  /// Lends the tree.
  func withTree<Result>(
    of markdown: UnsafeBufferPointer<UInt8>, _ body: (MarkdownTree) -> Result
  ) -> Result {
    nodes.withUnsafeBufferPointer { nodes in
      pool.withUnsafeBufferPointer { pool in
        body(MarkdownTree(markdown: markdown, pool: pool, nodes: nodes))
      }
    }
  }
}
