/// How Han characters are read in Mandarin, without tones.
///
/// Of a character with several readings this is the usual one; `Surnames` has those of names.
enum MandarinReadings {
  private static let pairs = Array(codes.utf8)
  private static let spoken = syllables.utf8.split(separator: UInt8(ascii: " ")).map(Array.init)
  private static let zero = Array("ling".utf8)

  /// The syllable of a character, in small letters, with a `!` behind one with `ü`; `nil` when no reading is known, as of what
  /// is no Han character.
  static func syllable(of scalar: Unicode.Scalar) -> [UInt8]? {
    // 〇, which stands with the punctuation.
    if scalar.value == 0x3007 { return zero }
    guard let place = place(of: scalar.value) else { return nil }
    let (first, second) = (pairs[2 * place], pairs[2 * place + 1])
    guard first != UInt8(ascii: ".") else { return nil }
    return spoken[Int(first - UInt8(ascii: "a")) * 26 + Int(second - UInt8(ascii: "a"))]
  }

  /// Where a character's pair is in the data, which has three blocks, one behind the other.
  private static func place(of code: UInt32) -> Int? {
    switch code {
    case 0x3400...0x4DBF: Int(code - 0x3400)
    case 0x4E00...0x9FFF: Int(code - 0x4E00 + 0x19C0)
    case 0xF900...0xFAFF: Int(code - 0xF900 + 0x6BC0)
    default: nil
    }
  }
}
