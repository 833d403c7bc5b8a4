import CLinux
import Glibc

extension File {
  /// Puts the file at `source` also at `path`, in place of what is there: as another name of it, else sharing its blocks, else as
  /// a copy, whichever the file system can. It is there whole or not at all. The folder must exist.
  package static func duplicate(_ source: String, at path: String) throws(SystemError) {
    let temporary = temporaryPath(for: path)
    unlink(temporary)
    Usage.note(calls: 3)
    // Hard links end at the borders of file systems, and at a number that differs between them; some systems have none.
    if link(source, temporary) != 0 {
      guard errno != ENOENT else { throw SystemError("read", source) }
      try copy(source, to: temporary)
    }
    guard rename(temporary, path) == 0 else {
      let failure = errno
      unlink(temporary)
      throw SystemError("write", path, code: failure)
    }
    // Where both are names of one file already, `rename` does nothing.
    unlink(temporary)
  }

  private static func copy(_ source: String, to path: String) throws(SystemError) {
    let from = open(source, O_RDONLY | O_CLOEXEC)
    guard from >= 0 else { throw SystemError("read", source) }
    defer { close(from) }
    let to = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard to >= 0 else { throw SystemError("write", path) }
    Usage.note(calls: 5)
    var failure: Int32 = 0
    if broadsheet_clone(to, from) != 0 {
      // It copies within the kernel, and shares blocks where it can.
      var count = 0
      repeat {
        count = copy_file_range(from, nil, to, nil, 1 << 30, 0)
      } while count > 0 || count < 0 && errno == EINTR
      if count < 0 { failure = errno }
      // Some file systems can't do that either.
      if failure != 0 && failure != ENOSPC { failure = copyBytes(from, to) }
    }
    if close(to) != 0, failure == 0 { failure = errno }
    guard failure == 0 else {
      unlink(path)
      throw SystemError("write", path, code: failure)
    }
  }

  /// Copies byte by byte; returns 0, or the `errno` that stopped it.
  private static func copyBytes(_ from: Int32, _ to: Int32) -> Int32 {
    guard lseek(from, 0, SEEK_SET) == 0, ftruncate(to, 0) == 0, lseek(to, 0, SEEK_SET) == 0 else { return errno }
    return withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
      while true {
        let count = Glibc.read(from, buffer.baseAddress, buffer.count)
        if count == 0 { return 0 }
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        let failure = write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: to)
        if failure != 0 { return failure }
      }
    }
  }

  /// Whether two paths name files that seem to be the same: one file, or two of the same size.
  package static func seemSame(_ path: String, _ other: String) -> Bool {
    guard let (own, theirs) = states(path, other), own.st_mode & S_IFMT == S_IFREG else { return false }
    return isOne(own, theirs) || own.st_size == theirs.st_size
  }

  /// Whether two paths name one file.
  package static func isOne(_ path: String, _ other: String) -> Bool {
    states(path, other).map { isOne($0, $1) } ?? false
  }

  private static func isOne(_ own: stat, _ theirs: stat) -> Bool {
    own.st_dev == theirs.st_dev && own.st_ino == theirs.st_ino
  }

  private static func states(_ path: String, _ other: String) -> (stat, stat)? {
    var (own, theirs) = (stat(), stat())
    Usage.note(calls: 2)
    return stat(path, &own) == 0 && stat(other, &theirs) == 0 ? (own, theirs) : nil
  }
}
