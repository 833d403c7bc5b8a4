import Platform

/// The index's files: scripts, which a page may load from a folder too, where it may load nothing else.
package enum SearchFiles {
  /// A file of a segment that has a packed string.
  ///
  /// - Parameters:
  ///   - name: what it is asked for by: `1/17`.
  ///   - digest: what tells the articles of the segment, in hexadecimal digits.
  package static func shard(_ packed: some Collection<UInt8>, name: String, digest: String) -> [UInt8] {
    let (opening, end) = (utf16(opening(name, digest)), units(end))
    // As large as it has to be: thousands are in memory at once.
    var script: [UInt8] = []
    script.reserveCapacity(opening.count + packed.count + end.count)
    script += opening
    script += packed
    script += end
    return script
  }

  /// A file of a segment that has a text.
  package static func text(_ text: [UInt8], name: String, digest: String) -> [UInt8] {
    var script = Array(opening(name, digest).utf8)
    script.reserveCapacity(script.count + text.count + text.count / 16)
    text.withUnsafeBufferPointer { appendEscaped($0, to: &script) }
    script += end.utf8
    return script
  }

  /// The packed string that a file of a segment has; `nil` of another file.
  package static func packed(in script: [UInt8], name: String, digest: String) -> ArraySlice<UInt8>? {
    content(of: script, between: utf16(opening(name, digest)), and: units(end))
  }

  /// The text that a file of a segment has; `nil` of another file.
  package static func text(in script: [UInt8], name: String, digest: String) -> [UInt8]? {
    content(of: script, between: Array(opening(name, digest).utf8), and: Array(end.utf8)).flatMap(unescaped)
  }

  /// What the files of a segment begin and end with.
  private static func opening(_ name: String) -> String { "broadsheetSearch.load(\"\(name)\",\"" }
  private static func opening(_ name: String, _ digest: String) -> String { opening(name) + "\(digest)\",\"" }
  private static let end = "\")\n"

  /// What a file begins and ends with, whatever articles it is about: one that was emptied or cut off has another form.
  package struct Form: Sendable {
    fileprivate let opening: [UInt8]
    fileprivate let end: [UInt8]

    /// Whether a file's bytes begin and end so.
    package func fits(_ script: UnsafeBufferPointer<UInt8>) -> Bool {
      script.count >= opening.count + end.count && script.starts(with: opening)
        && script.suffix(end.count).elementsEqual(end)
    }
  }

  /// The form of a file of a segment that has a packed string, by what it is asked for by.
  package static func form(ofShard name: String) -> Form { Form(opening: utf16(opening(name)), end: units(end)) }

  /// The form of one that has a text.
  package static func form(ofText name: String) -> Form {
    Form(opening: Array(opening(name).utf8), end: Array(end.utf8))
  }

  /// The form of the file that all others are found by.
  package static let manifestForm = Form(opening: utf16(manifestOpening), end: units(manifestEnd))
  private static let manifestOpening = "broadsheetSearch.index({\"language\":\""
  private static let manifestEnd = "]})\n"

  private static func content(of script: [UInt8], between opening: [UInt8], and end: [UInt8]) -> ArraySlice<UInt8>? {
    guard script.count >= opening.count + end.count, script.starts(with: opening), script.suffix(end.count) == end[...]
    else { return nil }
    return script[opening.count..<script.count - end.count]
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
      manifestOpening + "\(escaped(manifest.language))\",\"mode\":\"\(manifest.mode.rawValue)\""
        + ",\"outlets\":[\(outlets.joined(separator: ","))],\"variants\":\"\(packedVariants)\""
        + ",\"segments\":[\(segments.joined(separator: ",\n"))" + manifestEnd)
  }

  /// The pairs of Traditional and Simplified characters that texts are folded by, packed. Of a small archive they are most of what a
  /// search begins with. Traditional ones are near each other, and most Simplified ones near the Traditional one.
  static let packedVariants: String = {
    let units = Array(TextFolding.variants.utf16)
    var writer = BitWriter()
    writer.writeGolomb(units.count / 2, 9)
    var last = 0
    for place in stride(from: 0, to: units.count - 1, by: 2) {
      let (traditional, simplified) = (Int(units[place]), Int(units[place + 1]))
      writer.writeGolomb(traditional - last, 2)
      writer.write(simplified < traditional ? 1 : 0, 1)
      writer.writeGolomb(abs(simplified - traditional), 7)
      last = traditional
    }
    return writer.text
  }()

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
      let end = text.firstControl(or: UInt8(ascii: "\""), or: UInt8(ascii: "\\"), from: start) ?? text.count
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

  /// A text as `appendEscaped` had it; `nil` where it wrote something else.
  private static func unescaped(_ escaped: ArraySlice<UInt8>) -> [UInt8]? {
    var text: [UInt8] = []
    text.reserveCapacity(escaped.count)
    var rest = escaped
    while let place = rest.firstPlace(of: UInt8(ascii: "\\")) {
      text += rest[..<place]
      rest = rest[(place + 1)...]
      switch rest.popFirst() {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "x"):
        let digits = String(decoding: rest.prefix(2), as: UTF8.self)
        guard digits.utf8.count == 2, let byte = UInt8(digits, radix: 16) else { return nil }
        text.append(byte)
        rest = rest.dropFirst(2)
      case let byte?: text.append(byte)
      case nil: return nil
      }
    }
    return text + rest
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
