extension MarkdownParser {
  /// The web addresses that a text links to or shows pictures from, as written, in their order.
  ///
  /// They are looked for without parsing: `](` with an `http` address behind it, which may stand in `<>`. What a code
  /// span shows counts too, and links by reference don't: right for weighing texts against each other, not for writing pages.
  package static func webLinks(in markdown: ArraySlice<UInt8>) -> [String] {
    var links: [String] = []
    var index = markdown.startIndex
    while let bracket = markdown[index...].firstIndex(of: UInt8(ascii: "]")) {
      index = bracket + 1
      guard index < markdown.endIndex, markdown[index] == UInt8(ascii: "(") else { continue }
      var start = index + 1
      let isBracketed = start < markdown.endIndex && markdown[start] == UInt8(ascii: "<")
      if isBracketed { start += 1 }
      guard markdown[start...].starts(with: "http".utf8) else { continue }
      links.append(destination(in: markdown, from: start, isBracketed: isBracketed))
    }
    return links
  }

  /// A destination up to where it ends, without the backslashes of its escapes.
  private static func destination(in markdown: ArraySlice<UInt8>, from start: Int, isBracketed: Bool) -> String {
    var out: [UInt8] = []
    var isEscaped = false
    for byte in markdown[start...] {
      if !isEscaped {
        if byte == UInt8(ascii: isBracketed ? ">" : ")") || byte == 0x0A || byte == 0x20 && !isBracketed { break }
        if byte == UInt8(ascii: "\\") {
          isEscaped = true
          continue
        }
      }
      isEscaped = false
      out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
  }
}
