/// Some phrases that are looked for in a text all at once, in one pass over its bytes, which are UTF-8.
struct PhraseSet: Sendable {
  /// Whether a phrase begins with three bytes of this hash.
  private var isFirst = [Bool](repeating: false, count: 4096)
  private var phrases: [[UInt8]] = []

  /// - Parameter phrases: of three bytes and more each, without capital ASCII letters.
  init(_ phrases: [String]) {
    for phrase in phrases where phrase.utf8.count >= 3 {
      let bytes = Array(phrase.utf8)
      isFirst[Self.hash(bytes[0], bytes[1], bytes[2])] = true
      self.phrases.append(bytes)
    }
  }

  /// Whether one of the phrases stands in the text, whatever the case of its ASCII letters.
  func isFound(in text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      guard bytes.count >= 3 else { return false }
      return isFirst.withUnsafeBufferPointer { isFirst in
        var index = 0
        while index + 2 < bytes.count {
          let first = bytes[index]
          // A phrase begins where a character does.
          if first & 0xC0 != 0x80, isFirst[Self.hash(first, bytes[index + 1], bytes[index + 2])],
            stands(in: bytes, at: index)
          {
            return true
          }
          index += first < 0xE0 ? 1 : 3
        }
        return false
      }
    }
  }

  private func stands(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    phrases.contains { phrase in
      bytes.count - start >= phrase.count && phrase.indices.allSatisfy { phrase[$0] == Self.small(bytes[start + $0]) }
    }
  }

  /// The same for capital and small letters; that it is the same for some other bytes, too, costs a look at the phrases.
  private static func hash(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Int {
    let bytes = (UInt32(a) << 16 | UInt32(b) << 8 | UInt32(c)) | 0x202020
    return Int((bytes &* 0x9E37_79B1) >> 20)
  }

  private static func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
