import Ledger
import Platform
import Synchronization

/// Which files a build is about to write: a file that is there while a build is at work, and stays when it is killed. The next
/// build then trusts nothing that it cannot see, and knows what may lie about.
final class Journal: Sendable {
  private let path: String
  private let state = Mutex<FileAppender?>(nil)
  /// What a build that was killed was about to write; `nil` when the last one came to its end.
  let unfinished: [FileRecord]?

  init(_ path: String) {
    self.path = path
    unfinished = (try? File.read(path)).map(Self.records)
  }

  private static func records(_ bytes: [UInt8]) -> [FileRecord] {
    bytes.withUnsafeBytes { bytes in
      var reader = RecordReader(bytes)
      var records: [FileRecord] = []
      // What the build was writing when it was killed is cut off.
      while !reader.isAtEnd, let record = try? FileRecord(&reader) { records.append(record) }
      return records
    }
  }

  /// Notes that files will be written.
  func note(_ files: [FileRecord]) throws(SystemError) {
    var writer = RecordWriter()
    for file in files { file.write(to: &writer) }
    try appender().append(writer.bytes)
  }

  private func appender() throws(SystemError) -> FileAppender {
    let result = state.withLock { state in
      Result { () throws(SystemError) in
        if let state { return state }
        try Folder.make(Folder.parent(of: path))
        let appender = try FileAppender(path)
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
