import Glibc
import Synchronization

/// What the process used of the machine so far.
package struct Usage: Sendable, Equatable {
  /// Seconds by a clock that never jumps, from some moment on.
  package var seconds = 0.0
  /// Seconds of processor time, of all threads, in the program and in the system for it.
  package var processorSeconds = 0.0
  /// How often the system was called for files and folders. Memory and threads are not counted.
  package var systemCalls = 0
  /// How many bytes were read from files and written to them.
  package var bytesRead = 0
  package var bytesWritten = 0

  /// The state now.
  package static var now: Usage {
    var resources = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &resources)
    let (user, system) = (resources.ru_utime, resources.ru_stime)
    return Usage(
      seconds: Console.seconds,
      processorSeconds: Double(user.tv_sec + system.tv_sec) + Double(user.tv_usec + system.tv_usec) / 1e6,
      systemCalls: Count.systemCalls.load(ordering: .relaxed), bytesRead: Count.bytesRead.load(ordering: .relaxed),
      bytesWritten: Count.bytesWritten.load(ordering: .relaxed))
  }

  /// What was used since an earlier state.
  package static func - (now: Usage, before: Usage) -> Usage {
    Usage(
      seconds: now.seconds - before.seconds, processorSeconds: now.processorSeconds - before.processorSeconds,
      systemCalls: now.systemCalls - before.systemCalls, bytesRead: now.bytesRead - before.bytesRead,
      bytesWritten: now.bytesWritten - before.bytesWritten)
  }

  /// What was used in two stretches together.
  package static func + (one: Usage, other: Usage) -> Usage {
    Usage(
      seconds: one.seconds + other.seconds, processorSeconds: one.processorSeconds + other.processorSeconds,
      systemCalls: one.systemCalls + other.systemCalls, bytesRead: one.bytesRead + other.bytesRead,
      bytesWritten: one.bytesWritten + other.bytesWritten)
  }

  /// The counts of the process. Nothing but a report depends on them.
  private enum Count {
    static let systemCalls = Atomic(0)
    static let bytesRead = Atomic(0)
    static let bytesWritten = Atomic(0)
  }

  /// Notes that the system was called.
  static func note(calls: Int, read: Int = 0, written: Int = 0) {
    Count.systemCalls.wrappingAdd(calls, ordering: .relaxed)
    if read > 0 { Count.bytesRead.wrappingAdd(read, ordering: .relaxed) }
    if written > 0 { Count.bytesWritten.wrappingAdd(written, ordering: .relaxed) }
  }
}
