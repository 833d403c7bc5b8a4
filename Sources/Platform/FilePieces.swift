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
  private let path: String
  private let temporary: String
  private var isPending = true

  /// Begins a file that will be at `path`. The folder must exist.
  package init(_ path: String) throws(SystemError) {
    self.path = path
    temporary = File.temporaryPath(for: path)
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw SystemError("write", path) }
  }

  deinit {
    guard isPending else { return }
    close(descriptor)
    unlink(temporary)
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
    try finish(as: path)
  }

  /// Ends the file and gives it another name in the same folder: one that is known only then.
  package func finish(as path: String) throws(SystemError) {
    isPending = false
    Usage.note(calls: 4)
    var failure: Int32 = close(descriptor) == 0 ? 0 : errno
    if failure == 0, rename(temporary, path) != 0 { failure = errno }
    guard failure == 0 else {
      unlink(temporary)
      throw SystemError("write", path, code: failure)
    }
  }
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
