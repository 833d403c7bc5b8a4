import Soup

/// The addresses that a style sheet names: in `url(…)`, and behind `@import` (CSS Syntax Module Level 3).
enum StyleScan {
  /// An address, and the index at which it is named.
  typealias Named = (text: String, offset: Int)

  /// The addresses of a stretch of bytes that is a style sheet.
  static func addresses(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Named] {
    var found: [Named] = []
    var index = range.lowerBound
    var isImport = false
    while index < range.upperBound {
      switch bytes[index] {
      case UInt8(ascii: "/") where index + 1 < range.upperBound && bytes[index + 1] == UInt8(ascii: "*"):
        index = endOfComment(bytes, from: index + 2, to: range.upperBound)
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let end = endOfString(bytes, from: index, to: range.upperBound)
        if isImport { found.append((text(bytes, index + 1..<max(index + 1, end - 1)), index)) }
        isImport = false
        index = end
      case UInt8(ascii: "@"):
        isImport = has("import", bytes, at: index + 1, to: range.upperBound)
        index += 1
      case UInt8(ascii: ";"), UInt8(ascii: "{"):
        isImport = false
        index += 1
      case UInt8(ascii: "u"), UInt8(ascii: "U"):
        guard has("url(", bytes, at: index, to: range.upperBound) else {
          index += 1
          continue
        }
        isImport = false
        let (address, end) = argument(bytes, from: index + 4, to: range.upperBound)
        if let address { found.append((text(bytes, address), index)) }
        index = end
      case UInt8(ascii: "\\"): index += 2
      default: index += 1
      }
    }
    return found
  }

  /// What stands between the parentheses of `url(…)`, without quotes, and the index behind it.
  private static func argument(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> (Range<Int>?, Int) {
    var index = start
    while index < end, bytes[index] <= 0x20 { index += 1 }
    guard index < end else { return (nil, end) }
    if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
      let close = endOfString(bytes, from: index, to: end)
      return (index + 1..<max(index + 1, close - 1), close)
    }
    let close = bytes.index(of: UInt8(ascii: ")"), from: index, to: end) ?? end
    return (index..<close, close)
  }

  private static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    String(decoding: bytes[range].filter { $0 != UInt8(ascii: "\\") }, as: UTF8.self)
  }

  private static func has(_ word: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, to end: Int) -> Bool
  {
    guard start + word.utf8CodeUnitCount <= end else { return false }
    return word.withUTF8Buffer { word in
      zip(bytes[start..<start + word.count], word).allSatisfy { TagReader.isLetter($0) ? $0 | 0x20 == $1 : $0 == $1 }
    }
  }

  private static func endOfComment(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    while index + 1 < end {
      if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") { return index + 2 }
      index += 1
    }
    return end
  }

  private static func endOfString(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start + 1
    while index < end {
      if bytes[index] == bytes[start] { return index + 1 }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return end
  }
}
