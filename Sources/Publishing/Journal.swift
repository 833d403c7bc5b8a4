import Ledger
import Platform
import Site

/// Which files a build is about to write: a file that is there while a build is at work, and stays when it is killed. The next
/// build then trusts nothing that it cannot see, and knows what may lie about.
final class Journal: Sendable {
  private let path: String
  private let state = Lock<FileAppender?>(nil)
  /// What a build that was killed was about to write; `nil` when the last one came to its end.
  let unfinished: [JournalEntry]?
  /// Where its entries end that are whole: what is behind them is cut off before others are added.
  private let wholeSize: Int

  init(_ path: String) {
    self.path = path
    guard File.exists(path) else {
      (unfinished, wholeSize) = (nil, 0)
      return
    }
    (unfinished, wholeSize) = (try? File.read(path, limit: Self.maximumSize)).map(Self.entries) ?? ([], 0)
  }

  /// How many bytes are read: what millions of pages need.
  private static let maximumSize = 1 << 30

  private static func entries(_ bytes: [UInt8]) -> (entries: [JournalEntry], size: Int) {
    bytes.withUnsafeBytes { bytes in
      var reader = RecordReader(bytes)
      var entries: [JournalEntry] = []
      // What the build was writing when it was killed is cut off.
      var size = 0
      while !reader.isAtEnd, let entry = try? JournalEntry(&reader) {
        entries.append(entry)
        size = reader.offset
      }
      return (entries, size)
    }
  }

  /// Notes that files will be written.
  ///
  /// - Parameter durably: whether that is on the disk before they are, so that also a machine that fails leaves nothing that is unknown.
  func note(_ entries: [JournalEntry], durably: Bool = false) throws(SystemError) {
    var writer = RecordWriter()
    for entry in entries { entry.write(to: &writer) }
    try appender().append(writer.bytes, durably: durably)
  }

  private func appender() throws(SystemError) -> FileAppender {
    let result = state.withLock { state in
      Result { () throws(SystemError) in
        if let state { return state }
        try Folder.make(Folder.parent(of: path))
        let appender = try FileAppender(path, keeping: wholeSize)
        state = appender
        return appender
      }
    }
    return try result.get()
  }

  /// Ends it: everything is as the ledger says.
  func end() throws(SystemError) {
    if unfinished != nil || state.withLock({ $0 != nil }) { try File.remove(path) }
  }
}

/// A file that is about to be written, with what tells it when only a part of it was.
struct JournalEntry: Sendable {
  let file: FileRecord
  /// How many bytes it will have; 0 when it gets its name only when all of it is there.
  private let size: Int
  /// The fingerprint of its first block.
  private let beginning: Fingerprint

  /// A kernel that is told to kill a process in the midst of a `write` has written whole blocks.
  private static let block = 4096

  /// A file that has its name only when all of it is there.
  init(_ file: FileRecord) {
    self.file = file
    size = 0
    beginning = Fingerprint(value: 0)
  }

  /// A file that is written under its own name.
  init(creating file: PendingFile) {
    self.file = file.record
    size = file.bytes.count
    beginning = Fingerprint(content: file.bytes.prefix(Self.block))
  }

  init(_ reader: inout RecordReader) throws(RecordReader.Damage) {
    file = try FileRecord(&reader)
    size = try reader.number()
    beginning = Fingerprint(value: try reader.fixed())
  }

  func write(to writer: inout RecordWriter) {
    file.write(to: &writer)
    writer.add(size)
    writer.add(fixed: beginning.value)
  }

  /// Whether these bytes are the file, or what a killed build or a failing machine left of it.
  func isSource(of bytes: [UInt8]) -> Bool {
    if Fingerprint(content: bytes) == file.fingerprint || File.isVoid(bytes) { return true }
    guard bytes.count < size, bytes.count.isMultiple(of: Self.block) else { return false }
    return Fingerprint(content: bytes.prefix(Self.block)) == beginning
  }
}
