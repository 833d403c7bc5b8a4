extension HTMLRenderer {
  mutating func enterBlock(_ node: MarkdownTree.Index, _ kind: NodeKind) {
    switch kind {
    case .paragraph: enterParagraph(node)
    case .heading: enterHeading(node)
    case .blockQuote: openLine("<blockquote>\n")
    case .list: enterList(node)
    case .item: openLine("<li>")
    case .codeBlock: writeCodeBlock(node)
    case .htmlBlock: writeRawHTML(node)
    case .thematicBreak: openLine("<hr>\n")
    case .footnoteDefinition: enterFootnote()
    case .table: enterTable(node)
    case .tableRow: enterTableRow(node)
    case .tableCell: enterTableCell(node)
    default: break
    }
  }

  mutating func leaveBlock(_ node: MarkdownTree.Index, _ kind: NodeKind) {
    switch kind {
    case .paragraph: leaveParagraph(node)
    case .heading: leaveHeading(node)
    case .blockQuote: openLine("</blockquote>\n")
    case .list: openLine(tree[node].flag ? "</ol>\n" : "</ul>\n")
    case .item: output.append("</li>\n")
    case .footnoteDefinition: leaveFootnote()
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
  private mutating func enterParagraph(_ node: MarkdownTree.Index) {
    if let figure = tree.figure(in: node) {
      paragraph = .figure(figure)
      return enterFigure(figure)
    }
    if tree[node].flag {
      paragraph = .tight
    } else {
      paragraph = .text
      openLine(isCard(node) ? "<p class=\"card\"" : "<p")
      writeLanguage(of: node)
      output.append(">")
    }
  }

  private mutating func leaveParagraph(_ node: MarkdownTree.Index) {
    switch paragraph {
    case .text:
      writeFootnoteReturnIfLast(node)
      output.append("</p>\n")
    case .tight: break
    case .figure(let figure): leaveFigure(figure)
    }
    paragraph = .text
  }
}

// MARK: - Headings, lists, code

extension HTMLRenderer {
  /// Opens a heading; one without anything in it is left out, since it would announce nothing.
  private mutating func enterHeading(_ node: MarkdownTree.Index) {
    guard tree.firstChild(of: node) != nil else { return }
    headingLevel = min(shiftedLevel(of: node), headingLevel + 1)
    openLine("<h")
    output.append(UInt8(ascii: "0") + headingLevel)
    if options.headingIdentifiers && !options.plain {
      output.append(" id=\"")
      output.append(escaping: identifiers.identifier(for: TextCollector.text(of: node, in: tree)))
      output.append("\"")
    }
    writeLanguage(of: node)
    output.append(">")
  }

  private mutating func leaveHeading(_ node: MarkdownTree.Index) {
    guard tree.firstChild(of: node) != nil else { return }
    output.append("</h")
    output.append(UInt8(ascii: "0") + headingLevel)
    output.append(">\n")
  }

  /// A heading's level with the offset, 1 to 6.
  private func shiftedLevel(of node: MarkdownTree.Index) -> UInt8 {
    let level = tree[node].number.addingReportingOverflow(options.headingOffset).partialValue
    return UInt8(min(max(level, 1), 6))
  }

  private mutating func enterList(_ node: MarkdownTree.Index) {
    guard tree[node].flag else { return openLine("<ul>\n") }
    let start = tree[node].number
    openLine("<ol")
    if start != 1 {
      output.append(" start=\"")
      output.append(decimal: start)
      output.append("\"")
    }
    output.append(">\n")
  }

  private mutating func writeCodeBlock(_ node: MarkdownTree.Index) {
    openLine("<pre><code")
    let language = codeLanguage(tree.title(of: node))
    if !language.isEmpty && !options.plain {
      output.append(" class=\"language-")
      output.append(contentsOf: language)
      output.append("\"")
    }
    output.append(">")
    output.append(escaping: tree.literal(of: node))
    output.append("</code></pre>\n")
  }

  /// The first word of an info string when it can be the name of a language: `swift`, `c++`, `objective-c`.
  private func codeLanguage(_ info: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>> {
    let word = info.prefix { $0 != 0x20 && $0 != 0x09 }
    let isName = word.count <= 40 && word.allSatisfy { $0.isASCIILetterOrDigit || "+-#._".utf8.contains($0) }
    return isName ? word : info.prefix(0)
  }

  /// Shows a block of raw HTML as the text it is.
  private mutating func writeRawHTML(_ node: MarkdownTree.Index) {
    var text = tree.literal(of: node)
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
