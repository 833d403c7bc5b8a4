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
  /// Folders of what is no capture, which may lie below those of captures, as that of the archive may.
  package var others: [String] = []
  /// How many bytes of captures are kept in memory from when their headers are read until they are converted.
  package var room = 48 << 20
  /// Whether everything is looked at, also what did not change. It makes no difference to what an import does, which tests show.
  var looksAtEverything = false
  /// Told how many of how many articles are done.
  package var progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }

  package init(captures: String, content: String, converter: CaptureConverter, basis: String, workers: Workers) {
    self.captures = captures
    self.content = content
    self.converter = converter
    self.basis = basis
    self.workers = workers
  }

  /// How many articles are converted at once, while as many that were converted before are written.
  static let chunk = 64

  /// Imports. The caller has the lock of the archive.
  ///
  /// - Throws: when the folder of captures cannot be read, or nothing can be written: what was written until then stays,
  ///   and the next import goes on from there.
  package func run() throws(SystemError) -> ImportSummary {
    let files = StateFiles(for: content)
    let (walk, archive, before) = try look(for: files)
    if walk.files.isEmpty, walk.failures.isEmpty, before.captures.count > 0 {
      return lostCaptures(since: before.captures.count)
    }
    try Folder.make(content)
    try Folder.make(files.folder)
    let journal = ImportJournal(path: files.journal)
    if journal.unfinished != nil { try File.removeUnfinished([files.state]) }

    var changes = ImportChanges(walk, archive, since: before, basis: basis)
    if looksAtEverything { changes.addEverything() }
    // The survey goes to the run alone, so that what is kept of captures is freed as they are converted.
    var run = ImportRun(
      importer: self,
      survey: CaptureSurvey(changes.captures, walk.failures, folder: captures, room: room, workers: workers),
      archive: archive, changes: changes, owned: journal.unfinished ?? [])
    if !changes.isNone {
      try run.convert(run.groupsToConvert(), journal: journal)
      run.survey.forgetReadings()
      try run.settle(journal: journal)
      run.forgetNames()
      let spellings = try run.borrowSpellings(journal: journal)
      let state = run.state(spellings)
      if state != before.bytes {
        try journal.append([])
        // The state must not speak of what a failing machine could lose.
        try archive.settle()
        try File.write(state, to: files.state, durably: true)
      }
    }
    try journal.clear()
    return run.summary()
  }

  /// What is told where there is no capture and there were some: as a rule they are on a disk that is not there. The archive stays as it
  /// is, and so does what is known.
  private func lostCaptures(since count: Int) -> ImportSummary {
    var summary = ImportSummary()
    summary.walkDiagnostics = [
      Diagnostic(
        .warning, "no-captures", "no capture is there, and the last import had \(count)", file: captures,
        help: "see that the disk with the captures is mounted; if there are to be none, import no more; articles stay")
    ]
    return summary
  }

  /// Looks at the captures, at the archive and at what the import before knew, all at the same time.
  private func look(for files: StateFiles) throws(SystemError) -> (FolderWalk, Archive, ImportState) {
    let others = Set((others + [content]).compactMap { Folder.path(of: $0, within: captures) })
    let (walk, (archive, state)) = workers.both {
      Result { () throws(SystemError) in
        try FolderWalk(captures, without: others, workers: workers) { Self.isCapture($0) }
      }
    } _: {
      workers.both {
        Result { () throws(SystemError) in try Archive(content, workers: workers) }
      } _: {
        files.readState()
      }
    }
    return (try walk.get(), try archive.get(), state)
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
    state = Folder.statePath(of: content) + ".import"
    journal = state + "-journal"
    folder = Folder.parent(of: state)
  }

  /// What the import before this one knew.
  func readState() -> ImportState {
    guard let bytes = try? File.read(state, limit: ImportState.maximumSize) else { return ImportState(basis: "") }
    return ImportState(bytes) ?? ImportState(before: bytes) ?? ImportState(basis: "")
  }
}
