/// The forms in which dates are written, each as a function that reads one from where a reader stands.
enum DateForms {
  static func iso(_ reader: inout ByteReader, _ zone: TimeZoneRule) -> WrittenDate? {
    guard let year = reader.number(4...4), let separator = reader.next,
      separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") || separator == UInt8(ascii: "."),
      reader.skip(separator), let month = reader.number(1...2), reader.skip(separator),
      let day = reader.number(1...2), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    if !reader.skip(UInt8(ascii: "T")), !reader.skip(UInt8(ascii: "t")) { reader.skipSpaces() }
    return clock(&reader, on: date, zone)
  }

  /// `Fri, 21 Jun 2024`, `21st June 2024`
  static func rfc822(_ reader: inout ByteReader, _ zone: TimeZoneRule) -> WrittenDate? {
    skipWeekday(&reader)
    guard let day = reader.number(1...2) else { return nil }
    skipOrdinal(&reader)
    reader.skipSpaces()
    guard let month = monthName(&reader) else { return nil }
    return yearAndClock(&reader, month: month, day: day, zone)
  }

  /// `June 21st, 2024`, `Friday, Jun. 21 2024`
  static func monthFirst(_ reader: inout ByteReader, _ zone: TimeZoneRule) -> WrittenDate? {
    skipWeekday(&reader)
    guard let month = monthName(&reader) else { return nil }
    reader.skipSpaces()
    guard let day = reader.number(1...2) else { return nil }
    skipOrdinal(&reader)
    return yearAndClock(&reader, month: month, day: day, zone)
  }

  static func chinese(_ reader: inout ByteReader, _ zone: TimeZoneRule) -> WrittenDate? {
    guard let year = part(&reader, 4...4, "年"), let month = part(&reader, 1...2, "月"),
      let day = part(&reader, 1...2, "日"), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    reader.skipSpaces()
    skipChineseWeekday(&reader)
    return clock(&reader, on: date, zone)
  }

  static func dayFirst(_ reader: inout ByteReader, _ zone: TimeZoneRule) -> WrittenDate? {
    guard let day = reader.number(1...2), reader.skip(UInt8(ascii: "/")), let month = reader.number(1...2),
      reader.skip(UInt8(ascii: "/")), let year = reader.number(4...4),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    reader.skipSpaces()
    if reader.skip(UInt8(ascii: "-")) { reader.skipSpaces() }
    return clock(&reader, on: date, zone)
  }

  // MARK: Parts

  private static func yearAndClock(
    _ reader: inout ByteReader, month: Int, day: Int, _ zone: TimeZoneRule
  ) -> WrittenDate? {
    _ = reader.skip(UInt8(ascii: ","))
    reader.skipSpaces()
    guard let year = reader.number(4...4), let date = CivilDate(year: year, month: month, day: day) else { return nil }
    _ = reader.skip(UInt8(ascii: ","))
    reader.skipSpaces()
    if reader.skip("at ") || reader.skip("- ") { reader.skipSpaces() }
    return clock(&reader, on: date, zone)
  }

  private static func part(_ reader: inout ByteReader, _ digits: ClosedRange<Int>, _ unit: StaticString) -> Int? {
    reader.skipSpaces()
    guard let number = reader.number(digits) else { return nil }
    reader.skipSpaces()
    return reader.skip(unit) ? number : nil
  }

  /// The time of day and zone, where there are any.
  private static func clock(_ reader: inout ByteReader, on date: CivilDate, _ zone: TimeZoneRule) -> WrittenDate? {
    let half = Half(chinese: &reader)
    guard let byte = reader.next, (0x30...0x39).contains(byte) else {
      return half == nil ? WrittenDate(zone.timestamp(date, secondOfDay: 0), .day) : nil
    }
    guard var seconds = reader.timeOfDay() else { return nil }
    reader.skipSpaces()
    if let half = half ?? Half(english: &reader) {
      guard let shifted = half.seconds(seconds) else { return nil }
      seconds = shifted
      reader.skipSpaces()
    }
    if let offset = zoneOffset(&reader, in: zone) {
      return WrittenDate(Timestamp(date, secondOfDay: seconds, offset: offset), .moment)
    }
    return WrittenDate(zone.timestamp(date, secondOfDay: seconds), .localTime)
  }

