import Testing

@testable import Collation

@Suite("The readings of characters")
struct ReadingDataTests {
  @Test(
    "characters at the edges of the data have their readings",
    arguments: [
      ("㐀", "qiu"), ("\u{4DB5}", "chi"), ("一", "yi"), ("龥", "yu"), ("〇", "ling"), ("吕", "lu!"), ("略", "lue!"),
      ("女", "nu!"), ("\u{F900}", "qi"),
      ("\u{FAD9}", "pang"),
    ])
  func readings(character: String, reading: String) throws {
    let scalar = try #require(character.unicodeScalars.first)
    #expect(MandarinReadings.syllable(of: scalar).map { String(decoding: $0, as: UTF8.self) } == reading)
  }

  @Test("the data are whole: all blocks, nearly all characters, small letters only")
  func whole() {
    #expect(MandarinReadings.codes.utf8.count == 2 * (0x19C0 + 0x5200 + 0x200))
    let common = (0x4E00...0x9FA5).compactMap(Unicode.Scalar.init(_:)).compactMap(MandarinReadings.syllable(of:))
    #expect(common.count > 20_800)
    #expect(common.allSatisfy { $0.allSatisfy { 0x61...0x7A ~= $0 || $0 == UInt8(ascii: "!") } && !$0.isEmpty })
    #expect(LatinLetters.letters.utf8.split(separator: UInt8(ascii: " ")).count == 0x190 + 0x100)
  }

  @Test(
    "what is no Han character has no reading",
    arguments: ["a", "あ", "가", "\u{33FF}", "\u{A000}", "\u{F8FF}", "\u{FB00}", "\u{4DC0}", "𠀀"])
  func none(character: String) throws {
    #expect(MandarinReadings.syllable(of: try #require(character.unicodeScalars.first)) == nil)
  }
}
