import Platform

/// One line on a terminal that tells what is done: `importing  1200/10000  4512/s  2 s left`. It appears when the work takes
/// longer than a second, and goes when it ends.
final class ProgressLine: Sendable {
  private let activity: String
  private let isShown: Bool
  private let start = Console.seconds
  private let last = Lock(Console.seconds + 0.9)

  init(_ activity: String, isShown: Bool) {
    self.activity = activity
    self.isShown = isShown
  }

  /// Shows the state of the work, ten times a second at most.
  ///
  /// - Parameter more: what else is told.
  func update(_ done: Int, of total: Int, _ more: String? = nil) {
    guard isShown else { return }
    let now = Console.seconds
    let isDue = last.withLock { last in
      guard now - last >= 0.1 else { return false }
      last = now
      return true
    }
    guard isDue, done > 0 else { return }
    let rate = Double(done) / (now - start)
    let left = Int((Double(total - done) / rate).rounded(.up))
    Console.complain(
      "\r\u{1B}[K\(activity)  \(done)/\(total)  \(Int(rate))/s  \(more.map { $0 + "  " } ?? "")\(left) s left")
  }

  /// Takes the line away.
  func end() {
    if isShown, Console.seconds - start > 0.9 { Console.complain("\r\u{1B}[K") }
  }
}
