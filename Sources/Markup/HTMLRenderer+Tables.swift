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
  mutating func enterTable(_ node: MarkdownTree.Index) {
    table = TableState(alignments: Array(tree.title(of: node)))
    guard !isEmpty(table: node) else { return walk.skip(node) }
    openLine(options.plain ? "<table>\n" : "<div class=\"table\" tabindex=\"0\"><table>\n")
  }

  mutating func leaveTable() {
    if table.isBodyOpen { output.append("</tbody>\n") }
    output.append(options.plain ? "</table>\n" : "</table></div>\n")
  }

  private func isEmpty(table node: MarkdownTree.Index) -> Bool {
    guard let header = tree.firstChild(of: node) else { return true }
    return tree.next(after: header) == nil && isEmpty(row: header)
  }

  private func isEmpty(row: MarkdownTree.Index) -> Bool {
    var cell = tree.firstChild(of: row)
    while let current = cell {
      if tree.firstChild(of: current) != nil { return false }
      cell = tree.next(after: current)
    }
    return true
  }
}

// MARK: - Rows and cells

extension HTMLRenderer {
  mutating func enterTableRow(_ node: MarkdownTree.Index) {
    table.column = 0
    table.isHeader = tree[node].flag
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
  mutating func enterTableCell(_ node: MarkdownTree.Index) {
    table.isHeaderCell = table.isHeader && tree.firstChild(of: node) != nil
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
