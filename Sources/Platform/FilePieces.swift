import Glibc

/// A file that is read in pieces.
package final class FileReader: Sendable {
  private let descriptor: Int32
  private let path: String
  /// Its size in bytes when it was opened.
  package let size: Int

  /// Opens the regular file at `path`.
  package init(_ path: String) throws(SystemError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemError("read", path) }
    self.path = path
    Usage.note(calls: 2)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      size = 0
      throw SystemError("read", path, code: EINVAL)
    }
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// The bytes of a stretch of it; fewer where the file has become shorter.
  package func read(_ range: Range<Int>) throws(SystemError) -> [UInt8] {
    try File.read(from: descriptor, range, of: path)
  }

  /// Fills a buffer with the bytes that begin at `start`; returns how many these are, fewer where the file ends.
  package func read(at start: Int, into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    try File.read(from: descriptor, at: start, into: buffer, of: path)
  }
}

/// A file that is written in pieces. It has its name only when all of it is there.
package final class FileStream {
  private let descriptor: Int32
  /// What errors name.
  private let path: String
  /// Where the file will be, which is elsewhere when `path` is a link.
  private let target: String
  /// Its name until then; `nil` for what is written to where it stands.
  private let temporary: String?
  private var isPending = true

  /// Begins a file that will be at `path`. The folder must exist.
  package convenience init(_ path: String) throws(SystemError) {
    try self.init(path, at: path, temporary: File.temporaryPath(for: path))
  }

  /// Begins what somebody asked to be written to `path`, making the folders on the way there that are missing. A link stays one, and what it
  /// leads to is replaced. A device or a pipe is no file to replace: it is opened and written to, and so is what this process prints to.
  package convenience init(asked path: String) throws(SystemError) {
    Usage.note(calls: 1)
    var status = stat()
    guard stat(path, &status) == 0 else {
      let failure = errno
      guard failure == ENOENT, !File.exists(path) else { throw SystemError("write", path, code: failure) }
      let folder = Folder.parent(of: path)
      if !Folder.exists(folder) { try Folder.make(folder) }
      try self.init(path, at: path, temporary: Self.lastingPath(for: path))
      return
    }
    if let stream = Self.standardStream(status) {
      // Where it is a file, opening it again would begin at its beginning.
      try self.init(path, open: fcntl(stream, F_DUPFD_CLOEXEC, 0))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw SystemError("write", path, code: EISDIR)
    case S_IFREG:
      guard let target = try? Folder.absolute(path) else { throw SystemError("write", path) }
      try self.init(path, at: target, temporary: Self.lastingPath(for: target))
    default: try self.init(path, open: open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY))
    }
  }

  private init(_ path: String, at target: String, temporary: String) throws(SystemError) {
    (self.path, self.target, self.temporary) = (path, target, temporary)
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw SystemError("write", path) }
  }

  private init(_ path: String, open descriptor: Int32) throws(SystemError) {
    (self.path, target, temporary, self.descriptor) = (path, path, nil, descriptor)
    guard descriptor >= 0 else { throw SystemError("write", path) }
  }

  /// A hidden neighbour of `path` that has the same name in each run: nobody has a lock there, so it is the next run that takes it
  /// again.
  private static func lastingPath(for path: String) -> String {
    Folder.join(
      Folder.parent(of: path), "\(File.temporaryPrefix)\(Fingerprint(Folder.name(of: path)).hexadecimal)-report")
  }

  /// The descriptor of what this process prints to, if that is what was looked at.
  private static func standardStream(_ file: stat) -> Int32? {
    [STDOUT_FILENO, STDERR_FILENO].first { descriptor in
      var status = stat()
      return fstat(descriptor, &status) == 0 && status.st_dev == file.st_dev && status.st_ino == file.st_ino
    }
  }

  deinit {
    guard isPending else { return }
    close(descriptor)
    if let temporary { unlink(temporary) }
  }

  /// Adds bytes at the end.
  package func append(_ bytes: ArraySlice<UInt8>) throws(SystemError) {
    let failure = bytes.withUnsafeBytes { File.write($0, to: descriptor) }
    guard failure == 0 else { throw SystemError("write", path, code: failure) }
  }

  /// Puts bytes in the place of those that were written first.
  package func replaceBeginning(with bytes: [UInt8]) throws(SystemError) {
    let put = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    guard put == bytes.count else { throw SystemError("write", path, code: put < 0 ? errno : ENOSPC) }
  }

  /// Ends the file and gives it its name.
  ///
  /// - Parameter durably: whether its bytes are on the disk before, so that also a machine that fails leaves it whole.
  package func finish(durably: Bool = false) throws(SystemError) {
    if durably {
      Usage.note(calls: 1)
      guard fsync(descriptor) == 0 else { throw SystemError("write", path) }
    }
    try finish(at: target, named: path)
  }

  /// Ends the file and gives it another name in the same folder: one that is known only then.
  package func finish(as path: String) throws(SystemError) { try finish(at: path, named: path) }

  private func finish(at target: String, named path: String) throws(SystemError) {
    isPending = false
    Usage.note(calls: 4)
    var failure: Int32 = close(descriptor) == 0 ? 0 : errno
    if let temporary, failure == 0, rename(temporary, target) != 0 { failure = errno }
    guard failure == 0 else {
      if let temporary { unlink(temporary) }
      throw SystemError("write", path, code: failure)
    }
  }
}

extension [UInt8] {
  /// The lines whose ends are there. What was being added to a file when that was killed is cut off: a line behind it would be taken for
  /// the rest of it.
  package var wholeLines: ArraySlice<UInt8> { prefix((lastIndex(of: 0x0A) ?? -1) + 1) }
}

/// A file that things are added to, each in one go: on several threads at once, and kept when the process is killed.
package final class FileAppender: Sendable {
  private let descriptor: Int32
  private let path: String

  /// Opens the file at `path`, making it when it is not there. The folder must exist.
  ///
  /// - Parameter size: how many of its bytes are kept; `nil` keeps all.
  package init(_ path: String, keeping size: Int? = nil) throws(SystemError) {
    self.path = path
    // A link is not followed: who knows what it leads to. A pipe that nobody reads is not waited for.
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o644)
    guard descriptor >= 0 else { throw SystemError("write", path) }
    guard let size, ftruncate(descriptor, size) != 0 else { return }
    let failure = errno
    close(descriptor)
    throw SystemError("write", path, code: failure)
  }

  deinit { close(descriptor) }

  /// Adds bytes at the end.
  ///
  /// - Parameter durably: whether it is waited until all of the file is on the disk.
  package func append(_ bytes: [UInt8], durably: Bool = false) throws(SystemError) {
    var failure = bytes.withUnsafeBytes { File.write($0, to: descriptor) }
    if failure == 0, durably {
      Usage.note(calls: 1)
      if fsync(descriptor) != 0 { failure = errno }
    }
    guard failure == 0 else { throw SystemError("write", path, code: failure) }
  }
}
