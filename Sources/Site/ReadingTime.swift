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
          while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
          index += 1
        // The first byte of U+3000 to U+DFFF. The ideographic punctuation among them is read as well.
        case 0xE3...0xED:
          isInWord = false
          repeat {
            characters += 1
            index += 3
          } while index < bytes.count && (0xE3...0xED).contains(bytes[index])
        case 0x80..<0xC0: index += 1
        case 0x00...0x20:
          isInWord = false
          index += 1
        default:
          if !isInWord { words += 1 }
          isInWord = true
          index += 1
        }
      }
    }
    minutes = max(1, (characters * 220 + words * 400 + 44_000) / 88_000)
  }
}
