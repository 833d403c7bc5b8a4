import Diagnostics
import Platform
import Site
import Synchronization

/// The folder that a site is published to. Only bytes that differ are written; each file whole or not at all.
///
/// What was written is kept in a ledger beside the folder, so that pages that no longer belong can be taken away, and
/// nothing else ever is.
package final class OutputFolder: PageSink {
  private let path: String
  private let ledger: Ledger
  private let state = Mutex(State())

  private struct State {
    var pages: [Ledger.Page] = []
    var written = 0
    var bytes = 0
  }

  /// What publishing did.
  package struct Summary: Sendable, Equatable {
    /// How many files were written, because they were new or had other bytes.
    package var written = 0
    /// How many bytes all files of the site have.
    package var bytes = 0
    /// How many files that no longer belong were removed.
    package var removed = 0
    /// How many of those stayed, because somebody changed them.
    package var kept: [String] = []
  }

  /// Opens the folder at `path`, making it when it is not there.
  package init(_ path: String) throws(SystemError) {
    self.path = path
    try Folder.make(path)
    ledger = Ledger(besides: path)
  }

  package func put(_ bytes: [UInt8], at page: String) throws(SystemError) {
    let file = Folder.join(path, page)
    let isEqual = File.holds(bytes, at: file)
    if !isEqual { try File.writeMakingFolders(bytes, to: file) }
    let record = Ledger.Page(path: page, fingerprint: Fingerprint(bytes))
    state.withLock { state in
      state.pages.append(record)
      state.bytes += bytes.count
      if !isEqual { state.written += 1 }
    }
  }

  /// Ends a build: removes what the last one wrote and this one did not, and writes the ledger.
  ///
  /// - Parameter isComplete: whether every page was made; if not, nothing is removed, since a page that could not be made
  ///   is no page that does not belong.
  package func finish(isComplete: Bool) throws(SystemError) -> Summary {
    let state = state.withLock { $0 }
    var summary = Summary(written: state.written, bytes: state.bytes)
    let before = ledger.read()
    let now = Set(state.pages.map(\.path))
    let gone = before.filter { !now.contains($0.path) }
    var pages = state.pages
    if isComplete {
      for page in gone { try remove(page, &summary) }
    } else {
      pages += gone
    }
    pages.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    if pages != before { try ledger.write(pages) }
    return summary
  }

  private func remove(_ page: Ledger.Page, _ summary: inout Summary) throws(SystemError) {
    let file = Folder.join(path, page.path)
    guard let bytes = try? File.read(file) else { return }
    guard Fingerprint(bytes) == page.fingerprint else {
      summary.kept.append(page.path)
      return
    }
    try File.remove(file)
    summary.removed += 1
    var folder = Folder.parent(of: page.path)
    while folder != ".", Folder.removeIfEmpty(Folder.join(path, folder)) { folder = Folder.parent(of: folder) }
  }
}
