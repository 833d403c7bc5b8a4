import Glibc

/// The standard streams of the process.
package enum Console {
  /// Writes text to standard output. What cannot be written is left out.
  package static func print(_ text: String) { _ = put(text, on: STDOUT_FILENO) }
  /// Writes text to standard output that is all that was asked for.
  ///
  /// - Throws: when it cannot be written. A reader that went away has what it wanted.
  package static func show(_ text: String) throws(SystemError) {
    let failure = put(text, on: STDOUT_FILENO)
    guard failure == 0 || failure == EPIPE else { throw SystemError("write", "standard output", code: failure) }
  }
  /// Writes text to standard error. What cannot be written is left out.
  package static func complain(_ text: String) { _ = put(text, on: STDERR_FILENO) }
  /// Whether standard error is a terminal, where progress may be shown.
  package static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }
  /// Seconds of a clock that never jumps, for rates of progress; never for anything that is written.
  package static var seconds: Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }

  /// Does nothing for so many seconds.
  package static func sleep(_ seconds: Double) {
    guard seconds > 0 else { return }
    var pause = timespec(tv_sec: Int(seconds), tv_nsec: Int((seconds - seconds.rounded(.down)) * 1e9))
    nanosleep(&pause, nil)
  }

  /// Writes all of the text; returns 0, or the `errno` that stopped it.
  private static func put(_ text: String, on descriptor: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { File.write(UnsafeRawBufferPointer($0), to: descriptor) }
  }
}
