/// Reads single strings out of the settings that pages hand to their scripts as JSON.
enum ScriptSettings {
  /// The first string of that name, at whatever depth.
  ///
  ///     {"a":{"url":"https:\/\/x.example\/\u4e00"}}   url   →   https://x.example/一
  static func string(_ name: String, in json: ArraySlice<UInt8>) -> String? {
    guard let found = Bytes.find("\"\(name)\":", in: json) else { return nil }
    var rest = json[(found + name.utf8.count + 3)...].drop(while: Bytes.isSpace)
    guard rest.popFirst() == UInt8(ascii: "\"") else { return nil }
    var text = Text()
    while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
      guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else {
        text.append(byte)
        continue
      }
      if escaped == UInt8(ascii: "u"), let unit = UInt16(String(decoding: rest.prefix(4), as: UTF8.self), radix: 16) {
        rest = rest.dropFirst(4)
        text.append(unit: unit)
      } else {
        text.append([UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t")].contains(escaped) ? 0x20 : escaped)
      }
    }
    return text.finished
  }

  /// Text that comes partly in UTF-8, partly in UTF-16.
  private struct Text {
    private var text = ""
    private var bytes: [UInt8] = []
    private var units: [UInt16] = []

    mutating func append(_ byte: UInt8) {
      if !units.isEmpty { settle() }
      bytes.append(byte)
    }

    mutating func append(unit: UInt16) {
      if !bytes.isEmpty { settle() }
      units.append(unit)
    }

    var finished: String {
      text + String(decoding: bytes, as: UTF8.self) + String(decoding: units, as: UTF16.self)
    }

    private mutating func settle() {
      text = finished
      bytes.removeAll()
      units.removeAll()
    }
  }
}
