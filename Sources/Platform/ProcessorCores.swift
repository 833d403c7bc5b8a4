import CLinux
import Glibc

/// How many processor cores a process may use: not all that the machine has, where it is held to some of them (`taskset`, cpusets), or to
/// a share of their time, as containers are. More threads than that would only take turns, or stand still until their time comes again.
package enum ProcessorCores {
  /// Those of this process; at least 1. It is told once.
  package static let usable = max(1, min(allowed() ?? online, quota() ?? .max))

  /// Those that the thread that calls this may run on, and those that it starts; `nil` where the machine has more than can be told so.
  /// See sched_getaffinity(2).
  static func allowed() -> Int? {
    var set = cpu_set_t()
    guard sched_getaffinity(0, MemoryLayout<cpu_set_t>.size, &set) == 0 else { return nil }
    return withUnsafeBytes(of: set) { $0.reduce(0) { $0 + $1.nonzeroBitCount } }
  }

  private static var online: Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }

  /// How many cores' time the control groups of this process may use, rounded up; `nil` without a limit. See cgroups(7).
  ///
  /// - Parameter root: the folder in which `proc` and `sys` are.
  static func quota(root: String = "") -> Int? {
    guard let groups = text(of: "\(root)/proc/self/cgroup") else { return nil }
    var lowest: Int?
    for line in groups.split(separator: "\n") {
      // Hierarchy, controllers, path.
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let isUnified = parts[0] == "0" && parts[1].isEmpty
      guard isUnified || parts[1].split(separator: ",").contains("cpu") else { continue }
      // A group has no more than those that it is in. Within a container the path may begin above what can be seen of it.
      var folder = "\(root)/sys/fs/cgroup\(isUnified ? "" : "/cpu")"
      for name in [""] + parts[2].split(separator: "/").map({ "/\($0)" }) {
        folder += name
        guard let limit = isUnified ? limit(in: folder) : firstLimit(in: folder) else { continue }
        lowest = min(lowest ?? .max, limit)
      }
    }
    return lowest
  }

  /// The limit of a group of version 2: `max 100000`, or how many microseconds it has in a period of as many.
  private static func limit(in folder: String) -> Int? {
    guard let parts = text(of: "\(folder)/cpu.max")?.split(whereSeparator: \.isWhitespace), parts.count == 2 else {
      return nil
    }
    return cores(parts[0], of: parts[1])
  }

  /// The limit of a group of version 1: the same in two files, −1 without one.
  private static func firstLimit(in folder: String) -> Int? {
    guard let quota = text(of: "\(folder)/cpu.cfs_quota_us"), let period = text(of: "\(folder)/cpu.cfs_period_us")
    else {
      return nil
    }
    return cores(quota.prefix { !$0.isWhitespace }, of: period.prefix { !$0.isWhitespace })
  }

  private static func cores(_ quota: Substring, of period: Substring) -> Int? {
    guard let quota = Int(quota), let period = Int(period), quota > 0, period > 0 else { return nil }
    return (quota - 1) / period + 1
  }

  /// What a file of the system says, which has no size before it is read.
  private static func text(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let bytes = try? File.read(from: descriptor, 0..<1 << 14, of: path) else { return nil }
    Usage.note(calls: 2)
    return String(decoding: bytes, as: UTF8.self)
  }
}
