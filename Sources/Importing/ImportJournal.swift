import Platform

/// The fingerprints of what an import is about to write, put down before it is written.
///
/// An import that is killed leaves files that its state does not know. The journal tells the next one that they are not
/// edited by hand.
struct ImportJournal: Sendable {
  private let path: String

  init(path: String) { self.path = path }

  /// The fingerprints that an import put down that did not come to its end; `nil` when there is none.
  func read() -> Set<Fingerprint>? {
    guard let bytes = try? File.read(path) else { return nil }
    return Set(
      bytes.split(separator: 0x0A).compactMap { line in
        line.count == 16 ? UInt64(String(decoding: line, as: UTF8.self), radix: 16).map(Fingerprint.init(value:)) : nil
      })
  }

  /// Adds fingerprints; with none it only says that something is written.
  func append(_ fingerprints: [Fingerprint]) throws(SystemError) {
    try File.append(fingerprints.flatMap { Array("\($0.hexadecimal)\n".utf8) }, to: path)
  }

  /// Forgets everything, once the state knows it.
  func clear() throws(SystemError) { try File.remove(path) }
}
