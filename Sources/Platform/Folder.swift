import Glibc

/// Folders: made, listed and walked.
package enum Folder {
  /// Makes the folder at `path` and those above it that are missing.
  package static func make(_ path: String) throws(SystemError) {
    if path.isEmpty || mkdir(path, 0o755) == 0 { return }
    switch errno {
    case EEXIST:
      guard exists(path) else { throw SystemError("make the folder", path, code: ENOTDIR) }
    case ENOENT:
      let above = parent(of: path)
      guard above != path else { throw SystemError("make the folder", path, code: ENOENT) }
      try make(above)
      guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw SystemError("make the folder", path) }
    default: throw SystemError("make the folder", path)
    }
  }

  /// Whether there is a folder at `path`, links followed.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Removes the folder at `path` when nothing is in it, and says whether it did.
  @discardableResult
  package static func removeIfEmpty(_ path: String) -> Bool { rmdir(path) == 0 }

  /// The path of the folder that `path` lies in: `a/b` → `a`, `/a` → `/`, `a` → `.`.
  package static func parent(of path: String) -> String {
    let bytes = Array(path.utf8)
    let slash = UInt8(ascii: "/")
    guard var end = bytes.lastIndex(where: { $0 != slash }) else { return bytes.isEmpty ? "." : "/" }
    while end > 0, bytes[end] != slash { end -= 1 }
    guard bytes[end] == slash else { return "." }
    while end > 0, bytes[end - 1] == slash { end -= 1 }
    return end == 0 ? "/" : String(decoding: bytes[..<end], as: UTF8.self)
  }

  /// The last component of `path`: `a/b` → `b`.
  package static func name(of path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  /// `base` and `relative` with one slash between them; an absolute `relative` stands alone.
  package static func join(_ base: String, _ relative: String) -> String {
    if relative.utf8.first == UInt8(ascii: "/") || base.isEmpty || base == "." { return relative }
    return base.utf8.last == UInt8(ascii: "/") ? base + relative : "\(base)/\(relative)"
  }
}
