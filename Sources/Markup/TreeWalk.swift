/// A walk over a tree in document order, without recursion.
///
/// Nodes that can hold others are met twice, entering and leaving; leaves (text, breaks, code, raw HTML, rules) once.
struct TreeWalk {
  /// One stop of the walk.
  struct Step {
    let node: MarkdownTree.Index
    let kind: NodeKind
    let isEntering: Bool
  }

  private let tree: MarkdownTree
  private let root: MarkdownTree.Index
  /// The next node to be entered.
  private var index: MarkdownTree.Index
  /// The innermost node that was entered and not left; what stands around the root when there is none.
  private var open: MarkdownTree.Index

  /// A walk over `root` and what is in it.
  init(over tree: MarkdownTree, from root: MarkdownTree.Index = 0) {
    self.tree = tree
    self.root = root
    index = root
    open = -1
  }

  /// The next stop, or `nil` at the end.
  mutating func next() -> Step? {
    if open >= 0, tree.nodes[open].end == index {
      let node = open
      open = node == root ? -1 : tree.nodes[node].parent
      return Step(node: node, kind: tree.nodes[node].kind, isEntering: false)
    }
    guard index < tree.nodes[root].end else { return nil }
    let node = index
    let kind = tree.nodes[node].kind
    index += 1
    if !kind.isLeaf { open = node }
    return Step(node: node, kind: kind, isEntering: true)
  }

  /// Goes on behind `node`, which was just entered: its children are not visited, and it is not left either.
  mutating func skip(_ node: MarkdownTree.Index) {
    index = tree.nodes[node].end
    open = node == root ? -1 : tree.nodes[node].parent
  }
}

/// The picture that a paragraph is a figure of.
struct FigureForm: Equatable {
  let image: MarkdownTree.Index
  /// The link that the image is all of.
  let link: MarkdownTree.Index?
  /// The line break behind which the caption stands; `nil` when the image's own text is the caption.
  let captionBreak: MarkdownTree.Index?
}

extension MarkdownTree {
  /// The figure that a paragraph is: an image, be it inside of a link, alone or with a line break and a caption behind it.
  func figure(in paragraph: Index) -> FigureForm? {
    guard let first = firstChild(of: paragraph), let image = image(of: first) else { return nil }
    let link = image == first ? nil : first
    guard let next = next(after: first) else { return FigureForm(image: image, link: link, captionBreak: nil) }
    guard kind(of: next) == .lineBreak, hasCaption(behind: next) else { return nil }
    return FigureForm(image: image, link: link, captionBreak: next)
  }

  /// An image, or the one that is all of a link.
  private func image(of node: Index) -> Index? {
    guard kind(of: node) == .link else { return kind(of: node) == .image ? node : nil }
    guard let child = firstChild(of: node), next(after: child) == nil, kind(of: child) == .image else { return nil }
    return child
  }

  /// Whether text follows a line break, and no other image.
  private func hasCaption(behind node: Index) -> Bool {
    var hasText = false
    var place = next(after: node)
    while let sibling = place {
      if image(of: sibling) != nil { return false }
      hasText = true
      place = next(after: sibling)
    }
    return hasText
  }
}
