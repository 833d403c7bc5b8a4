import Glibc

/// The time of day, for what is written down as having happened now: never for what pages say.
package enum WallClock {
  /// Seconds since 1970 UTC: those of the variable `SOURCE_DATE_EPOCH` where it is set, as reproducible-builds.org specifies it, so
  /// that what is written can be the same in two runs.
  package static var seconds: Int {
    if let set = getenv("SOURCE_DATE_EPOCH").flatMap({ Int(String(cString: $0)) }) { return set }
    return time(nil)
  }
}
