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

  package init(url: String, reason: String, attempts: Int, first: Int, last: Int) {
    self.url = url
    self.reason = reason
    self.attempts = attempts
    self.first = first
    self.last = last
  }
}
