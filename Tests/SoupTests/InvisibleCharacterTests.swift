import Soup
import Testing

@Suite struct InvisibleCharacterTests {
  private func cleaned(_ text: String) -> (text: String, removed: Int) {
    var characters = InvisibleCharacters()
    let text = String(decoding: characters.cleaned(Array(text.utf8)), as: UTF8.self)
    return (text, characters.removed)
  }

  @Test(
    "characters that could hide or reorder text go",
    arguments: [
      0, 8, 0xB, 0x1B, 0x7F, 0x85, 0x9F, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F,
      0x202A, 0x202E, 0x2060, 0x2064, 0x2066, 0x2069, 0x206F, 0x3164, 0xFDD0, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFE, 0xFFFF,
      0x1BCA0, 0x1BCA3, 0x1D173, 0x1D17A, 0x1FFFE, 0xE0041, 0x10FFFF,
    ] as [UInt32])
  func hidden(value: UInt32) throws {
    let character = try String(#require(Unicode.Scalar(value)))
    #expect(cleaned("一\(character)二") == ("一二", 1))
    #expect(cleaned("a\(character)\(character)b") == ("ab", 2))
    #expect(cleaned(character) == ("", 1))
  }

  @Test(
    "characters that writing needs stay",
    arguments: [
      "👨‍👩‍👧", "🏳️‍🌈", "❤️", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👩🏽‍🚀", "می‌خواهم", "क्‍ष", "ภาษา\u{200B}ไทย", "ភាសា\u{200B}ខ្មែរ", "葛\u{E0100}城",
      "ᠮᠣᠩ\u{180B}ᠭ", "a\tb\nc\rd", "\u{FFFD}", "“一”——二…", "naïve　“x”", "é",
      "𝄞 𝐚 \u{1BC00}", "\u{2801}\u{2800}\u{2803}",
    ])
  func needed(text: String) {
    #expect(cleaned(text) == (text, 0))
  }

  @Test("selectors in a row say nothing but hidden data")
  func selectors() {
    #expect(cleaned("❤\u{FE0F}\u{FE01}\u{FE02}x") == ("❤\u{FE0F}x", 2))
    #expect(cleaned("a\u{E0101}") == ("a", 1))
  }

  @Test("bytes that are no UTF-8 pass unharmed")
  func invalid() {
    for bytes in [[0xE2], [0xE2, 0x80], [0xF3, 0xA0, 0x80], [0xC2], [0xEF, 0xBB], [0x80, 0xF4, 0x90, 0x41]] as [[UInt8]]
    {
      var characters = InvisibleCharacters()
      #expect(characters.cleaned(bytes) == bytes)
    }
  }

  @Test("the parser takes them out of texts and attributes, and counts them")
  func parser() {
    let result = HTMLParser.parse(Array("<a href='x\u{202E}y'>b&#x200b;c</a>".utf8)[...])
    #expect(String(decoding: result.tree.textContent(of: HTMLTree.root), as: UTF8.self) == "bc")
    #expect(result.removedCharacters == 2)
  }
}
