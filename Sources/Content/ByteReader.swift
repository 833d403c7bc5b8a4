/// A cursor over bytes, for the small grammars of dates.
struct ByteReader {
  let bytes: [UInt8]
  var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { index >= bytes.count }
  var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    index += 1
    return true
  }

  mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count - index >= count else { return false }
    let matches = text.withUTF8Buffer { buffer in buffer.elementsEqual(bytes[index..<index + count]) }
    if matches { index += count }
    return matches
  }

  mutating func skipSpaces() {
    while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) { index += 1 }
  }

  /// A decimal number of `range` digits.
  mutating func number(_ range: ClosedRange<Int>) -> Int? {
    var value = 0
    var digits = 0
    while digits < range.upperBound, let byte = next, (0x30...0x39).contains(byte) {
      value = value * 10 + Int(byte - 0x30)
      digits += 1
      index += 1
    }
    return range.contains(digits) ? value : nil
  }

  /// `hh:mm[:ss[.fraction]]` as seconds of the day.
  mutating func timeOfDay() -> Int? {
    guard let hour = number(1...2), hour <= 24, skip(UInt8(ascii: ":")), let minute = number(2...2), minute < 60 else {
      return nil
    }
    var second = 0
    if skip(UInt8(ascii: ":")) {
      guard let value = number(2...2), value <= 60 else { return nil }
      second = min(value, 59)
      if skip(UInt8(ascii: ".")) || skip(UInt8(ascii: ",")) {
        while let byte = next, (0x30...0x39).contains(byte) { index += 1 }
      }
    }
    let total = hour * 3600 + minute * 60 + second
    return total <= 86_400 ? total : nil
  }

  /// `Z`, `GMT`, `UTC`, `+08:00`, `+0800` or `+08` as seconds east of UTC.
  mutating func zoneOffset() -> Int? {
    if skip("Z") || skip("z") || skip("GMT") || skip("UTC") || skip("UT") { return 0 }
    let sign: Int
    if skip(UInt8(ascii: "+")) {
      sign = 1
    } else if skip(UInt8(ascii: "-")) {
      sign = -1
    } else {
      return nil
    }
    guard let hours = number(2...2), hours < 24 else { return nil }
    let colon = skip(UInt8(ascii: ":"))
    let minutes = number(2...2)
    guard minutes != nil || !colon, (minutes ?? 0) < 60 else { return nil }
    return sign * (hours * 3600 + (minutes ?? 0) * 60)
  }
}
