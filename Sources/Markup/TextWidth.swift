extension Unicode.Scalar {
  /// Whether it takes two columns: Han, kana, Hangul, full-width forms and most emoji (Unicode Standard Annex 11, W and F).
  var isWide: Bool {
    switch value {
    case 0..<0x1100: false
    case 0x4E00...0x9FFF, 0x3041...0x4DBF, 0x2E80...0x303E, 0xFF01...0xFF60, 0xAC00...0xD7A3: true
    case 0x1100...0x115F, 0xA000...0xA4CF, 0xA960...0xA97F, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFFE0...0xFFE6: true
    case 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD: true
    default: false
    }
  }

  /// Whether it is one of the Han characters that nearly all text is written with.
  var isHan: Bool { 0x4E00...0x9FFF ~= value }

  /// Whether it is punctuation as wide as a Han character.
  var isWidePunctuation: Bool {
    switch value {
    case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F: true
    case 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF60: true
    default: false
    }
  }

  /// Whether it belongs to the character before it: a combining mark, a joiner, a variation selector, a skin tone.
  var isAttached: Bool {
    if value < 0x300 { return false }
    // Han, and what punctuation stands among it: properties take long to look up.
    if 0x4E00...0x9FFF ~= value || 0x3000...0x3029 ~= value || 0xFF00...0xFFEF ~= value || 0x2010...0x2027 ~= value {
      return false
    }
    if 0x1F3FB...0x1F3FF ~= value { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .format: return true
    default: return false
    }
  }

  /// The columns it takes where a wide character takes two.
  var columns: Int { isWide ? 2 : isAttached ? 0 : 1 }
}

extension String {
  /// Whether the text takes more columns than that. It is looked at no further than that takes.
  func isWider(than limit: Int) -> Bool { columns(atMost: limit) > limit }

  /// The columns that the text takes on one line; once it is more than `limit`, it is looked at no further.
  func columns(atMost limit: Int) -> Int {
    var text = self
    return text.withUTF8 { $0.columns(atMost: limit) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The same of text in UTF-8.
  func columns(atMost limit: Int) -> Int {
    var columns = 0
    var index = 0
    while index < count, columns <= limit {
      switch self[index] {
      case 0..<0x80:
        columns += 1
        index += 1
      // The first byte of U+5000 to U+9FFF, of which all are Han.
      case 0xE5...0xE9:
        columns += 2
        index += 3
      case let lead:
        if let scalar = character(at: index) {
          columns += scalar.columns
          index += 3
          continue
        }
        let end = Swift.min(index + (lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4), count)
        let character = String(decoding: UnsafeBufferPointer(rebasing: self[index..<end]), as: UTF8.self)
        for scalar in character.unicodeScalars { columns += scalar.columns }
        index = end
      }
    }
    return columns
  }

  /// The character at a place, if it is one of three bytes.
  @inline(__always)
  private func character(at index: Int) -> Unicode.Scalar? {
    guard self[index] & 0xF0 == 0xE0, index + 2 < count, self[index + 1] & 0xC0 == 0x80, self[index + 2] & 0xC0 == 0x80
    else { return nil }
    let value = UInt32(self[index] & 0x0F) << 12 | UInt32(self[index + 1] & 0x3F) << 6 | UInt32(self[index + 2] & 0x3F)
    return value < 0x800 ? nil : Unicode.Scalar(value)
  }
}
