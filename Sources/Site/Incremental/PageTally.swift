import Platform

/// How far the pages are, told by all threads.
final class PageTally: Sendable {
  private let count: Int
  private let progress: @Sendable (_ done: Int, _ of: Int) -> Void
  private let state = Lock((done: 0, isStopped: false))

  /// - Parameters:
  ///   - count: how many pages there are.
  ///   - progress: told how many of them are done.
  init(of count: Int, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void) {
    self.count = count
    self.progress = progress
  }

  /// Whether no more pages need be made, since none could be written.
  var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Adds pages that were made, and returns them.
  func counting(_ made: [PageMaking.MadePage]) -> [PageMaking.MadePage] {
    let isStopped = made.contains { _, outcome in
      if case .notWritten(let error, _) = outcome { error.concernsEveryFile } else { false }
    }
    state.withLock { state in
      state.done += made.count
      if isStopped { state.isStopped = true }
      progress(state.done, count)
    }
    return made
  }
}
