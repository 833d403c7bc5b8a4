import Platform

/// A day of the proleptic Gregorian calendar.
package struct CivilDate: Sendable, Hashable, Comparable {
  /// The year, astronomically counted.
  package var year: Int
  /// The month, 1 to 12.
  package var month: Int
  /// The day of the month, 1 to 31.
  package var day: Int

  /// A day, or `nil` when the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else {
      return nil
    }
    self.init(unchecked: year, month, day)
  }

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day that is `days` after 1970-01-01.
  package init(daysSince1970 days: Int) {
    let (year, month, day) = CivilCalendar.date(daysSince1970: days)
    self.init(unchecked: year, month, day)
  }

  /// The number of days from 1970-01-01 to this day.
  package var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day of the week, 0 for Sunday to 6 for Saturday.
  package var weekday: Int { ((daysSince1970 + 4) % 7 + 7) % 7 }

  package static func < (a: CivilDate, b: CivilDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  /// The number of days of a month.
  package static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CivilDate {
  /// The day as ISO 8601 writes it: `2024-06-21`.
  package var iso8601: String {
    var out: [UInt8] = []
    out.reserveCapacity(10)
    append(to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends the day as ISO 8601 writes it.
  func append(to out: inout [UInt8], separator: UInt8 = UInt8(ascii: "-")) {
    out.append(decimal: year, width: 4)
    out.append(separator)
    out.append(decimal: month, width: 2)
    out.append(separator)
    out.append(decimal: day, width: 2)
  }

  /// The day as a path: `2024/06/21`.
  package var path: String {
    var out: [UInt8] = []
    out.reserveCapacity(10)
    append(to: &out, separator: UInt8(ascii: "/"))
    return String(decoding: out, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends a number that is not negative in decimal, with leading zeros up to `width` digits.
  mutating func append(decimal number: Int, width: Int) {
    // Days, months, hours and minutes.
    if width == 2, number < 100 {
      append(UInt8(truncatingIfNeeded: 0x30 + number / 10))
      append(UInt8(truncatingIfNeeded: 0x30 + number % 10))
      return
    }
    var divisor = 1
    for _ in 1..<width { divisor *= 10 }
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      append(UInt8(truncatingIfNeeded: 0x30 + number / divisor % 10))
      divisor /= 10
    }
  }
}

/// `number` in decimal with leading zeros up to `width` digits.
package func padded(_ number: Int, _ width: Int = 2) -> String {
  var out: [UInt8] = []
  out.append(decimal: Swift.max(0, number), width: width)
  return String(decoding: out, as: UTF8.self)
}
