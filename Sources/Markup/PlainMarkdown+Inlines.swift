import CCMarkGFM

/// What stands in a line.
extension PlainMarkdown {
  /// Something that was opened and has to be closed.
  struct Mark {
    enum Kind: Equatable {
      /// That many `*`.
      case emphasis(Int)
      case link, image
    }

    let kind: Kind
    let node: MarkdownTree.Index
  }

  /// The text before the next mark, as far as it was read.
  private struct Run {
    /// Where it goes on in the Markdown.
    var start: Int
    /// What of it does not stand together in the Markdown, for the backslashes in between.
    var kept: MarkdownTree.Text?
    var isPlain = true
  }

  /// Reads a line of a block that begins at `block`.
  ///
  /// - Parameter isBroken: whether a line break follows, so that the line has a neighbour at its end.
  mutating func readLine(_ line: Range<Int>, of block: Int, isBroken: Bool = false) -> Bool {
    var run = Run(start: line.lowerBound)
    let bytes = bytes
    var index = line.lowerBound
    while index < line.upperBound {
      while index + 8 <= line.upperBound, bytes.holdsThreeBytesTwice(at: index) { index += 6 }
      guard index < line.upperBound else { break }
      let byte = bytes[index]
      if bytes.holdsThreeBytes(at: index), index + 2 < line.upperBound {
        index += 3
        continue
      }
      guard byte < 0x80 else {
        guard let length = characterLength(at: index, in: line, &run) else { return false }
        index += length
        continue
      }
      guard byte.mayMean else {
        index += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: ">"):
        run.isPlain = false
        index += 1
      case UInt8(ascii: "&"):
        guard !mayBeReference(at: index, in: line) else { return false }
        run.isPlain = false
        index += 1
      case UInt8(ascii: "<"):
        guard !mayBeTag(at: index, in: line) else { return false }
        run.isPlain = false
        index += 1
      case UInt8(ascii: "\\"):
        if index + 1 < line.upperBound, bytes[index + 1].isASCIIPunctuation {
          unescape(at: index, &run)
          index += 2
        } else {
          index += 1
        }
      case UInt8(ascii: "*"), UInt8(ascii: "_"):
        guard let end = readDelimiters(at: index, in: line, of: block, isBroken, &run) else { return false }
        index = end
      case UInt8(ascii: "!"), UInt8(ascii: "["):
        let isImage = byte == UInt8(ascii: "!")
        if isImage, index + 1 == line.upperBound || bytes[index + 1] != UInt8(ascii: "[") {
          index += 1
          continue
        }
        let end = index + (isImage ? 2 : 1)
        // A footnote, or more brackets than are plain.
        guard end < line.upperBound, bytes[end] != UInt8(ascii: "^"), bracketsLeft > 0 else { return false }
        bracketsLeft -= 1
        finish(&run, at: index)
        open(isImage ? .image : .link, as: isImage ? .image : .link)
        run = Run(start: end)
        index = end
      case UInt8(ascii: "]"):
        finish(&run, at: index)
        guard let end = closeBracket(at: index, in: line) else { return false }
        run = Run(start: end)
        index = end
      case UInt8(ascii: "~"):
        guard index + 1 == line.upperBound || bytes[index + 1] != byte else { return false }
        index += 1
      default: return false
      }
    }
    finish(&run, at: line.upperBound)
    return true
  }

  // MARK: Text

  /// Adds the text up to `end`.
  private mutating func finish(_ run: inout Run, at end: Int) {
    if var kept = run.kept {
      builder.extend(&kept, by: bytes[run.start..<end])
      builder.add(.text, kept, isPlain: run.isPlain)
    } else if run.start < end {
      builder.add(.text, MarkdownTree.Text(start: run.start, count: end - run.start), isPlain: run.isPlain)
    }
  }

  /// Leaves out the backslash at `index`.
  private mutating func unescape(at index: Int, _ run: inout Run) {
    if bytes[index + 1].isEscapedInHTML { run.isPlain = false }
    leaveOut(index, from: &run.start, &run.kept)
  }

  /// Keeps what stands between `start` and the backslash at `index`, unless nothing does.
  private mutating func leaveOut(_ index: Int, from start: inout Int, _ kept: inout MarkdownTree.Text?) {
    if var text = kept {
      builder.extend(&text, by: bytes[start..<index])
      kept = text
    } else if start < index {
      kept = builder.keep(bytes[start..<index])
    }
    start = index + 1
  }

  /// The length of a character that is not ASCII; `nil` when it is no UTF-8.
  @inline(__always)
  private func characterLength(at index: Int, in line: Range<Int>, _ run: inout Run) -> Int? {
    let lead = bytes[index]
    // Controls and what is no character are left out of HTML.
    if lead == 0xC2 || lead == 0xEF && index + 1 < line.upperBound && bytes[index + 1] == 0xBF { run.isPlain = false }
    return characterLength(at: index, in: line)
  }

  /// The length of a character that is not ASCII (RFC 3629); `nil` when it is none.
  private func characterLength(at index: Int, in line: Range<Int>) -> Int? {
    let lead = bytes[index]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard lead >= 0xC2, lead <= 0xF4, index + length <= line.upperBound else { return nil }
    // Overlong forms, surrogates, and what is beyond U+10FFFF.
    let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
    let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
    guard bytes[index + 1] >= lowest, bytes[index + 1] <= highest else { return nil }
    if length > 2, bytes[index + 2] & 0xC0 != 0x80 { return nil }
    if length > 3, bytes[index + 3] & 0xC0 != 0x80 { return nil }
    return length
  }

  /// Whether a character reference may begin at an `&`.
  private func mayBeReference(at index: Int, in line: Range<Int>) -> Bool {
    var end = index + 1
    if end < line.upperBound, bytes[end] == UInt8(ascii: "#") { end += 1 }
    while end < line.upperBound, bytes[end].isASCIILetterOrDigit { end += 1 }
    return end < line.upperBound && bytes[end] == UInt8(ascii: ";")
  }

  /// Whether raw HTML or an address may begin at a `<`.
  private func mayBeTag(at index: Int, in line: Range<Int>) -> Bool {
    guard index + 1 < line.upperBound else { return true }
    switch bytes[index + 1] {
    case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    // An address of mail may begin with any of these.
    case let next: return next.isASCIILetterOrDigit || next.isASCIIPunctuation
    }
  }

  // MARK: Emphasis

  /// Reads `*`, `**` or `_`. Returns where they end.
  private mutating func readDelimiters(
    at index: Int, in line: Range<Int>, of block: Int, _ isBroken: Bool, _ run: inout Run
  ) -> Int? {
    var end = index
    while end < line.upperBound, bytes[end] == bytes[index] { end += 1 }
    guard let before = index == block ? .space : neighbour(before: index),
      // The backslash of a line break is punctuation.
      let after = end == line.upperBound ? (isBroken ? .punctuation : .space) : neighbour(at: end, in: line)
    else { return nil }
    let canOpen = after == .letter || after == .punctuation && before != .letter
    let canClose = before == .letter || before == .punctuation && after != .letter
    let isInWord = bytes[index] == UInt8(ascii: "_") && before == .letter && after == .letter
    if isInWord || !canOpen && !canClose { return end }
    let count = end - index
    guard bytes[index] == UInt8(ascii: "*"), count <= 2 else { return nil }
    finish(&run, at: index)
    run = Run(start: end)
    switch marks.last?.kind {
    case .emphasis(count) where canClose:
      builder.leave()
      marks.removeLast()
    // One that closes nothing, or another than the last, is for cmark-gfm.
    case .emphasis where canClose: return nil
    default:
      guard canOpen else { return nil }
      open(.emphasis(count), as: count == 1 ? .emphasis : .strong)
    }
    return end
  }

  private mutating func open(_ mark: Mark.Kind, as kind: NodeKind) {
    builder.enter(kind)
    marks.append(Mark(kind: mark, node: builder.open))
  }

  /// How a character counts beside a mark.
  private enum Neighbour {
    case space, punctuation, letter

    init(_ codePoint: UInt32) {
      let codePoint = Int32(bitPattern: codePoint)
      self =
        cmark_utf8proc_is_space(codePoint) != 0
        ? .space : cmark_utf8proc_is_punctuation(codePoint) != 0 ? .punctuation : .letter
    }
  }

  private func neighbour(before index: Int) -> Neighbour? {
    var start = index - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return neighbour(at: start, in: start..<index)
  }

  private func neighbour(at index: Int, in range: Range<Int>) -> Neighbour? {
    guard bytes[index] >= 0x80 else { return Neighbour(UInt32(bytes[index])) }
    guard let length = characterLength(at: index, in: range) else { return nil }
    var codePoint = UInt32(bytes[index]) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for place in index + 1..<index + length { codePoint = codePoint << 6 | UInt32(bytes[place] & 0x3F) }
    return Neighbour(codePoint)
  }

  // MARK: Links

  /// Closes the link or image at `]`. Returns where what belongs to it ends.
  private mutating func closeBracket(at index: Int, in line: Range<Int>) -> Int? {
    guard let mark = marks.popLast(), mark.kind == .link || mark.kind == .image,
      // A link in a link's text makes that no link.
      mark.kind == .image || !marks.contains(where: { $0.kind == .link }),
      index + 1 < line.upperBound, bytes[index + 1] == UInt8(ascii: "("),
      let address = unescaped(from: index + 2, in: line, until: UInt8(ascii: ")")), address.text.count > 0
    else { return nil }
    var end = address.end
    var title = MarkdownTree.Text()
    if bytes[end] == 0x20 {
      end = behindSpaces(end, in: line)
      guard end < line.upperBound, bytes[end] == UInt8(ascii: "\""),
        let found = unescaped(from: end + 1, in: line, until: UInt8(ascii: "\""))
      else { return nil }
      title = found.text
      end = behindSpaces(found.end + 1, in: line)
      guard end < line.upperBound, bytes[end] == UInt8(ascii: ")") else { return nil }
    }
    builder.leave()
    builder.change(mark.node) { node in
      node.text = address.text
      node.title = title
    }
    return end + 1
  }

  private func behindSpaces(_ index: Int, in line: Range<Int>) -> Int {
    var index = index
    while index < line.upperBound, bytes[index] == 0x20 { index += 1 }
    return index
  }

  /// An address or a title without its backslashes, and where what ends it stands: a space also ends an address.
  private mutating func unescaped(
    from start: Int, in line: Range<Int>, until closing: UInt8
  ) -> (text: MarkdownTree.Text, end: Int)? {
    let isAddress = closing == UInt8(ascii: ")")
    let bytes = bytes
    var start = start
    var kept: MarkdownTree.Text?
    var index = start
    while true {
      while index + 8 <= line.upperBound, bytes.holdsThreeBytesTwice(at: index) { index += 6 }
      while index < line.upperBound, bytes[index].isPlainInAddress { index += 1 }
      guard index < line.upperBound else { return nil }
      if bytes[index] == closing || isAddress && bytes[index] == 0x20 { break }
      switch bytes[index] {
      case UInt8(ascii: "\\") where index + 1 < line.upperBound && bytes[index + 1].isASCIIPunctuation:
        // With two of them in a title, cmark-gfm may look for its end further on.
        if !isAddress && bytes[index + 1] == UInt8(ascii: "\\") { return nil }
        leaveOut(index, from: &start, &kept)
        index += 2
      case UInt8(ascii: "&"):
        guard !mayBeReference(at: index, in: line) else { return nil }
        index += 1
      case UInt8(ascii: "("), UInt8(ascii: "<"):
        guard !isAddress else { return nil }
        index += 1
      case 0x80...:
        guard let length = characterLength(at: index, in: line) else { return nil }
        index += length
      case 0..<0x20, 0x7F: return nil
      default: index += 1
      }
    }
    guard var text = kept else { return (MarkdownTree.Text(start: start, count: index - start), index) }
    builder.extend(&text, by: bytes[start..<index])
    return (text, index)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether two such characters of three bytes stand there. Eight bytes are looked at.
  @inline(__always)
  fileprivate func holdsThreeBytesTwice(at index: Int) -> Bool {
    let word = UInt64(littleEndian: UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: index, as: UInt64.self))
    return word & 0x0000_C0C0_00C0_C000 == 0x0000_8080_0080_8000 && UInt8(truncatingIfNeeded: word) &- 0xE1 < 0x0C
      && UInt8(truncatingIfNeeded: word &>> 24) &- 0xE1 < 0x0C
  }

  /// Whether a character of three bytes stands there that needs no second look, as most of Chinese: U+1000 to U+CFFF.
  @inline(__always)
  fileprivate func holdsThreeBytes(at index: Int) -> Bool {
    self[index] &- 0xE1 < 0x0C && index + 2 < count && self[index + 1] & 0xC0 == 0x80 && self[index + 2] & 0xC0 == 0x80
  }
}

extension UInt8 {
  /// Whether it may be more than a letter of the text it stands in: controls, and ``! " & * < > [ \ ] _ ` ~``.
  fileprivate var mayMean: Bool {
    let bits: UInt64 = self < 0x40 ? 0x5000_0446_FFFF_FFFF : 0xC000_0001_B800_0000
    return bits &>> UInt64(self & 0x3F) & 1 == 1
  }

  /// Whether it is printable ASCII that neither ends an address or a title nor means anything in it.
  fileprivate var isPlainInAddress: Bool {
    // All but the space and ``" & ( ) < \``.
    let bits: UInt64 = self < 0x40 ? 0xEFFF_FCBA_0000_0000 : 0x7FFF_FFFF_EFFF_FFFF
    return self < 0x80 && bits &>> UInt64(self & 0x3F) & 1 == 1
  }

  fileprivate var isEscapedInHTML: Bool {
    self == UInt8(ascii: "<") || self == UInt8(ascii: ">") || self == UInt8(ascii: "&") || self == UInt8(ascii: "\"")
  }

  fileprivate var isASCIIPunctuation: Bool {
    switch self {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
