import CLinux
import Glibc

/// Folders: made, listed and walked.
package enum Folder {
  /// Makes the folder at `path` and those above it that are missing.
  package static func make(_ path: String) throws(SystemError) {
    Usage.note(calls: 1)
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
    status(path) != nil
  }

  /// Whether nothing is in the folder at `path`.
  package static func isEmpty(_ path: String) -> Bool { (try? names(in: path))?.isEmpty == true }

  /// The names of what is in the folder at `path` besides folders, in no order. Names that are not UTF-8 are left out.
  package static func files(in path: String) throws(SystemError) -> [String] {
    try names(in: path).compactMap { $0.kind == .folder || !$0.isUTF8 ? nil : $0.text }
  }

  /// Removes the folder at `path` when nothing is in it, and says whether it did.
  @discardableResult
  package static func removeIfEmpty(_ path: String) -> Bool {
    Usage.note(calls: 1)
    return rmdir(path) == 0
  }

  /// The whole path of the folder at `path`, from the root on, without links.
  package static func absolute(_ path: String) throws(SystemError) -> String {
    guard let whole = realpath(path, nil) else { throw SystemError("find", path) }
    defer { free(whole) }
    return String(cString: whole)
  }

  /// The whole path of a file or folder that need not be there: links are followed as far as there is something.
  package static func wholePath(of path: String) -> String {
    if let whole = try? absolute(path) { return whole }
    let (parent, name) = (parent(of: path), name(of: path))
    guard parent != path else { return path }
    let whole = wholePath(of: parent)
    return name == ".." ? Self.parent(of: whole) : name == "." ? whole : join(whole, name)
  }

  /// The path of a folder from another one on that it lies in; `nil` where it does not, or is not there. Links are followed.
  package static func path(of folder: String, within other: String) -> String? {
    guard let path = try? absolute(folder), let other = try? absolute(other) else { return nil }
    let start = other == "/" ? other : other + "/"
    return path.hasPrefix(start) && path != start ? String(path.dropFirst(start.count)) : nil
  }

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

  /// The folder that a relative path lies in, relative to the same: `a/b/c` → `a/b`; empty for a name alone.
  package static func relativeParent(of path: String) -> String {
    var path = path
    return path.withUTF8 { bytes in
      String(decoding: bytes[..<(bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0)], as: UTF8.self)
    }
  }

  /// Whether that is the folder that a relative path lies in. Of many paths one behind the other most lie in that of the one before.
  package static func isRelativeParent(_ folder: String, of path: String) -> Bool {
    var (folder, path) = (folder, path)
    return folder.withUTF8 { folder in
      path.withUTF8 { path in
        let start = folder.isEmpty ? 0 : folder.count + 1
        guard path.count >= start, let base = path.baseAddress else { return folder.isEmpty }
        if let beginning = folder.baseAddress, start > 0 {
          guard path[start - 1] == UInt8(ascii: "/"), memcmp(beginning, base, folder.count) == 0 else { return false }
        }
        return memchr(base + start, Int32(UInt8(ascii: "/")), path.count - start) == nil
      }
    }
  }

  /// The last component of `path`: `a/b` → `b`.
  package static func name(of path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  /// What the paths begin with of files that tell of the state of the folder at `path`: in `.broadsheet/` beside it, with its name.
  package static func statePath(of path: String) -> String {
    join(join(parent(of: path), ".broadsheet"), name(of: path))
  }

  /// Whether a relative path leads to something within the folder that it is relative to, as far as it is no link.
  package static func contains(_ path: String) -> Bool {
    guard !path.isEmpty, path.utf8.first != UInt8(ascii: "/") else { return false }
    // How many dots the name so far consists of; -1 for one that has something else.
    var dots = 0
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "/"):
        if dots == 2 { return false }
        dots = 0
      case UInt8(ascii: "."): dots = dots < 0 ? -1 : dots + 1
      default: dots = -1
      }
    }
    return dots != 2
  }

  /// `base` and `relative` with one slash between them; an absolute `relative` stands alone.
  package static func join(_ base: String, _ relative: String) -> String {
    if relative.utf8.first == UInt8(ascii: "/") || base.isEmpty || base == "." { return relative }
    return base.utf8.last == UInt8(ascii: "/") ? base + relative : "\(base)/\(relative)"
  }
}

extension Folder {
  /// What a name in a folder stands for, as the folder itself tells it.
  enum NameKind: Sendable {
    case folder
    /// A file, or something that has to be looked at.
    case file
    case link
  }

  /// A name in a folder.
  struct Name: Sendable {
    /// The name; where bytes are not UTF-8, with `\xFF` in their place.
    var text: String
    var isUTF8: Bool
    var kind: NameKind

    /// - Parameters:
    ///   - bytes: the name.
    ///   - kind: what the folder tells of it, `DT_DIR` and the like.
    ///   - folder: the descriptor of the folder.
    fileprivate init(_ bytes: UnsafeRawBufferPointer, told kind: Int, in folder: Int32) {
      let text = String(validating: bytes, as: UTF8.self)
      isUTF8 = text != nil
      self.text = text ?? Self.escaped(bytes)
      self.kind = Folder.kind(of: bytes, told: kind, in: folder)
    }

