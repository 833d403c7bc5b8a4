import Ledger
import Platform

/// An archive as a build finds it: its files, and what the build before knows of them. No article is read yet.
struct FoundArchive: Sendable {
  let survey: ArchiveSurvey
  let past: PastBuild
  /// What the build before read, in the order of paths; nothing when that is not believed.
  let inputs: [InputRecord]
  let reader: ArchiveReader

  /// Reads what the build before does not know.
  ///
  /// - Returns: the articles, and what that one took from them; `nil` when nothing is known of it.
  func read(_ workers: Workers) -> (reading: ArchiveReading, contents: LedgerContents?) {
    let contents = inputs.isEmpty ? nil : past.contents(workers)
    return (ArchiveReading(survey, inputs: inputs, past: contents, reader: reader, workers: workers), contents)
  }
}
