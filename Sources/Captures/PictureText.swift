import Soup

/// Tells by an element's class whether its text belongs to a picture.
enum PictureText {
  /// The style of the text in an element: caption, credit, or `nil` for text like any other.
  ///
  ///     <p class="wp-caption-text">      caption
  ///     <span class="photo-credit">      credit
  ///     <div class="wp-caption">         caption, when it holds a picture and little else
  static func style(of node: HTMLTree.NodeID, in tree: HTMLTree) -> Passage.Style? {
    guard let value = tree.attribute(.class, of: node), value.count < 400, let style = style(named: value) else {
      return nil
    }
    return isShort(node, in: tree) ? style : nil
  }

  /// Whether an element holds pictures with little text, which then belongs to them.
  static func holdsPicture(_ node: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    survey(node, in: tree).map { $0.hasPicture } ?? false
  }

  private static func isShort(_ node: HTMLTree.NodeID, in tree: HTMLTree) -> Bool { survey(node, in: tree) != nil }

  /// The style that a list of class names tells.
  private static func style(named names: ArraySlice<UInt8>) -> Passage.Style? {
    credits.isFound(in: names) ? .credit : captions.isFound(in: names) ? .caption : nil
  }

  private static let credits = PhraseSet([
    "copyright", "credit", "photographer", "photo-by", "image-source", "img-source", "photo-source", "pic-source",
    "imagesource", "photosource",
  ])

  private static let captions = PhraseSet([
    "caption", "picinfo", "pic-info", "imginfo", "img-info", "image-info", "photo-info", "img-desc", "image-desc",
    "photo-desc", "pic-desc", "imgtxt", "img-text", "image-text", "photo-text", "pic-text",
  ])

  /// What an element holds; `nil` when it is too much to belong to a picture.
  private static func survey(_ node: HTMLTree.NodeID, in tree: HTMLTree) -> (hasPicture: Bool, length: Int)? {
    var hasPicture = false
    var length = 0
    var count = 0
    var next: HTMLTree.NodeID? = node
    while let candidate = next {
      switch tree[candidate].tag {
      case .text: length += tree.text(candidate).count
      case .img, .picture, .ampImg: hasPicture = true
      case .table, .pre, .blockquote, .iframe, .video, .audio, .h1, .h2, .h3: return nil
      default: break
      }
      count += 1
      if count > maximumNodes || length > maximumLength { return nil }
      next = tree.node(after: candidate, within: node)
    }
    return hasPicture && length > maximumLength / 3 ? nil : (hasPicture, length)
  }

  /// More than captions have, in nodes and in bytes.
  private static let maximumNodes = 80
  private static let maximumLength = 3000
}
