/// A name as it is compared: words of small letters and digits with a space between them, each Han character a word of its own.
///
///     林望舒 → lin wang shu        Émile O’Hara-Müller → emile ohara muller        储百亮(Chris Buckley) → chu bai liang chris buckley
///
/// A space is before all letters, so that of names that begin alike the shorter word is first: Lin Zheng, Linda Ma, Ling Ma.
struct NameSpelling {
  private(set) var bytes: [UInt8] = []
  /// What the first letter or digit is found under; `nil` as long as there is none.
  private(set) var heading: Heading?
  /// Whether a word has ended.
  private var wordEnds = false

  mutating func spell(_ name: String, of bearer: NameKey.Bearer) {
    bytes.reserveCapacity(name.utf8.count + 16)
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      for byte in name.utf8 { appendASCII(byte) }
      return
    }
    let scalars = Array(name.unicodeScalars)
    var index = 0
    while index < scalars.count {
      if heading == nil, bearer == .person, HanCharacter.isOne(scalars[index]) {
        let surname = Surnames.readings(in: Self.personalName(scalars, from: index))
        for syllable in surname { append(word: syllable) }
        index += surname.count
      }
      if index < scalars.count { append(scalars[index]) }
      index += 1
    }
  }

  /// The Han characters from an index on; none when a dot behind them tells a foreign name: `查尔斯·狄更斯`.
  private static func personalName(_ scalars: [Unicode.Scalar], from start: Int) -> ArraySlice<Unicode.Scalar> {
    let end = scalars[start...].firstIndex { !HanCharacter.isOne($0) } ?? scalars.count
    let isForeign = end < scalars.count && [0xB7, 0x2022, 0x2027, 0x22C5, 0x30FB, 0xFF65].contains(scalars[end].value)
    return isForeign ? [] : scalars[start..<end]
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0..<0x80: appendASCII(UInt8(truncatingIfNeeded: scalar.value))
    // Accents behind the letter, apostrophes, and what chooses between forms of a character.
    case 0x300...0x36F, 0x2BC, 0x2019, 0xFE00...0xFE0F, 0xE0100...0xE01EF: break
    // The wide forms of ASCII.
    case 0xFF01...0xFF5E: appendASCII(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0))
    default:
      if let syllable = MandarinReadings.syllable(of: scalar) {
        append(word: syllable)
      } else if let letters = LatinLetters.plain(scalar) {
        for letter in letters { appendASCII(letter) }
      } else if HanCharacter.isOne(scalar) {
        append(word: Array(String(scalar).utf8), .han)
      } else {
        append(other: scalar)
      }
    }
  }

  /// A letter or a digit; an apostrophe is nothing, all else ends a word.
  private mutating func appendASCII(_ byte: UInt8) {
    switch byte {
    case 0x61...0x7A: append(byte, .letter(byte - 0x20))
    case 0x41...0x5A: append(byte | 0x20, .letter(byte))
    case 0x30...0x39: append(byte, .symbols)
    case UInt8(ascii: "'"): break
    default: wordEnds = true
    }
  }

  private mutating func append(_ byte: UInt8, _ heading: @autoclosure () -> Heading) {
    if wordEnds, !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
    wordEnds = false
    if self.heading == nil { self.heading = heading() }
    bytes.append(byte)
  }

  /// A character that is a word of its own, found under its first letter when nothing else is said.
  private mutating func append(word: [UInt8], _ heading: Heading? = nil) {
    guard let first = word.first else { return }
    wordEnds = true
    append(first, heading ?? .letter(first & 0xDF))
    bytes += word.dropFirst()
    wordEnds = true
  }

  /// A character that is neither Latin nor Han.
  private mutating func append(other scalar: Unicode.Scalar) {
    switch OtherScript(scalar) {
    case .letter(let heading, let folded):
      for byte in folded.utf8 { append(byte, heading) }
    case .digit(let digit): appendASCII(UInt8(ascii: "0") + digit)
    // A mark belongs to a letter before it, a control to none.
    case .mark: if !bytes.isEmpty { bytes += String(scalar).utf8 }
    case .control: break
    case .separator: wordEnds = true
    }
  }
}
