import CCMarkGFM
import Platform

/// The extensions of cmark-gfm that the dialect uses, registered, and the node types that they were given.
///
/// The pointers lead to objects that cmark-gfm makes at registration, never changes afterwards and never frees.
struct Extensions: @unchecked Sendable {
  /// Registration happens here, once for the process.
  static let registered = Extensions()

  let table: OpaquePointer?
  let strikethrough: OpaquePointer?
  private(set) var tableType = CMARK_NODE_NONE
  private(set) var tableRowType = CMARK_NODE_NONE
  private(set) var tableCellType = CMARK_NODE_NONE
  private(set) var strikethroughType = CMARK_NODE_NONE

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    table = cmark_find_syntax_extension("table")
    strikethrough = cmark_find_syntax_extension("strikethrough")
    learnNodeTypes()
  }

  /// Asks a parsed sample for the node types: they are numbered at registration, and no public header names them.
  private mutating func learnNodeTypes() {
    let sample: StaticString = "|a|\n|-|\n|~~b~~|\n"
    let bytes = UnsafeBufferPointer(start: sample.utf8Start, count: sample.utf8CodeUnitCount)
    let document = Document(bytes, extensions: self, strikethrough: true)
    guard let iterator = cmark_iter_new(document.root) else { return }
    defer { cmark_iter_free(iterator) }
    while cmark_iter_next(iterator) != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) {
      let type = cmark_node_get_type(node)
      switch String(cString: cmark_node_get_type_string(node)) {
      case "table": tableType = type
      case "table_row", "table_header": tableRowType = type
      case "table_cell": tableCellType = type
      case "strikethrough": strikethroughType = type
      default: break
      }
    }
  }
}

/// A parsed document: the owner of its tree.
struct Document: ~Copyable {
  /// The root of the tree; `nil` only when cmark-gfm returned none.
  let root: OpaquePointer?

  /// Serialises the parsing of documents with strikethrough.
  ///
  /// While it parses inlines, cmark-gfm marks the special characters of attached extensions in a table that all
  /// threads share, and unmarks them at the end. A second thread would from there on overlook its own `~~`.
  private static let strikethroughLock = Lock<Void>(())

  /// Parses `markdown`; `strikethrough` says whether it holds `~~` at all, since without it no lock is needed.
  init(_ markdown: UnsafeBufferPointer<UInt8>, extensions: Extensions, strikethrough: Bool) {
    let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE | CMARK_OPT_VALIDATE_UTF8
    let parser = cmark_parser_new(options)
    defer { cmark_parser_free(parser) }
    if let table = extensions.table { cmark_parser_attach_syntax_extension(parser, table) }
    markdown.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    guard strikethrough, let extension_ = extensions.strikethrough else {
      root = cmark_parser_finish(parser)
      return
    }
    cmark_parser_attach_syntax_extension(parser, extension_)
    nonisolated(unsafe) let shared = parser
    nonisolated(unsafe) var tree: OpaquePointer?
    Self.strikethroughLock.withLock { _ in tree = cmark_parser_finish(shared) }
    root = tree
  }

  deinit {
    if let root { cmark_node_free(root) }
  }
}
