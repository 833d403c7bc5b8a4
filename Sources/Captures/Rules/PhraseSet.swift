/// Some phrases that are looked for in a text all at once, in one pass over its bytes.
struct PhraseSet: Sendable {
  /// The phrases, by a hash of their first three bytes.
  private var slots: [[[UInt8]]] = Array(repeating: [], count: 1024)

  /// - Parameter phrases: of three bytes and more each, without capital ASCII letters.
  init(_ phrases: [String]) {
    for phrase in phrases where phrase.utf8.count >= 3 {
      let bytes = Array(phrase.utf8)
      slots[Self.slot(bytes[0], bytes[1], bytes[2])].append(bytes)
    }
  }

  /// Whether one of the phrases stands in the text, whatever the case of its ASCII letters.
  func isFound(in text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      guard bytes.count >= 3 else { return false }
      for start in 0...(bytes.count - 3) {
        let candidates = slots[
          Self.slot(Self.small(bytes[start]), Self.small(bytes[start + 1]), Self.small(bytes[start + 2]))]
        if !candidates.isEmpty, candidates.contains(where: { Self.stands($0, in: bytes, at: start) }) { return true }
      }
      return false
    }
  }

  private static func stands(_ phrase: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard bytes.count - start >= phrase.count else { return false }
    return phrase.indices.allSatisfy { phrase[$0] == small(bytes[start + $0]) }
  }

  private static func slot(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Int {
    (Int(a) &* 31 &+ Int(b) &* 7 &+ Int(c) &* 131) & 1023
  }

  private static func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
