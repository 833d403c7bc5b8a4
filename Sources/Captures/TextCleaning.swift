/// What every piece of text goes through on its way out of a capture.
enum TextCleaning {
  /// The text in one line: space of all kinds folded into single spaces, line breaks between Chinese characters gone,
  /// control characters gone.
  static func line(_ bytes: some Sequence<UInt8>) -> String {
    var out = String.UnicodeScalarView()
    var space = false
    var lineBreak = false
    for scalar in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars {
      if scalar.properties.isWhitespace {
        space = true
        if scalar == "\n" || scalar == "\r" { lineBreak = true }
        continue
      }
      guard isKept(scalar) else { continue }
      if space, let last = out.last, !(lineBreak && Script.isWide(last) && Script.isWide(scalar)) { out.append(" ") }
      space = false
      lineBreak = false
      out.append(scalar)
    }
    return String(out)
  }

  /// Whether a character may be in text at all: XML 1.0 forbids the others, or they are controls without meaning.
  static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case 0...0x1F, 0x7F...0x9F, 0xFEFF, 0xFFFE, 0xFFFF: false
    default: scalar.value & 0xFFFE != 0xFFFE
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
}