  /// Half a day, on clocks with twelve hours.
  private enum Half {
    case morning, afternoon

    init?(chinese reader: inout ByteReader) {
      if reader.skip("上午") || reader.skip("凌晨") || reader.skip("早上") {
        self = .morning
      } else if reader.skip("下午") || reader.skip("晚上") {
        self = .afternoon
      } else {
        return nil
      }
      reader.skipSpaces()
    }

    init?(english reader: inout ByteReader) {
      if reader.skip("AM") || reader.skip("am") || reader.skip("a.m.") {
        self = .morning
      } else if reader.skip("PM") || reader.skip("pm") || reader.skip("p.m.") {
        self = .afternoon
      } else {
        return nil
      }
    }

    /// A time of day on a clock with twelve hours, or with 24 all the same, as seconds of the day.
    func seconds(_ seconds: Int) -> Int? {
      switch self {
      case .morning: seconds >= 13 * 3600 ? nil : seconds >= 12 * 3600 ? seconds - 12 * 3600 : seconds
      case .afternoon: seconds < 12 * 3600 ? seconds + 12 * 3600 : seconds
      }
    }
  }

  /// An offset, or the name of a zone: those of RFC 822, and those that news outlets write.
  private static func zoneOffset(_ reader: inout ByteReader, in zone: TimeZoneRule) -> Int? {
    let isBracketed = reader.skip(UInt8(ascii: "[")) || reader.skip(UInt8(ascii: "("))
    defer { if isBracketed { _ = reader.skip(UInt8(ascii: "]")) || reader.skip(UInt8(ascii: ")")) } }
    if let offset = reader.zoneOffset() { return offset }
    // China's and America's Central Standard Time have one name.
    if zone.standardOffset == 8 * 3600, reader.skip("CST") { return 8 * 3600 }
    for (name, hours) in zones where reader.skip(name) { return hours * 3600 }
    return nil
  }

  private static let zones: [(StaticString, Int)] = [
    ("EST", -5), ("EDT", -4), ("CST", -6), ("CDT", -5), ("MST", -7), ("MDT", -6), ("PST", -8), ("PDT", -7), ("BST", 1),
    ("CEST", 2), ("CET", 1), ("HKT", 8), ("SGT", 8), ("JST", 9), ("KST", 9),
  ]

  private static func skipWeekday(_ reader: inout ByteReader) {
    guard let comma = reader.bytes[reader.index...].prefix(12).firstIndex(of: UInt8(ascii: ",")),
      !reader.bytes[reader.index..<comma].contains(where: { (0x30...0x39).contains($0) })
    else { return }
    reader.index = comma + 1
    reader.skipSpaces()
  }

  /// `星期五`, `（周五）`
  private static func skipChineseWeekday(_ reader: inout ByteReader) {
    let start = reader.index
    let isBracketed = reader.skip("（") || reader.skip("(")
    let isNamed = reader.skip("星期") || reader.skip("周") || reader.skip("週") || reader.skip("礼拜")
    let days: [StaticString] = ["一", "二", "三", "四", "五", "六", "日", "天"]
    guard isNamed, days.contains(where: { reader.skip($0) }) else {
      reader.index = start
      return
    }
    if isBracketed { _ = reader.skip("）") || reader.skip(")") }
    reader.skipSpaces()
  }

  private static func skipOrdinal(_ reader: inout ByteReader) {
    _ = reader.skip("st") || reader.skip("nd") || reader.skip("rd") || reader.skip("th")
  }

  private static func monthName(_ reader: inout ByteReader) -> Int? {
    let letters = reader.bytes[reader.index...].prefix { (0x61...0x7A).contains($0 | 0x20) }
    let name = letters.map { $0 | 0x20 }
    guard name.count >= 3,
      let month = months.firstIndex(where: {
        $0.utf8.starts(with: name) || name == Array("sept".utf8) && $0 == "september"
      })
    else { return nil }
    reader.index = letters.endIndex
    _ = reader.skip(UInt8(ascii: "."))
    return month + 1
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
}
