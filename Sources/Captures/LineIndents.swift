/// The space that lines of a paragraph begin with.
///
/// Where all lines have the same, it is the indent that Chinese paragraphs have, which the theme sets; where they have
/// different ones, as in a poem, it is part of the text.
enum LineIndents {
  /// Whether lines stand at different depths.
  static func areMeant(_ lines: [Range<Int>], in passage: Passage) -> Bool {
    guard lines.count > 2 else { return false }
    var only = 0
    for line in lines {
      let indent = indent(of: line, in: passage).count
      if indent > 0, only > 0, indent != only { return true }
      if indent > 0 { only = indent }
    }
    return false
  }

  /// A line with the indent that it has in the passage.
  static func indented(_ text: Passage, as line: Range<Int>, in passage: Passage) -> Passage {
    let indent = indent(of: line, in: passage)
    guard !indent.isEmpty, let first = text.runs.first else { return text }
    var result = Passage()
    result.append(indent, style: first.style, link: nil)
    result.append(text, runs: 0..<text.runs.count)
    return result
  }

  /// Ideographic and no-break spaces at the beginning of a line.
  private static func indent(of line: Range<Int>, in passage: Passage) -> ArraySlice<UInt8> {
    guard let first = line.first, case .text(let range) = passage.runs[first].kind else { return [] }
    let text = passage.bytes[range]
    var end = text.startIndex
    while true {
      let rest = text[end...]
      if rest.starts(with: [0xE3, 0x80, 0x80]) {
        end += 3
      } else if rest.starts(with: [0xC2, 0xA0]) {
        end += 2
      } else {
        return text[..<end]
      }
    }
  }
}
