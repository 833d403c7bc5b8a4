import TestSupport
import Testing

@testable import Soup

@Suite struct UTF8CheckTests {
  private func check(_ bytes: [UInt8]) -> (isValid: Bool, isVisible: Bool) {
    var check = UTF8Check()
    let isValid = bytes.withUnsafeBufferPointer { check.isValid($0) }
    return (isValid, check.isVisible)
  }

  /// Whether every character shows something, told one by one.
  private func isVisible(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { !InvisibleCharacters.isInvisible($0.value) }
  }

  @Test("every character is told to be seen or not, wherever it stands") func characters() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(Character(scalar))
      for (before, after) in [("", ""), ("abcdefgh", "中中中"), ("中", "ab")] {
        let found = check(Array((before + text + after).utf8))
        guard found.isValid, found.isVisible == !InvisibleCharacters.isInvisible(value) else {
          Issue.record("U+\(String(value, radix: 16)) behind \(before)")
          return
        }
      }
    }
  }

  @Test("a byte that does not belong there is found wherever it stands among others") func strays() {
    let text = Array(String(repeating: "中，文。", count: 4).utf8)
    #expect(text.withUnsafeBufferPointer(UTF8Check.isUTF8))
    for place in text.indices {
      for byte in UInt8.min...UInt8.max {
        var bytes = text
        bytes[place] = byte
        let isUTF8 = bytes.withUnsafeBufferPointer(UTF8Check.isUTF8)
        #expect(isUTF8 == (String(validating: bytes, as: UTF8.self) != nil), "\(byte) at \(place)")
      }
    }
  }

  @Test("random bytes are UTF-8 when the standard library says so", arguments: 1...8) func random(seed: UInt64) {
    var generator = SeededGenerator(seed)
    let pieces: [[UInt8]] =
      ["中文", "天地玄黄，宇宙洪荒", "ab", "\u{200B}", "é", "😀", "\n"].map { Array($0.utf8) } + [
        [0xE4], [0xB8], [0xED, 0xA0, 0x80], [0xE0, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0x80], [0xFF],
        [0xE4, 0xB8, 0xE4], [0xF0, 0x9F],
      ]
    for _ in 0..<20_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...8, using: &generator) {
        let isGood = Int.random(in: 0..<12, using: &generator) > 0
        bytes +=
          pieces[
            isGood ? Int.random(in: 0..<7, using: &generator) : Int.random(in: 0..<pieces.count, using: &generator)]
      }
      let text = String(validating: bytes, as: UTF8.self)
      let found = check(bytes)
      #expect(found.isValid == (text != nil))
      #expect(bytes.withUnsafeBufferPointer(UTF8Check.isUTF8) == (text != nil))
      if let text { #expect(found.isVisible == isVisible(text)) }
    }
  }
}
