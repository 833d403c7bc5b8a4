import Platform

/// The fingerprints of what an import is about to write, put down before it is written.
///
/// An import that is killed leaves files that its state does not know. The journal tells the next one that they are not
/// edited by hand.
struct ImportJournal: Sendable {
  private let path: String
  /// How many bytes are read: what ten million articles need.
  private static let maximumSize = 256 << 20

  init(path: String) { self.path = path }

  /// The fingerprints that an import put down that did not come to its end; `nil` when there is none.
  func read() -> Set<Fingerprint>? {
    guard File.stamp(path) != nil else { return nil }
    guard let bytes = try? File.read(path, limit: Self.maximumSize) else { return [] }
    return Set(
      bytes.split(separator: 0x0A).compactMap { line in
        line.count == 16 ? UInt64(String(decoding: line, as: UTF8.self), radix: 16).map(Fingerprint.init(value:)) : nil
      })
  }

  /// Adds fingerprints; with none it only says that something is written. They are on the disk then, so that a machine that fails
  /// leaves no file that is unknown.
  func append(_ fingerprints: [Fingerprint]) throws(SystemError) {
    try File.append(fingerprints.flatMap { Array("\($0.hexadecimal)\n".utf8) }, to: path, durably: true)
  }

  /// Forgets everything, once the state knows it. Where there is nothing, nothing is done: the disk may be read-only.
  func clear() throws(SystemError) {
    if File.exists(path) { try File.remove(path) }
  }
}
