/// The index's files: scripts, which a page may load from a folder too, where it may load nothing else.
package enum SearchFiles {
  /// A file of a segment that has a packed string.
  ///
  /// - Parameters:
  ///   - name: what it is asked for by: `1/17`.
  ///   - digest: what tells the articles of the segment, in hexadecimal digits.
  package static func shard(_ packed: [UInt8], name: String, digest: String) -> [UInt8] {
    utf16("broadsheetSearch.load(\"\(name)\",\"\(digest)\",\"") + packed + units("\")\n")
  }

  /// A file of a segment that has a text.
  package static func text(_ text: [UInt8], name: String, digest: String) -> [UInt8] {
    var script = Array("broadsheetSearch.load(\"\(name)\",\"\(digest)\",\"".utf8)
    script.reserveCapacity(script.count + text.count + text.count / 16)
    text.withUnsafeBufferPointer { appendEscaped($0, to: &script) }
    script += "\")\n".utf8
    return script
  }

  /// The file that all others are found by.
  package static func manifest(_ manifest: SearchManifest) -> [UInt8] {
    let segments = manifest.segments.map { segment in
      "{\"name\":\"\(segment.name)\",\"digest\":\"\(segment.digest)\",\"count\":\(segment.count)"
        + ",\"block\":\(segment.block),\"keys\":\"\(segment.keys)\",\"days\":\"\(segment.days)\""
        + ",\"traditional\":\"\(segment.traditional)\"}"
    }
    let outlets = manifest.outlets.map { "[\"\(escaped($0.slug))\",\"\(escaped($0.name))\"]" }
    return utf16(
      "broadsheetSearch.index({\"language\":\"\(escaped(manifest.language))\",\"mode\":\"\(manifest.mode.rawValue)\""
        + ",\"outlets\":[\(outlets.joined(separator: ","))],\"variants\":\"\(TextFolding.variants)\""
        + ",\"segments\":[\(segments.joined(separator: ",\n"))]})\n")
  }

  /// A text as it stands between the quotation marks of a script's string.
  private static func escaped(_ text: String) -> String {
    var (text, escaped) = (text, [UInt8]())
    text.withUTF8 { appendEscaped($0, to: &escaped) }
    return String(decoding: escaped, as: UTF8.self)
  }

  /// Appends a text in UTF-8 as it stands between the quotation marks of a script's string.
  static func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, to script: inout [UInt8]) {
    var start = 0
    while start < text.count {
      let end = endOfPlain(text, from: start)
      script.append(contentsOf: text[start..<end])
      guard end < text.count else { return }
      let byte = text[end]
      switch byte {
      case UInt8(ascii: "\n"): script += "\\n".utf8
      case UInt8(ascii: "\t"): script += "\\t".utf8
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): script += [UInt8(ascii: "\\"), byte]
      default:
        let digits = Array("0123456789abcdef".utf8)
        script += "\\x".utf8
        script += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
      start = end + 1
    }
  }

  /// Where the first byte is that needs an escape; the end of the text where there is none.
  private static func endOfPlain(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let bytes = UnsafeRawBufferPointer(text)
    var index = start
    // Eight at once: a byte of a word has its highest bit set by the subtraction only if it, or one below it, was too small.
    while index + 8 <= text.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let quote = word ^ everyByte * UInt64(UInt8(ascii: "\""))
      let backslash = word ^ everyByte * UInt64(UInt8(ascii: "\\"))
      let control = (word &- everyByte * 0x20) & ~word
      let special = control | (quote &- everyByte) & ~quote | (backslash &- everyByte) & ~backslash
      if special & everyByte << 7 != 0 { break }
      index += 8
    }
    while index < text.count, !isEscaped(text[index]) { index += 1 }
    return index
  }

  private static let everyByte: UInt64 = 0x0101_0101_0101_0101

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// A text in UTF-16 behind a byte order mark, which browsers believe more than what a server says.
  private static func utf16(_ text: String) -> [UInt8] { [0xFF, 0xFE] + units(text) }

  private static func units(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2 * text.utf16.count)
    for unit in text.utf16 {
      bytes.append(UInt8(truncatingIfNeeded: unit))
      bytes.append(UInt8(truncatingIfNeeded: unit >> 8))
    }
    return bytes
  }
}
