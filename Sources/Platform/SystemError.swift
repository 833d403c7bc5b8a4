import Glibc

/// A system call that failed, with the path it was about and the reason that the system gives.
package struct SystemError: Error, Equatable, Sendable {
  /// What was attempted, as a verb phrase: `read`, `write`, `make the folder`.
  package var operation: String
  /// The path it was attempted on.
  package var path: String
  /// The value of `errno`.
  package var code: Int32

  package init(_ operation: String, _ path: String, code: Int32 = errno) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// The reason in words, in English whatever the locale: `No such file or directory`.
  package var reason: String {
    if isAboutName { return "the name is not UTF-8" }
    guard let text = strerror(code) else { return "error \(code)" }
    return String(cString: text)
  }

  /// Whether the path names nothing.
  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }
  /// Whether this user may not do that there.
  package var isForbidden: Bool { code == EACCES || code == EPERM || code == EROFS }
  /// Whether something of another kind stands there: a folder, a file, a link.
  package var isOccupied: Bool { code == EISDIR || code == ENOTDIR || code == ELOOP || code == EEXIST }
  /// Whether a folder stands where a file is meant.
  package var isFolder: Bool { code == EISDIR }
  /// Whether it is about a name that is not UTF-8, by which nothing can be read.
  package var isAboutName: Bool { code == Self.nameNotUTF8 }
  /// Whether there is no room left to write.
  package var isFull: Bool { code == ENOSPC || code == EDQUOT }
}

extension SystemError: CustomStringConvertible {
  package var description: String { "cannot \(operation) \(path): \(reason)" }
}

extension SystemError {
  /// The `errno` of a name that is not UTF-8.
  package static let nameNotUTF8 = EILSEQ

  /// What a person can do about something that cannot be read.
  package var remedy: String {
    isAboutName
      ? "give it a name in UTF-8, as convmv does for many, or remove it"
      : "mend the link or the permissions, or remove it"
  }

  /// The `errno` of a file with more bytes than may be read.
  package static let fileTooLarge = EFBIG

  /// What helps where a file may not become as large as it has to be; `nil` where something else is wrong.
  package var limitRemedy: String? {
    operation == "write" && code == EFBIG ? "raise the limit of what a file may hold (ulimit -f)" : nil
  }

  /// Whether the next file would fail for the same reason: the disk is full, broken or read-only.
  package var concernsEveryFile: Bool { isFull || code == EROFS || code == EIO }
}
