import Glibc

/// The right to use a folder while no other run disturbs that: many may read it at once, or one may write it.
///
/// It is a lock of the kernel (`flock`) on a file beside the folder, in `.broadsheet/`. It ends with this value, or with the last
/// thread of the process, however that ends: so there are no locks that nobody has, and who gets one knows that of the run before
/// nothing will be written any more. The file stays, and says who used it last; that is for messages only.
///
/// Who needs several takes them in this order, so that no two runs wait for each other: media, content, output.
package final class FolderLock: Sendable {
  /// What the folder is used for.
  package enum Use: Sendable {
    /// It is only read. Where no lock file is, nobody has written it, and none is made.
    case reading
    /// It is changed.
    case writing
  }

  /// A run that has the lock.
  package struct Holder: Sendable, Equatable {
    /// The number of its process.
    package var process: Int
    /// The command that it was started with: `build`.
    package var command: String
    /// When it got the lock, in seconds since 1970 UTC.
    package var since: Int
  }

  /// Why there is no lock.
  package enum Failure: Error, Sendable, Equatable {
    /// Another run has it; `nil` when it cannot be told which.
    case held(Holder?)
    /// The lock file cannot be made or opened.
    case system(SystemError)
  }

  /// The open lock file; `nil` where there is none.
  private let descriptor: Int32?
  /// Whether other runs are kept away: the file system can lock, or nobody can write here anyhow.
  package let isEffective: Bool

  /// Takes the lock of a folder, which need not be there yet.
  ///
  /// - Parameters:
  ///   - command: what to tell others that want it, in small letters and hyphens.
  ///   - patience: how many seconds to wait for a run that has it. A process that was killed takes a moment to be gone.
  ///   - onWaiting: told, once, which run is waited for, when that takes longer than `grace`.
  /// - Throws: `held` when another run still has it.
  package init(
    _ folder: String, for use: Use, command: String, patience: Double = FolderLock.grace,
    onWaiting: (Holder?) -> Void = { _ in }
  ) throws(Failure) {
    let path = Self.path(for: folder)
    guard let descriptor = try Self.open(path, for: use) else {
      descriptor = nil
      isEffective = true
      return
    }
    let start = Console.seconds
    var isTold = false
    while true {
      Usage.note(calls: 1)
      if flock(descriptor, (use == .writing ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0 { break }
      let code = errno
      if code == EINTR { continue }
      guard code == EWOULDBLOCK else {
        close(descriptor)
        guard Self.isUnsupported(code) else { throw .system(SystemError("lock", path, code: code)) }
        self.descriptor = nil
        isEffective = false
        return
      }
      let waited = Console.seconds - start
      if waited >= patience {
        let holder = Self.holder(in: descriptor)
        close(descriptor)
        throw .held(holder)
      }
      if waited >= Self.grace, !isTold {
        isTold = true
        onWaiting(Self.holder(in: descriptor))
      }
      Console.sleep(0.02)
    }
    self.descriptor = descriptor
    isEffective = true
    Self.sign(descriptor, command: command)
  }

  deinit { if let descriptor { close(descriptor) } }

  /// How many seconds a process that was killed may take to be gone.
  package static let grace = 0.5

  /// The lock file of a folder.
  package static func path(for folder: String) -> String { Folder.statePath(of: folder) + ".lock" }

  /// Opens a lock file; `nil` where none is needed: nobody wrote the folder, or this process may not write beside it.
  private static func open(_ path: String, for use: Use) throws(Failure) -> Int32? {
    // A link is not followed, and a pipe not waited for: who knows what somebody put there.
    let flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | (use == .writing ? O_CREAT : 0)
    func attempt(_ flags: Int32) -> (descriptor: Int32, error: SystemError) {
      Usage.note(calls: 1)
      let descriptor = Glibc.open(path, flags, 0o644)
      return (descriptor, SystemError("lock", path, code: descriptor < 0 ? errno : 0))
    }
    var (descriptor, error) = attempt(flags)
    if error.code == ENOENT, use == .writing {
      do throws(SystemError) {
        try Folder.make(Folder.parent(of: path))
      } catch {
        guard !error.isForbidden else { return nil }
        throw .system(error)
      }
      (descriptor, error) = attempt(flags)
    }
    // Who may only read the file can still keep others away.
    if error.isForbidden { (descriptor, error) = attempt(flags & ~(O_CREAT | O_RDWR) | O_RDONLY) }
    if error.code == 0 { return descriptor }
    guard use == .writing, error.code != ENOENT, !error.isForbidden else { return nil }
    throw .system(error)
  }

  /// Whether a failure of `flock` says that the file system has no locks.
  static func isUnsupported(_ code: Int32) -> Bool { [ENOTSUP, ENOSYS, ENOLCK, EINVAL, EBADF].contains(code) }
}

extension FolderLock {
  /// How many bytes a note of who has the lock has: process, command, second, spaces, a line end.
  static let noteSize = 64

  /// Notes who has the lock. Whether that can be written is no matter; what is longer or shorter than a note is none of ours.
  private static func sign(_ descriptor: Int32, command: String) {
    Usage.note(calls: 2)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1,
      status.st_size == 0 || status.st_size == noteSize
    else { return }
    let text = "\(getpid()) \(command) \(File.now / 1_000_000_000)".utf8.prefix(noteSize - 1)
    let note = text + [UInt8](repeating: UInt8(ascii: " "), count: noteSize - 1 - text.count) + [UInt8(ascii: "\n")]
    _ = note.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  /// Who signed last, when that process is still there.
  private static func holder(in descriptor: Int32) -> Holder? {
    var note = [UInt8](repeating: 0, count: noteSize)
    let count = note.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    guard count == noteSize, let holder = Holder(note: note), let process = pid_t(exactly: holder.process),
      kill(process, 0) == 0 || errno == EPERM
    else { return nil }
    return holder
  }
}

extension FolderLock.Holder {
  /// Reads a note, whatever it holds.
  init?(note: [UInt8]) {
    let words = note.dropLast().split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    guard words.count == 3, let process = Int(words[0]), process > 0, let since = Int(words[2]),
      // To the end of the year 9999.
      0..<253_402_300_800 ~= since,
      words[1].utf8.allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || $0 == UInt8(ascii: "-") })
    else { return nil }
    self.init(process: process, command: words[1], since: since)
  }
}
