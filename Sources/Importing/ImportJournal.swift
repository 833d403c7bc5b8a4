import Platform

/// The fingerprints of what an import is about to write, put down before it is written.
///
/// An import that is killed leaves files that its state does not know. The journal tells the next one that they are not
/// edited by hand.
final class ImportJournal {
  private let path: String
  /// The fingerprints that an import put down that did not come to its end; `nil` when there is none.
  let unfinished: Set<Fingerprint>?
  /// How many bytes its whole lines have: what is behind them is cut off before others are added.
  private let wholeSize: Int
  private var appender: FileAppender?

  /// How many bytes are read: what ten million articles need.
  private static let maximumSize = 256 << 20

  /// Takes up what an import left.
  init(path: String) {
    self.path = path
    guard File.stamp(path) != nil else {
      (unfinished, wholeSize) = (nil, 0)
      return
    }
    let whole = ((try? File.read(path, limit: Self.maximumSize)) ?? []).wholeLines
    let fingerprints = whole.split(separator: 0x0A).compactMap { line in
      line.count == 16 ? UInt64(String(decoding: line, as: UTF8.self), radix: 16).map(Fingerprint.init(value:)) : nil
    }
    (unfinished, wholeSize) = (Set(fingerprints), whole.count)
  }

  /// Adds fingerprints; with none it only says that something is written. They are on the disk then, so that a machine that fails
  /// leaves no file that is unknown.
  func append(_ fingerprints: [Fingerprint]) throws(SystemError) {
    let appender = try opened()
    try appender.append(fingerprints.flatMap { Array("\($0.hexadecimal)\n".utf8) }, durably: true)
  }

  private func opened() throws(SystemError) -> FileAppender {
    if let appender { return appender }
    let new = try FileAppender(path, keeping: wholeSize)
    appender = new
    return new
  }

  /// Forgets everything, once the state knows it. Where there is nothing, nothing is done: the disk may be read-only.
  func clear() throws(SystemError) {
    if File.exists(path) { try File.remove(path) }
  }
}
