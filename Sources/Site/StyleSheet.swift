/// A style sheet as it is published: without comments, and without the space that only helps people to read it.
///
/// Nothing else is changed: strings and escapes stay as they are, and so does every space that could mean something, such as
/// the one in `a :hover` or in `calc(1px + 2px)`.
struct StyleSheet {
  private(set) var bytes: [UInt8] = []
  private var hasPendingSpace = false

  init(_ source: [UInt8]) {
    bytes.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      let byte = source[index]
      switch byte {
      case UInt8(ascii: "/") where index + 1 < source.count && source[index + 1] == UInt8(ascii: "*"):
        index = Self.endOfComment(in: source, from: index + 2)
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20:
        hasPendingSpace = true
        index += 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let end = Self.endOfString(in: source, from: index)
        append(source[index..<end])
        index = end
      case UInt8(ascii: "\\"):
        let end = min(index + 2, source.count)
        append(source[index..<end])
        index = end
      default:
        append(source[index...index])
        index += 1
      }
    }
  }

  /// Appends something, behind a space where there was one that could mean something.
  private mutating func append(_ slice: ArraySlice<UInt8>) {
    if let next = slice.first, let last = bytes.last {
      if hasPendingSpace, !Self.needsNoSpaceBehind(last), !Self.needsNoSpaceBefore(next) { bytes.append(0x20) }
      if next == UInt8(ascii: "}"), last == UInt8(ascii: ";") { bytes.removeLast() }
    }
    hasPendingSpace = false
    bytes += slice
  }

  private static func needsNoSpaceBehind(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || needsNoSpaceBefore(byte)
  }

  private static func needsNoSpaceBefore(_ byte: UInt8) -> Bool {
    [UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"), UInt8(ascii: ",")].contains(byte)
  }

  /// The place behind the comment whose text begins at `start`; the end when there is no end of it.
  static func endOfComment(in source: [UInt8], from start: Int) -> Int {
    var index = start
    while index + 1 < source.count {
      if source[index] == UInt8(ascii: "*"), source[index + 1] == UInt8(ascii: "/") { return index + 2 }
      index += 1
    }
    return source.count
  }

  private static func endOfString(in source: [UInt8], from start: Int) -> Int {
    var index = start + 1
    while index < source.count {
      if source[index] == source[start] { return index + 1 }
      index += source[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return source.count
  }
}
