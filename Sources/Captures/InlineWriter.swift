extension Passage {
  /// Where the text of a passage stands that is one run without marks, as most are.
  fileprivate var unmarkedText: Range<Int>? {
    guard runs.count == 1, let run = runs.first, run.link == nil, case .text(let range) = run.kind, !range.isEmpty,
      run.style.isDisjoint(with: [.strong, .emphasis, .strike, .code])
    else { return nil }
    return range
  }
}

/// Writes a passage as inline Markdown.
struct InlineWriter {
  private let passage: Passage
  private let place: TextEscaping.Place
  private var out: [UInt8] = []
  private var isLineStart: Bool
  private var hasBroken = false
  private var isInLink = false

  /// The Markdown of a passage.
  ///
  ///     strong("真，") + "她"                     →   **真**，她
  ///     "看 " + link("[图] 1", "https://a.example/")   →   看 [\[图\] 1](https://a.example/)
  ///
  /// - Parameters:
  ///   - place: where it goes. In a cell and in brackets, a line break becomes a space.
  ///   - atLineStart: whether it begins a line, where some characters would begin a block.
  ///   - transitions: what was found out about marks in other passages.
  static func markdown(
    _ passage: Passage, place: TextEscaping.Place = [], atLineStart: Bool = true, transitions: inout MarkTransitions
  ) -> [UInt8] {
    var writer = InlineWriter(passage, place: place, atLineStart: atLineStart)
    if let text = passage.unmarkedText {
      writer.put(.text(text), isLast: true)
      return writer.out
    }
    let breaksLines = place.isDisjoint(with: [.brackets, .cell, .line])
    let parts = InlinePlan.parts(
      of: passage, edge: place.contains(.brackets) ? .punctuation : .space, breaksLines: breaksLines,
      autolinks: !place.contains(.brackets), transitions: &transitions)
    for (index, part) in parts.enumerated() { writer.put(part, isLast: index == parts.count - 1) }
    return writer.out
  }

  /// Appends the Markdown of a passage that is one run without marks and begins a line; `false` for all others.
  static func append(unmarked passage: Passage, to out: inout [UInt8]) -> Bool {
    guard let range = passage.unmarkedText else { return false }
    let text = passage.bytes[range].drop { $0 == 0x20 || $0 == 0x09 }
    TextEscaping.append(text, to: &out, place: [], atLineStart: true)
    return true
  }

  private init(_ passage: Passage, place: TextEscaping.Place, atLineStart: Bool) {
    self.passage = passage
    self.place = place
    isLineStart = atLineStart
    out.reserveCapacity(passage.bytes.count + passage.bytes.count / 8 + 16)
  }

  private mutating func put(_ part: InlinePart, isLast: Bool) {
    switch part {
    case .text(let range): return put(text: range)
    case .lineBreak: return putLineBreak(isLast: isLast)
    case .code(let range): putCode(passage.bytes[range])
    case .reference(let scalar): out += "&#x\(String(scalar.value, radix: 16, uppercase: true));".utf8
    case .image(let index): put(passage.images[index])
    case .footnote(let number): out += "[^\(number)]".utf8
    case .autolink(let link): out += "<\(passage.links[link])>".utf8
    case .openLink:
      out.append(UInt8(ascii: "["))
      isInLink = true
    case .closeLink(let link):
      out.append(UInt8(ascii: "]"))
      isInLink = false
      LinkWriting.appendDestination(passage.links[link], to: &out)
    case .marks(let marks): marks.append(to: &out)
    }
    isLineStart = false
  }

  private mutating func put(text range: Range<Int>) {
    let before = self.place.contains(.brackets) ? UInt8(ascii: "[") : 0
    // Space at the beginning of a line means nothing, and would hide what begins a block.
    let text = isLineStart ? passage.bytes[range].drop { $0 == 0x20 || $0 == 0x09 } : passage.bytes[range]
    guard !text.isEmpty else { return }
    var place = place
    if hasBroken { place.insert(.continuation) }
    if isInLink { place.insert(.brackets) }
    TextEscaping.append(text, to: &out, place: place, atLineStart: isLineStart, previous: out.last ?? before)
    isLineStart = false
  }

  private mutating func putLineBreak(isLast: Bool) {
    // Inside the brackets of a link a line may end all the same.
    if place.isDisjoint(with: [.brackets, .cell, .line]) {
      out += "\\\n".utf8
      isLineStart = true
      hasBroken = true
    } else if !isLast {
      out.append(0x20)
    }
  }

  private mutating func put(_ image: Passage.Image) {
    out += "![".utf8
    TextEscaping.append(
      Array(image.alternative.utf8)[...], to: &out, place: place.union(.brackets), atLineStart: false,
      previous: UInt8(ascii: "["))
    out.append(UInt8(ascii: "]"))
    LinkWriting.appendDestination(image.source, to: &out)
  }

  /// Code between as many backticks as it takes.
  private mutating func putCode(_ code: ArraySlice<UInt8>) {
    let fence = Fence.around(code)
    // A reader takes one space off both ends where there is one on both.
    let isPadded = code.first == 0x20 && code.last == 0x20 && code.contains { $0 != 0x20 }
    let needsSpace = isPadded || code.first == UInt8(ascii: "`") || code.last == UInt8(ascii: "`")
    out += fence
    if needsSpace { out.append(0x20) }
    // In a table a bar ends the cell even inside code.
    for byte in code {
      if byte == UInt8(ascii: "|"), place.contains(.cell) { out.append(UInt8(ascii: "\\")) }
      out.append(byte)
    }
    if needsSpace { out.append(0x20) }
    out += fence
  }
}
