import Soup

/// An element as rules look at it.
struct ElementView {
  let tree: HTMLTree
  let node: HTMLTree.NodeID
  /// What its class and id say.
  let words: ClassWords

  init(_ node: HTMLTree.NodeID, in tree: HTMLTree) {
    self.tree = tree
    self.node = node
    words = ClassWords(class: tree.attribute(.class, of: node), id: tree.attribute(.id, of: node))
  }

  var tag: Tag { tree[node].tag }

  func attribute(_ name: AttributeName) -> ArraySlice<UInt8>? { tree.attribute(name, of: node) }

  /// All text below it, in one line.
  var text: String { TextCleaning.line(tree.textContent(of: node)) }

  /// How many visible characters it has; counts no further than to `limit`.
  func characters(upTo limit: Int = .max) -> Int {
    var count = 0
    forEachNode { node in
      if tree[node].tag == .text { count += VisibleText.count(tree.text(node)) }
      return count < limit
    }
    return count
  }

  /// The text of an element that holds nothing but one short text; `nil` for all others. No more than `limit` bytes.
  func lone(upTo limit: Int = 120) -> String? {
    var child = tree[node].firstChild
    var text: HTMLTree.NodeID?
    // One wrapper around the text is as good as none.
    for _ in 0..<4 {
      guard child >= 0, tree[child].nextSibling < 0 else { return nil }
      if tree[child].tag == .text { text = child }
      child = tree[child].firstChild
      if text != nil { break }
    }
    guard let text, tree.text(text).count <= limit else { return nil }
    return TextCleaning.line(tree.text(text))
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

  /// Calls `body` for the element and all that is in it, in document order, until it returns `false`.
  func forEachNode(_ body: (HTMLTree.NodeID) -> Bool) {
    var next: HTMLTree.NodeID? = node
    while let current = next, body(current) { next = tree.node(after: current, within: node) }
  }
}
