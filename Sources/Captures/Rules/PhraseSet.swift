/// Some phrases that are looked for in a text all at once, in one pass over its bytes, which are UTF-8.
struct PhraseSet: Sendable {
  /// Whether a phrase begins with a byte.
  private var isFirst = [Bool](repeating: false, count: 256)
  /// Whether a phrase begins with a character of three bytes or more.
  private var hasWide = false
  /// For the hash of three bytes, which of `groups` has the phrases that may begin with them; the first has none.
  private var group = [UInt16](repeating: 0, count: 4096)
  private var groups: [[[UInt8]]] = [[]]

  /// - Parameter phrases: of three bytes and more each, without capital ASCII letters.
  init(_ phrases: [String]) {
    for phrase in phrases where phrase.utf8.count >= 3 {
      let bytes = Array(phrase.utf8)
      isFirst[Int(bytes[0])] = true
      if bytes[0] >= 0xE0 { hasWide = true }
      if (0x61...0x7A).contains(bytes[0]) { isFirst[Int(bytes[0] & 0x5F)] = true }
      let hash = Self.hash(bytes[0], bytes[1], bytes[2])
      if group[hash] == 0 {
        group[hash] = UInt16(groups.count)
        groups.append([])
      }
      groups[Int(group[hash])].append(bytes)
    }
  }

  /// Whether one of the phrases stands in the text, whatever the case of its ASCII letters.
  func isFound(in text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      isFirst.withUnsafeBufferPointer { isFirst in
        group.withUnsafeBufferPointer { group in
          let raw = UnsafeRawBufferPointer(bytes)
          var index = 0
          while index + 2 < bytes.count {
            let first = bytes[index]
            let start = index
            // A phrase begins where a character does.
            if first >= 0xE0 {
              index += 3
              guard hasWide else { continue }
            } else {
              index += 1
              guard isFirst[Int(first)] else { continue }
            }
            let hash =
              start + 3 < bytes.count
              ? Self.hash(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: start, as: UInt32.self)))
              : Self.hash(first, bytes[start + 1], bytes[start + 2])
            let found = group[hash]
            if found != 0, Self.stands(groups[Int(found)], in: bytes, at: start) { return true }
          }
          return false
        }
      }
    }
  }

  /// Whether one of some phrases stands at a place.
  private static func stands(_ phrases: [[UInt8]], in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    phrases.contains { phrase in
      bytes.count - start >= phrase.count && phrase.indices.allSatisfy { phrase[$0] == small(bytes[start + $0]) }
    }
  }

  /// The same for capital and small letters; that it is the same for some other bytes, too, costs a look at the phrases.
  private static func hash(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Int {
    hash(UInt32(a) | UInt32(b) << 8 | UInt32(c) << 16)
  }

  /// - Parameter bytes: three bytes, the first one lowest; what is above them does not count.
  private static func hash(_ bytes: UInt32) -> Int {
    Int(((bytes & 0xFF_FFFF | 0x20_2020) &* 0x9E37_79B1) >> 20)
  }

  private static func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
