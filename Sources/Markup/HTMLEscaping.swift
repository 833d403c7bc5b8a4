extension [UInt8] {
  /// Appends a constant.
  mutating func append(_ constant: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: constant.utf8Start, count: constant.utf8CodeUnitCount))
  }

  /// Appends a number in decimal.
  mutating func append(decimal number: Int) { append(contentsOf: String(number).utf8) }

  /// Appends text so that it is text, in an element as well as between the double quotes of an attribute.
  ///
  ///     a < b & "c"  →  a &lt; b &amp; &quot;c&quot;
  ///
  /// Characters that HTML does not allow (C0 and C1 controls, U+FFFE, U+FFFF) are left out; line breaks and tabs stay.
  mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    while true {
      while index < text.count, !text[index].isSpecialInHTML { index += 1 }
      guard index < text.count else { break }
      guard let (replacement, length) = text.replacement(at: index) else {
        index += 1
        continue
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      append(replacement)
      index += length
      start = index
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// Appends a string so that it is text.
  mutating func append(escaping text: String) {
    var text = text
    text.withUTF8 { append(escaping: $0) }
  }
}

extension UInt8 {
  /// Whether it may have to be replaced: the markup characters, controls, and the first bytes of longer ones.
  fileprivate var isSpecialInHTML: Bool {
    // One bit for each byte: the controls but for tab and line feed, and `"`, `&`, `<`, `>`; DEL; 0xC2; 0xEF.
    let bits: UInt64 =
      switch self &>> 6 {
      case 0: 0x5000_0044_FFFF_F9FF
      case 1: 1 &<< 0x3F
      case 2: 0
      default: 1 &<< 0x02 | 1 &<< 0x2F
      }
    return bits &>> UInt64(self & 0x3F) & 1 == 1
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// What stands in HTML for the character at `index`, and the number of its bytes; `nil` when it stays.
  fileprivate func replacement(at index: Int) -> (StaticString, Int)? {
    switch self[index] {
    case UInt8(ascii: "<"): ("&lt;", 1)
    case UInt8(ascii: ">"): ("&gt;", 1)
    case UInt8(ascii: "&"): ("&amp;", 1)
    case UInt8(ascii: "\""): ("&quot;", 1)
    case 0xC2: index + 1 < count && self[index + 1] < 0xA0 ? ("", 2) : nil
    case 0xEF: index + 2 < count && self[index + 1] == 0xBF && self[index + 2] >= 0xBE ? ("", 3) : nil
    default: ("", 1)
    }
  }
}
