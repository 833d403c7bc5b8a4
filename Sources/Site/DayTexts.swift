import Content
import Synchronization

/// A day in the words of the site, made once for the many places where it stands.
final class DayText: Sendable {
  /// The day: `2024年6月21日`.
  let short: String
  /// The day with its weekday.
  let long: String
  /// The day where its year is known: `6月21日`.
  let inYear: String
  /// The day in the two ways in which it is searched, whatever the site's language: `2024-06-21 2024年6月21日`.
  let searched: String
  /// The path of its page.
  let path: String
  /// The day, counted from 1970-01-01.
  fileprivate let number: Int

  fileprivate init(_ number: Int, _ text: InterfaceText) {
    self.number = number
    let day = CivilDate(daysSince1970: number)
    short = text.date(day)
    long = text.longDate(day)
    inYear = text.shortDate(day)
    searched = "\(day.iso8601) \(day.year)年\(day.month)月\(day.day)日"
    path = Period.path(day)
  }
}

/// Days in words. Pages ask for some ten each, on all threads, so that none waits for another here.
final class DayTexts: @unchecked Sendable {
  /// For each remainder of a day's number the first day that was asked for with it: two with the same are 90 years apart.
  private let made: UnsafeMutableBufferPointer<Atomic<Unmanaged<DayText>?>>
  private let text: InterfaceText

  private static let size = 1 << 15

  init(_ text: InterfaceText) {
    self.text = text
    made = .allocate(capacity: Self.size)
    for place in made.indices { made.initializeElement(at: place, to: Atomic(nil)) }
  }

  deinit {
    for place in made.indices { made[place].load(ordering: .relaxed)?.release() }
    made.deinitialize()
    made.deallocate()
  }

  /// A day, counted from 1970-01-01.
  subscript(number: Int) -> DayText {
    let place = number & (Self.size - 1)
    let known = made[place].load(ordering: .acquiring)?.takeUnretainedValue() ?? make(number, at: place)
    return known.number == number ? known : DayText(number, text)
  }

  /// Makes a day for a place; another thread may do the same, and then what is there first is that of both.
  private func make(_ number: Int, at place: Int) -> DayText {
    let day = Unmanaged.passRetained(DayText(number, text))
    let before = made[place].compareExchange(expected: nil, desired: day, ordering: .acquiringAndReleasing).original
    guard let before else { return day.takeUnretainedValue() }
    day.release()
    return before.takeUnretainedValue()
  }
}
