import Feeds
import Testing

@Suite struct FeedDateTests {
  @Test(
    "a date is written with its own offset",
    arguments: [
      (1_718_943_132, 28_800, "Fri, 21 Jun 2024 12:12:12 +0800", "2024-06-21T12:12:12+08:00"),
      (0, 0, "Thu, 01 Jan 1970 00:00:00 +0000", "1970-01-01T00:00:00Z"),
      (-1, 0, "Wed, 31 Dec 1969 23:59:59 +0000", "1969-12-31T23:59:59Z"),
      (951_782_400, -18_000, "Mon, 28 Feb 2000 19:00:00 -0500", "2000-02-28T19:00:00-05:00"),
      (951_868_799, 0, "Tue, 29 Feb 2000 23:59:59 +0000", "2000-02-29T23:59:59Z"),
      (4_107_542_400, 20_700, "Mon, 01 Mar 2100 05:45:00 +0545", "2100-03-01T05:45:00+05:45"),
      (1_704_067_199, -1_800, "Sun, 31 Dec 2023 23:29:59 -0030", "2023-12-31T23:29:59-00:30"),
    ])
  func aDateIsWrittenWithItsOwnOffset(seconds: Int, offset: Int, rfc822: String, rfc3339: String) {
    let date = FeedDate(secondsSinceEpoch: seconds, offsetSeconds: offset)
    #expect(date.rfc822 == rfc822)
    #expect(date.rfc3339 == rfc3339)
  }

  @Test("an offset with seconds is shown in minutes, and the time agrees with it")
  func anOffsetWithSecondsIsShownInMinutesAndTheTimeAgreesWithIt() {
    let date = FeedDate(secondsSinceEpoch: 0, offsetSeconds: 29_143)
    #expect(date.rfc3339 == "1970-01-01T08:05:00+08:05")
  }

  @Test("what four digits cannot say is the first or the last second that they can")
  func whatFourDigitsCannotSayIsTheFirstOrTheLastSecondThatTheyCan() {
    #expect(FeedDate(secondsSinceEpoch: .max, offsetSeconds: .max).rfc3339 == "9999-12-31T23:59:59+23:59")
    #expect(FeedDate(secondsSinceEpoch: .min, offsetSeconds: 0).rfc822 == "Mon, 01 Jan 0001 00:00:00 +0000")
  }

  @Test("dates are ordered as moments") func datesAreOrderedAsMoments() {
    let morning = FeedDate(secondsSinceEpoch: 10, offsetSeconds: 28_800)
    #expect(morning < FeedDate(secondsSinceEpoch: 11, offsetSeconds: 0))
    #expect(FeedDate(secondsSinceEpoch: 10, offsetSeconds: 0) < morning)
  }
}
