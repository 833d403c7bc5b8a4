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

  /// Where `pattern` begins in `bytes` for the first time.
  static func find(_ pattern: String, in bytes: ArraySlice<UInt8>) -> Int? {
    find(Array(pattern.utf8), in: bytes)
  }

  /// Where `pattern` begins in `bytes` for the first time.
  static func find(_ pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = pattern.first else { return bytes.startIndex }
    var index = bytes.startIndex
    while let hit = bytes[index...].firstIndex(of: first), bytes.endIndex - hit >= pattern.count {
      if bytes[hit...].starts(with: pattern) { return hit }
      index = hit + 1
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

  /// ASCII letters made small.
  static func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }
}
