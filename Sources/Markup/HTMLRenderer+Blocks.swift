import CCMarkGFM

extension HTMLRenderer {
  mutating func enterBlock(_ node: Node, _ kind: NodeKind) {
    switch kind {
    case .paragraph: enterParagraph(node)
    case .heading: enterHeading(node)
    case .blockQuote: openLine("<blockquote>\n")
    case .list: enterList(node)
    case .item: openLine("<li>")
    case .codeBlock: writeCodeBlock(node)
    case .htmlBlock: writeRawHTML(node)
    case .thematicBreak: openLine("<hr>\n")
    case .footnoteDefinition: enterFootnote(node)
    case .table: enterTable(node)
    case .tableRow: enterTableRow(node)
    case .tableCell: enterTableCell(node)
    default: break
    }
  }

  mutating func leaveBlock(_ node: Node, _ kind: NodeKind) {
    switch kind {
    case .paragraph: leaveParagraph(node)
    case .heading: leaveHeading(node)
    case .blockQuote: openLine("</blockquote>\n")
    case .list: openLine(cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? "</ol>\n" : "</ul>\n")
    case .item: output.append("</li>\n")
    case .footnoteDefinition: leaveFootnote(node)
    case .table: leaveTable()
    case .tableRow: leaveTableRow()
    case .tableCell: leaveTableCell()
    default: break
    }
  }

  /// Appends at the start of a line, beginning one when needed.
  mutating func openLine(_ markup: StaticString) {
    if let last = output.last, last != UInt8(ascii: "\n") { output.append(UInt8(ascii: "\n")) }
    output.append(markup)
  }
}

// MARK: - Paragraphs

extension HTMLRenderer {
  private mutating func enterParagraph(_ node: Node) {
    if let figure = extensions.figure(in: node) {
      paragraph = .figure(figure)
      return enterFigure(figure)
    }
    if isTight(node) {
      paragraph = .tight
    } else {
      paragraph = .text
      openLine(isCard(node) ? "<p class=\"card\"" : "<p")
      writeLanguage(of: node)
      output.append(">")
    }
  }

  private mutating func leaveParagraph(_ node: Node) {
    switch paragraph {
    case .text:
      writeFootnoteReturnIfLast(node)
      output.append("</p>\n")
    case .tight: break
    case .figure(let figure): leaveFigure(figure)
    }
    paragraph = .text
  }

  private func isTight(_ paragraph: Node) -> Bool {
    guard let item = cmark_node_parent(paragraph), let list = cmark_node_parent(item) else { return false }
    return cmark_node_get_list_tight(list) != 0
  }
}

// MARK: - Headings, lists, code

extension HTMLRenderer {
  /// Opens a heading; one without anything in it is left out, since it would announce nothing.
  private mutating func enterHeading(_ node: Node) {
    guard cmark_node_first_child(node) != nil else { return }
    headingLevel = min(shiftedLevel(of: node), headingLevel + 1)
    openLine("<h")
    output.append(UInt8(ascii: "0") + headingLevel)
    if options.headingIdentifiers && !options.plain {
      output.append(" id=\"")
      output.append(escaping: identifiers.identifier(for: TextCollector.text(of: node, extensions: extensions)))
      output.append("\"")
    }
    writeLanguage(of: node)
    output.append(">")
  }

  private mutating func leaveHeading(_ node: Node) {
    guard cmark_node_first_child(node) != nil else { return }
    output.append("</h")
    output.append(UInt8(ascii: "0") + headingLevel)
    output.append(">\n")
  }

  /// A heading's level with the offset, 1 to 6.
  private func shiftedLevel(of node: Node) -> UInt8 {
    let level = Int(cmark_node_get_heading_level(node)).addingReportingOverflow(options.headingOffset).partialValue
    return UInt8(min(max(level, 1), 6))
  }

  private mutating func enterList(_ node: Node) {
    guard cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else { return openLine("<ul>\n") }
    let start = Int(cmark_node_get_list_start(node))
    openLine("<ol")
    if start != 1 {
      output.append(" start=\"")
      output.append(decimal: start)
      output.append("\"")
    }
    output.append(">\n")
  }

  private mutating func writeCodeBlock(_ node: Node) {
    openLine("<pre><code")
    let language = codeLanguage(bytes(of: cmark_node_get_fence_info(node)))
    if !language.isEmpty && !options.plain {
      output.append(" class=\"language-")
      output.append(contentsOf: language)
      output.append("\"")
    }
    output.append(">")
    output.append(escaping: literal(of: node))
    output.append("</code></pre>\n")
  }

  /// The first word of an info string when it can be the name of a language: `swift`, `c++`, `objective-c`.
  private func codeLanguage(_ info: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>> {
    let word = info.prefix { $0 != 0x20 && $0 != 0x09 }
    let isName = word.count <= 40 && word.allSatisfy { $0.isASCIILetterOrDigit || "+-#._".utf8.contains($0) }
    return isName ? word : info.prefix(0)
  }

  /// Shows a block of raw HTML as the text it is.
  private mutating func writeRawHTML(_ node: Node) {
    var text = literal(of: node)
    while text.last?.endsLine == true { text = UnsafeBufferPointer(rebasing: text.dropLast()) }
    openLine("<p>")
    output.append(escaping: text)
    output.append("</p>\n")
  }
}

extension UInt8 {
  var isASCIILetterOrDigit: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
