import Platform

/// A moment together with the offset of the clock that it was read from.
package struct FeedDate: Sendable, Hashable, Comparable {
  /// Seconds since the beginning of 1970 in UTC, leap seconds not counted.
  package var secondsSinceEpoch: Int
  /// Seconds by which the clock is ahead of UTC: 28,800 in Hong Kong.
  package var offsetSeconds: Int

  /// Makes a date.
  package init(secondsSinceEpoch: Int, offsetSeconds: Int = 0) {
    self.secondsSinceEpoch = secondsSinceEpoch
    self.offsetSeconds = offsetSeconds
  }

  /// Earlier moments come first; of one moment, those of clocks that are further behind.
  package static func < (a: FeedDate, b: FeedDate) -> Bool {
    (a.secondsSinceEpoch, a.offsetSeconds) < (b.secondsSinceEpoch, b.offsetSeconds)
  }

  /// The date as RFC 822 has it, with the four-digit year of RFC 1123: `Fri, 21 Jun 2024 12:12:12 +0800`.
  package var rfc822: String {
    let time = CivilTime(self)
    var out: [UInt8] = []
    out.reserveCapacity(32)
    out.append(name: time.weekday, of: "SunMonTueWedThuFriSat")
    out.append(", ")
    out.append(digits: time.day)
    out.append(" ")
    out.append(name: time.month - 1, of: "JanFebMarAprMayJunJulAugSepOctNovDec")
    out.append(" ")
    out.append(digits: time.year / 100)
    out.append(digits: time.year % 100)
    out.append(" ")
    Self.append(clockOf: time, to: &out)
    out.append(" ")
    Self.append(offsetOf: time, "", to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// The date as RFC 3339 has it: `2024-06-21T12:12:12+08:00`, or with `Z` in UTC.
  package var rfc3339: String {
    let time = CivilTime(self)
    var out: [UInt8] = []
    out.reserveCapacity(32)
    Self.append(dayOf: time, to: &out)
    out.append("T")
    Self.append(clockOf: time, to: &out)
    if time.offsetMinutes == 0 { out.append("Z") } else { Self.append(offsetOf: time, ":", to: &out) }
    return String(decoding: out, as: UTF8.self)
  }

  /// The day that it is by its clock: `2024-06-21`.
  package var day: String {
    var out: [UInt8] = []
    Self.append(dayOf: CivilTime(self), to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  private static func append(dayOf time: CivilTime, to out: inout [UInt8]) {
    out.append(digits: time.year / 100)
    out.append(digits: time.year % 100)
    out.append("-")
    out.append(digits: time.month)
    out.append("-")
    out.append(digits: time.day)
  }

  private static func append(clockOf time: CivilTime, to out: inout [UInt8]) {
    out.append(digits: time.second / 3600)
    out.append(":")
    out.append(digits: time.second / 60 % 60)
    out.append(":")
    out.append(digits: time.second % 60)
  }

  private static func append(offsetOf time: CivilTime, _ separator: StaticString, to out: inout [UInt8]) {
    let minutes = abs(time.offsetMinutes)
    out.append(time.offsetMinutes < 0 ? "-" : "+")
    out.append(digits: minutes / 60)
    out.append(separator)
    out.append(digits: minutes % 60)
  }
}

extension [UInt8] {
  /// Appends a number below 100 as two digits.
  fileprivate mutating func append(digits number: Int) {
    append(UInt8(truncatingIfNeeded: 0x30 + number / 10))
    append(UInt8(truncatingIfNeeded: 0x30 + number % 10))
  }

  /// Appends one of some names of three letters.
  fileprivate mutating func append(name index: Int, of names: StaticString) {
    names.withUTF8Buffer { append(contentsOf: $0[3 * index..<3 * index + 3]) }
  }
}

/// A date as calendars and clocks show it, in the proleptic Gregorian calendar.
private struct CivilTime {
  let year: Int
  let month: Int
  let day: Int
  /// Days since Sunday.
  let weekday: Int
  /// Seconds since midnight.
  let second: Int
  let offsetMinutes: Int

  /// The first second of year 1 and the last of 9999: what four digits can say. Dates beyond become these.
  private static let range = -62_135_596_800...253_402_300_799

  init(_ date: FeedDate) {
    // Both formats give offsets in minutes, up to a day; the time shown has to agree with the offset shown.
    offsetMinutes = min(max(date.offsetSeconds, -86_340), 86_340) / 60
    let moment = min(max(date.secondsSinceEpoch, Self.range.lowerBound), Self.range.upperBound)
    let local = min(max(moment + offsetMinutes * 60, Self.range.lowerBound), Self.range.upperBound)
    let days = (local - (local % 86_400 + 86_400) % 86_400) / 86_400
    second = local - days * 86_400
    weekday = ((days + 4) % 7 + 7) % 7
    (year, month, day) = CivilCalendar.date(daysSince1970: days)
  }
}
