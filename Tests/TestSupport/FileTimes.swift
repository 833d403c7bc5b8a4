import Glibc
import Platform

extension TemporaryFolder {
  /// Sets the times of the last change of everything below a folder, and its own, to one moment, as unpackers and copiers do.
  package func setTimes(below relative: String, toSecond second: Int) throws {
    let walk = try FolderWalk(self[relative], known: [:])
    let paths = walk.files.map(\.path) + walk.folders.map(\.path)
    for path in paths {
      let times = [timespec(tv_sec: second, tv_nsec: 0), timespec(tv_sec: second, tv_nsec: 0)]
      let whole = path.isEmpty ? self[relative] : "\(self[relative])/\(path)"
      guard utimensat(AT_FDCWD, whole, times, 0) == 0 else { throw SystemError("set the times of", whole) }
    }
  }

  /// Puts a text over the beginning of a file, which stays the same file otherwise.
  package func overwrite(_ relative: String, at offset: Int, with text: String) throws {
    let descriptor = open(self[relative], O_WRONLY)
    guard descriptor >= 0 else { throw SystemError("write", self[relative]) }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard pwrite(descriptor, bytes, bytes.count, off_t(offset)) == bytes.count else {
      throw SystemError("write", self[relative])
    }
  }
}
