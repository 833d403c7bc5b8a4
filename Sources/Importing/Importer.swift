import Captures
import Content
import Diagnostics
import Platform

/// Turns a folder of captures into an archive of articles, and keeps the archive up to date with it.
///
/// The captures are never changed. A file of the archive that was edited by hand is never overwritten. What is in the
/// archive does not depend on the order in which captures were imported, as long as names that were given stay.
package struct Importer: Sendable {
  /// The folder of captures.
  package var captures: String
  /// The archive.
  package var content: String
  package var converter: CaptureConverter
  /// What the result depends on besides the captures: the program's version and its configuration.
  package var basis: String
  package var workers: Workers
  /// How many bytes of captures are kept in memory from when their headers are read until they are converted.
  package var room = 48 << 20
  /// Told how many of how many articles are done.
  package var progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }

  package init(captures: String, content: String, converter: CaptureConverter, basis: String, workers: Workers) {
    self.captures = captures
    self.content = content
    self.converter = converter
    self.basis = basis
    self.workers = workers
  }

  /// How many articles are held in memory at once.
  static let chunk = 512

  /// Imports.
  ///
  /// - Throws: when the folder of captures cannot be read, or nothing can be written: what was written until then stays,
  ///   and the next import goes on from there.
  package func run() throws(SystemError) -> ImportSummary {
    let walk = try FolderWalk(captures, include: Self.isCapture)
    try Folder.make(content)
    let archive = try Archive(content, workers: workers)
    let files = StateFiles(for: content)
    try Folder.make(files.folder)
    let before = files.state(basis: basis)
    let journal = ImportJournal(path: files.journal)

    // The survey goes to the run alone, so that what is kept of captures is freed as they are converted.
    var run = ImportRun(
      importer: self, survey: CaptureSurvey(walk, folder: captures, before: before, room: room, workers: workers),
      archive: archive, before: before, owned: journal.read())
    let groups = run.groupsToConvert()
    for start in stride(from: 0, to: groups.count, by: Self.chunk) {
      try run.convert(groups[start..<min(start + Self.chunk, groups.count)], journal: journal)
      progress(min(start + Self.chunk, groups.count), groups.count)
    }
    try run.settle(journal: journal)
    try run.borrowSpellings(journal: journal)
    let state = run.state()
    if state != before { try File.write(state.encoded, to: files.state) }
    try journal.clear()
    return run.summary()
  }

  /// Whether a file's name is one of a capture.
  static func isCapture(_ name: String) -> Bool {
    name.utf8.suffix(3).elementsEqual(".md".utf8) || name.utf8.suffix(4).elementsEqual(".txt".utf8)
  }

  /// A capture's name for diagnostics.
  func file(_ path: String) -> String { Folder.join(captures, path) }
}

/// Where an import keeps what it knows: in a folder `.broadsheet` beside the archive, so that the archive holds nothing
/// but articles.
struct StateFiles {
  let folder: String
  let state: String
  let journal: String

  init(for content: String) {
    folder = Folder.join(Folder.parent(of: content), ".broadsheet")
    state = "\(folder)/\(Folder.name(of: content)).import"
    journal = "\(folder)/\(Folder.name(of: content)).import-journal"
  }

  /// What the import before this one knew. What it read counts only on the same basis; what it wrote is its own anyway.
  func state(basis: String) -> ImportState {
    guard let bytes = try? File.read(state), var before = ImportState(bytes) else { return ImportState(basis: basis) }
    if before.basis != basis {
      before.basis = basis
      before.captures = []
    }
    return before
  }
}
