import Ledger
import Platform

/// Where finished pages go, and what is known of those that went there before.
package protocol PageSink: Sendable {
  /// What the build before left; `nil` when nothing is known of it.
  var ledger: LedgerFile? { get }

  /// Whether all files that the ledger tells of are as it left them, as far as can be seen without looking at each.
  var isAsLeft: Bool { get }

  /// Whether a file that the ledger tells of is as it left it. Called on several threads at once.
  func holds(_ file: FileRecord) -> Bool

  /// The bytes of a file that the ledger tells of; `nil` when it is no longer as that left it. Called on several threads at once.
  func contents(of file: FileRecord) -> [UInt8]?

  /// Is told what was read, in time before pages are put or while they are, so that it can be written down meanwhile.
  func keep(_ archive: ArchiveState) throws(SystemError)

  /// Is told of the pages that the site will have, and of those that it had and will not: those of them go whose files stand where a page
  /// needs a folder, or in a folder where a page will be.
  func makeRoom(for pages: [PagePlan], gone: [PageRecord]) throws(SystemError)

  /// Is told of files before they are put, so that what a killed build leaves can be known. Called on several threads at once.
  func announce(_ files: [PendingFile]) throws(SystemError)

  /// Takes the bytes of the file at `path`, relative to the site's root, with `/` between names. Called on several threads
  /// at once, never twice for one path.
  ///
  /// - Parameter isKnown: whether the file is there with other bytes, as the ledger tells; else there may be anything.
  /// - Returns: whether the file did not have these bytes.
  func put(_ bytes: [UInt8], at path: String, isKnown: Bool) throws(SystemError) -> Bool

  /// Whether the file at `path` is a copy of `source`, as far as can be seen without reading both. Called on several threads at once.
  func holds(copyOf source: String, at path: String) -> Bool

  /// Puts a copy of the file at `source`, which stays as it is, at `path`: without copying its bytes where that can be. Called on
  /// several threads at once.
  ///
  /// - Parameter record: what is to be known of it.
  func put(copyOf source: String, as record: FileRecord) throws(SystemError)
}

/// A file that is about to be put.
package struct PendingFile: Sendable {
  /// What is to be known of it.
  package var record: FileRecord
  /// What it will hold.
  package var bytes: [UInt8]

  package init(record: FileRecord, bytes: [UInt8]) {
    self.record = record
    self.bytes = bytes
  }
}

/// A place of which nothing is known.
extension PageSink {
  package var ledger: LedgerFile? { nil }
  package var isAsLeft: Bool { false }
  package func holds(_ file: FileRecord) -> Bool { false }
  package func contents(of file: FileRecord) -> [UInt8]? { nil }
  package func keep(_ archive: ArchiveState) throws(SystemError) {}
  package func makeRoom(for pages: [PagePlan], gone: [PageRecord]) throws(SystemError) {}
  package func holds(copyOf source: String, at path: String) -> Bool { false }
  package func put(copyOf source: String, as record: FileRecord) throws(SystemError) {
    _ = try put(try File.read(source), at: record.path, isKnown: false)
  }
  package func announce(_ files: [PendingFile]) throws(SystemError) {}
}
