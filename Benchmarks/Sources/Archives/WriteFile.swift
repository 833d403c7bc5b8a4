import Glibc

/// A file that could not be written.
package struct WritingError: Error, CustomStringConvertible {
  package var path: String
  /// The system's number for what went wrong.
  package var code: Int32

  package var description: String { "cannot write \(path): \(String(cString: strerror(code)))" }
}

/// Writes a file of its own, in place of one that is there.
func writeFile(_ bytes: [UInt8], to path: String) throws(WritingError) {
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
  guard file >= 0 else { throw WritingError(path: path, code: errno) }
  defer { close(file) }
  var start = 0
  while start < bytes.count {
    let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress.map { $0 + start }, bytes.count - start) }
    guard count > 0 else { throw WritingError(path: path, code: errno) }
    start += count
  }
}
