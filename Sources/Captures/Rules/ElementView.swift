import Soup

/// An element as rules look at it.
struct ElementView {
  let tree: HTMLTree
  let node: HTMLTree.NodeID
  /// What its class and id say.
  let words: ClassWords
  /// The text, without space around it, of an element that holds nothing but one text of up to 200 bytes, wrapped in no
  /// more than three elements.
  let lone: ArraySlice<UInt8>?

  init(_ node: HTMLTree.NodeID, in tree: HTMLTree, words: ClassWords, lone: ArraySlice<UInt8>?) {
    self.tree = tree
    self.node = node
    self.words = words
    self.lone = lone
  }

  /// The only text of an element, where that is short (`lone`).
  static func lone(_ node: HTMLTree.NodeID, in tree: HTMLTree) -> ArraySlice<UInt8>? {
    var child = tree[node].firstChild
    for _ in 0..<4 {
      guard child >= 0, tree[child].nextSibling < 0 else { return nil }
      if tree[child].tag == .text {
        let text = tree.text(child)
        return text.count <= 200 ? Bytes.trimmed(text) : nil
      }
      child = tree[child].firstChild
    }
    return nil
  }

  var tag: Tag { tree[node].tag }

  func attribute(_ name: AttributeName) -> ArraySlice<UInt8>? { tree.attribute(name, of: node) }

  /// All text below it, in one line.
  var text: String { Self.text(of: node, in: tree) }

  static func text(of node: HTMLTree.NodeID, in tree: HTMLTree) -> String {
    TextCleaning.line(tree.textContent(of: node))
  }

  /// All text of some siblings, in one line.
  static func text(of nodes: [HTMLTree.NodeID], in tree: HTMLTree) -> String {
    var text: [UInt8] = []
    for node in nodes { tree.appendText(of: node, to: &text, upTo: .max) }
    return TextCleaning.line(text)
  }

  /// How many visible characters it has; counts no further than to `limit`.
  func characters(upTo limit: Int = .max) -> Int {
    var count = 0
    forEachNode { node in
      if tree[node].tag == .text { count += VisibleText.count(tree.text(node)) }
      return count < limit
    }
    return count
  }

  /// Whether one of these is in it.
  func contains(_ tags: Set<Tag>) -> Bool {
    var found = false
    forEachNode { inner in
      found = inner != node && tags.contains(tree[inner].tag)
      return !found
    }
    return found
  }

  /// Whether it stands in a `<figure>`.
  var isInFigure: Bool {
    var outer = tree[node].parent
    while outer >= 0, tree[outer].tag != .figure { outer = tree[outer].parent }
    return outer >= 0
  }

  /// Calls `body` for the element and all that is in it, in document order, until it returns `false`.
  func forEachNode(_ body: (HTMLTree.NodeID) -> Bool) {
    var next: HTMLTree.NodeID? = node
    while let current = next, body(current) { next = tree.node(after: current, within: node) }
  }
}
