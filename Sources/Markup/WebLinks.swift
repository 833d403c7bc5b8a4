extension MarkdownParser {
  /// Calls `body` with each of the web addresses that a text links to or shows pictures from, without escapes, in their order: the first
  /// `limit` of them.
  ///
  /// They are looked for without parsing: `](` with an `http` address behind it, which may stand in `<>`. What a code
  /// span shows counts too, and links by reference don't: right for weighing texts against each other, not for writing pages.
  package static func forEachWebLink(
    in markdown: ArraySlice<UInt8>, limit: Int = .max, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    markdown.withUnsafeBufferPointer { markdown in
      var count = 0
      var index = 0
      while count < limit, let bracket = markdown.firstIndex(of: UInt8(ascii: "]"), from: index) {
        index = bracket + 1
        guard index < markdown.count, markdown[index] == UInt8(ascii: "(") else { continue }
        var start = index + 1
        let isBracketed = start < markdown.count && markdown[start] == UInt8(ascii: "<")
        if isBracketed { start += 1 }
        guard markdown[start...].starts(with: "http".utf8) else { continue }
        count += 1
        lendDestination(in: markdown, from: start, isBracketed: isBracketed, body)
      }
    }
  }

  /// Lends a destination up to where it ends, without the backslashes of its escapes.
  private static func lendDestination(
    in markdown: UnsafeBufferPointer<UInt8>, from start: Int, isBracketed: Bool,
    _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let closing = UInt8(ascii: isBracketed ? ">" : ")")
    var unescaped: [UInt8] = []
    var start = start
    var index = start
    while index < markdown.count {
      let byte = markdown[index]
      if byte == closing || byte == 0x0A || byte == 0x20 && !isBracketed { break }
      if byte == UInt8(ascii: "\\") {
        unescaped += markdown[start..<index]
        index += 1
        start = index
      }
      index += 1
    }
    let rest = UnsafeBufferPointer(rebasing: markdown[min(start, markdown.count)..<min(index, markdown.count)])
    guard !unescaped.isEmpty else { return body(rest) }
    unescaped += rest
    unescaped.withUnsafeBufferPointer(body)
  }

  /// The level of the highest heading with `#`, 1 to 6; `nil` for none. What is code counts too.
  package static func highestHeading(in markdown: ArraySlice<UInt8>) -> Int? {
    markdown.withUnsafeBufferPointer { markdown in
      var highest = 7
      var index = 0
      while index < markdown.count {
        var end = index
        while end < markdown.count, markdown[end] == UInt8(ascii: "#") { end += 1 }
        if end > index, end - index < highest, end < markdown.count, markdown[end] == 0x20 { highest = end - index }
        guard let lineEnd = markdown.firstIndex(of: 0x0A, from: end) else { break }
        index = lineEnd + 1
      }
      return highest < 7 ? highest : nil
    }
  }
}
