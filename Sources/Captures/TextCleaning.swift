import Soup

/// What text in one line goes through on its way out of a capture: titles, bylines, what pictures are described with.
enum TextCleaning {
  /// The text in one line: space of all kinds folded into single spaces, line breaks between Chinese characters gone,
  /// invisible characters gone. Between characters an ideographic space stays one.
  static func line(_ bytes: some Sequence<UInt8>) -> String {
    var invisible = InvisibleCharacters()
    let text = invisible.cleaned(Array(bytes))
    return isLine(text) ? String(decoding: text, as: UTF8.self) : folded(text)
  }

  /// Whether a text has no character that shows anything: the blank pattern of Braille is one that writing needs, and no title.
  static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0 == "\u{2800}" || !VisibleText.isVisible($0) }
  }

  /// Whether a text has no space but single ones between words, as most have.
  private static func isLine(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      guard bytes.first != 0x20, bytes.last != 0x20 else { return false }
      func follows(_ index: Int, _ next: UInt8) -> Bool { index < bytes.count && bytes[index] == next }
      return bytes.indices.allSatisfy { index in
        switch bytes[index] {
        case 0x20: !follows(index + 1, 0x20)
        case 0..<0x20: false
        case 0xC2: !follows(index + 1, 0x85) && !follows(index + 1, 0xA0)
        case 0xE1: !follows(index + 1, 0x9A)
        case 0xE2: !isSpace(bytes, index)
        case 0xE3: !follows(index + 1, 0x80) || !follows(index + 2, 0x80)
        default: true
        }
      }
    }
  }

  /// Whether a character that begins with 0xE2 is a space or a line end.
  private static func isSpace(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    guard start + 2 < text.count else { return false }
    return switch (text[start + 1], text[start + 2]) {
    case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F): true
    default: false
    }
  }

  private static func folded(_ text: [UInt8]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var last: Unicode.Scalar?
    var space: Unicode.Scalar?
    var lineBreak = false
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.isSpace {
        space = scalar == "\u{3000}" || space == "\u{3000}" ? "\u{3000}" : " "
        if isLineEnd(scalar) { lineBreak = true }
        continue
      }
      if let space, let last, !(lineBreak && Script.joinsAtLineEnd(last, scalar)) { out += space.utf8 }
      space = nil
      lineBreak = false
      last = scalar
      if scalar.isASCII { out.append(UInt8(truncatingIfNeeded: scalar.value)) } else { out += scalar.utf8 }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    ["\n", "\r", "\u{2028}", "\u{2029}"].contains(scalar)
  }
}

extension Unicode.Scalar {
  /// Whether Unicode counts it as white space, told without a look at its tables.
  var isSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}

/// Which script a character belongs to, as far as it matters for setting and joining text.
package enum Script {
  /// Whether text of this character is set without spaces between words: Han, kana and the punctuation that goes with
  /// them, but not Hangul.
  package static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x2FDF, 0x3000...0x30FF, 0x31C0...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Whether a line end between two characters is no space: both are wide, one is wide punctuation, or one is wide and
  /// the other a mark that Chinese shares with Latin (CSS Text 4, section 4.1.3).
  static func joinsAtLineEnd(_ last: Unicode.Scalar, _ first: Unicode.Scalar) -> Bool {
    let (before, after) = (isWide(last), isWide(first))
    if before && after { return true }
    return before && (isWidePunctuation(last) || isSharedMark(first))
      || after && (isWidePunctuation(first) || isSharedMark(last))
  }

  private static func isWidePunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F, 0xFE30...0xFE4F, 0xFF01...0xFF0F, 0xFF1A...0xFF20,
      0xFF3B...0xFF40, 0xFF5B...0xFF60:
      true
    default: false
    }
  }

  /// Dashes, quotation marks, the ellipsis and the middle dot.
  private static func isSharedMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xB7, 0x2014, 0x2018...0x201D, 0x2026: true
    default: false
    }
  }
}
