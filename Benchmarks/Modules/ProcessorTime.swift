import Glibc

/// Processor time, in seconds.
struct ProcessorTime {
  /// Spent in the program's own code.
  var user = 0.0
  /// Spent by the kernel on its behalf.
  var system = 0.0
  /// Both together.
  var total: Double { user + system }

  /// What this process has used until now.
  static var ofThisProcess: ProcessorTime { used(RUSAGE_SELF.rawValue) }
  /// What those child processes have used that have ended and been waited for.
  static var ofChildren: ProcessorTime { used(RUSAGE_CHILDREN.rawValue) }

  /// What `body` used of this process.
  static func of(_ body: () throws -> Void) rethrows -> ProcessorTime {
    let before = ofThisProcess
    try body()
    return ofThisProcess - before
  }

  /// What the calling thread has used until now, in seconds: other threads and programs don't disturb it.
  static var ofThisThread: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func - (a: ProcessorTime, b: ProcessorTime) -> ProcessorTime {
    ProcessorTime(user: a.user - b.user, system: a.system - b.system)
  }

  private static func used(_ who: Int32) -> ProcessorTime {
    var usage = rusage()
    getrusage(who, &usage)
    return ProcessorTime(user: seconds(usage.ru_utime), system: seconds(usage.ru_stime))
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}

extension [Double] {
  /// The middle value; of an even number of values the lower middle one.
  var median: Double { isEmpty ? 0 : sorted()[(count - 1) / 2] }
}
