/// Gathers the text of one paragraph: folds space, and puts it where it does not disturb emphasis.
struct LineBuilder {
  private var passage = Passage()
  private var pendingSpace = false
  /// Whether the pending space holds a line break of the source.
  private var pendingLineBreak = false
  /// Whether space before the next text is none.
  private var dropsSpace = false

  /// The paragraph so far, without space around it; `nil` when there is nothing in it. Begins the next one.
  mutating func take() -> Passage? {
    pendingSpace = false
    pendingLineBreak = false
    guard !passage.runs.isEmpty else { return nil }
    var result = Passage()
    swap(&result, &passage)
    result.trim()
    return result.isEmpty ? nil : result
  }

  /// Adds text as it stands in the source.
  ///
  /// - Parameter keepsLines: whether a line end in it ends the line, as in `<pre>`.
  mutating func append(_ text: ArraySlice<UInt8>, _ style: Passage.Style, link: String?, keepsLines: Bool) {
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      index = Self.nextSpecial(in: text, from: index)
      guard index < text.endIndex else { break }
      let (width, kind) = Self.special(text, index)
      guard kind != .text else {
        index += width
        continue
      }
      put(text[start..<index], style, link)
      switch kind {
      case .lineEnd where keepsLines: breakLine(style, link: link)
      case .lineEnd:
        pendingSpace = true
        pendingLineBreak = true
      case .space: pendingSpace = true
      case .text: break
      }
      index += width
      start = index
    }
    put(text[start...], style, link)
  }

  /// Adds text that the source does not have.
  mutating func append(text: StaticString, _ style: Passage.Style, link: String?) {
    append(text.withUTF8Buffer { Array($0) }[...], style, link: link, keepsLines: false)
  }

  mutating func append(image: Passage.Image, _ style: Passage.Style, link: String?) {
    settleSpace(before: nil, style, link)
    passage.images.append(image)
    let link = link.map { passage.intern(link: $0) }
    passage.runs.append(Passage.Run(.image(passage.images.count - 1), style: style, link: link))
  }

  mutating func append(footnote number: Int, _ style: Passage.Style) {
    settleSpace(before: nil, style, nil)
    passage.runs.append(Passage.Run(.footnote(number)))
  }

  /// Forgets space that stands before what comes next.
  mutating func dropSpace() {
    pendingSpace = false
    pendingLineBreak = false
  }

  /// Forgets the space that the next text begins with.
  mutating func dropUpcomingSpace() { dropsSpace = true }

  mutating func breakLine(_ style: Passage.Style, link: String?) {
    pendingSpace = false
    pendingLineBreak = false
    let link = link.map { passage.intern(link: $0) }
    passage.runs.append(Passage.Run(.lineBreak, style: style, link: link))
  }

  // MARK: Bytes

  private enum Kind { case text, space, lineEnd }

  /// Where the next byte stands that may begin something special; the end of the text when there is none. A single space
  /// between words stays in the text.
  private static func nextSpecial(in text: ArraySlice<UInt8>, from start: Int) -> Int {
    text.withUnsafeBufferPointer { bytes in
      let first = start - text.startIndex
      var index = first
      while index < bytes.count {
        let byte = bytes[index]
        if byte >= 0xE3 {
          // Most characters of Chinese.
          index += 3
        } else if byte == 0xE2 {
          // Of those that begin so, quotation marks and dashes are the most.
          if index + 2 >= bytes.count || bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8 { break }
          index += 3
        } else {
          if byte <= 0x20 {
            let isSingle =
              byte == 0x20 && index > first && index + 1 < bytes.count && bytes[index + 1] > 0x20
              && bytes[index + 1] != 0xE2
            guard isSingle else { break }
          }
          index += 1
        }
      }
      return min(index, bytes.count) + text.startIndex
    }
  }

  /// What stands at `index`, where a byte stands that may begin something special.
  private static func special(_ text: ArraySlice<UInt8>, _ index: Int) -> (width: Int, kind: Kind) {
    switch text[index] {
    case 0x0A, 0x0D: return (1, .lineEnd)
    case 0xE2:
      // LINE SEPARATOR and PARAGRAPH SEPARATOR.
      guard index + 2 < text.endIndex, text[index + 1] == 0x80 else { return (1, .text) }
      return text[index + 2] & 0xFE == 0xA8 ? (3, .lineEnd) : (3, .text)
    default: return (1, .space)
    }
  }

  private mutating func put(_ text: ArraySlice<UInt8>, _ style: Passage.Style, _ link: String?) {
    guard !text.isEmpty else { return }
    settleSpace(before: text, style, link)
    let index = link.map { passage.intern(link: $0) }
    if style.contains(.superscript) {
      passage.append(ScriptDigits.superscript(text), style: style.subtracting(.superscript), link: index)
    } else if style.contains(.subscript) {
      passage.append(ScriptDigits.subscript(text), style: style.subtracting(.subscript), link: index)
    } else {
      passage.append(text, style: style, link: index)
    }
  }

  /// Puts the pending space before what comes: in the style that both sides share.
  private mutating func settleSpace(before text: ArraySlice<UInt8>?, _ style: Passage.Style, _ link: String?) {
    defer {
      pendingSpace = false
      pendingLineBreak = false
      dropsSpace = false
    }
    guard pendingSpace, !dropsSpace, let last = passage.runs.last, last.kind != .lineBreak else { return }
    if pendingLineBreak, let text, joinsWithoutSpace(text) { return }
    let sameLink = last.link.map { passage.links[$0] } == link
    passage.append([0x20], style: last.style.intersection(style), link: sameLink ? last.link : nil)
  }

  /// Whether a line end between what stands and `text` is no space: between two characters of Chinese or Japanese, and
  /// beside their punctuation.
  private func joinsWithoutSpace(_ text: ArraySlice<UInt8>) -> Bool {
    guard case .text? = passage.runs.last?.kind,
      let last = String(decoding: passage.bytes.suffix(4), as: UTF8.self).unicodeScalars.last,
      let first = String(decoding: text.prefix(4), as: UTF8.self).unicodeScalars.first
    else { return false }
    return Script.joinsAtLineEnd(last, first)
  }
}
