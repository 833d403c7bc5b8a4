/// How long it takes to read a text: 400 Han characters (and kana, and Hangul syllables) a minute, 220 words of other scripts.
struct ReadingTime {
  /// Minutes, rounded to the nearest, at least 1.
  let minutes: Int

  /// Counts the characters of a text in HTML between its tags.
  init(html: [UInt8]) {
    var characters = 0
    var words = 0
    var isInTag = false
    var isInWord = false
    html.withUnsafeBufferPointer { bytes in
      for byte in bytes {
        if isInTag {
          isInTag = byte != UInt8(ascii: ">")
          continue
        }
        switch byte {
        case UInt8(ascii: "<"):
          isInTag = true
          isInWord = false
        // The first byte of U+3000 to U+DFFF. The ideographic punctuation among them is read as well.
        case 0xE3...0xED:
          characters += 1
          isInWord = false
        case 0x80..<0xC0: break
        case 0x00...0x20: isInWord = false
        default:
          if !isInWord { words += 1 }
          isInWord = true
        }
      }
    }
    minutes = max(1, (characters * 220 + words * 400 + 44_000) / 88_000)
  }
}
