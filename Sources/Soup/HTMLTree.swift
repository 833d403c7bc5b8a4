/// A tree of HTML elements and texts, as a browser would make it of the same bytes.
///
/// Nodes are numbered; the root is node 0. All text lies in one array of bytes, so that a tree costs a handful of
/// allocations, whatever its size. Comments, doctypes and foreign (SVG) content are not in it.
package struct HTMLTree: Sendable {
  /// The number of a node.
  package typealias NodeID = Int32

  /// A node: an element, or a text when `tag` is `.text`.
  package struct Node: Sendable {
    /// What element it is.
    package var tag: Tag
    /// The element that it lies in; -1 for the root and for what was detached.
    package fileprivate(set) var parent: NodeID = -1
    package fileprivate(set) var firstChild: NodeID = -1
    package fileprivate(set) var lastChild: NodeID = -1
    package fileprivate(set) var nextSibling: NodeID = -1
    package fileprivate(set) var previousSibling: NodeID = -1
    /// Of an element its attributes, of a text its bytes.
    fileprivate var contents: Range<Int32>
  }

  fileprivate struct Attribute: Sendable {
    var name: AttributeName
    var value: Range<Int32>
  }

  package private(set) var nodes: [Node]
  private var attributes: [Attribute] = []
  /// Part of the source, where it may be: a tree holds no copy of it.
  private var bytes: ArraySlice<UInt8> = []

  /// The root's number.
  package static let root: NodeID = 0

  /// How many bytes its texts and attributes have, and those between them that it keeps.
  package var size: Int { bytes.count }

  /// A tree of nothing but a root.
  package init() {
    nodes = [Node(tag: .root, contents: 0..<0)]
  }

  /// The node with that number.
  package subscript(node: NodeID) -> Node { nodes[Int(node)] }

  /// Whether a node is a text.
  package func isText(_ node: NodeID) -> Bool { nodes[Int(node)].tag == .text }

  /// The bytes of a text node, UTF-8; nothing for an element.
  package func text(_ node: NodeID) -> ArraySlice<UInt8> {
    let node = nodes[Int(node)]
    return node.tag == .text ? bytes(node.contents) : []
  }

  private func bytes(_ range: Range<Int32>) -> ArraySlice<UInt8> {
    bytes[bytes.startIndex + Int(range.lowerBound)..<bytes.startIndex + Int(range.upperBound)]
  }

  /// The value of an attribute, with its character references resolved; `nil` when the element has none of that name.
  package func attribute(_ name: AttributeName, of node: NodeID) -> ArraySlice<UInt8>? {
    let node = nodes[Int(node)]
    guard node.tag != .text else { return nil }
    for index in node.contents where attributes[Int(index)].name == name {
      return bytes(attributes[Int(index)].value)
    }
    return nil
  }

  /// Whether an element has any of the attributes that the tree keeps.
  package func hasAttributes(_ node: NodeID) -> Bool {
    let node = nodes[Int(node)]
    return node.tag != .text && !node.contents.isEmpty
  }

  /// The numbers of a node's children, in order.
  package func children(of node: NodeID) -> Children { Children(tree: self, upcoming: self[node].firstChild) }

  /// A sequence of siblings.
  package struct Children: Sequence, IteratorProtocol {
    fileprivate let tree: HTMLTree
    fileprivate var upcoming: NodeID

    package mutating func next() -> NodeID? {
      guard upcoming >= 0 else { return nil }
      defer { upcoming = tree[upcoming].nextSibling }
      return upcoming
    }
  }

  /// The node that follows in document order, not leaving the subtree of `top`; `nil` at its end.
  ///
  /// - Parameter skippingChildren: whether to pass over what lies in `node`.
  package func node(after node: NodeID, within top: NodeID, skippingChildren: Bool = false) -> NodeID? {
    if !skippingChildren, self[node].firstChild >= 0 { return self[node].firstChild }
    var node = node
    while node != top, node >= 0 {
      if self[node].nextSibling >= 0 { return self[node].nextSibling }
      node = self[node].parent
    }
    return nil
  }

  /// All text below a node, in one piece, as it stands in the source.
  ///
  /// - Parameter limit: how many bytes are enough; the text goes on to the end of the node that has the last of them.
  package func textContent(of top: NodeID, upTo limit: Int = .max) -> [UInt8] {
    var out: [UInt8] = []
    appendText(of: top, to: &out, upTo: limit)
    return out
  }

  /// Adds all text below a node to other bytes.
  ///
  /// - Parameter limit: how many bytes, with those that are there, are enough; the text goes on to the end of the node that has the
  ///   last of them.
  package func appendText(of top: NodeID, to out: inout [UInt8], upTo limit: Int) {
    var next: NodeID? = top
    while let node = next, out.count < limit {
      if isText(node) { out += text(node) }
      next = self.node(after: node, within: top)
    }
  }

  /// All text below a node; `nil` when it is more than `limit` bytes or stands in more than `limit` nodes, of which it looks at
  /// no more.
  package func wholeText(of top: NodeID, within limit: Int) -> [UInt8]? {
    var out: [UInt8] = []
    var nodes = 0
    var next: NodeID? = top
    while let node = next {
      out += text(node)
      nodes += 1
      guard out.count <= limit, nodes <= limit else { return nil }
      next = self.node(after: node, within: top)
    }
    return out
  }

  /// Takes a node with all below it out of the tree.
  package mutating func detach(_ node: NodeID) {
    let (parent, previous, next) = (self[node].parent, self[node].previousSibling, self[node].nextSibling)
    if previous >= 0 {
      nodes[Int(previous)].nextSibling = next
    } else if parent >= 0 {
      nodes[Int(parent)].firstChild = next
    }
    if next >= 0 {
      nodes[Int(next)].previousSibling = previous
    } else if parent >= 0 {
      nodes[Int(parent)].lastChild = previous
    }
    nodes[Int(node)].parent = -1
    nodes[Int(node)].previousSibling = -1
    nodes[Int(node)].nextSibling = -1
  }
}

