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
    while let folder = pending.popLast() {
      do {
        try look(into: folder, of: root, include: include, visited: &visited, pending: &pending)
      } catch {
        if folder.isEmpty { throw error }
        failures.append(error)
      }
    }
    files.sort { $0.path.precedesInBytes($1.path) }
    failures.sort { $0.path.precedesInBytes($1.path) }
  }

  /// Looks at everything in one folder, unless links led to this folder before.
  private mutating func look(
    into relative: String, of root: String, include: (String) -> Bool, visited: inout Set<UInt64>,
    pending: inout [String]
  ) throws(SystemError) {
    let path = relative.isEmpty ? root : Folder.join(root, relative)
    guard let folder = opendir(path) else { throw SystemError("read the folder", path) }
    defer { closedir(folder) }
    let descriptor = dirfd(folder)
    var status = stat()
    if fstat(descriptor, &status) == 0 {
      let identity = UInt64(status.st_dev) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(status.st_ino)
      guard visited.insert(identity).inserted else { return }
    }
    while let entry = readdir(folder) {
      guard let name = Self.name(of: &entry.pointee) else {
        failures.append(SystemError("use a file name that is not UTF-8 in", path, code: EILSEQ))
        continue
      }
      if name.utf8.first == UInt8(ascii: ".") {
        if File.isLeftover(name) { leftovers.append(Folder.join(path, name)) }
        continue
      }
      let relativeName = relative.isEmpty ? name : "\(relative)/\(name)"
      // What is known to be a folder is looked at when it is its turn.
      if entry.pointee.d_type == UInt8(DT_DIR) {
        pending.append(relativeName)
        continue
      }
      switch Self.kind(of: name, in: descriptor) {
      case .folder: pending.append(relativeName)
      case .file(let stamp): if include(name) { files.append(Entry(path: relativeName, stamp: stamp)) }
      case .unusable(let code):
        if include(name) { failures.append(SystemError("read", Folder.join(root, relativeName), code: code)) }
      }
    }
  }

  /// The name that a folder's entry has, or `nil` when it is not UTF-8.
  private static func name(of entry: inout dirent) -> String? {
    withUnsafeBytes(of: &entry.d_name) { raw in String(validating: raw.prefix { $0 != 0 }, as: UTF8.self) }
  }

  private enum Kind {
    case folder
    case file(File.Stamp)
    /// With the `errno` that says why.
    case unusable(Int32)
  }

  /// What a name in an open folder stands for, links followed.
  private static func kind(of name: String, in folder: Int32) -> Kind {
    var status = stat()
    guard fstatat(folder, name, &status, 0) == 0 else { return .unusable(errno) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file(File.Stamp(status))
    default: return .unusable(EINVAL)
    }
  }
}
