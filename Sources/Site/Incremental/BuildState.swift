import Ledger

/// What a build read, for the next one to know: known before any page is made.
package struct ArchiveState: Sendable {
  /// How many files of articles there are.
  package let count: Int
  /// The folders that these are in.
  package let folders: [FolderRecord]
  /// Tells of each of the files, in the order of their paths.
  package let input: @Sendable (_ index: Int) -> InputRecord
  /// What was taken from each of the files, which is valid while the build runs.
  package let contents: @Sendable (_ index: Int) -> InputContents

  package init(
    count: Int, folders: [FolderRecord], input: @escaping @Sendable (_ index: Int) -> InputRecord,
    contents: @escaping @Sendable (_ index: Int) -> InputContents
  ) {
    self.count = count
    self.folders = folders
    self.input = input
    self.contents = contents
  }

  /// That of an archive without articles, of whose folder nothing is known.
  package static let empty = ArchiveState(count: 0, folders: []) { _ in
    InputRecord(path: "", stamp: nil, place: 0, related: [], record: 0..<0)
  } contents: { _ in
    InputContents(
      record: .init(start: nil, count: 0), traits: .init(start: nil, count: 0), links: .init(start: nil, count: 0))
  }
}

/// What a build made, for the next one to know.
package struct BuildState: Sendable {
  package var head: LedgerFile.Head
  /// The pages of the site, in the order of the plan; `nil` for one that could not be made.
  package var pages: [PageRecord?]
  /// Pages of the build before that are no longer planned, but for those that stay.
  package var gone: [PageRecord]
  /// Files of the build before that pages no longer have which are still planned.
  package var dropped: [FileRecord]
  /// What could not be read.
  package var unread: UnreadSources
  /// Whether all else was read, and every page made: if not, a page that is no longer planned may be one that could not be made.
  package var isComplete: Bool

  package init(
    head: LedgerFile.Head, pages: [PageRecord?], gone: [PageRecord], dropped: [FileRecord],
    unread: UnreadSources = UnreadSources(), isComplete: Bool
  ) {
    self.head = head
    self.pages = pages
    self.gone = gone
    self.dropped = dropped
    self.unread = unread
    self.isComplete = isComplete
  }
}
