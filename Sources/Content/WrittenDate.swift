/// A date as an article tells it: a moment, and how much of it is really said.
package struct WrittenDate: Sendable, Hashable {
  /// How much a date says.
  package enum Precision: Sendable, Hashable {
    /// A day; its moment is midnight by the outlet's clocks.
    case day
    /// A time of day without its zone; it was taken to be the outlet's.
    case localTime
    /// A time of day with its zone.
    case moment
  }

  package var timestamp: Timestamp
  package var precision: Precision

  package init(_ timestamp: Timestamp, _ precision: Precision) {
    self.timestamp = timestamp
    self.precision = precision
  }

  /// Reads a date as articles and feeds write it. A time without a zone is in `zone`; a date without a time is midnight.
  ///
  ///     2024-06-21 12:12:12              2024-06-21T04:12:12.233Z         2024/6/21 12:12
  ///     Fri, 21 Jun 2024 04:12:12 GMT    21 Jun 2024 12:12:12 +0800       (RFC 822)
  ///     June 21st, 2024 at 3:05 p.m. EST 21 June 2024                     Friday, June 21, 2024
  ///     2024年6月21日                     2024年 6月 21日 星期五 下午3:05     18/07/2020 - 17:46
  ///
  /// - Returns: `nil` when the text is none of these, or has more behind it than space.
  package init?(parsing text: some Sequence<UInt8>, in zone: TimeZoneRule) {
    var reader = ByteReader(Array(text))
    // No date is that long; longer text is not read again for each of the forms.
    guard reader.bytes.count <= 200 else { return nil }
    reader.skipSpaces()
    let start = reader.index
    for form in [DateForms.iso, DateForms.rfc822, DateForms.monthFirst, DateForms.chinese, DateForms.dayFirst] {
      reader.index = start
      if let date = form(&reader, zone) {
        reader.skipSpaces()
        if reader.isAtEnd {
          self = date
          return
        }
      }
    }
    return nil
  }
}

extension Timestamp {
  /// Reads a date as `WrittenDate` does.
  package init?(parsing text: some Sequence<UInt8>, in zone: TimeZoneRule) {
    if case let moment?? = text.withContiguousStorageIfAvailable({ Timestamp(rfc3339: $0) }) {
      self = moment
      return
    }
    guard let date = WrittenDate(parsing: text, in: zone) else { return nil }
    self = date.timestamp
  }
}
