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

  /// What the class and id of an element say that count for rules, or the id of the heading that it is labelled by. Elements come in
  /// document order, in which nodes are numbered.
  mutating func words(of node: HTMLTree.NodeID, in tree: HTMLTree) -> ClassWords {
    let name = tree.attribute(.id, of: node) ?? tree.attribute(.ariaLabelledby, of: node)
    let words = ClassWords(class: tree.attribute(.class, of: node), id: name)
    guard !words.isEmpty, tree[node].firstChild >= 0 else { return words }
    while let end = ends.last, node >= end { ends.removeLast() }
    guard ends.count < Self.most else { return .none }
    ends.append(tree.node(after: node, within: HTMLTree.root, skippingChildren: true) ?? .max)
    return words
  }
}
