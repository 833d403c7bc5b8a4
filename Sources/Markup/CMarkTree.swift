import CCMarkGFM

extension TreeBuilder {
  /// Adds the nodes of a document that cmark-gfm parsed.
  mutating func copy(_ document: borrowing Document, _ extensions: Extensions) {
    guard let root = document.root, let iterator = cmark_iter_new(root) else { return leave() }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
      let kind = extensions.kind(of: node)
      if event == CMARK_EVENT_EXIT {
        if !kind.isLeaf { leave() }
      } else if kind.isLeaf {
        add(kind, keep(bytes(of: cmark_node_get_literal(node))))
        if kind == .codeBlock { setTitle(bytes(of: cmark_node_get_fence_info(node))) }
      } else if kind != .document {
        enter(kind, node)
      }
    }
  }

  private mutating func enter(_ kind: NodeKind, _ node: OpaquePointer) {
    switch kind {
    case .heading: enter(kind, number: Int(cmark_node_get_heading_level(node)))
    case .list:
      enter(
        kind, flag: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST, number: Int(cmark_node_get_list_start(node)))
    case .paragraph: enter(kind, flag: Self.isInTightList(node))
    case .tableRow: enter(kind, flag: cmark_gfm_extensions_get_table_row_is_header(node) != 0)
    case .table:
      enter(kind)
      let columns = Int(cmark_gfm_extensions_get_table_columns(node))
      if let alignments = cmark_gfm_extensions_get_table_alignments(node) {
        setTitle(UnsafeBufferPointer(start: alignments, count: columns))
      }
    case .link, .image:
      let address = keep(bytes(of: cmark_node_get_url(node)))
      enter(kind)
      change(open) { $0.text = address }
      setTitle(bytes(of: cmark_node_get_title(node)))
    default: enter(kind)
    }
  }

  /// Gives the node that was added last a title.
  private mutating func setTitle(_ bytes: UnsafeBufferPointer<UInt8>) {
    let title = keep(bytes)
    change(nodes.count - 1) { $0.title = title }
  }

  private static func isInTightList(_ paragraph: OpaquePointer) -> Bool {
    guard let item = cmark_node_parent(paragraph), let list = cmark_node_parent(item) else { return false }
    return cmark_node_get_list_tight(list) != 0
  }
}

extension Extensions {
  /// What `node` is.
  func kind(of node: OpaquePointer) -> NodeKind {
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

/// The bytes of a string that cmark-gfm owns, up to its NUL; empty when there is none.
private func bytes(of string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
  guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
  let start = UnsafeRawPointer(string).assumingMemoryBound(to: UInt8.self)
  var end = start
  while end.pointee != 0 { end += 1 }
  return UnsafeBufferPointer(start: start, count: end - start)
}
