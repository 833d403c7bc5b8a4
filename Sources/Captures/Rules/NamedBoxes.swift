import Soup

/// The elements with names that rules know around the one that is looked at.
///
/// Rules look at all that such an element holds. So that boxes in boxes cost no more than some looks at the innermost, names
/// count for nothing in more of them than any page has.
struct NamedBoxes {
  /// More than any page has.
  private static let most = 12

  /// For each of them, the node that follows behind all that it holds.
  private var ends: [HTMLTree.NodeID] = []

  /// An element as rules are to look at it. Elements come in document order, in which nodes are numbered.
  mutating func view(of node: HTMLTree.NodeID, in tree: HTMLTree) -> ElementView {
    var element = ElementView(node, in: tree)
    guard !element.words.isEmpty, tree[node].firstChild >= 0 else { return element }
    while let end = ends.last, node >= end { ends.removeLast() }
    if ends.count < Self.most {
      ends.append(tree.node(after: node, within: HTMLTree.root, skippingChildren: true) ?? .max)
    } else {
      element.words = ClassWords([])
    }
    return element
  }
}
