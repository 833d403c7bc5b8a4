import Ledger

/// What a build leaves for the next one to know.
package struct BuildState: Sendable {
  package var head: LedgerFile.Head
  /// The articles' files, in the order of their paths, and what was taken from each.
  package var inputs: [InputRecord]
  package var records: [ArraySlice<UInt8>]
  /// The folders that these are in.
  package var inputFolders: [FolderRecord]
  /// The pages of the site, in the order of the plan.
  package var pages: [PageRecord]
  /// Pages of the build before that are no longer planned.
  package var gone: [PageRecord]
  /// Files of the build before that pages no longer have which are still planned.
  package var dropped: [FileRecord]
  /// Whether every page was made: if not, a page that is no longer planned may be one that could not be made.
  package var isComplete: Bool

  package init(
    head: LedgerFile.Head, inputs: [InputRecord], inputFolders: [FolderRecord] = [],
    records: [ArraySlice<UInt8>], pages: [PageRecord], gone: [PageRecord],
    dropped: [FileRecord], isComplete: Bool
  ) {
    self.head = head
    self.inputs = inputs
    self.inputFolders = inputFolders
    self.records = records
    self.pages = pages
    self.gone = gone
    self.dropped = dropped
    self.isComplete = isComplete
  }
}
