import CCMarkGFM

/// A node of the tree. Valid as long as its `Document`.
typealias Node = OpaquePointer

/// What a node is, extensions included.
enum NodeKind {
  case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak, footnoteDefinition
  case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image, footnoteReference
  case table, tableRow, tableCell, strikethrough
  case other
}

/// A walk over the whole tree in document order, without recursion.
///
/// Nodes that can hold others are met twice, entering and leaving; leaves (text, breaks, code, raw HTML, rules) once.
struct TreeWalk: ~Copyable {
  /// One stop of the walk.
  struct Step {
    let node: Node
    let kind: NodeKind
    let isEntering: Bool
  }

  private let iterator: OpaquePointer?
  private let extensions: Extensions

  init(of document: borrowing Document, extensions: Extensions) {
    self.init(from: document.root, extensions: extensions)
  }

  /// A walk over `root` and what is in it.
  init(from root: Node?, extensions: Extensions) {
    iterator = root.flatMap { cmark_iter_new($0) }
    self.extensions = extensions
  }

  deinit {
    if let iterator { cmark_iter_free(iterator) }
  }

  /// The next stop, or `nil` at the end.
  mutating func next() -> Step? {
    guard let iterator else { return nil }
    let event = cmark_iter_next(iterator)
    guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return nil }
    return Step(node: node, kind: extensions.kind(of: node), isEntering: event == CMARK_EVENT_ENTER)
  }

  /// Goes on behind `node`, which was just entered: its children are not visited, and it is not left either.
  mutating func skip(_ node: Node) {
    if let iterator { cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT) }
  }
}

extension Extensions {
  /// What `node` is.
  func kind(of node: Node) -> NodeKind {
    let type = cmark_node_get_type(node)
    return type.rawValue & UInt32(CMARK_NODE_TYPE_MASK) == CMARK_NODE_TEXT.rawValue & UInt32(CMARK_NODE_TYPE_MASK)
      ? inlineKind(type) : blockKind(type)
  }

  private func inlineKind(_ type: cmark_node_type) -> NodeKind {
    switch type {
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
    case strikethroughType: .strikethrough
    default: .other
    }
  }

  private func blockKind(_ type: cmark_node_type) -> NodeKind {
    switch type {
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
    case tableType: .table
    case tableRowType: .tableRow
    case tableCellType: .tableCell
    default: .other
    }
  }
}

/// The picture that a paragraph is a figure of.
struct FigureForm: Equatable {
  let image: Node
  /// The line break behind which the caption stands; `nil` when the image's own text is the caption.
  let captionBreak: Node?
}

extension Extensions {
  /// The figure that a paragraph is: an image, be it inside of a link, alone or with a line break and a caption behind it.
  func figure(in paragraph: Node) -> FigureForm? {
    guard let first = cmark_node_first_child(paragraph), let image = image(of: first) else { return nil }
    guard let next = cmark_node_next(first) else { return FigureForm(image: image, captionBreak: nil) }
    guard kind(of: next) == .lineBreak, hasCaption(behind: next) else { return nil }
    return FigureForm(image: image, captionBreak: next)
  }

  /// An image, or the one that is all of a link.
  private func image(of node: Node) -> Node? {
    guard kind(of: node) == .link else { return kind(of: node) == .image ? node : nil }
    guard let child = cmark_node_first_child(node), cmark_node_next(child) == nil, kind(of: child) == .image else {
      return nil
    }
    return child
  }

  /// Whether text follows a line break, and no other image.
  private func hasCaption(behind node: Node) -> Bool {
    var hasText = false
    var next = cmark_node_next(node)
    while let sibling = next {
      if image(of: sibling) != nil { return false }
      hasText = true
      next = cmark_node_next(sibling)
    }
    return hasText
  }
}

/// The bytes of a string that cmark-gfm owns, up to its NUL; empty when there is none.
func bytes(of string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
  guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
  let start = UnsafeRawPointer(string).assumingMemoryBound(to: UInt8.self)
  var end = start
  while end.pointee != 0 { end += 1 }
  return UnsafeBufferPointer(start: start, count: end - start)
}

/// The text of a leaf.
func literal(of node: Node) -> UnsafeBufferPointer<UInt8> { bytes(of: cmark_node_get_literal(node)) }
