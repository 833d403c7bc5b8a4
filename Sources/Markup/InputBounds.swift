/// Makes Markdown harmless for cmark-gfm 0.29.0.gfm.6, which needs time or memory beyond all measure for some inputs.
///
/// Measured on that version: 40 KB of `a⏎|-|-|⏎` take 9 s to parse, 100 KB of `a<!A` 0.9 s, 120 KB of `![[]()` 2 s,
/// each growing with the square; 10,000 short rows below a header of 1,000 columns make ten million cells; 200 KB of
/// address in a definition, used 2,000 times, fill 400 MB; and each line costs its depth of nesting.
///
/// What goes over a bound is escaped with a backslash, so that it shows as the text it is. Only where that happens
/// inside of code does the backslash show as well. Input that keeps the bounds is not changed.
///
/// The lines are looked at one by one, without knowing which block they belong to: a bound may be kept more strictly
/// than needed, never less.
struct InputBounds {
  /// Containers (quotes, list items) that one line may open or continue.
  static let nesting = 32
  /// The columns by which a line that starts with containers or spaces may be indented.
  static let indentation = 96
  /// Openers that cmark-gfm looks back or ahead for (`<!`, `<?`, `![`) in one paragraph.
  static let openers = 256
  /// Columns of a table.
  static let columns = 256
  /// Cells that cmark-gfm may add to rows that are shorter than their header, in the whole document.
  static let missingCells = 100_000
  /// Lines that could delimit the header of a table, in one paragraph.
  static let delimiterRows = 4
  /// Bytes that reference definitions may be expanded to.
  static let references = 64 << 20
  /// Signs and lines in a document that may become nodes, each of which takes some hundred bytes: a hundred times as many as long articles
  /// have. A document with more is shown as it is written.
  static let nodes = 256 << 10

  private let input: UnsafeBufferPointer<UInt8>
  private let escapesDefinitions: Bool
  private var output: [UInt8] = []
  private var openersInParagraph = 0
  private var delimitersInParagraph = 0
  private var tableColumns = 0
  private var missingCellsLeft = InputBounds.missingCells

  /// The Markdown with everything beyond the bounds escaped.
  static func apply(to markdown: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var bounds = InputBounds(markdown)
    var start = 0
    while start < markdown.count {
      let end = markdown[start...].firstIndex { $0.endsLine } ?? markdown.count
      bounds.copyLine(start..<end)
      if end < markdown.count { bounds.output.append(markdown[end]) }
      start = end + 1
    }
    return bounds.output
  }

  private init(_ markdown: UnsafeBufferPointer<UInt8>) {
    input = markdown
    escapesDefinitions = Self.expansion(of: markdown) > Self.references
    output.reserveCapacity(markdown.count + markdown.count / 8)
  }

  /// What references can expand to at most: the largest paragraph that may define one, for each bracket.
  private static func expansion(of markdown: UnsafeBufferPointer<UInt8>) -> Int {
    var brackets = 0
    var (paragraph, largest, line) = (0, 0, 0)
    for byte in markdown {
      if byte == UInt8(ascii: "[") { brackets += 1 }
      if byte.endsLine {
        if line == 0 { paragraph = 0 }
        line = 0
      } else {
        line += 1
        paragraph += 1
        largest = max(largest, paragraph)
      }
    }
    return brackets.saturatingProduct(largest)
  }

  private mutating func copyLine(_ line: Range<Int>) {
    let text = copyPrefix(line)
    if text.isEmpty {
      (openersInParagraph, delimitersInParagraph, tableColumns) = (0, 0, 0)
    }
    let pipes = input[text].count { $0 == UInt8(ascii: "|") }
    if isDelimiterRow(text) {
      delimitersInParagraph += 1
      tableColumns = min(pipes + 1, Self.columns + 1)
      if delimitersInParagraph > Self.delimiterRows { output.append(UInt8(ascii: "\\")) }
    } else if tableColumns > 0 {
      copyRowStart(pipes: pipes)
    }
    copyText(text)
  }

  /// Ends a table by a blank line when its rows lack more cells than may still be added.
  private mutating func copyRowStart(pipes: Int) {
    missingCellsLeft -= max(0, tableColumns - pipes)
    guard missingCellsLeft < 0 else { return }
    missingCellsLeft = 0
    tableColumns = 0
    // The prefix of the line is out already; the blank line goes before it.
    var prefix: [UInt8] = []
    while let last = output.last, !last.endsLine { prefix.append(output.removeLast()) }
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: prefix.reversed())
  }

  /// Whether the line could delimit a table's header: nothing but pipes, dashes, colons and spaces.
  private func isDelimiterRow(_ text: Range<Int>) -> Bool {
    var hasDash = false
    for byte in input[text] {
      switch byte {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"), UInt8(ascii: ":"), 0x20, 0x09, 0x0B, 0x0C: break
      default: return false
      }
    }
    return hasDash
  }
}

