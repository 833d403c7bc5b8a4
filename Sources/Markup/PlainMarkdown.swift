import Glibc

/// Makes the tree of Markdown that is written plainly, in one pass and without cmark-gfm, and gives up on all other.
///
/// Plain is what needs no looking ahead and no rules for what belongs together: paragraphs of one line, or of lines with `\` at
/// their ends; headings with `#`; rules; lists and quotes of such paragraphs, not nested; in them links and pictures with their address
/// in round brackets, `*` and `**` that stand in pairs, and escapes. So is nearly all that `import` writes. The tree is the one that
/// cmark-gfm makes, which a test shows with random Markdown.
struct PlainMarkdown {
  let bytes: UnsafeBufferPointer<UInt8>
  var builder: TreeBuilder
  /// The brackets and marks of emphasis that are open, from the outermost.
  var marks: [Mark] = []
  /// How many brackets may still be opened: less than `InputBounds` begins to count at.
  var bracketsLeft = 255

  /// The largest text that is looked at: in larger ones `InputBounds` may come in.
  private static let sizeLimit = 256 << 10

  /// The tree; `nil` for Markdown that is not plain.
  static func tree(of markdown: UnsafeBufferPointer<UInt8>) -> TreeBuilder? {
    // cmark-gfm skips a byte order mark.
    guard markdown.count <= sizeLimit, !markdown.starts(with: [0xEF, 0xBB, 0xBF]) else { return nil }
    var parser = PlainMarkdown(bytes: markdown, builder: TreeBuilder(for: markdown))
    guard parser.readBlocks() else { return nil }
    parser.builder.leave()
    return parser.builder
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, builder: TreeBuilder) {
    self.bytes = bytes
    self.builder = builder
  }

  // MARK: Lines

  /// Where the line ends that `start` is in.
  private func lineEnd(from start: Int) -> Int {
    bytes.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? bytes.count
  }

  /// Whether a line begins at `start` that is not empty. Lines of spaces begin no block that is plain.
  private func hasText(at start: Int) -> Bool { start < bytes.count && bytes[start] != UInt8(ascii: "\n") }

  private func withoutSpacesBehind(_ line: Range<Int>) -> Range<Int> {
    var end = line.upperBound
    while end > line.lowerBound, bytes[end - 1] == 0x20 { end -= 1 }
    return line.lowerBound..<end
  }

  // MARK: Blocks

  private mutating func readBlocks() -> Bool {
    var index = 0
    while index < bytes.count {
      guard hasText(at: index) else {
        index += 1
        continue
      }
      guard let end = readBlock(at: index) else { return false }
      index = end
    }
    return true
  }

  /// Reads the block that begins at `start`. Returns where the line begins that follows it.
  private mutating func readBlock(at start: Int) -> Int? {
    let end = lineEnd(from: start)
    switch bytes[start] {
    case UInt8(ascii: "#"): return readHeading(start..<end) ? end + 1 : nil
    case UInt8(ascii: ">"): return readQuote(at: start)
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      if isRule(start..<end) {
        builder.add(.thematicBreak)
        return end + 1
      }
      if start + 1 < end, bytes[start + 1] == 0x20, bytes[start] != UInt8(ascii: "_") { return readList(at: start) }
    default: break
    }
    return beginsParagraph(start..<end) ? readParagraph(at: start) : nil
  }

  private func isRule(_ line: Range<Int>) -> Bool {
    let marker = bytes[line.lowerBound]
    var count = 0
    for index in line {
      if bytes[index] == marker { count += 1 } else if bytes[index] != 0x20 { return false }
    }
    return count >= 3
  }

