/// How far a place's clocks are from UTC, in summer and in winter.
///
/// The rules are built in, because what is written must not depend on the time zone files of a machine. They cover the
/// zones that news outlets are in; a place that is not listed can be given as an offset, `+05:30`.
package struct TimeZoneRule: Sendable, Hashable {
  /// Seconds east of UTC in winter.
  package var standardOffset: Int
  /// When clocks are an hour ahead of that.
  package var summerTime: SummerTime

  /// The rule by which a place has summer time.
  package enum SummerTime: Sendable, Hashable {
    case none
    /// From the last Sunday of March to the last Sunday of October, 01:00 UTC (Directive 2000/84/EC; as of 1996).
    case european
    /// From the second Sunday of March to the first Sunday of November, 02:00 (Energy Policy Act of 2005; as of 2007);
    /// from the first Sunday of April to the last Sunday of October before that.
    case american
  }

  package init(standardOffset: Int, summerTime: SummerTime = .none) {
    self.standardOffset = standardOffset
    self.summerTime = summerTime
  }

  /// Coordinated Universal Time.
  package static let utc = TimeZoneRule(standardOffset: 0)

  /// The zone of that name (`Asia/Shanghai`, `UTC`) or offset (`+08:00`); `nil` when it is not known.
  package init?(_ name: String) {
    if let rule = Self.known[name] {
      self = rule
      return
    }
    var reader = ByteReader(Array(name.utf8))
    guard let offset = reader.zoneOffset(), reader.isAtEnd else { return nil }
    self.init(standardOffset: offset)
  }

  /// The names that are built in, in alphabetical order.
  package static var names: [String] { known.keys.sorted() }

  /// Seconds east of UTC at a moment.
  package func offset(at seconds: Int) -> Int {
    isSummer(at: seconds) ? standardOffset + 3600 : standardOffset
  }

  /// The moment at which the place's clocks show a date and time. Of a time that is shown twice in autumn, the first; a
  /// time that is skipped in spring counts as told in winter time.
  package func timestamp(_ date: CivilDate, secondOfDay: Int) -> Timestamp {
    let summer = Timestamp(date, secondOfDay: secondOfDay, offset: standardOffset + 3600)
    if isSummer(at: summer.seconds) { return summer }
    let winter = Timestamp(date, secondOfDay: secondOfDay, offset: standardOffset)
    return Timestamp(seconds: winter.seconds, offset: offset(at: winter.seconds))
  }

  /// A moment, told in this zone.
  package func timestamp(seconds: Int) -> Timestamp { Timestamp(seconds: seconds, offset: offset(at: seconds)) }

  private func isSummer(at seconds: Int) -> Bool {
    let year = Timestamp(seconds: seconds, offset: standardOffset).date.year
    switch summerTime {
    case .none: return false
    case .european:
      let start = Self.sunday(.last, of: 3, year) * 86_400 + 3600
      let end = Self.sunday(.last, of: 10, year) * 86_400 + 3600
      return seconds >= start && seconds < end
    case .american:
      let first = year < 2007 ? Self.sunday(.nth(1), of: 4, year) : Self.sunday(.nth(2), of: 3, year)
      let last = year < 2007 ? Self.sunday(.last, of: 10, year) : Self.sunday(.nth(1), of: 11, year)
      return seconds >= first * 86_400 + 7200 - standardOffset && seconds < last * 86_400 + 3600 - standardOffset
    }
  }

  private enum Which {
    case nth(Int)
    case last
  }

  /// A Sunday of a month, in days since 1970.
  private static func sunday(_ which: Which, of month: Int, _ year: Int) -> Int {
    guard let first = CivilDate(year: min(max(year, 1), 9999), month: month, day: 1) else { return 0 }
    let firstSunday = first.daysSince1970 + (7 - first.weekday) % 7
    switch which {
    case .nth(let number): return firstSunday + 7 * (number - 1)
    case .last:
      let end = first.daysSince1970 + CivilDate.days(in: month, of: first.year) - 1
      return firstSunday + (end - firstSunday) / 7 * 7
    }
  }

  private static let known: [String: TimeZoneRule] = {
    func hours(_ hours: Double, _ summerTime: SummerTime = .none) -> TimeZoneRule {
      TimeZoneRule(standardOffset: Int(hours * 3600), summerTime: summerTime)
    }
    return [
      "UTC": utc,
      "Asia/Shanghai": hours(8), "Asia/Hong_Kong": hours(8), "Asia/Taipei": hours(8), "Asia/Macau": hours(8),
      "Asia/Singapore": hours(8), "Asia/Kuala_Lumpur": hours(8), "Asia/Manila": hours(8), "Australia/Perth": hours(8),
      "Asia/Tokyo": hours(9), "Asia/Seoul": hours(9), "Asia/Bangkok": hours(7), "Asia/Ho_Chi_Minh": hours(7),
      "Asia/Jakarta": hours(7), "Asia/Urumqi": hours(6), "Asia/Kolkata": hours(5.5), "Asia/Dubai": hours(4),
      "Europe/Moscow": hours(3), "Europe/Istanbul": hours(3),
      "Europe/London": hours(0, .european), "Europe/Dublin": hours(0, .european), "Europe/Lisbon": hours(0, .european),
      "Europe/Berlin": hours(1, .european), "Europe/Paris": hours(1, .european), "Europe/Rome": hours(1, .european),
      "Europe/Madrid": hours(1, .european), "Europe/Vienna": hours(1, .european),
      "Europe/Zurich": hours(1, .european), "Europe/Brussels": hours(1, .european),
      "Europe/Amsterdam": hours(1, .european), "Europe/Stockholm": hours(1, .european),
      "Europe/Prague": hours(1, .european), "Europe/Warsaw": hours(1, .european),
      "Europe/Kyiv": hours(2, .european), "Europe/Helsinki": hours(2, .european),
      "America/New_York": hours(-5, .american), "America/Toronto": hours(-5, .american),
      "America/Chicago": hours(-6, .american), "America/Denver": hours(-7, .american),
      "America/Los_Angeles": hours(-8, .american), "America/Vancouver": hours(-8, .american),
    ]
  }()
}
