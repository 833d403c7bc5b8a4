/// Some phrases that are looked for in a text all at once, in one pass over its bytes.
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
        var (a, b) = (Self.small(bytes[0]), Self.small(bytes[1]))
        for index in 2..<bytes.count {
          let c = Self.small(bytes[index])
          if isFirst[Self.hash(a, b, c)], stands(in: bytes, at: index - 2) { return true }
          (a, b) = (b, c)
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

  private static func hash(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Int {
    (Int(a) &* 31 &+ Int(b) &* 7 &+ Int(c) &* 131) & 4095
  }

  private static func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
