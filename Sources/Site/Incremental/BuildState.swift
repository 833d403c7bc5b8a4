import Ledger

/// What a build read, for the next one to know: known before any page is made.
package struct ArchiveState: Sendable {
  /// The articles' files, in the order of their paths.
  package var inputs: [InputRecord] = []
  /// What was taken from each. It is valid while the build runs.
  package var contents: [InputContents] = []
  /// The folders that these are in.
  package var folders: [FolderRecord] = []

  package init() {}
}

/// What a build made, for the next one to know.
package struct BuildState: Sendable {
  package var head: LedgerFile.Head
  /// The pages of the site, in the order of the plan.
  package var pages: [PageRecord]
  /// Pages of the build before that are no longer planned.
  package var gone: [PageRecord]
  /// Files of the build before that pages no longer have which are still planned.
  package var dropped: [FileRecord]
  /// Whether every page was made: if not, a page that is no longer planned may be one that could not be made.
  package var isComplete: Bool

  package init(
    head: LedgerFile.Head, pages: [PageRecord], gone: [PageRecord], dropped: [FileRecord], isComplete: Bool
  ) {
    self.head = head
    self.pages = pages
    self.gone = gone
    self.dropped = dropped
    self.isComplete = isComplete
  }
}
