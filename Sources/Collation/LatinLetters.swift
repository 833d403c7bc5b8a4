/// The plain letters that stand for Latin ones with marks.
enum LatinLetters {
  private static let words = letters.utf8.split(separator: UInt8(ascii: " ")).map(Array.init)

  /// The plain small letters of a letter past ASCII: `u` of `Ü`, `ss` of `ß`; `nil` when there are none.
  static func plain(_ scalar: Unicode.Scalar) -> [UInt8]? {
    let place: Int
    switch scalar.value {
    case 0xC0...0x24F: place = Int(scalar.value - 0xC0)
    case 0x1E00...0x1EFF: place = Int(scalar.value - 0x1E00 + 0x190)
    default: return nil
    }
    let word = words[place]
    return word.first == UInt8(ascii: "-") ? nil : word
  }
}
