extension FrontMatter {
  /// Appends the front matter with its `---` lines, as YAML that readers of YAML 1.1 and of 1.2 take for the same strings.
  ///
  ///     ---
  ///     title: "冒号: 引号"
  ///     authors: [Motoko Rich, Choe Sang-Hun]
  ///     profiles:
  ///       - name: Motoko Rich
  ///         about: Motoko Rich是驻东京记者。
  ///     ---
  package func write(into out: inout [UInt8]) {
    out += "---\n".utf8
    for entry in entries { Self.write(entry, into: &out) }
    out += "---\n".utf8
  }

  private static func write(_ entry: Entry, into out: inout [UInt8]) {
    write(scalar: entry.key, inFlow: false, into: &out)
    out.append(UInt8(ascii: ":"))
    switch entry.value {
    case .text(let text):
      out.append(UInt8(ascii: " "))
      // Dates stand as they are: YAML has a type for them, and that is what they are.
      if isTimestamp(text) { out += text.utf8 } else { write(scalar: text, inFlow: false, into: &out) }
    case .list(let values) where values.allSatisfy(isMap) && !values.isEmpty:
      for value in values { writeBlock(value, into: &out) }
    default:
      out.append(UInt8(ascii: " "))
      writeFlow(entry.value, into: &out)
    }
    out.append(UInt8(ascii: "\n"))
  }

  private static func isMap(_ value: Value) -> Bool {
    if case .map(let entries) = value { return !entries.isEmpty }
    return false
  }

  /// A map as an item of a block sequence.
  private static func writeBlock(_ value: Value, into out: inout [UInt8]) {
    guard case .map(let entries) = value else { return }
    for (index, entry) in entries.enumerated() {
      out += (index == 0 ? "\n  - " : "\n    ").utf8
      write(scalar: entry.key, inFlow: false, into: &out)
      out += ": ".utf8
      if case .text(let text) = entry.value {
        write(scalar: text, inFlow: false, into: &out)
      } else {
        writeFlow(entry.value, into: &out)
      }
    }
  }

  private static func writeFlow(_ value: Value, into out: inout [UInt8]) {
    switch value {
    case .text(let text): write(scalar: text, inFlow: true, into: &out)
    case .list(let values):
      out.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { out += ", ".utf8 }
        writeFlow(value, into: &out)
      }
      out.append(UInt8(ascii: "]"))
    case .map(let entries):
      out.append(UInt8(ascii: "{"))
      for (index, entry) in entries.enumerated() {
        if index > 0 { out += ", ".utf8 }
        write(scalar: entry.key, inFlow: true, into: &out)
        out += ": ".utf8
        writeFlow(entry.value, into: &out)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  private static func write(scalar text: String, inFlow: Bool, into out: inout [UInt8]) {
    if isPlain(text, inFlow: inFlow) { out += text.utf8 } else { writeQuoted(text, into: &out) }
  }

  /// Whether `text` may stand without quotes: it begins with a letter, has nothing that YAML gives a meaning to, and no
  /// reader takes it for a boolean, a null or a number.
  private static func isPlain(_ text: String, inFlow: Bool) -> Bool {
    guard let first = text.unicodeScalars.first, isPlainStart(first), !isReserved(text) else { return false }
    var text = text
    return text.withUTF8 { isPlain($0, inFlow: inFlow) }
  }

  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, inFlow: Bool) -> Bool {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let previous = index > 0 ? bytes[index - 1] : 0
      index += 1
      switch byte {
      // Most characters of Chinese.
      case 0xE3...0xEE: index += 2
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        continue
      case UInt8(ascii: " "): if previous == UInt8(ascii: ":") { return false }
      case UInt8(ascii: "#"): if inFlow || previous == UInt8(ascii: " ") { return false }
      // In a flow collection some readers end a plain scalar at any colon or question mark.
      case 0x21, 0x22, 0x25...0x27, 0x2A, 0x2C, 0x3A, 0x3E...0x40, 0x5B...0x5D, 0x60, 0x7B...0x7D:
        if inFlow { return false }
      default: if !isPrintable(bytes, at: index - 1) { return false }
      }
    }
    return bytes.last != UInt8(ascii: " ") && bytes.last != UInt8(ascii: ":")
  }

  /// A letter of any script. No number, date, indicator or merge key begins with one.
  private static func isPlainStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? WebAddress.isLetter(UInt8(truncatingIfNeeded: scalar.value))
      : (0x4E00...0x9FFC).contains(scalar.value) || scalar.properties.isAlphabetic && isPrintable(scalar)
  }

  private static func isReserved(_ text: String) -> Bool {
    text.utf8.count <= 5 && reservedWords.contains(text.lowercased())
  }

  /// Words that YAML 1.1 or 1.2 reads as something else than a string; none has more than five letters.
  private static let reservedWords: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]

  /// Whether every YAML reader takes the character as it is (YAML 1.1, production c-printable, without line ends).
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE...0xFFFF: false
    case 0x10000...: scalar.value & 0xFFFE != 0xFFFE
    default: true
    }
  }

  /// Whether the character of valid UTF-8 that begins at `index` is one of these; true within characters.
  static func isPrintable(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    switch bytes[index] {
    case 0...0x1F, 0x7F: false
    case 0xC2: bytes[index + 1] > 0xA0
    case 0xE2: bytes[index + 1] != 0x80 || bytes[index + 2] & 0xFE != 0xA8
    case 0xEF:
      (bytes[index + 1], bytes[index + 2]) != (0xBB, 0xBF) && (bytes[index + 1] != 0xBF || bytes[index + 2] < 0xBE)
    case 0xF0...0xF4: bytes[index + 1] & 0x0F != 0x0F || bytes[index + 2] != 0xBF || bytes[index + 3] < 0xBE
    default: true
    }
  }

  private static func needsEscapes(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.indices.contains { index in
        bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "\\") || !isPrintable(bytes, at: index)
      }
    }
  }

  private static func writeQuoted(_ text: String, into out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    if !needsEscapes(text) {
      out += text.utf8
      out.append(UInt8(ascii: "\""))
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\"".utf8
      case "\\": out += "\\\\".utf8
      case "\n": out += "\\n".utf8
      case "\t": out += "\\t".utf8
      default:
        if isPrintable(scalar) {
          out += scalar.utf8
        } else {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          let width = scalar.value > 0xFFFF ? 8 : 4
          out += (width == 8 ? "\\U" : "\\u").utf8
          out += String(repeating: "0", count: width - digits.utf8.count).utf8
          out += digits.utf8
        }
      }
    }
    out.append(UInt8(ascii: "\""))
  }

  private static func isTimestamp(_ text: String) -> Bool {
    guard text.utf8.count == 20 || text.utf8.count == 25 else { return false }
    let bytes = Array(text.utf8)
    return bytes[4] == UInt8(ascii: "-") && bytes[10] == UInt8(ascii: "T")
      && Timestamp(parsing: bytes, in: .utc)?.rfc3339 == text
  }
}
