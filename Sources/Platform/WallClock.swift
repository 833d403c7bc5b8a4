import Glibc

/// The time of day, for what is written down as having happened now: never for what pages say.
package enum WallClock {
  /// The variable of the environment that sets it.
  package static let variable = "SOURCE_DATE_EPOCH"

  /// What the variable can be: up to the year 9999, behind which no date is written.
  package static let range = 0...253_402_300_799

  /// The variable is set to something that is no time.
  package struct Malformed: Error, Equatable, Sendable {
    /// What it is set to.
    package let text: String
  }

  /// Seconds since 1970 UTC: those of the variable where it is set, as reproducible-builds.org specifies it, so that what is written
  /// can be the same in two runs.
  package static var seconds: Int {
    get throws(Malformed) {
      guard let set = getenv(variable) else { return time(nil) }
      let text = String(cString: set)
      guard let seconds = Int(text), range.contains(seconds) else { throw Malformed(text: text) }
      return seconds
    }
  }
}
