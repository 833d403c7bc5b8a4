import Glibc

/// The files below a folder, in the order of their paths' bytes.
package struct FolderWalk: Sendable {
  /// One file that was found.
  package struct Entry: Sendable, Hashable {
    /// The path relative to the folder that was walked, with `/` between names.
    package var path: String
    /// The state of the file when it was seen.
    package var stamp: File.Stamp
  }

  /// The regular files, links to files included, ordered by path.
  package private(set) var files: [Entry] = []
  /// What could not be looked at: a broken link, a folder without permission, a name that is not UTF-8.
  package private(set) var failures: [SystemError] = []
  /// Files that were still being written when a process ended: the whole paths of those that `File.write` left behind.
  package private(set) var leftovers: [String] = []

  /// Walks everything below `root`. Names that begin with a dot, and names for which `include` is false, are passed over.
  ///
  /// - Parameter include: asked for the name of each file, not of folders.
  /// - Throws: when `root` itself cannot be read.
  package init(_ root: String, include: (String) -> Bool = { _ in true }) throws(SystemError) {
    var pending = [""]
    var visited: Set<UInt64> = []
    while let relative = pending.popLast() {
      let path = relative.isEmpty ? root : Folder.join(root, relative)
      let names: [String]
      do {
        names = try list(path, visited: &visited)
      } catch {
        if relative.isEmpty { throw error }
        failures.append(error)
        continue
      }
      for name in names { look(at: name, in: relative, of: root, include: include, pending: &pending) }
    }
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    failures.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private mutating func look(
    at name: String, in folder: String, of root: String, include: (String) -> Bool, pending: inout [String]
  ) {
    let relative = folder.isEmpty ? name : "\(folder)/\(name)"
    let path = Folder.join(root, relative)
    var status = stat()
    guard stat(path, &status) == 0 else {
      if include(name) { failures.append(SystemError("read", path)) }
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: pending.append(relative)
    case S_IFREG: if include(name) { files.append(Entry(path: relative, stamp: File.Stamp(status))) }
    default: if include(name) { failures.append(SystemError("read", path, code: EINVAL)) }
    }
  }

  /// The names in one folder, or none when links led to this folder before.
  private mutating func list(_ path: String, visited: inout Set<UInt64>) throws(SystemError) -> [String] {
    guard let folder = opendir(path) else { throw SystemError("read the folder", path) }
    defer { closedir(folder) }
    var status = stat()
    if fstat(dirfd(folder), &status) == 0 {
      let identity = UInt64(status.st_dev) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(status.st_ino)
      guard visited.insert(identity).inserted else { return [] }
    }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
        String(validating: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let name else {
        failures.append(SystemError("use a file name that is not UTF-8 in", path, code: EILSEQ))
        continue
      }
      if name.utf8.first != UInt8(ascii: ".") {
        names.append(name)
      } else if File.isLeftover(name) {
        leftovers.append(Folder.join(path, name))
      }
    }
    return names
  }
}
