import Media
import Platform

/// What a run fetched so far, beside the folder of media: it stays when the run is killed, and the next one goes on from it. The index
/// itself is written once, at the end.
///
/// Its lines are those of the index and of the file of failures, with `+` or `-` in front.
final class MediaJournal {
  private let path: String
  private let appender: FileAppender

  /// How many bytes are read: what a million files need.
  private static let maximumSize = 1 << 30

  /// Takes up what a run left that was killed, and goes on behind it.
  init(for folder: String, into index: inout MediaIndex) throws(SystemError) {
    path = Self.path(for: folder)
    let size = Self.takeUp(for: folder, into: &index)
    try Folder.make(Folder.parent(of: path))
    appender = try FileAppender(path, keeping: size)
  }

  private static func path(for folder: String) -> String { Folder.statePath(of: folder) + ".journal" }

  /// Adds what a run left that was killed.
  ///
  /// - Returns: how many bytes its whole lines have; `nil` when it left nothing that can be read.
  @discardableResult
  static func takeUp(for folder: String, into index: inout MediaIndex) -> Int? {
    let path = path(for: folder)
    guard let bytes = try? File.read(path, limit: maximumSize) else { return nil }
    let whole = bytes.wholeLines
    read(whole, of: path, into: &index)
    // Where the machine failed, a file may have its size and not its bytes.
    var left = MediaIndex()
    read(whole, of: path, into: &left)
    for entry in left.entries.values where File.sha256(Folder.join(folder, entry.fileName)) != entry.digest {
      index.remove(entry.url)
    }
    return whole.count
  }

  private static func read(_ bytes: ArraySlice<UInt8>, of path: String, into index: inout MediaIndex) {
    var (entries, failures): ([UInt8], [UInt8]) = ([], [])
    for line in bytes.split(separator: 0x0A) {
      if line.first == UInt8(ascii: "+") { entries += line.dropFirst() + [0x0A] }
      if line.first == UInt8(ascii: "-") { failures += line.dropFirst() + [0x0A] }
    }
    index.readFailures(failures, of: path)
    index.readEntries(entries, of: path)
  }

  func note(_ entry: MediaEntry) throws(SystemError) { try appender.append([UInt8(ascii: "+")] + entry.line) }

  func note(_ failure: MediaFailure) throws(SystemError) { try appender.append([UInt8(ascii: "-")] + failure.line) }

  /// Ends it: the index has everything.
  func end() throws(SystemError) { try File.remove(path) }
}
