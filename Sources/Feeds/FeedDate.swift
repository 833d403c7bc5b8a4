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
    let weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][time.weekday]
    let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][time.month - 1]
    return "\(weekday), \(digits(time.day)) \(month) \(digits(time.year, 4)) \(clock(time)) \(offset(time, ""))"
  }

  /// The date as RFC 3339 has it: `2024-06-21T12:12:12+08:00`, or with `Z` in UTC.
  package var rfc3339: String {
    let time = CivilTime(self)
    let date = "\(digits(time.year, 4))-\(digits(time.month))-\(digits(time.day))"
    return "\(date)T\(clock(time))\(time.offsetMinutes == 0 ? "Z" : offset(time, ":"))"
  }

  private func clock(_ time: CivilTime) -> String {
    "\(digits(time.second / 3600)):\(digits(time.second / 60 % 60)):\(digits(time.second % 60))"
  }

  private func offset(_ time: CivilTime, _ separator: String) -> String {
    let minutes = abs(time.offsetMinutes)
    return "\(time.offsetMinutes < 0 ? "-" : "+")\(digits(minutes / 60))\(separator)\(digits(minutes % 60))"
  }

  private func digits(_ number: Int, _ width: Int = 2) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
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
    (year, month, day) = Self.date(days)
  }

  /// The date that is `days` after 1970-01-01: Howard Hinnant's `civil_from_days`, which counts years from March, so
  /// that the leap day is a year's last.
  private static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
