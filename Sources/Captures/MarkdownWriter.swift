import Soup

/// Writes blocks in the archive's dialect: GFM without raw HTML, a paragraph a line.
package struct MarkdownWriter {
  private var out: [UInt8] = []
  /// What every line begins with: quote marks and the indent of list items.
  private var prefix: [UInt8] = []
  /// What the next line begins with in place of `prefix`: a list item's mark.
  private var marker: [UInt8]?
  private var transitions = MarkTransitions()

  /// The Markdown of some blocks, with a line end at its end.
  package static func markdown(_ blocks: [Block]) -> [UInt8] {
    var writer = MarkdownWriter()
    writer.out.reserveCapacity(512 + blocks.reduce(0) { $0 + $1.paragraphSize } * 9 / 8)
    writer.write(blocks, isTight: false)
    return writer.out
  }

  /// The Markdown of a passage that stands in a line of its own: `真*一*`.
  package static func inline(_ passage: Passage) -> String {
    var transitions = MarkTransitions()
    let markdown = InlineWriter.markdown(passage, place: .line, atLineStart: false, transitions: &transitions)
    return String(decoding: markdown, as: UTF8.self)
  }

  private mutating func write(_ blocks: [Block], isTight: Bool) {
    var alternates = false
    for (index, block) in blocks.enumerated() {
      if index > 0, !isTight { blankLine() }
      // Two lists on end would be one, were their marks the same.
      if case .list(let list) = block, index > 0, case .list(let before) = blocks[index - 1],
        (list.start == nil) == (before.start == nil)
      {
        alternates.toggle()
      } else {
        alternates = false
      }
      write(block, alternates: alternates)
    }
  }

  private mutating func write(_ block: Block, alternates: Bool) {
    switch block {
    case .paragraph(let passage):
      if prefix.isEmpty, marker == nil, InlineWriter.append(unmarked: passage, to: &out) {
        out.append(0x0A)
      } else {
        writeLines(InlineWriter.markdown(passage, transitions: &transitions))
      }
    case .heading(let level, let passage):
      let mark = String(repeating: "#", count: min(max(level, 1), 6)) + " "
      writeLine(Array(mark.utf8) + heading(passage))
    case .figure(let figure): write(figure)
    case .list(let list): write(list, alternates: alternates)
    case .quote(let blocks):
      guard prefix.count < Self.widestPrefix else { return write(blocks, isTight: false) }
      // The mark of an item that the quote begins comes before the quote's own.
      if let item = marker { marker = item + Array("> ".utf8) }
      indented(by: Array("> ".utf8)) { $0.write(blocks, isTight: false) }
    case .code(let code, let language): write(code: code, language: language)
    case .table(let table): write(table)
    case .rule: writeLine(Array("***".utf8))
    case .footnote(let number, let blocks):
      marker = prefix + Array("[^\(number)]: ".utf8)
      indented(by: Array("    ".utf8)) { $0.write(blocks, isTight: false) }
    }
  }

  /// The columns of marks and indents within which lists and quotes nest; `Markup` reads no more than 96. What lies
  /// deeper is written without its marks.
  private static let widestPrefix = 84

  private mutating func indented(by indent: [UInt8], _ body: (inout MarkdownWriter) -> Void) {
    let outer = prefix
    prefix += indent
    body(&self)
    prefix = outer
    // An item without anything in it.
    if marker != nil { writeLine([UInt8]()) }
  }

  private mutating func writeLine(_ line: some Collection<UInt8>) {
    if let mark = marker {
      out += mark
      marker = nil
    } else if !prefix.isEmpty {
      out += prefix
    }
    if line.isEmpty { while out.last == 0x20 { out.removeLast() } }
    out += line
    out.append(0x0A)
  }

  private mutating func writeLines(_ lines: [UInt8]) {
    lines.withUnsafeBufferPointer { lines in
      var start = 0
      while let end = lines.index(of: 0x0A, from: start) {
        writeLine(UnsafeBufferPointer(rebasing: lines[start..<end]))
        start = end + 1
      }
      writeLine(UnsafeBufferPointer(rebasing: lines[start...]))
    }
  }

  private mutating func blankLine() {
    if !prefix.isEmpty {
      var line = prefix
      while line.last == 0x20 { line.removeLast() }
      out += line
    }
    out.append(0x0A)
  }

  private mutating func heading(_ passage: Passage) -> [UInt8] {
    var text = InlineWriter.markdown(passage, place: .line, atLineStart: false, transitions: &transitions)
    // Hash signs at the end would close the heading.
    if text.last == UInt8(ascii: "#") { text.insert(UInt8(ascii: "\\"), at: text.count - 1) }
    return text
  }

  /// A picture with its caption as its text; or, where the picture has words of its own that say more, with these as its
  /// text and the caption in the line behind it.
  private mutating func write(_ figure: Block.Figure) {
    let isDescribed =
      !figure.caption.isEmpty && AlternativeText.says(figure.alternative, besides: figure.caption.plainText)
    var text = figure.caption.isEmpty || isDescribed ? Passage(figure.alternative) : figure.caption
    // A link cannot stand inside a link.
    if figure.link != nil { for index in text.runs.indices { text.runs[index].link = nil } }
    var line = Array("![".utf8)
    line += InlineWriter.markdown(text, place: .brackets, atLineStart: false, transitions: &transitions)
    line.append(UInt8(ascii: "]"))
    LinkWriting.appendDestination(figure.source, title: figure.credit, to: &line)
    if let link = figure.link {
      line.insert(UInt8(ascii: "["), at: 0)
      line.append(UInt8(ascii: "]"))
      LinkWriting.appendDestination(link, to: &line)
    }
    guard isDescribed else { return writeLine(line) }
    writeLine(line + [UInt8(ascii: "\\")])
    writeLine(InlineWriter.markdown(figure.caption, place: [.continuation, .line], transitions: &transitions))
  }

  private mutating func write(_ list: Block.List, alternates: Bool) {
    guard prefix.count < Self.widestPrefix else { return write(list.items.flatMap { $0 }, isTight: false) }
    let isTight = list.items.allSatisfy(Self.isTight)
    for (index, item) in list.items.enumerated() {
      if index > 0, !isTight { blankLine() }
      let mark: String
      if let start = list.start {
        mark = "\(min(max(start, 0), 1_000_000_000 - list.items.count) + index)\(alternates ? ")" : ".") "
      } else {
        mark = alternates ? "+ " : "- "
      }
      marker = (marker ?? prefix) + Array(mark.utf8)
      let indent = [UInt8](repeating: 0x20, count: mark.utf8.count)
      indented(by: indent) { $0.write(item, isTight: isTight) }
    }
  }

  /// Whether an item is one paragraph, or one with a list behind it.
  private static func isTight(_ item: [Block]) -> Bool {
    guard let first = item.first, case .paragraph = first, item.count <= 2 else { return false }
    guard item.count == 2 else { return true }
    guard case .list(let list) = item[1] else { return false }
    // Only a list that begins with 1 may interrupt a paragraph.
    return (list.start ?? 1) == 1 && list.items.allSatisfy(isTight)
  }

  private mutating func write(code: [UInt8], language: String) {
    let fence = Fence.around(code, atLeast: 3)
    writeLine(fence + language.utf8)
    for line in code.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.isEmpty { blankLine() } else { writeLine(line) }
    }
    writeLine(fence)
  }

  private mutating func write(_ table: Block.Table) {
    let columns = table.rows.map(\.count).max() ?? 0
    guard columns > 0 else { return }
    var rows = table.rows[...]
    let header = table.hasHeader ? rows.popFirst() : nil
    writeRow(header ?? [], columns: columns)
    writeLine(Array("|".utf8) + Array(repeating: Array(" --- |".utf8), count: columns).joined())
    for row in rows { writeRow(row, columns: columns) }
  }

  private mutating func writeRow(_ row: [Passage], columns: Int) {
    var line = Array("|".utf8)
    for column in 0..<columns {
      line.append(0x20)
      if column < row.count {
        line += InlineWriter.markdown(row[column], place: .cell, atLineStart: false, transitions: &transitions)
      }
      line += " |".utf8
    }
    writeLine(line)
  }
}
