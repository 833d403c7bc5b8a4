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
        // The first byte of U+3000 to U+DFFF. The ideographic punctuation among them is read as well.
        case 0xE3...0xED:
          isInWord = false
          characters += 1
          index += 3
          while bytes.beginTwoCharacters(at: index) {
            characters += 2
            index += 6
          }
        case 0x80..<0xC0: index += 1
        case 0x00...0x20:
          isInWord = false
          index += 1
        default:
          if !isInWord { words += 1 }
          isInWord = true
          // The rest of a longer character tells nothing.
          index += bytes[index] < 0xC0 ? 1 : bytes[index] < 0xE0 ? 2 : bytes[index] < 0xF0 ? 3 : 4
        }
      }
    }
    minutes = max(1, (characters * 220 + words * 400 + 44_000) / 88_000)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether two bytes stand there, one three behind the other, with which such characters begin. Eight bytes are looked at.
  @inline(__always)
  fileprivate func beginTwoCharacters(at index: Int) -> Bool {
    guard index + 8 <= count else { return false }
    let word = UInt64(littleEndian: UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: index, as: UInt64.self))
    return UInt8(truncatingIfNeeded: word) &- 0xE3 <= 0xED - 0xE3
      && UInt8(truncatingIfNeeded: word &>> 24) &- 0xE3 <= 0xED - 0xE3
  }

  /// The place behind the first `byte` at or behind `start`; the end when there is none.
  fileprivate func index(behind byte: UInt8, from start: Int) -> Int {
    guard let base = baseAddress, start < count, let place = memchr(base + start, Int32(byte), count - start) else {
      return count
    }
    return UnsafeRawPointer(place) - UnsafeRawPointer(base) + 1
  }
}
