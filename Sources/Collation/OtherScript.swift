/// What a character that is neither Latin nor Han is in a name.
enum OtherScript {
  /// A letter, what it is found under, and itself in small letters; of katakana the hiragana.
  case letter(Heading, String)
  /// A decimal digit of any script, as its value.
  case digit(UInt8)
  /// A mark on a letter.
  case mark
  /// What says nothing: a character that is not seen, such as one that turns the direction of writing, or a ring around one.
  case control
  /// All else: it stands between words.
  case separator

  init(_ scalar: Unicode.Scalar) {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      self = .letter(Self.heading(of: scalar), Self.folded(scalar))
    case .decimalNumber: self = .digit(UInt8(min(9, max(0, properties.numericValue ?? 0))))
    case .letterNumber, .otherNumber: self = .letter(.symbols, String(scalar))
    case .nonspacingMark, .spacingMark: self = .mark
    case .format, .enclosingMark: self = .control
    default: self = .separator
    }
  }

  private static func heading(of scalar: Unicode.Scalar) -> Heading {
    switch scalar.value {
    case 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F, 0x1B000...0x1B16F: .kana
    case 0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xFFA0...0xFFDC: .hangul
    default: .scripts
    }
  }

  private static func folded(_ scalar: Unicode.Scalar) -> String {
    if 0x30A1...0x30F6 ~= scalar.value, let hiragana = Unicode.Scalar(scalar.value - 0x60) { return String(hiragana) }
    return scalar.properties.lowercaseMapping
  }
}
