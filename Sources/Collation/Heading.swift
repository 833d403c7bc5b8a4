/// What a name is found under in an index, in the order of the index.
package enum Heading: Hashable, Comparable, Sendable {
  /// A capital from A to Z: that of a Latin name, or of the reading of a Han name.
  case letter(UInt8)
  /// Han characters of which no reading is known.
  case han
  /// Hiragana and katakana.
  case kana
  /// The letters of Korean.
  case hangul
  /// Any other script.
  case scripts
  /// Digits, and what has neither letters nor digits.
  case symbols

  /// Its place in the order, from 1.
  var rank: UInt8 {
    switch self {
    case .letter(let letter): letter
    case .han: 0xF0
    case .kana: 0xF1
    case .hangul: 0xF2
    case .scripts: 0xF3
    case .symbols: 0xF4
    }
  }
}
