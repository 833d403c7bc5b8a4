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
  /// Where in the records that stands which was taken from the file.
  package var record: Range<Int>

  package init(path: String, stamp: File.Stamp?, place: Int, related: [Int32], record: Range<Int>) {
    self.path = path
    self.stamp = stamp
    self.place = place
    self.related = related
    self.record = record
  }
}

/// What a build knows of a page that it made.
package struct PageRecord: Sendable, Equatable {
  /// The path that it was planned for.
  package var path: String
  /// What it was made from, as a digest.
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

/// A folder of the site.
package struct FolderRecord: Sendable, Equatable {
  /// Its path in the folder of the site; empty for that itself.
  package var path: String
  /// When names in it changed last, in nanoseconds since 1970 UTC; `nil` when they could have changed in the same moment.
  package var modified: Int?

  package init(path: String, modified: Int?) {
    self.path = path
    self.modified = modified
  }
}
