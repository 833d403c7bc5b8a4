import Platform

/// What a build knows of a file that it read.
package struct InputRecord: Sendable, Equatable {
  /// Its path in the archive.
  package var path: String
  /// Its state when it was read; `nil` when it could have changed in the same moment, so that it is read again.
  package var stamp: File.Stamp?
  /// Its place among all articles, the newest first.
  package var place: Int
  /// The articles that are recommended beside it, by their places among the inputs.
  package var related: [Int32]
  /// Where that stands which was taken from the file: in the records, in the traits, and in the links of all inputs.
  package var record: Range<Int>
  package var traits: Range<Int>
  package var links: Range<Int>

  package init(
    path: String, stamp: File.Stamp?, place: Int, related: [Int32], record: Range<Int>, traits: Range<Int> = 0..<0,
    links: Range<Int> = 0..<0
  ) {
    self.path = path
    self.stamp = stamp
    self.place = place
    self.related = related
    self.record = record
    self.traits = traits
    self.links = links
  }
}

/// What a build takes from a file that it read, as a ledger keeps it: bytes that it does not look into, and numbers.
///
/// It points to memory that somebody else owns.
package struct InputContents: @unchecked Sendable {
  package var record: UnsafeRawBufferPointer
  package var traits: UnsafeBufferPointer<UInt32>
  package var links: UnsafeBufferPointer<UInt64>

  package init(
    record: UnsafeRawBufferPointer, traits: UnsafeBufferPointer<UInt32>, links: UnsafeBufferPointer<UInt64>
  ) {
    self.record = record
    self.traits = traits
    self.links = links
  }
}

/// The contents of all inputs that a ledger knows.
package struct LedgerContents: Sendable {
  private let records: Slab
  private let traits: Slab
  private let links: Slab

  init(records: Slab, traits: Slab, links: Slab) {
    self.records = records
    self.traits = traits
    self.links = links
  }

  /// The memory that all of it lies in.
  package var slabs: [Slab] { [records, traits, links] }

  /// What was taken from an input; `nil` when the ledger does not hold that. It is valid as long as the slabs are.
  package func contents(of input: InputRecord) -> InputContents? {
    let (traits, links) = (self.traits.elements(UInt32.self), self.links.elements(UInt64.self))
    guard input.record.upperBound <= records.bytes.count, input.traits.upperBound <= traits.count,
      input.links.upperBound <= links.count
    else { return nil }
    return InputContents(
      record: UnsafeRawBufferPointer(rebasing: records.bytes[input.record]),
      traits: UnsafeBufferPointer(rebasing: traits[input.traits]),
      links: UnsafeBufferPointer(rebasing: links[input.links]))
  }
}

/// What a build knows of a page that it made.
package struct PageRecord: Sendable, Equatable {
  /// The path that it was planned for.
  package var path: String
  /// What it was made from, as a digest; 0 when it could not be made, and its files are those of a build before.
  package var inputs: UInt64
  /// What was looked up while it was made, each as a digest; what came of it is part of `inputs`.
  package var lookups: [UInt64]
  /// The files that it became.
  package var files: [FileRecord]

  package init(path: String, inputs: UInt64, lookups: [UInt64], files: [FileRecord]) {
    self.path = path
    self.inputs = inputs
    self.lookups = lookups
    self.files = files
  }

  /// Whether its files are what was made of `inputs`.
  package var isMade: Bool { inputs != 0 }

  /// The same when it could not be made, and its files are those of a build before.
  package var unmade: PageRecord { PageRecord(path: path, inputs: 0, lookups: lookups, files: files) }
}

/// A file that was written.
package struct FileRecord: Sendable, Equatable {
  /// Its path in the folder of the site.
  package var path: String
  /// What it held.
  package var fingerprint: Fingerprint

  package init(path: String, fingerprint: Fingerprint) {
    self.path = path
    self.fingerprint = fingerprint
  }
}

/// A folder of the site, or of the archive.
package struct FolderRecord: Sendable, Equatable {
  /// Its path in the folder of the site or of the archive; empty for that itself.
  package var path: String
  /// Its state, as `Folder.state` tells it; `nil` when names in it could have changed in the same moment.
  package var state: Int?

  package init(path: String, state: Int?) {
    self.path = path
    self.state = state
  }
}