  /// Whether a line that nothing goes on into is surely the first of a paragraph.
  private func beginsParagraph(_ line: Range<Int>) -> Bool {
    guard let first = line.first else { return false }
    let second = line.count > 1 ? bytes[first + 1] : 0x20
    switch bytes[first] {
    case 0x80..., 0x41...0x5A, 0x61...0x7A: return true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return !beginsNumberedItem(line)
    case UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "_"): return second != 0x20 && !isRule(line)
    case UInt8(ascii: "["): return second != UInt8(ascii: "^")
    case 0...0x20, UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"),
      UInt8(ascii: "~"):
      return false
    default: return true
    }
  }

  private func beginsNumberedItem(_ line: Range<Int>) -> Bool {
    let digits = line.prefix { bytes[$0] >= 0x30 && bytes[$0] <= 0x39 }
    let end = digits.endIndex
    guard end < line.upperBound, ".)".utf8.contains(bytes[end]) else { return false }
    return end + 1 == line.upperBound || bytes[end + 1] == 0x20
  }

  private mutating func readHeading(_ line: Range<Int>) -> Bool {
    let line = withoutSpacesBehind(line)
    var start = line.lowerBound
    while start < line.upperBound, bytes[start] == UInt8(ascii: "#") { start += 1 }
    let level = start - line.lowerBound
    guard level <= 6, start < line.upperBound, bytes[start] == 0x20 else { return false }
    while bytes[start] == 0x20 { start += 1 }
    // Number signs at the end may close the heading.
    guard bytes[line.upperBound - 1] != UInt8(ascii: "#") else { return false }
    builder.enter(.heading, number: level)
    return readLine(start..<line.upperBound, of: start) && close()
  }

  /// Reads a paragraph with the lines that follow a `\` at a line's end.
  private mutating func readParagraph(at start: Int) -> Int? {
    builder.enter(.paragraph)
    var line = start..<lineEnd(from: start)
    while hasText(at: line.upperBound + 1) {
      let next = line.upperBound + 1..<lineEnd(from: line.upperBound + 1)
      guard endsInBreak(line), beginsParagraph(next), !maySetBlockOfLineBefore(bytes[next.lowerBound]),
        readLine(line.lowerBound..<line.upperBound - 1, of: start, isBroken: true)
      else { return nil }
      builder.add(.lineBreak)
      line = next
    }
    return readLine(withoutSpacesBehind(line), of: start) && close() ? line.upperBound + 1 : nil
  }

  /// Whether a line ends in a backslash that is not escaped.
  private func endsInBreak(_ line: Range<Int>) -> Bool {
    var count = 0
    while count < line.count, bytes[line.upperBound - 1 - count] == UInt8(ascii: "\\") { count += 1 }
    return count % 2 == 1
  }

  /// Whether a line that begins so may make a heading or a table of the line before.
  private func maySetBlockOfLineBefore(_ first: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "|"), UInt8(ascii: ":"): true
    default: false
    }
  }

  /// Reads a list whose items are paragraphs of one line, without empty lines between them.
  private mutating func readList(at start: Int) -> Int? {
    let marker = bytes[start]
    builder.enter(.list)
    var index = start
    while hasText(at: index) {
      let end = lineEnd(from: index)
      guard index + 1 < end, bytes[index] == marker, bytes[index + 1] == 0x20 else { return nil }
      let text = withoutSpacesBehind(index + 2..<end)
      guard beginsParagraph(text) else { return nil }
      builder.enter(.item)
      builder.enter(.paragraph, flag: true)
      guard readLine(text, of: text.lowerBound), close() else { return nil }
      builder.leave()
      index = end + 1
    }
    builder.leave()
    // Empty lines between its items would make it a list of another form.
    while index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
    return index < bytes.count && bytes[index] == marker ? nil : index
  }

  /// Reads a quote of paragraphs of one line.
  private mutating func readQuote(at start: Int) -> Int? {
    builder.enter(.blockQuote)
    var index = start
    var isInParagraph = false
    while hasText(at: index) {
      guard bytes[index] == UInt8(ascii: ">") else { return nil }
      let end = lineEnd(from: index)
      var text = index + 1
      if text < end, bytes[text] == 0x20 { text += 1 }
      if text == end {
        isInParagraph = false
      } else {
        let line = withoutSpacesBehind(text..<end)
        guard !isInParagraph, beginsParagraph(line) else { return nil }
        isInParagraph = true
        builder.enter(.paragraph)
        guard readLine(line, of: text), close() else { return nil }
      }
      index = end + 1
    }
    builder.leave()
    return index
  }

  /// Closes the block that is open; false when something in it is open still.
  private mutating func close() -> Bool {
    builder.leave()
    return marks.isEmpty
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The first place of a byte at or behind `start`.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard let base = baseAddress, start < count, let place = memchr(base + start, Int32(byte), count - start) else {
      return nil
    }
    return UnsafeRawPointer(place) - UnsafeRawPointer(base)
  }
}
