import Content
import Foundation
import Testing

@Suite struct DateTests {
  private let shanghai = TimeZoneRule(standardOffset: 8 * 3600)

  @Test("days are counted from 1970 and back, over four centuries")
  func civilDays() throws {
    #expect(CivilDate(daysSince1970: 0) == CivilDate(year: 1970, month: 1, day: 1))
    #expect(CivilDate(year: 2024, month: 6, day: 21)?.daysSince1970 == 19895)
    #expect(CivilDate(year: 2024, month: 6, day: 21)?.weekday == 5)
    var previous = CivilDate(daysSince1970: -80_001)
    for day in -80_000..<80_000 {
      let date = CivilDate(daysSince1970: day)
      #expect(date.daysSince1970 == day)
      #expect(previous < date)
      previous = date
    }
  }

  @Test("days that the calendar does not have are none")
  func noDays() {
    #expect(CivilDate(year: 2023, month: 2, day: 29) == nil)
    #expect(CivilDate(year: 2024, month: 2, day: 29) != nil)
    #expect(CivilDate(year: 2024, month: 13, day: 1) == nil)
    #expect(CivilDate(year: 1900, month: 2, day: 29) == nil)
  }

  @Test("what is written as archives write dates is read as every other form is")
  func writtenForm() {
    let written = "2024-02-29T23:59:07+08:00"
    var texts = ["2024-02-29T23:59:07Z", "0001-01-01T00:00:00Z", "9999-12-31T00:00:00-23:59", written]
    texts.append(String(written.dropLast()))
    // Each byte replaced by others.
    for place in written.indices {
      for byte in ["9", "0", "3", ":", " ", "-", "Z", "T"] {
        texts.append(written.replacingCharacters(in: place...place, with: byte))
      }
    }
    for text in texts {
      let read = WrittenDate(parsing: text.utf8, in: .utc)?.timestamp
      #expect(Timestamp(parsing: text.utf8, in: .utc) == read, "\(text)")
    }
    #expect(Timestamp(parsing: written.utf8, in: .utc)?.rfc3339 == written)
  }

  @Test(
    "all forms of dates are read",
    arguments: [
      ("2024-06-21 12:12:12", "2024-06-21T12:12:12+08:00"),
      ("2024-06-21T04:12:12.233Z", "2024-06-21T04:12:12Z"),
      ("2024-06-21T12:12+08:00", "2024-06-21T12:12:00+08:00"),
      ("2024-06-21 18:20:49 +0800", "2024-06-21T18:20:49+08:00"),
      ("2024-06-21", "2024-06-21T00:00:00+08:00"),
      ("Fri, 21 Jun 2024 04:12:12 GMT", "2024-06-21T04:12:12Z"),
      ("21 Jun 2024 12:12:12 -0330", "2024-06-21T12:12:12-03:30"),
      ("2024年6月21日", "2024-06-21T00:00:00+08:00"),
      ("  2024年 6月 21日 9:05 ", "2024-06-21T09:05:00+08:00"),
      ("18/07/2020 - 17:46", "2020-07-18T17:46:00+08:00"),
      ("Oct 1st 2020", "2020-10-01T00:00:00+08:00"), ("15 July 2020", "2020-07-15T00:00:00+08:00"),
      ("July 15, 2020", "2020-07-15T00:00:00+08:00"),
      ("Wednesday, July 15, 2020 at 3:05 PM EST", "2020-07-15T15:05:00-05:00"),
      ("2020/7/15", "2020-07-15T00:00:00+08:00"), ("2020年7月15日 星期三 下午3:05", "2020-07-15T15:05:00+08:00"),
      ("2020年7月15日（周三）12:05", "2020-07-15T12:05:00+08:00"), ("2021年1月16日 上午1:44 [GMT+8]", "2021-01-16T01:44:00+08:00"),
      ("2024-06-21 10:00 GMT+08:00", "2024-06-21T10:00:00+08:00"),
      ("2024-06-21 10:00 UTC+08:00", "2024-06-21T10:00:00+08:00"),
      ("2024-06-21 10:00 (GMT+0800)", "2024-06-21T10:00:00+08:00"),
      ("21 Jun 2024 10:00 GMT-5", "2024-06-21T10:00:00-05:00"),
      ("June 21, 2024 10:00 AM UTC-5", "2024-06-21T10:00:00-05:00"),
      ("2024-06-21 10:00 UT+14", "2024-06-21T10:00:00+14:00"),
      ("2024-06-21 10:00 UTC+5:30", "2024-06-21T10:00:00+05:30"),
      ("2024-06-21T10:00UTC−3:30", "2024-06-21T10:00:00-03:30"),
    ])
  func forms(text: String, expected: String) {
    #expect(Timestamp(parsing: text.utf8, in: shanghai)?.rfc3339 == expected)
  }

