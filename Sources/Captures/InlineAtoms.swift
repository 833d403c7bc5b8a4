/// The parts that inline Markdown is put together from, in the order in which they are written.
enum InlinePart {
  /// Text; where it stands in the passage's bytes.
  case text(Range<Int>)
  case code(Range<Int>)
  /// A character that is written as a character reference.
  case reference(Unicode.Scalar)
  case lineBreak
  /// A picture: the index into the passage's images.
  case image(Int)
  case footnote(Int)
  /// A link whose text is its address: the index into the passage's links.
  case autolink(Int)
  case openLink
  case closeLink(Int)
  case marks(MarkSequence)
}

/// A part with the styles that it is to be set in.
struct InlineAtom {
  let part: InlinePart
  let style: Passage.Style

  var isOpenLink: Bool {
    if case .openLink = part { return true }
    return false
  }

  var isCloseLink: Bool {
    if case .closeLink = part { return true }
    return false
  }

  /// The atoms of a passage.
  ///
  /// - Parameter autolinks: whether a link whose text is its address is written as one.
  static func atoms(of passage: Passage, autolinks: Bool) -> [InlineAtom] {
    var atoms: [InlineAtom] = []
    atoms.reserveCapacity(passage.runs.count + 4)
    var link: Int?
    var style: Passage.Style = []
    for (index, run) in passage.runs.enumerated() {
      if run.link != link {
        if let link { atoms.append(InlineAtom(part: .closeLink(link), style: style)) }
        link = nil
      }
      style = run.style.intersection(.marked)
      if let target = run.link, link == nil {
        if autolinks, passage.isAutolink(index) {
          atoms.append(InlineAtom(part: .autolink(target), style: style))
          continue
        }
        atoms.append(InlineAtom(part: .openLink, style: style))
        link = target
      }
      if let part = part(of: run) { atoms.append(InlineAtom(part: part, style: style)) }
    }
    if let link { atoms.append(InlineAtom(part: .closeLink(link), style: style)) }
    return atoms
  }

  private static func part(of run: Passage.Run) -> InlinePart? {
    switch run.kind {
    case .text(let range): range.isEmpty ? nil : run.style.contains(.code) ? .code(range) : .text(range)
    case .lineBreak: .lineBreak
    case .image(let index): .image(index)
    case .footnote(let number): .footnote(number)
    }
  }
}

extension Passage {
  /// Whether a run is all of a link's text and says the link's address, which `<address>` says as well.
  fileprivate func isAutolink(_ index: Int) -> Bool {
    let run = runs[index]
    guard let link = run.link, case .text(let range) = run.kind, !run.style.contains(.code),
      index + 1 == runs.count || runs[index + 1].link != link, bytes[range].elementsEqual(links[link].utf8)
    else { return false }
    // Between angle brackets nothing can be escaped.
    return links[link].hasPrefix("http") && !links[link].utf8.contains { "&|<>\\ ".utf8.contains($0) }
  }

  /// The character at a place in the bytes, and how many bytes it takes.
  func scalar(at index: Int) -> (scalar: Unicode.Scalar, width: Int) {
    let first = bytes[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard width > 1, index + width <= bytes.count else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (0x7F >> UInt32(width))
    for byte in bytes[index + 1..<index + width] { value = value << 6 | UInt32(byte & 0x3F) }
    return Unicode.Scalar(value).map { ($0, width) } ?? ("\u{FFFD}", width)
  }

  /// The place where the character before a place begins; `lowerBound` at the earliest.
  func start(ofScalarBefore index: Int, from lowerBound: Int) -> Int {
    var start = index - 1
    while start > lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}
