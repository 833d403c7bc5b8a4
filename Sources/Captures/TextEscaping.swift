/// Escapes text so that Markdown takes it for text: by what each character would do where it stands, not by habit.
///
/// The rules are those of CommonMark 0.29 with GFM's tables, strikethrough and footnotes, which is what reads it back.
struct TextEscaping {
  /// Where a text goes.
  struct Place: OptionSet {
    let rawValue: Int
    /// Inside the brackets of a link or of a picture.
    static let brackets = Place(rawValue: 1)
    /// In a cell of a table.
    static let cell = Place(rawValue: 2)
    /// Behind a hard line break: a line may underline a heading or make a table of the one before.
    static let continuation = Place(rawValue: 4)
    /// In one line that is not in brackets, as a heading is.
    static let line = Place(rawValue: 8)
  }

  /// Appends `text` to `out`.
  ///
  /// - Parameters:
  ///   - atLineStart: whether it is the first of its line.
  ///   - previous: the byte before it, 0 when there is none.
  static func append(
    _ text: ArraySlice<UInt8>, to out: inout [UInt8], place: Place, atLineStart: Bool, previous: UInt8 = 0
  ) {
    text.withUnsafeBufferPointer { buffer in
      var copied = 0
      var index = 0
      if atLineStart, let escape = lineStartEscape(buffer, place) {
        out.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<escape]))
        out.append(backslash)
        out.append(buffer[escape])
        index = escape + 1
        copied = index
      }
      while index < buffer.count {
        let byte = buffer[index]
        if byte >= 0xE0 {
          // Most characters of Chinese.
          index += 3
          continue
        }
        if isSpecial(byte), needsEscape(buffer, index, place, previous) {
          out.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[copied..<index]))
          out.append(backslash)
          copied = index
        }
        index += 1
      }
      out.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[copied...]))
    }
  }

  private static let backslash = UInt8(ascii: "\\")

  /// The bytes that may need an escape anywhere in a line.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "|"),
      UInt8(ascii: ":"), UInt8(ascii: "^"):
      true
    default: false
    }
  }

  private static func needsEscape(
    _ buffer: UnsafeBufferPointer<UInt8>, _ index: Int, _ place: Place, _ previous: UInt8
  ) -> Bool {
    let next = index + 1 < buffer.count ? buffer[index + 1] : nil
    switch buffer[index] {
    case UInt8(ascii: "_"):
      // Inside a word it is a letter like any other.
      let before = index > 0 ? buffer[index - 1] : previous
      return !(isAlphanumeric(before) && next.map(isAlphanumeric) ?? false)
    case UInt8(ascii: "["):
      return place.contains(.brackets) || next == nil || next == UInt8(ascii: "^")
    case UInt8(ascii: "]"):
      guard let next else { return true }
      return place.contains(.brackets) || "([:".utf8.contains(next)
    case UInt8(ascii: "<"):
      guard let next else { return true }
      return isLetter(next) || "/!?".utf8.contains(next)
    case UInt8(ascii: "&"): return beginsReference(buffer, index)
    case UInt8(ascii: "!"): return next == nil || next == UInt8(ascii: "[")
    case UInt8(ascii: "|"): return place.contains(.cell)
    // `![^` begins no picture.
    case UInt8(ascii: "^"): return index == 0 && previous == UInt8(ascii: "[")
    case UInt8(ascii: ":"):
      // Readers that look for bare addresses would take too much or too little of one for a link.
      return index + 2 < buffer.count && next == 0x2F && buffer[index + 2] == 0x2F
    default: return true
    }
  }

  /// Whether `&` could begin a character reference; one that the text ends in could go on behind it.
  static func beginsReference(_ buffer: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    var end = index + 1
    if end < buffer.count, buffer[end] == UInt8(ascii: "#") { end += 1 }
    let name = end
    while end < buffer.count, isAlphanumeric(buffer[end]), end - name < 33 { end += 1 }
    return end == buffer.count || end > name && buffer[end] == UInt8(ascii: ";")
  }

  /// The index of the byte that would make a line something else than text, at its start.
  private static func lineStartEscape(_ buffer: UnsafeBufferPointer<UInt8>, _ place: Place) -> Int? {
    guard let first = buffer.first else { return nil }
    func ends(_ index: Int) -> Bool { index >= buffer.count || buffer[index] == 0x20 || buffer[index] == 0x09 }
    switch first {
    case UInt8(ascii: ">"): return 0
    case UInt8(ascii: "#"):
      let level = buffer.prefix { $0 == first }.count
      return level <= 6 && ends(level) ? 0 : nil
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      return ends(1) || buffer[1] == first || place.contains(.continuation) ? 0 : nil
    case UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "|"):
      return place.contains(.continuation) ? 0 : nil
    case 0x30...0x39:
      let digits = buffer.prefix { (0x30...0x39).contains($0) }.count
      guard digits <= 9, digits < buffer.count,
        buffer[digits] == UInt8(ascii: ".") || buffer[digits] == UInt8(ascii: ")")
      else { return nil }
      return ends(digits + 1) ? digits : nil
    default: return nil
    }
  }

  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) && byte < 0x80 }

  static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || (0x30...0x39).contains(byte) }
}

/// Writes the parts of links and pictures that are not text.
enum LinkWriting {
  /// Appends `(address "title")`.
  static func appendDestination(_ address: String, title: String = "", to out: inout [UInt8]) {
    out.append(UInt8(ascii: "("))
    appendAddress(address, to: &out)
    if !title.isEmpty {
      out += " \"".utf8
      appendTitle(title, to: &out)
      out.append(UInt8(ascii: "\""))
    }
    out.append(UInt8(ascii: ")"))
  }

  /// An address has no spaces, angle brackets or backslashes; its parentheses stay when they are balanced.
  private static func appendAddress(_ address: String, to out: inout [UInt8]) {
    let bytes = Array(address.utf8)
    guard bytes.withUnsafeBufferPointer({ $0.contains(where: isSpecial) }) else {
      out += bytes
      return
    }
    let keepsParentheses = hasBalancedParentheses(bytes)
    bytes.withUnsafeBufferPointer { buffer in
      for (index, byte) in buffer.enumerated() {
        switch byte {
        // A bar would end the cell of a table.
        case UInt8(ascii: "|"): out += "\\|".utf8
        case UInt8(ascii: "("), UInt8(ascii: ")"):
          if !keepsParentheses { out.append(UInt8(ascii: "\\")) }
          out.append(byte)
        case UInt8(ascii: "&"):
          // A backslash would not help: in addresses and titles references are resolved before it is looked at.
          out += TextEscaping.beginsReference(buffer, index) && index + 1 < buffer.count ? "&amp;".utf8 : "&".utf8
        default: out.append(byte)
        }
      }
    }
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "|"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "&"): true
    default: false
    }
  }

  private static func hasBalancedParentheses(_ bytes: [UInt8]) -> Bool {
    var depth = 0
    for byte in bytes {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if depth < 0 || depth > 3 { return false }
    }
    return depth == 0
  }

  private static func appendTitle(_ title: String, to out: inout [UInt8]) {
    Array(title.utf8).withUnsafeBufferPointer { buffer in
      for (index, byte) in buffer.enumerated() {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
        case UInt8(ascii: "&"): out += TextEscaping.beginsReference(buffer, index) ? "&amp;".utf8 : "&".utf8
        case UInt8(ascii: "|"): out += "\\|".utf8
        default: out.append(byte)
        }
      }
    }
  }
}
