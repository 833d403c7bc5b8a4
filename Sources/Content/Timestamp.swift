/// A moment, to the second, with the offset from UTC at which it is told.
package struct Timestamp: Sendable, Hashable {
  /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
  package var seconds: Int
  /// Seconds east of UTC.
  package var offset: Int

  package init(seconds: Int, offset: Int = 0) {
    self.seconds = seconds
    self.offset = offset
  }

  /// The moment at which clocks `offset` seconds east of UTC show this date and time of day.
  package init(_ date: CivilDate, secondOfDay: Int, offset: Int) {
    self.init(seconds: date.daysSince1970 * 86_400 + secondOfDay - offset, offset: offset)
  }

  /// The day that its clock shows.
  package var date: CivilDate { CivilDate(daysSince1970: dayNumber) }

  /// The day that its clock shows, as days since 1970-01-01.
  package var dayNumber: Int { (seconds + offset - secondOfDay) / 86_400 }

  /// The second of the day that its clock shows, 0 to 86,399.
  package var secondOfDay: Int { ((seconds + offset) % 86_400 + 86_400) % 86_400 }

  /// The same moment, told in UTC.
  package var utc: Timestamp { Timestamp(seconds: seconds) }

  /// The time of day as `08:05`.
  package var clock: String {
    var out: [UInt8] = []
    out.reserveCapacity(5)
    appendClock(to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// The offset for readers: `UTC`, `UTC+8`, `UTC−3:30`.
  package var zone: String {
    guard offset != 0 else { return "UTC" }
    let minutes = abs(offset) / 60
    let hours = "UTC\(offset < 0 ? "−" : "+")\(minutes / 60)"
    return minutes % 60 == 0 ? hours : "\(hours):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
  }

  /// The moment as RFC 3339 writes it: `2024-06-21T12:12:12+08:00`, or with `Z` when it is told in UTC.
  package var rfc3339: String {
    var out: [UInt8] = []
    out.reserveCapacity(25)
    date.append(to: &out)
    out.append(UInt8(ascii: "T"))
    appendClock(to: &out)
    out.append(UInt8(ascii: ":"))
    out.append(decimal: secondOfDay % 60, width: 2)
    appendZone(to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  private func appendClock(to out: inout [UInt8]) {
    out.append(decimal: secondOfDay / 3600, width: 2)
    out.append(UInt8(ascii: ":"))
    out.append(decimal: secondOfDay / 60 % 60, width: 2)
  }

  /// The offset as `+08:00`, or `Z`.
  private func appendZone(to out: inout [UInt8]) {
    guard offset != 0 else {
      out.append(UInt8(ascii: "Z"))
      return
    }
    let minutes = abs(offset) / 60
    out.append(offset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    out.append(decimal: minutes / 60, width: 2)
    out.append(UInt8(ascii: ":"))
    out.append(decimal: minutes % 60, width: 2)
  }
}

extension Timestamp {
  /// Reads what `rfc3339` writes, which most dates of an archive are; `nil` for other forms.
  package init?(rfc3339 text: UnsafeBufferPointer<UInt8>) {
    guard text.count == 20 || text.count == 25, text[10] == UInt8(ascii: "T"),
      text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"), text[13] == UInt8(ascii: ":"),
      text[16] == UInt8(ascii: ":"),
      let century = text.twoDigits(at: 0), let year = text.twoDigits(at: 2), let month = text.twoDigits(at: 5),
      let day = text.twoDigits(at: 8), let date = CivilDate(year: 100 * century + year, month: month, day: day),
      let hour = text.twoDigits(at: 11), let minute = text.twoDigits(at: 14), let second = text.twoDigits(at: 17),
      hour < 24, minute < 60, second < 60, let offset = text.offset(at: 19)
    else { return nil }
    self.init(date, secondOfDay: 3600 * hour + 60 * minute + second, offset: offset)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The number that two digits are; `nil` for other bytes. There have to be two.
  fileprivate func twoDigits(at index: Int) -> Int? {
    let (tens, ones) = (self[index] &- 0x30, self[index + 1] &- 0x30)
    return tens < 10 && ones < 10 ? Int(10 * tens + ones) : nil
  }

  /// The offset that is all of the rest, `Z` or `+08:00`, in seconds.
  fileprivate func offset(at index: Int) -> Int? {
    if count == index + 1 { return self[index] == UInt8(ascii: "Z") ? 0 : nil }
    guard count == index + 6, self[index + 3] == UInt8(ascii: ":"), let hours = twoDigits(at: index + 1),
      let minutes = twoDigits(at: index + 4), hours < 24, minutes < 60
    else { return nil }
    switch self[index] {
    case UInt8(ascii: "+"): return 3600 * hours + 60 * minutes
    case UInt8(ascii: "-"): return -(3600 * hours + 60 * minutes)
    default: return nil
    }
  }
}
