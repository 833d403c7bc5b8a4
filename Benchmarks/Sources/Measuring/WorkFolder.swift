import Foundation

/// Names of folders to work in, one a process, so that two runs at once don't disturb each other.
package enum WorkFolder {
  private static let prefix = "broadsheet-bench-"

  /// The path of this process's folder in another one. Those of processes that were ended before they could remove theirs
  /// are removed.
  package static func path(in place: String) -> String {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? [] {
      guard let process = process(of: name), kill(process, 0) != 0, errno == ESRCH else { continue }
      try? FileManager.default.removeItem(atPath: "\(place)/\(name)")
    }
    return "\(place)/\(prefix)\(getpid())"
  }

  /// The number of the process that a folder of that name belongs to; `nil` for other folders.
  static func process(of name: String) -> pid_t? {
    guard name.hasPrefix(prefix), let number = pid_t(name.dropFirst(prefix.count)), number > 0 else { return nil }
    return number
  }
}