    /// The text of bytes that are not all UTF-8.
    private static func escaped(_ bytes: UnsafeRawBufferPointer) -> String {
      var (text, rest) = ("", bytes[...])
      while let byte = rest.first {
        let character = (1...4).lazy.compactMap { String(validating: rest.prefix($0), as: UTF8.self) }.first
        text += character ?? "\\x" + String(byte, radix: 16, uppercase: true)
        rest = rest.dropFirst(character?.utf8.count ?? 1)
      }
      return text
    }
  }

  /// The names in the folder at `path`, but for `.` and `..`, in no order.
  ///
  /// By `getdents64`, which asks the system for less than `opendir` and `readdir` do.
  static func names(in path: String) throws(SystemError) -> [Name] {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError("read the folder", path) }
    defer { close(descriptor) }
    Usage.note(calls: 2)
    var names: [Name] = []
    let size = 64 << 10
    let failure = withUnsafeTemporaryAllocation(byteCount: size, alignment: 16) { buffer -> Int32 in
      while true {
        let count = getdents64(descriptor, buffer.baseAddress, size)
        Usage.note(calls: 1)
        if count == 0 { return 0 }
        if count < 0 { return errno }
        Self.takeNames(of: UnsafeRawBufferPointer(rebasing: buffer[..<count]), in: descriptor, into: &names)
      }
    }
    guard failure == 0 else { throw SystemError("read the folder", path, code: failure) }
    return names
  }

  /// Takes entries as the system lays them out: inode and offset of eight bytes each, the length of the entry in two, the
  /// kind in one, then the name and a zero.
  private static func takeNames(
    of entries: UnsafeRawBufferPointer, in folder: Int32, into names: inout [Name]
  ) {
    var start = 0
    while start + 19 <= entries.count {
      let length = Int(entries.loadUnaligned(fromByteOffset: start + 16, as: UInt16.self))
      guard length >= 19, start + length <= entries.count else { return }
      let name = entries[start + 19..<start + length].prefix { $0 != 0 }
      let isOwn = name.count <= 2 && name.allSatisfy { $0 == UInt8(ascii: ".") }
      if !isOwn {
        names.append(Name(UnsafeRawBufferPointer(rebasing: name), told: Int(entries[start + 18]), in: folder))
      }
      start += length
    }
  }

  /// What a name stands for.
  ///
  /// - Parameters:
  ///   - name: its bytes.
  ///   - kind: what the folder tells of it, `DT_DIR` and the like. Some file systems tell nothing (`DT_UNKNOWN`); then the name is
  ///     looked at.
  ///   - folder: the descriptor of the folder.
  static func kind(of name: some Collection<UInt8>, told kind: Int, in folder: Int32) -> NameKind {
    switch kind {
    case Int(DT_DIR): return .folder
    case Int(DT_LNK): return .link
    case Int(DT_UNKNOWN):
      Usage.note(calls: 1)
      var status = stat()
      let path = name.map { CChar(bitPattern: $0) } + [0]
      // One that went away meanwhile is a file that cannot be read.
      guard fstatat(folder, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return .file }
      return status.st_mode & S_IFMT == S_IFDIR ? .folder : status.st_mode & S_IFMT == S_IFLNK ? .link : .file
    default: return .file
    }
  }

  /// What tells a folder from others, links followed; `nil` where there is none.
  static func identity(_ path: String) -> [UInt64]? {
    status(path.isEmpty ? "." : path).map { [UInt64($0.st_dev), UInt64($0.st_ino)] }
  }

  /// The folders that a file is in, from the innermost on, as far as there is a dot in their paths: the others cannot have the name of a
  /// file of a site, for all of these have one.
  package static func dottedParents(of path: String) -> [String] {
    var folders: [String] = []
    var end = path.utf8.count
    var path = path
    while let dotted = path.withUTF8({ parent(of: $0[..<end]) }) {
      folders.append(String(path.utf8.prefix(dotted)) ?? "")
      end = dotted
    }
    return folders
  }

  /// How many bytes the path of the folder has that a file is in, if there is a dot in them.
  private static func parent(of path: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")), path[..<slash].contains(UInt8(ascii: ".")) else {
      return nil
    }
    return slash
  }

  /// Whether two paths lead to the same folder.
  package static func isSame(_ one: String, _ other: String) -> Bool {
    guard let identity = identity(one) else { return one == other }
    return identity == Self.identity(other)
  }

  /// What tells one state of the names in a folder from another.
  package struct State: Sendable, Equatable {
    /// When names changed last, with what tells it from other folders and from itself with anything changed, as one number, which
    /// is not negative.
    package let digest: Int
    /// Whether one more change would make another number.
    package let isSettled: Bool
  }

  /// The state of the folder at `path`, links followed; `nil` where there is none.
  ///
  /// - Parameter time: a time before this, as `File.now` tells it, at which changes have to be over to be settled.
  package static func state(_ path: String, at time: Int) -> State? {
    status(path).map { status in
      let modified = UInt64(bitPattern: Int64(status.st_mtim.nanoseconds))
      let digest = modified &* 0xC2B2_AE3D_27D4_EB4F ^ status.identity
      return State(digest: Int(digest >> 1), isSettled: status.isSettled(at: time))
    }
  }

  /// What the system tells of the folder at `path`, links followed; `nil` where there is none.
  private static func status(_ path: String) -> stat? {
    Usage.note(calls: 1)
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR ? status : nil
  }
}