// MARK: - Parts of a line

extension InputBounds {
  /// Copies the markers of containers and the indentation of a line, as far as allowed; the rest of the line follows.
  private mutating func copyPrefix(_ line: Range<Int>) -> Range<Int> {
    var index = line.lowerBound
    var containers = 0
    while index < line.upperBound {
      let next = skipSpaces(from: index, in: line)
      let room = max(0, Self.indentation - (index - line.lowerBound))
      output.append(contentsOf: input[index..<min(next, index + room)])
      index = next
      guard let end = containerMarker(at: index, in: line), !isRule(index..<line.upperBound) else { break }
      containers += 1
      guard containers <= Self.nesting else {
        output.append(contentsOf: input[index..<end - 1])
        output.append(contentsOf: [UInt8(ascii: "\\"), input[end - 1]])
        return end..<line.upperBound
      }
      output.append(contentsOf: input[index..<end])
      index = end
    }
    return index..<line.upperBound
  }

  private func skipSpaces(from start: Int, in line: Range<Int>) -> Int {
    input[start..<line.upperBound].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? line.upperBound
  }

  /// The end of the marker of a quote or a list item that starts at `start`: `>`, `-`, `+`, `*`, `1.`, `1)`.
  private func containerMarker(at start: Int, in line: Range<Int>) -> Int? {
    guard start < line.upperBound else { return nil }
    switch input[start] {
    case UInt8(ascii: ">"): return start + 1
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): return endOfListMarker(start + 1, in: line)
    case 0x30...0x39:
      guard let end = input[start..<line.upperBound].firstIndex(where: { $0 < 0x30 || $0 > 0x39 }), end - start < 10,
        input[end] == UInt8(ascii: ".") || input[end] == UInt8(ascii: ")")
      else { return nil }
      return endOfListMarker(end + 1, in: line)
    default: return nil
    }
  }

  private func endOfListMarker(_ end: Int, in line: Range<Int>) -> Int? {
    end == line.upperBound || input[end] == 0x20 || input[end] == 0x09 ? end : nil
  }

  /// Whether the text is a rule such as `* * *`, which is not a list in a list.
  private func isRule(_ text: Range<Int>) -> Bool {
    let marker = input[text.lowerBound]
    guard marker == UInt8(ascii: "-") || marker == UInt8(ascii: "*") else { return false }
    return input[text].count { $0 == marker } >= 3
      && input[text].allSatisfy { $0 == marker || $0 == 0x20 || $0 == 0x09 }
  }

  private mutating func copyText(_ text: Range<Int>) {
    var pipes = 0
    var start = text.lowerBound
    var index = start
    while index < text.upperBound {
      let next = index + 1 < text.upperBound ? input[index + 1] : 0
      if input[index] == UInt8(ascii: "\\"), next < 0x80 {
        index += 2
        continue
      }
      if let place = escape(input[index], before: next, pipes: &pipes) {
        output.append(contentsOf: input[start..<index + place])
        output.append(UInt8(ascii: "\\"))
        start = index + place
      }
      index += 1
    }
    output.append(contentsOf: input[min(start, text.upperBound)..<text.upperBound])
  }

  /// Where a backslash has to go, counted from `byte`; `nil` when none is needed.
  private mutating func escape(_ byte: UInt8, before next: UInt8, pipes: inout Int) -> Int? {
    switch (byte, next) {
    case (UInt8(ascii: "|"), _):
      pipes += 1
      return pipes > Self.columns ? 0 : nil
    case (UInt8(ascii: "<"), UInt8(ascii: "!")), (UInt8(ascii: "<"), UInt8(ascii: "?")):
      openersInParagraph += 1
      return openersInParagraph > Self.openers ? 0 : nil
    case (UInt8(ascii: "!"), UInt8(ascii: "[")):
      openersInParagraph += 1
      return openersInParagraph > Self.openers ? 1 : nil
    case (UInt8(ascii: "]"), UInt8(ascii: ":")): return escapesDefinitions ? 1 : nil
    default: return nil
    }
  }
}

extension Int {
  /// The product of this number and another, neither of them negative; the largest number where that is too small for it.
  func saturatingProduct(_ other: Int) -> Int {
    let (product, isTooLarge) = multipliedReportingOverflow(by: other)
    return isTooLarge ? .max : product
  }
}
