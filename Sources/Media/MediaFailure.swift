/// What is known of an address whose file could not be fetched.
package struct MediaFailure: Sendable, Equatable {
  /// The address as articles name it, without a fragment.
  package var url: String
  /// Why: `status 404`, `timed out`.
  package var reason: String
  /// In how many runs it failed.
  package var attempts: Int
  /// When it failed first and last, in seconds since 1970 UTC.
  package var first: Int
  package var last: Int
  /// From when on a run tries it again of itself, in seconds since 1970 UTC; `nil`: only when that is asked for.
  package var next: Int?

  package init(url: String, reason: String, attempts: Int, first: Int, last: Int, next: Int? = nil) {
    self.url = url
    self.reason = reason
    self.attempts = attempts
    self.first = first
    self.last = last
    self.next = next
  }

  /// How long to leave what may be there again alone, in seconds, once it failed in so many runs: three quarters of an hour, so that
  /// the next run of each hour tries it, then four times as long each time, up to thirty days.
  package static func pause(after attempts: Int) -> Int {
    min(2700 << (2 * min(attempts - 1, 8)), longestPause)
  }

  /// The longest that anything is left alone that may be there again.
  package static let longestPause = 30 * 86_400
}
