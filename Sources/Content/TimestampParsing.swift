extension Timestamp {
  /// Reads a date as articles and feeds write it. A time without a zone is in `zone`; a date without a time is midnight.
  ///
  ///     2024-06-21 12:12:12              2024-06-21T04:12:12.233Z         2024-06-21T12:12+08:00
  ///     Fri, 21 Jun 2024 04:12:12 GMT    21 Jun 2024 12:12:12 +0800       (RFC 822)
  ///     2024年6月21日                     2024年 6月 21日 12:12             18/07/2020 - 17:46
  ///
  /// - Returns: `nil` when the text is none of these, or has more behind it than space.
  package init?(parsing text: some Sequence<UInt8>, in zone: TimeZoneRule) {
    var reader = ByteReader(Array(text))
    reader.skipSpaces()
    let start = reader.index
    for form in [Self.iso, Self.rfc822, Self.chinese, Self.dayFirst] {
      reader.index = start
      if let timestamp = form(&reader, zone) {
        reader.skipSpaces()
        if reader.isAtEnd {
          self = timestamp
          return
        }
      }
    }
    return nil
  }

  private static func iso(_ reader: inout ByteReader, _ zone: TimeZoneRule) -> Timestamp? {
    guard let year = reader.number(4...4), let separator = reader.next,
      separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") || separator == UInt8(ascii: "."),
      reader.skip(separator), let month = reader.number(1...2), reader.skip(separator),
      let day = reader.number(1...2), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    if !reader.skip(UInt8(ascii: "T")), !reader.skip(UInt8(ascii: "t")) { reader.skipSpaces() }
    return clock(&reader, on: date, zone)
  }

  private static func rfc822(_ reader: inout ByteReader, _ zone: TimeZoneRule) -> Timestamp? {
    if let comma = reader.bytes[reader.index...].prefix(12).firstIndex(of: UInt8(ascii: ",")) {
      reader.index = comma + 1
      reader.skipSpaces()
    }
    guard let day = reader.number(1...2) else { return nil }
    reader.skipSpaces()
    guard let month = monthName(&reader) else { return nil }
    reader.skipSpaces()
    guard let year = reader.number(4...4), let date = CivilDate(year: year, month: month, day: day) else { return nil }
    reader.skipSpaces()
    return clock(&reader, on: date, zone)
  }

  private static func chinese(_ reader: inout ByteReader, _ zone: TimeZoneRule) -> Timestamp? {
    guard let year = part(&reader, 4...4, "年"), let month = part(&reader, 1...2, "月"),
      let day = part(&reader, 1...2, "日"), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    reader.skipSpaces()
    return clock(&reader, on: date, zone)
  }

  private static func part(_ reader: inout ByteReader, _ digits: ClosedRange<Int>, _ unit: StaticString) -> Int? {
    reader.skipSpaces()
    guard let number = reader.number(digits) else { return nil }
    reader.skipSpaces()
    return reader.skip(unit) ? number : nil
  }

  private static func dayFirst(_ reader: inout ByteReader, _ zone: TimeZoneRule) -> Timestamp? {
    guard let day = reader.number(1...2), reader.skip(UInt8(ascii: "/")), let month = reader.number(1...2),
      reader.skip(UInt8(ascii: "/")), let year = reader.number(4...4),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    reader.skipSpaces()
    if reader.skip(UInt8(ascii: "-")) { reader.skipSpaces() }
    return clock(&reader, on: date, zone)
  }

  /// The time of day and zone, where there are any.
  private static func clock(_ reader: inout ByteReader, on date: CivilDate, _ zone: TimeZoneRule) -> Timestamp? {
    guard let byte = reader.next, (0x30...0x39).contains(byte) else { return zone.timestamp(date, secondOfDay: 0) }
    guard let seconds = reader.timeOfDay() else { return nil }
    reader.skipSpaces()
    if let offset = reader.zoneOffset() { return Timestamp(date, secondOfDay: seconds, offset: offset) }
    return zone.timestamp(date, secondOfDay: seconds)
  }

  private static func monthName(_ reader: inout ByteReader) -> Int? {
    let letters = reader.bytes[reader.index...].prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    let name = String(decoding: letters.prefix(3).map { $0 | 0x20 }, as: UTF8.self)
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    guard let month = names.firstIndex(of: name) else { return nil }
    reader.index = letters.endIndex
    return month + 1
  }
}
