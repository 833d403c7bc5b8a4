import Ledger
import Media
import Platform
import Site

/// The folder that a site is published to. Only bytes that differ are written; each file whole or not at all.
///
/// What was written is kept in a ledger beside the folder, so that the next build need not look at what did not change, and that
/// pages that no longer belong can be taken away, and nothing else ever is.
package final class OutputFolder: PageSink {
  private let path: String
  /// Whether files are taken to be as they seem.
  private let isTrusted: Bool
  /// Whether nothing was in it when it was opened, so that no file need be looked at before it is written.
  private let wasEmpty: Bool
  private let ledgerPath: String
  private let journal: Journal
  package let ledger: LedgerFile?
  /// The states of the folders of the site, as the ledger has them.
  private let folders: [ByteKey: Int?]
  /// Those that changed since.
  private let changedFolders: Set<ByteKey>
  /// Those in which this build changed something.
  private let touched = Lock<Set<ByteKey>>([])
  /// What was removed before pages were written.
  private let cleared = Lock(Summary())
  private let workers: Workers
  private let writeback: Writeback
  /// The next ledger, while it is written.
  private let writer = Lock<LedgerWriter?>(nil)

  /// What publishing did besides writing.
  package struct Summary: Sendable, Equatable {
    /// How many files that no longer belong were removed.
    package var removed = 0
    /// Which of those stayed, because somebody changed them.
    package var kept: [String] = []
  }

  /// Opens the folder at `path`, making it when it is not there. The caller has its lock.
  ///
  /// - Parameters:
  ///   - isTrusted: whether files in folders that did not change are taken to be as the ledger has them; else each is read
  ///     when it matters.
  ///   - workers: what looks at the folders and at what is known of pages.
  package init(_ path: String, isTrusted: Bool = true, workers: Workers = Workers(1)) throws(SystemError) {
    self.path = path
    self.isTrusted = isTrusted
    self.workers = workers
    writeback = Writeback(path)
    try Folder.make(path)
    ledgerPath = Self.ledgerPath(of: path)
    journal = Journal(Self.journalPath(of: path))
    ledger = LedgerFile(ledgerPath)
    wasEmpty = ledger == nil && Folder.isEmpty(path)
    let records = ledger?.folders() ?? []
    folders = Dictionary(records.map { (ByteKey($0.path), $0.state) }, uniquingKeysWith: { first, _ in first })
    let isUnfinished = journal.unfinished != nil
    let isUnchanged = workers.map(records.count, grain: 64) { index in
      guard let state = records[index].state, isTrusted, !isUnfinished else { return false }
      return Folder.state(Self.join(path, records[index].path), at: 0)?.digest == state
    }
    changedFolders = Set(zip(records, isUnchanged).lazy.filter { !$1 }.map { ByteKey($0.0.path) })
    isAsLeft = !records.isEmpty && changedFolders.isEmpty && !isUnfinished
    guard isUnfinished else { return }
    for leftover in try FolderWalk(path).leftovers { try File.remove(leftover) }
    try File.removeUnfinished([ledgerPath])
  }

  /// Where the ledger of a folder is.
  package static func ledgerPath(of folder: String) -> String { Folder.statePath(of: folder) + ".ledger" }

  /// Where the journal of a folder is while a build is at work.
  package static func journalPath(of folder: String) -> String { Folder.statePath(of: folder) + ".journal" }

  /// A path in the folder, or the folder itself.
  private static func join(_ path: String, _ relative: String) -> String {
    relative.isEmpty ? path : Folder.join(path, relative)
  }

  package let isAsLeft: Bool

  package func holds(_ file: FileRecord) -> Bool {
    isAsLeft(folderOf: file.path) || File.fingerprint(Folder.join(path, file.path)) == file.fingerprint
  }

  /// Whether the folder that a file is in is as the ledger has it. Every file that it tells of is in a folder that it tells of.
  private func isAsLeft(folderOf page: String) -> Bool {
    if isAsLeft { return true }
    let folder = ByteKey(Folder.relativeParent(of: page))
    return folders[folder] != nil && !changedFolders.contains(folder)
  }

  package func contents(of file: FileRecord) -> [UInt8]? {
    guard let bytes = try? File.read(Folder.join(path, file.path)), Fingerprint(content: bytes) == file.fingerprint
    else {
      return nil
    }
    return bytes
  }

  package func keep(_ archive: ArchiveState) throws(SystemError) {
    // What a killed build leaves of the ledger is looked for where there is a journal.
    try journal.note([])
    let begun = writer.withLock { writer in
      Result { () throws(SystemError) in
        var begun = try LedgerWriter(ledgerPath)
        try begun.write(
          count: archive.count, inputFolders: archive.folders, input: archive.input, contents: archive.contents)
        writer = begun
      }
    }
    try begun.get()
  }

  package func makeRoom(for pages: [PagePlan], gone: [PageRecord]) throws(SystemError) {
    let files = gone.flatMap(\.files)
    guard !files.isEmpty else { return }
    let folders = Set(pages.lazy.flatMap { Folder.dottedParents(of: $0.path) }.map(ByteKey.init))
    lazy var paths = Set(pages.map { ByteKey($0.path) })
    for file in files {
      let isBelowPage = Folder.dottedParents(of: file.path).contains { paths.contains(ByteKey($0)) }
      guard isBelowPage || folders.contains(ByteKey(file.path)) else { continue }
      var summary = Summary()
      try remove(JournalEntry(file), &summary)
      cleared.withLock { [summary] in
        $0.removed += summary.removed
        $0.kept += summary.kept
      }
    }
  }

  package func announce(_ files: [PendingFile]) throws(SystemError) {
    // What a first build makes is too much for waiting each time, and in its folder there is nothing else.
    try journal.note(
      files.map { wasEmpty ? JournalEntry(creating: $0) : JournalEntry($0.record) }, durably: !wasEmpty)
  }

  package func put(_ bytes: [UInt8], at page: String, isKnown: Bool) throws(SystemError) -> Bool {
    let file = Folder.join(path, page)
    if wasEmpty {
      try create(bytes, at: file, of: page)
    } else {
      if !isKnown, File.holds(bytes, at: file) { return false }
      try File.replaceMakingFolders(bytes, at: file)
      touch(folderOf: page)
    }
    writeback.note(bytes.count)
    return true
  }

  package func holds(copyOf source: String, at page: String) -> Bool {
    if isAsLeft(folderOf: page) { return true }
    let file = Folder.join(path, page)
    return isTrusted ? File.seemSame(file, source) : File.isOne(file, source)
  }

  package func put(copyOf source: String, as record: FileRecord) throws(SystemError) {
    try journal.note([JournalEntry(record)])
    let file = Folder.join(path, record.path)
    do {
      try File.duplicate(source, at: file)
    } catch {
      guard error.isMissing, File.stamp(source) != nil else { throw error }
      try Folder.make(Folder.parent(of: file))
      try File.duplicate(source, at: file)
    }
    touch(folderOf: record.path)
  }

  /// Puts a file where nothing was, under its own name: the journal tells it from others also when only a part of it gets there.
  private func create(_ bytes: [UInt8], at file: String, of page: String) throws(SystemError) {
    for folder in touch(folderOf: page).reversed() where !folder.isEmpty {
      // What cannot be made shows when the file is made.
      try? Folder.make(Folder.join(path, folder))
    }
    do {
      try File.create(bytes, at: file)
    } catch {
      // Another thread is about to make the folder, or somebody put something there meanwhile; or the same fails once more.
      try File.replaceMakingFolders(bytes, at: file)
    }
  }

  /// Notes that something changed in the folder of a page; returns those that nothing was known of, the outermost last.
  @discardableResult
  private func touch(folderOf page: String) -> [String] {
    var folder = Folder.relativeParent(of: page)
    return touched.withLock { touched in
      var new: [String] = []
      // A new folder changes the one that it is in.
      while touched.insert(ByteKey(folder)).inserted {
        new.append(folder)
        if folder.isEmpty { break }
        folder = Folder.relativeParent(of: folder)
      }
      return new
    }
  }

  /// Ends a build: removes what the last one wrote and this one did not, and writes the ledger.
  ///
  /// - Parameter state: what the build knows; `nil` when that is what it found.
  package func finish(_ state: BuildState?) throws(SystemError) -> Summary {
    guard var state else { return Summary() }
    var summary = cleared.withLock { $0 }
    if !state.isComplete {
      // A page that could not be made is no page that does not belong.
      state.pages += state.gone.map(\.unmade)
      state.gone = []
    }
    takeOver(in: &state.pages)
    state.pages += try unclaimed(by: state, &summary)
    let pages = state.pages
    let leftovers = leftovers(state)
    if writer.withLock({ $0 == nil }) { try keep(.empty) }
    // There are many pages: what is known of them is written while their paths are looked at.
    let (written, (superfluous, folders)) = workers.both {
      writer.withLock { writer in Result { () throws(SystemError) in try writer?.write(pages) } }
    } _: {
      (Self.superfluous(leftovers, in: pages), Self.folders(of: pages))
    }
    try written.get()
    for file in superfluous { try remove(file, &summary) }
    let hasChanged = touched.withLock { !$0.isEmpty }
    // The ledger must not speak of what a failing machine could lose.
    if hasChanged { try writeback.finish() }
    let finished = writer.withLock { writer in
      Result { () throws(SystemError) in
        try writer?.finish(head: state.head) { states(of: folders) }
        writer = nil
      }
    }
    try finished.get()
    try journal.end()
    return summary
  }

  /// Notes what a build that was killed wrote of pages that this one could not make.
  private func takeOver(in pages: inout [PageRecord?]) {
    guard let unfinished = journal.unfinished, !unfinished.isEmpty else { return }
    let entries = Dictionary(grouping: unfinished) { ByteKey($0.file.path) }
    for index in pages.indices {
      guard let page = pages[index], !page.isMade else { continue }
      pages[index]?.files = page.files.map { file in
        guard let written = entries[ByteKey(file.path)] else { return file }
        let fingerprint = File.fingerprint(Folder.join(path, file.path))
        return written.first { $0.file.fingerprint == fingerprint }?.file ?? file
      }
    }
  }

  /// What a build that was killed wrote and no page has, to be known further on: of a complete build what may be of sources that could
  /// not be read. What it did not get to write completely is removed.
  private func unclaimed(by state: BuildState, _ summary: inout Summary) throws(SystemError) -> [PageRecord] {
    var records: [PageRecord] = []
    let entries = (journal.unfinished ?? []).filter { !state.isComplete || state.unread.mayHaveMade($0.file.path) }
    for entry in Self.superfluous(entries, in: state.pages) {
      if File.fingerprint(Folder.join(path, entry.file.path)) == entry.file.fingerprint {
        records.append(PageRecord(path: entry.file.path, inputs: 0, lookups: [], files: [entry.file]))
      } else {
        try remove(entry, &summary)
      }
    }
    return records
  }

  /// What the build before wrote, or one that was killed, and this one may not have.
  private func leftovers(_ state: BuildState) -> [JournalEntry] {
    (state.gone.flatMap(\.files) + state.dropped).map { JournalEntry($0) }
      + (state.isComplete ? journal.unfinished ?? [] : [])
  }

  /// Those of some files that no page has.
  private static func superfluous(_ files: [JournalEntry], in pages: [PageRecord?]) -> [JournalEntry] {
    guard !files.isEmpty else { return [] }
    var paths = Set(files.map { ByteKey($0.file.path) })
    // They are few, and most paths have another length.
    let lengths = Set(files.map(\.file.path.utf8.count))
    for case let page? in pages {
      for file in page.files where lengths.contains(file.path.utf8.count) { paths.remove(ByteKey(file.path)) }
    }
    return files.filter { paths.contains(ByteKey($0.file.path)) }
  }

  /// Whether a file is what an entry tells of; `nil` where there is none that can be read.
  private func isOurs(_ file: String, _ entry: JournalEntry) -> Bool? {
    // The names of media say what is in them, and these may be large.
    if let digest = MediaName.digest(of: Folder.name(of: file)) {
      return File.stamp(file)?.size == 0 ? true : File.sha256(file).map { $0 == digest }
    }
    return (try? File.read(file)).map(entry.isSource)
  }

  private func remove(_ entry: JournalEntry, _ summary: inout Summary) throws(SystemError) {
    let record = entry.file
    let file = Folder.join(path, record.path)
    switch isOurs(file, entry) {
    case true?:
      try File.remove(file)
      summary.removed += 1
    case false?:
      if !summary.kept.contains(record.path) { summary.kept.append(record.path) }
      return
    // Who removed it may have left its folder, and so may a build that was killed.
    case nil: break
    }
    touch(folderOf: record.path)
    var folder = Folder.relativeParent(of: record.path)
    while !folder.isEmpty, Folder.removeIfEmpty(Folder.join(path, folder)) {
      folder = Folder.relativeParent(of: folder)
    }
  }

  /// A folder that files of pages are in.
  private struct PageFolder: Sendable {
    var path: String
    /// How many they are.
    var files = 0
    /// Whether all of them are as the pages' records say, as far as this build saw.
    var isKnown = true
  }

  /// The folders that files of pages are in.
  private static func folders(of pages: [PageRecord?]) -> [PageFolder] {
    var folders: [PageFolder] = []
    var places: [ByteKey: Int] = [:]
    // Of many files one behind the other most lie in the same folder.
    var place = 0
    for case let page? in pages {
      for file in page.files {
        if folders.isEmpty || !Folder.isRelativeParent(folders[place].path, of: file.path) {
          let folder = Folder.relativeParent(of: file.path)
          place = places[ByteKey(folder)] ?? folders.count
          if place == folders.count {
            places[ByteKey(folder)] = place
            folders.append(PageFolder(path: folder))
          }
        }
        folders[place].files += 1
        // Of a page that could not be made its files were not looked at.
        if !page.isMade { folders[place].isKnown = false }
      }
    }
    return folders
  }

  /// How many files are not to be read by the next build because their folder changed a moment ago: so many take it longer than to wait here.
  private static let manyFiles = 2_000

  /// Folders of the site with their states.
  private func states(of folders: [PageFolder]) -> [FolderRecord] {
    let touched = touched.withLock { $0 }
    var records = folders.map { FolderRecord(path: $0.path, state: $0.isKnown ? state(of: $0.path, touched) : nil) }
    let unsettled = folders.indices.filter { folders[$0].isKnown && records[$0].state == nil }
    if unsettled.reduce(0, { $0 + folders[$1].files }) >= Self.manyFiles {
      File.settle()
      for place in unsettled { records[place].state = state(of: folders[place].path, touched) }
    }
    return records
  }

  /// The state of a folder; `nil` when it could change once more without showing.
  private func state(of folder: String, _ touched: Set<ByteKey>) -> Int? {
    let key = ByteKey(folder)
    if let known = folders[key], !touched.contains(key), !changedFolders.contains(key) { return known }
    guard let state = Folder.state(Self.join(path, folder), at: File.now), state.isSettled else { return nil }
    return state.digest
  }
}
