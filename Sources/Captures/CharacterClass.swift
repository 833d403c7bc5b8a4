/// How a character counts beside a mark of emphasis, for cmark-gfm.
enum CharacterClass: UInt8 {
  case space
  case punctuation
  case letter

  /// The class of a character that stands for itself.
  ///
  /// Space is Unicode's Zs with tab and the ends of lines. Punctuation is ASCII's, and Unicode's P as of version 7.0, from
  /// which cmark-gfm has its table. All else counts as a letter: symbols, emoji and controls too.
  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x3041...0x3096: self = .letter
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: self = .space
    case 0x21...0x7E: self = .punctuation
    case 0...0x7F: self = .letter
    default: self = Self.isPunctuation(scalar) ? .punctuation : .letter
    }
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      guard let age = scalar.properties.age else { return false }
      return age.major <= 7
    default: return false
    }
  }
}