extension HTMLTree {
  /// Makes room for a tree of `size` bytes that the parser is shown.
  mutating func reserve(forSourceOf size: Int) {
    nodes.reserveCapacity(size / 8 + 8)
    attributes.reserveCapacity(size / 32 + 8)
  }

  /// Adds an element as the last child of `parent`.
  mutating func appendElement(_ tag: Tag, to parent: NodeID) -> NodeID {
    let end = Int32(attributes.count)
    return append(Node(tag: tag, contents: end..<end), to: parent)
  }

  /// Adds a text as the last child of `parent`.
  ///
  /// - Parameter range: where its bytes stand in those that `setBytes` will set.
  mutating func appendText(_ range: Range<Int32>, to parent: NodeID) {
    _ = append(Node(tag: .text, contents: range), to: parent)
  }

  /// Adds an attribute to the element that was added last.
  ///
  /// - Parameter value: where its bytes stand in those that `setBytes` will set.
  mutating func appendAttribute(_ name: AttributeName, value: Range<Int32>) {
    attributes.append(Attribute(name: name, value: value))
    let last = nodes.count - 1
    nodes[last].contents = nodes[last].contents.lowerBound..<Int32(attributes.count)
  }

  /// The attributes of the element that was added last. Elements may share them.
  var attributesOfLast: Range<Int32> {
    get { nodes[nodes.count - 1].contents }
    set { nodes[nodes.count - 1].contents = newValue }
  }

  /// Sets the bytes that the nodes' ranges are of.
  mutating func setBytes(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  private mutating func append(_ node: Node, to parent: NodeID) -> NodeID {
    var node = node
    let id = NodeID(nodes.count)
    node.parent = parent
    node.previousSibling = nodes[Int(parent)].lastChild
    nodes.append(node)
    if node.previousSibling >= 0 {
      nodes[Int(node.previousSibling)].nextSibling = id
    } else {
      nodes[Int(parent)].firstChild = id
    }
    nodes[Int(parent)].lastChild = id
    return id
  }
}
