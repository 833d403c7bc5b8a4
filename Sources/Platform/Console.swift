import Glibc

/// The standard streams of the process.
package enum Console {
  /// Writes text to standard output.
  package static func print(_ text: String) { put(text, on: STDOUT_FILENO) }
  /// Writes text to standard error.
  package static func complain(_ text: String) { put(text, on: STDERR_FILENO) }
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

  /// A reader that went away is no reason to stop: what cannot be written is left out.
  private static func put(_ text: String, on descriptor: Int32) {
    var text = text
    text.withUTF8 { _ = File.write(UnsafeRawBufferPointer($0), to: descriptor) }
  }
}
