import CCMarkGFM

/// Where in a table the renderer stands.
struct TableState {
  /// The alignment of each column as cmark-gfm has it: `l`, `c`, `r` or 0.
  var alignments: [UInt8] = []
  var column = 0
  var isHeader = false
  var isBodyOpen = false
  /// Whether the cell that is open is a `<th>`.
  var isHeaderCell = false
}

/// Tables, in a `<div class="table">` that can scroll, by keyboard too. Alignment is a class, so that a strict
/// Content-Security-Policy holds. A header without any text is left out, and so is a table without anything else.
extension HTMLRenderer {
  mutating func enterTable(_ node: Node) {
    table = TableState()
    let columns = Int(cmark_gfm_extensions_get_table_columns(node))
    if let alignments = cmark_gfm_extensions_get_table_alignments(node) {
      table.alignments = Array(UnsafeBufferPointer(start: alignments, count: columns))
    }
    guard !isEmpty(table: node) else { return walk.skip(node) }
    openLine(options.plain ? "<table>\n" : "<div class=\"table\" tabindex=\"0\"><table>\n")
  }

  mutating func leaveTable() {
    if table.isBodyOpen { output.append("</tbody>\n") }
    output.append(options.plain ? "</table>\n" : "</table></div>\n")
  }

  private func isEmpty(table node: Node) -> Bool {
    guard let header = cmark_node_first_child(node) else { return true }
    return cmark_node_next(header) == nil && isEmpty(row: header)
  }

  private func isEmpty(row: Node) -> Bool {
    var cell = cmark_node_first_child(row)
    while let current = cell {
      if cmark_node_first_child(current) != nil { return false }
      cell = cmark_node_next(current)
    }
    return true
  }
}

// MARK: - Rows and cells

extension HTMLRenderer {
  mutating func enterTableRow(_ node: Node) {
    table.column = 0
    table.isHeader = cmark_gfm_extensions_get_table_row_is_header(node) != 0
    if table.isHeader {
      guard !isEmpty(row: node) else { return walk.skip(node) }
      output.append("<thead>\n")
    } else if !table.isBodyOpen {
      table.isBodyOpen = true
      output.append("<tbody>\n")
    }
    output.append("<tr>")
  }

  mutating func leaveTableRow() {
    output.append(table.isHeader ? "</tr>\n</thead>\n" : "</tr>\n")
  }

  /// Opens a cell. One of the header without text heads nothing: it is a plain cell.
  mutating func enterTableCell(_ node: Node) {
    table.isHeaderCell = table.isHeader && cmark_node_first_child(node) != nil
    output.append(table.isHeaderCell ? "<th scope=\"col\"" : "<td")
    if !options.plain, let name = alignmentClass { output.append(name) }
    output.append(">")
    table.column += 1
  }

  mutating func leaveTableCell() {
    output.append(table.isHeaderCell ? "</th>" : "</td>")
  }

  private var alignmentClass: StaticString? {
    guard table.column < table.alignments.count else { return nil }
    return switch table.alignments[table.column] {
    case UInt8(ascii: "l"): " class=\"left\""
    case UInt8(ascii: "c"): " class=\"center\""
    case UInt8(ascii: "r"): " class=\"right\""
    default: nil
    }
  }
}
