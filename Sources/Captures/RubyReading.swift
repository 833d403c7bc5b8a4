import Soup

/// The reading of characters in `<rt>` or `<rtc>`, and whether it stands first or last among those that stand together.
///
///     <ruby>东<rb>京<rt>dōng<rt>jīng</ruby>   →   东京（dōngjīng）
struct RubyReading {
  /// Whether it says nothing.
  let isEmpty: Bool
  /// Whether the bracket opens before it.
  let opens: Bool
  /// Whether the bracket closes behind it.
  let closes: Bool

  init(_ node: HTMLTree.NodeID, in tree: HTMLTree) {
    isEmpty = tree.isBlank(node)
    // Readings in a container share its brackets.
    let isInside = tree[node].tag == .rt && tree[node].parent >= 0 && tree[tree[node].parent].tag == .rtc
    opens = !isEmpty && !isInside && !Self.hasNeighbour(node, in: tree) { tree[$0].previousSibling }
    closes = !isEmpty && !isInside && !Self.hasNeighbour(node, in: tree) { tree[$0].nextSibling }
  }

  /// Whether another reading stands directly beside one, with nothing but space and brackets between.
  private static func hasNeighbour(
    _ node: HTMLTree.NodeID, in tree: HTMLTree, _ step: (HTMLTree.NodeID) -> HTMLTree.NodeID
  ) -> Bool {
    guard tree[node].tag == .rt else { return false }
    var sibling = step(node)
    while sibling >= 0 {
      switch tree[sibling].tag {
      case .rt where !tree.isBlank(sibling): return true
      case .rt: break
      case .text where tree.isBlank(sibling): break
      default: return false
      }
      sibling = step(sibling)
    }
    return false
  }
}

extension HTMLTree {
  /// Whether a node holds nothing but space; one that holds much counts as full.
  func isBlank(_ top: NodeID) -> Bool {
    var next: NodeID? = top
    var budget = 64
    while let node = next {
      let text = text(node)
      guard budget > 0, text.count < 1000, text.allSatisfy(Bytes.isSpace) else { return false }
      budget -= 1
      next = self.node(after: node, within: top)
    }
    return true
  }
}
