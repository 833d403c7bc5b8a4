/// Searching and trimming of UTF-8 bytes.
enum Bytes {
  /// Space as HTML counts it.
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// The bytes without space around them.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var (start, end) = (bytes.startIndex, bytes.endIndex)
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return bytes[start..<end]
  }

  /// Whether a byte is among others.
  static func contains(_ byte: UInt8, in bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      // Eight at a time: only a byte that is zero, once the wanted one is taken off each, borrows into its high bit.
      let wanted = UInt64(byte) &* 0x0101_0101_0101_0101
      let words = bytes.count & ~7
      for offset in stride(from: 0, to: words, by: 8) {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ wanted
        if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { return true }
      }
      return bytes[words...].contains(byte)
    }
  }

  /// Where `pattern` begins in `bytes` for the first time.
  static func find(_ pattern: String, in bytes: ArraySlice<UInt8>) -> Int? {
    var pattern = pattern
    return pattern.withUTF8 { pattern in
      bytes.withUnsafeBufferPointer { offset(of: pattern, in: $0).map { $0 + bytes.startIndex } }
    }
  }

  /// Where `pattern` begins in `bytes` for the first time.
  static func find(_ pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    pattern.withUnsafeBufferPointer { pattern in
      bytes.withUnsafeBufferPointer { offset(of: pattern, in: $0).map { $0 + bytes.startIndex } }
    }
  }

  private static func offset(of pattern: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = pattern.first else { return 0 }
    var index = 0
    while index + pattern.count <= bytes.count {
      if bytes[index] == first, pattern.indices.allSatisfy({ bytes[index + $0] == pattern[$0] }) { return index }
      index += 1
    }
    return nil
  }

  /// Where `pattern` begins in `bytes` for the last time.
  static func findLast(_ pattern: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let pattern = Array(pattern.utf8)
    var end = bytes.endIndex
    while let first = pattern.first, let hit = bytes[..<end].lastIndex(of: first) {
      if bytes[hit...].starts(with: pattern) { return hit }
      end = hit
    }
    return nil
  }

  /// Whether `word` is among the words of `text`, or part of one of them.
  static func contains(_ word: String, in text: ArraySlice<UInt8>) -> Bool { find(word, in: text) != nil }

  /// Whether a text begins with some words in small letters, whatever the case of its own ASCII letters.
  static func begins(_ text: ArraySlice<UInt8>, with words: [UInt8]) -> Bool {
    text.count >= words.count
      && words.indices.allSatisfy { index in
        let byte = text[text.startIndex + index]
        return (0x41...0x5A).contains(byte) ? byte | 0x20 == words[index] : byte == words[index]
      }
  }

  /// ASCII letters made small.
  static func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }
}
