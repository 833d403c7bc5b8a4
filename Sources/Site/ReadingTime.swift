import Glibc

/// How long it takes to read a text: 400 Han characters (and kana, and Hangul syllables) a minute, 220 words of other scripts.
struct ReadingTime {
  /// Minutes, rounded to the nearest, at least 1.
  let minutes: Int

  /// Counts the characters of a text in HTML, in UTF-8, between its tags.
  init(html: [UInt8]) {
    var characters = 0
    var words = 0
    var isInWord = false
    html.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        switch bytes[index] {
        case UInt8(ascii: "<"):
          isInWord = false
          index = bytes.index(behind: UInt8(ascii: ">"), from: index)
        // The first byte of U+3000 to U+FFFF. The ideographic punctuation among them is read as well.
        case 0xE3...0xEF:
          isInWord = false
          while bytes.beginEightCharacters(at: index) {
            characters += 8
            index += 24
          }
          while index < bytes.count, 0xE3...0xEF ~= bytes[index] {
            characters += 1
            index += 3
          }
        case 0x80..<0xC0: index += 1
        case 0x00..<0x80:
          if let letters = bytes.letters(at: index) {
            // The bit of each letter that stands behind none.
            words += (letters & ~(letters << 8 | (isInWord ? 0x80 : 0))).nonzeroBitCount
            isInWord = letters >> 63 == 1
            index += 8
          } else {
            let isLetter = bytes[index] > 0x20
            if isLetter, !isInWord { words += 1 }
            isInWord = isLetter
            index += 1
          }
        default:
          if !isInWord { words += 1 }
          isInWord = true
          // The rest of a longer character tells nothing.
          index += bytes[index] < 0xE0 ? 2 : bytes[index] < 0xF0 ? 3 : 4
        }
      }
    }
    minutes = max(1, (characters * 220 + words * 400 + 44_000) / 88_000)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether eight such characters stand there one behind the other. Their first bytes are at eight places of a word each, so that one word
  /// has them all.
  @inline(__always)
  fileprivate func beginEightCharacters(at index: Int) -> Bool {
    guard index + 24 <= count else { return false }
    let bytes = UnsafeRawBufferPointer(self)
    func word(_ number: Int, _ places: UInt64) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index + 8 * number, as: UInt64.self)) & places
    }
    let first = word(0, 0x00FF_0000_FF00_00FF) | word(1, 0xFF00_00FF_0000_FF00) | word(2, 0x0000_FF00_00FF_0000)
    // What is left of 0xE3 to 0xEF: to 3 to 15 thirteen can be added to come to 16 and no further than 28.
    let low = first ^ 0xE0E0_E0E0_E0E0_E0E0
    let sixteens: UInt64 = 0x1010_1010_1010_1010
    return low & 0xF0F0_F0F0_F0F0_F0F0 == 0 && (low &+ 0x0D0D_0D0D_0D0D_0D0D) & sixteens == sixteens
  }

  /// Of eight bytes, if all of them are ASCII and none begins a tag, the highest bit of each that is no space.
  @inline(__always)
  fileprivate func letters(at index: Int) -> UInt64? {
    guard index + 8 <= count else { return nil }
    let word = UInt64(littleEndian: UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: index, as: UInt64.self))
    let difference = word ^ 0x3C3C_3C3C_3C3C_3C3C
    // A byte of zeros is one that begins a tag.
    guard (word | (difference &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0 else { return nil }
    return (word &+ 0x5F5F_5F5F_5F5F_5F5F) & 0x8080_8080_8080_8080
  }

  /// The place behind the first `byte` at or behind `start`; the end when there is none.
  fileprivate func index(behind byte: UInt8, from start: Int) -> Int {
    guard let base = baseAddress, start < count, let place = memchr(base + start, Int32(byte), count - start) else {
      return count
    }
    return UnsafeRawPointer(place) - UnsafeRawPointer(base) + 1
  }
}
