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

  /// `Z`, `GMT`, `UTC`, `+08:00`, `+0800`, `+08`, or one of these behind `GMT` or `UTC`, where an hour may have one digit (`GMT+8`,
  /// `UTC-5:30`), as seconds east of UTC.
  mutating func zoneOffset() -> Int? {
    if skip("Z") || skip("z") { return 0 }
    guard skip("GMT") || skip("UTC") || skip("UT") else { return offset(hours: 2...2, most: 86_399) }
    let end = index
    if let offset = offset(hours: 1...2, most: 14 * 3600) { return offset }
    // A hyphen behind it may be one of the text.
    index = end
    return 0
  }

  /// A sign, hours and perhaps minutes as seconds.
  ///
  /// - Parameters:
  ///   - digits: how many the hours have.
  ///   - most: how many seconds it may be.
  private mutating func offset(hours digits: ClosedRange<Int>, most: Int) -> Int? {
    let sign: Int
    if skip(UInt8(ascii: "+")) {
      sign = 1
    } else if skip(UInt8(ascii: "-")) || skip("−") {
      sign = -1
    } else {
      return nil
    }
    guard let hours = number(digits) else { return nil }
    let colon = skip(UInt8(ascii: ":"))
    let minutes = number(2...2)
    guard minutes != nil || !colon, (minutes ?? 0) < 60 else { return nil }
    let seconds = hours * 3600 + (minutes ?? 0) * 60
    return seconds <= most ? sign * seconds : nil
  }
}
