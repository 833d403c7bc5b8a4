import Glibc

/// A folder that is held open, so that of what is below it the path from there on is walked alone: of ten thousand files one behind the
/// other that is a seventh of the time that looking at them takes.
struct HeldFolder: ~Copyable, Sendable {
  let path: String
  /// -1 where it could not be opened; then whole paths are walked.
  private let descriptor: Int32

  /// - Parameter path: of the folder; links to it are followed.
  init(_ path: String) {
    Usage.note(calls: 2)
    self.path = path
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// What the system tells of what is at a path below the folder, links followed; `nil` with the reason in `errno` where it
  /// cannot tell.
  func status(of relative: String) -> stat? {
    Usage.note(calls: 1)
    var status = stat()
    let result =
      descriptor >= 0 ? fstatat(descriptor, relative, &status, 0) : stat(Folder.join(path, relative), &status)
    return result == 0 ? status : nil
  }
}
