import Glibc

/// Whole files: read in one go, written whole or not at all.
package enum File {
  /// What identifies a state of a file cheaply: when none of these changed, its bytes did not either, as long as the state was
  /// settled (`FolderWalk.Entry`).
  package struct Stamp: Sendable, Hashable {
    /// The size in bytes.
    package var size: Int
    /// The time of the last change of its bytes, in nanoseconds since 1970 UTC.
    package var modified: Int
    /// The file's number in its file system, mixed with the time that nobody can set: that of the last change of anything about
    /// the file. Programs that unpack or copy set the other time to what it was elsewhere.
    package var identity: UInt64

    package init(size: Int, modified: Int, identity: UInt64) {
      self.size = size
      self.modified = modified
      self.identity = identity
    }

    init(_ status: stat) {
      self.init(size: Int(status.st_size), modified: status.st_mtim.nanoseconds, identity: status.identity)
    }
  }

  /// The stamp of the regular file at `path`, links followed, or `nil` when there is no such file.
  package static func stamp(_ path: String) -> Stamp? {
    Usage.note(calls: 1)
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Stamp(status)
  }

  /// The bytes of the regular file at `path`.
  ///
  /// - Parameter limit: the most bytes it may have; a larger file fails with `EFBIG` before anything is read.
  /// - Throws: `SystemError`, with `EISDIR` for a folder and `EINVAL` for a device, socket or pipe.
  package static func read(_ path: String, limit: Int = .max) throws(SystemError) -> [UInt8] {
    // Not blocking: opening a named pipe that nobody writes to must not hang the program.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemError("read", path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError("read", path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw SystemError("read", path, code: EISDIR)
    default: throw SystemError("read", path, code: EINVAL)
    }
    guard status.st_size <= limit else { throw SystemError("read", path, code: EFBIG) }

    let bytes = try read(from: descriptor, 0..<Int(status.st_size), of: path)
    Usage.note(calls: 3)
    return bytes
  }

  /// The bytes of a stretch of an open file; fewer where the file ends before that.
  static func read(from descriptor: Int32, _ range: Range<Int>, of path: String) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      do throws(SystemError) {
        count = try read(from: descriptor, at: range.lowerBound, into: UnsafeMutableRawBufferPointer(buffer), of: path)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Fills a buffer with the bytes of an open file that begin at `start`; returns how many these are, fewer where the file ends.
  static func read(
    from descriptor: Int32, at start: Int, into buffer: UnsafeMutableRawBufferPointer, of path: String
  ) throws(SystemError) -> Int {
    var count = 0
    while count < buffer.count {
      let got = pread(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count, off_t(start + count))
      if got > 0 {
        count += got
      } else if got == 0 {
        break
      } else if errno != EINTR {
        throw SystemError("read", path, code: errno)
      }
    }
    Usage.note(calls: 1, read: count)
    return count
  }

  /// The bytes of the regular file at `path`, which had `size` bytes when it was last looked at: one call of the system less
  /// than without knowing that. Another size is found out, and the file then read as by `read(_:limit:)`.
  package static func read(_ path: String, expecting size: Int, limit: Int = .max) throws(SystemError) -> [UInt8] {
    // One byte more is asked for than is expected: a read that comes back with less has met the end of the file.
    guard size > 0, size < limit else { return try read(path, limit: limit) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemError("read", path) }
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      count = max(0, Glibc.read(descriptor, buffer.baseAddress, size + 1))
    }
    close(descriptor)
    Usage.note(calls: 3, read: bytes.count)
    return bytes.count == size ? bytes : try read(path, limit: limit)
  }

  /// Puts `bytes` at `path`: whole, or what was there before. The folder must exist.
  ///
  /// The bytes go into a hidden neighbour of the file first and are moved over it at the end, so that neither a kill nor
  /// a full disk leaves half a file under its name.
  ///
  /// - Parameter durably: whether the bytes are on the disk before the file has its name, so that also a machine that fails leaves it whole.
  /// - Returns: the state of the file with these bytes; one that no file has when somebody changed it in the same moment.
  @discardableResult
  package static func write(_ bytes: [UInt8], to path: String, durably: Bool = false) throws(SystemError) -> Stamp {
    var written = stat()
    try replace(bytes, at: path, durably: durably, status: &written)
    // Its new name is a change too.
    Usage.note(calls: 1)
    var status = stat()
    guard stat(path, &status) == 0, status.st_ino == written.st_ino, status.st_size == written.st_size,
      status.st_mtim.nanoseconds == written.st_mtim.nanoseconds
    else { return Stamp(written) }
    return Stamp(status)
  }

  /// Puts `bytes` at `path` as `write` does, without looking at the file behind that: one call of the system less.
  package static func replace(_ bytes: [UInt8], at path: String) throws(SystemError) {
    try replace(bytes, at: path, status: nil)
  }

  /// Puts `bytes` at `path`, where nothing may be, under that name from the beginning: one call of the system less than `replace`
  /// needs, but who is killed meanwhile leaves a part of it. The folder must exist.
  package static func create(_ bytes: [UInt8], at path: String) throws(SystemError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemError("write", path) }
    var failure = bytes.withUnsafeBytes { write($0, to: descriptor) }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    Usage.note(calls: 2)
    if failure != 0 {
      unlink(path)
      throw SystemError("write", path, code: failure)
    }
  }

  private static func replace(
    _ bytes: [UInt8], at path: String, durably: Bool = false, status: UnsafeMutablePointer<stat>?
  ) throws(SystemError) {
    let temporary = temporaryPath(for: path)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw SystemError("write", path) }
    var failure = bytes.withUnsafeBytes { write($0, to: descriptor) }
    if failure == 0, durably, fsync(descriptor) != 0 { failure = errno }
    if failure == 0, let status, fstat(descriptor, status) != 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure == 0, rename(temporary, path) != 0 { failure = errno }
    Usage.note(calls: (status == nil ? 3 : 4) + (durably ? 1 : 0))
    if failure != 0 {
      unlink(temporary)
      throw SystemError("write", path, code: failure)
    }
  }

  /// Whether bytes are nobody's work: none at all, or zeros, as a machine that fails leaves files that were not on its disk yet.
  package static func isVoid(_ bytes: [UInt8]) -> Bool { bytes.allSatisfy { $0 == 0 } }

  /// Writes all of `buffer` to an open descriptor; returns 0, or the `errno` that stopped it.
  static func write(_ buffer: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var done = 0
    defer { Usage.note(calls: 1, written: done) }
    while done < buffer.count {
      let put = Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      if put >= 0 {
        done += put
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }

  /// Puts `bytes` at `path` as `write` does, making the folders on the way there that are missing.
  @discardableResult
  package static func writeMakingFolders(_ bytes: [UInt8], to path: String) throws(SystemError) -> Stamp {
    do {
      return try write(bytes, to: path)
    } catch {
      guard error.code == ENOENT else { throw error }
      try Folder.make(Folder.parent(of: path))
      return try write(bytes, to: path)
    }
  }

  /// Puts `bytes` at `path` as `replace` does, making the folders on the way there that are missing.
  package static func replaceMakingFolders(_ bytes: [UInt8], at path: String) throws(SystemError) {
    do {
      try replace(bytes, at: path)
    } catch {
      guard error.code == ENOENT else { throw error }
      try Folder.make(Folder.parent(of: path))
      try replace(bytes, at: path)
    }
  }

  /// Moves the file at `path` to `target` in the same file system, in place of what is there.
  package static func move(_ path: String, to target: String) throws(SystemError) {
    Usage.note(calls: 1)
    guard rename(path, target) == 0 else { throw SystemError("write", target) }
  }

  /// Removes the file at `path`; one that is not there is fine.
  package static func remove(_ path: String) throws(SystemError) {
    Usage.note(calls: 1)
    guard unlink(path) == 0 || errno == ENOENT else { throw SystemError("remove", path) }
  }

  /// Whether there is anything at `path`, links not followed.
  package static func exists(_ path: String) -> Bool {
    Usage.note(calls: 1)
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// What every name of a file that is still being written begins with.
  package static let temporaryPrefix = ".broadsheet-"

  /// The fingerprint of the name that a file would have got, by the name that it has while it is written; `nil` for other names.
  ///
  /// Who has the lock of its folder and does not write yet knows that nobody will finish it. Whether the process whose number is
  /// in the name is there tells nothing: that may be another one by now, or one that is dead and not yet buried.
  static func unfinishedName(_ name: String) -> Fingerprint? {
    guard name.hasPrefix(temporaryPrefix) else { return nil }
    let parts = name.dropFirst(temporaryPrefix.count).split(separator: "-")
    guard parts.count == 2, parts[1].utf8.count == 16, let process = pid_t(parts[0]), process > 0 else { return nil }
    return UInt64(parts[1], radix: 16).map(Fingerprint.init(value:))
  }

  /// Removes what is left of writing some files, all in one folder, whose locks the caller has.
  package static func removeUnfinished(_ paths: [String]) throws(SystemError) {
    guard let first = paths.first, let names = try? Folder.names(in: Folder.parent(of: first)) else { return }
    let wanted = Set(paths.map { Fingerprint(Folder.name(of: $0)) })
    for name in names.map(\.text) {
      guard let unfinished = unfinishedName(name), wanted.contains(unfinished) else { continue }
      try remove(Folder.join(Folder.parent(of: first), name))
    }
  }

  /// Whether the file at `path` holds exactly `bytes`.
  package static func holds(_ bytes: [UInt8], at path: String) -> Bool {
    guard let stamp = stamp(path), stamp.size == bytes.count else { return false }
    return (try? read(path, limit: bytes.count)).map(bytes.hasBytes) ?? false
  }

  /// The fingerprint of the file at `path`; `nil` when it cannot be read.
  package static func fingerprint(_ path: String) -> Fingerprint? { (try? read(path)).map { Fingerprint(content: $0) } }

  /// A hidden neighbour of `path`. It is short, however long the name is, and differs between processes.
  static func temporaryPath(for path: String) -> String {
    var path = path
    return path.withUTF8 { path in
      let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      let folder = String(decoding: path[..<start], as: UTF8.self)
      return folder + ownPrefix + Fingerprint(UnsafeBufferPointer(rebasing: path[start...])).hexadecimal
    }
  }

  /// What the names of the files begin with that this process is still writing.
  private static let ownPrefix = "\(temporaryPrefix)\(getpid())-"
}

extension File {
  /// Adds `bytes` to the end of the file at `path`, making it when it is not there.
  ///
  /// - Parameter durably: whether it is waited until all of the file is on the disk.
  package static func append(_ bytes: [UInt8], to path: String, durably: Bool = false) throws(SystemError) {
    try FileAppender(path).append(bytes, durably: durably)
  }
}

extension File {
  /// What file systems go by when they note a change, in nanoseconds since 1970 UTC.
  package static var now: Int {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME_COARSE, &now)
    return now.nanoseconds
  }

  /// Waits until changes that were made are over, where a clock ticks a hundred times a second at least.
  package static func settle() {
    var pause = timespec(tv_sec: 0, tv_nsec: 2 * timespec.longestTick)
    nanosleep(&pause, nil)
  }
}

extension timespec {
  /// How long two changes can have the same time, in nanoseconds, but on memory sticks.
  fileprivate static let longestTick = 10_000_000

  /// The moment, or span, in nanoseconds; some other number for one that is centuries away, which file systems can hold.
  var nanoseconds: Int { Int(tv_sec) &* 1_000_000_000 &+ Int(tv_nsec) }
}

extension stat {
  /// What tells it from other files and folders, and from itself with anything changed.
  var identity: UInt64 {
    UInt64(st_ino) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(bitPattern: Int64(st_ctim.nanoseconds))
  }

  /// Whether all changes are over at a time, as `File.now` tells it: one more would show.
  func isSettled(at time: Int) -> Bool {
    st_mtim.nanoseconds.isSettled(at: time) && st_ctim.nanoseconds.isSettled(at: time)
  }
}

extension Int {
  /// Whether a change at this time, in nanoseconds since 1970 UTC, is over at another: a later one would have another time.
  ///
  /// Clocks of file systems tick a hundred times a second at least; those of memory sticks every two seconds, and then without
  /// fractions.
  func isSettled(at time: Int) -> Bool {
    let tick = self % 1_000_000_000 == 0 ? 2_000_000_000 : timespec.longestTick
    return (time &- self).magnitude > tick
  }
}