  @Test(
    "what is no date is none",
    arguments: [
      "", "null", "2024-13-01", "2024-06-21 25:00", "2024-06-21 12:12:12 x", "21 Foo 2024", "31/02/2020", "2024年6月",
      "2024年6月21日 15点", "June 21", "Juned 21, 2024", "下午", "99999999999999999999",
      "2024-06-21 10:00 GMT+15", "2024-06-21 10:00 UTC+14:01", "2024-06-21 10:00 GMT+5:3", "2024-06-21 10:00 GMT-",
      "2024-06-21 10:00 UTC+8:60",
    ])
  func rubbish(text: String) {
    #expect(Timestamp(parsing: text.utf8, in: shanghai) == nil)
  }

  @Test("summer time begins and ends by the rules of Europe and of America")
  func summerTime() throws {
    let berlin = try #require(TimeZoneRule("Europe/Berlin"))
    let newYork = try #require(TimeZoneRule("America/New_York"))
    func offset(_ zone: TimeZoneRule, _ text: String) throws -> Int {
      let moment = try #require(Timestamp(parsing: text.utf8, in: .utc))
      return zone.offset(at: moment.seconds) / 3600
    }
    #expect(try offset(berlin, "2024-03-31T00:59:59Z") == 1)
    #expect(try offset(berlin, "2024-03-31T01:00:00Z") == 2)
    #expect(try offset(berlin, "2024-10-27T00:59:59Z") == 2)
    #expect(try offset(berlin, "2024-10-27T01:00:00Z") == 1)
    #expect(try offset(newYork, "2024-03-10T06:59:59Z") == -5)
    #expect(try offset(newYork, "2024-03-10T07:00:00Z") == -4)
    #expect(try offset(newYork, "2024-11-03T05:59:59Z") == -4)
    #expect(try offset(newYork, "2024-11-03T06:00:00Z") == -5)
    #expect(try offset(newYork, "2005-03-20T12:00:00Z") == -5)
    #expect(try offset(newYork, "2005-04-03T12:00:00Z") == -4)
  }

  @Test("a local time is told with the offset that holds there then")
  func localTimes() throws {
    let berlin = try #require(TimeZoneRule("Europe/Berlin"))
    #expect(Timestamp(parsing: "2024-07-01 12:00".utf8, in: berlin)?.rfc3339 == "2024-07-01T12:00:00+02:00")
    #expect(Timestamp(parsing: "2024-12-01 12:00".utf8, in: berlin)?.rfc3339 == "2024-12-01T12:00:00+01:00")
  }

  @Test("zones are names or offsets")
  func zones() {
    #expect(TimeZoneRule("+05:30")?.standardOffset == 19_800)
    #expect(TimeZoneRule("Asia/Shanghai")?.standardOffset == 28_800)
    #expect(TimeZoneRule("Mars/Olympus") == nil)
    #expect(TimeZoneRule.names.contains("Europe/London"))
  }

  @Test("the day is the one that the clock shows")
  func localDay() {
    let late = Timestamp(seconds: 1_718_900_000, offset: 8 * 3600)
    #expect(late.date.iso8601 == "2024-06-21")
    #expect(late.utc.date.iso8601 == "2024-06-20")
    #expect(Timestamp(seconds: -1).rfc3339 == "1969-12-31T23:59:59Z")
  }
}
