import Ledger
import Platform
import Publishing
import Site

extension Rule {
  static let noLedger = Rule(
    .ledger, severity: .warning, "there is no ledger of the last build: nothing is known of what it wrote",
    help: "run broadsheet build in this folder, or leave this check out with --skip ledger")
  static let badLedger = Rule(
    .ledger, "the ledger cannot be used: {}", help: "run broadsheet build, which looks at every file and writes it anew"
  )
  static let journal = Rule(
    .ledger, "a build was killed, or the machine failed, before it came to its end",
    help: "run broadsheet build, which mends what is half done")
  static let lostFile = Rule(
    .ledger, "the last build wrote the file, and it is not there", help: "run broadsheet build")
  static let changedFile = Rule(
    .ledger, "the file is not as the last build wrote it",
    help: "run broadsheet build --all, which writes it anew; keep what you changed by hand elsewhere, or in a template")
}

/// What the last build left, as far as it can be read.
struct LedgerFacts: Sendable {
  /// The ledger; `nil` when there is none that can be used.
  let ledger: LedgerFile?
  /// The pages that it tells of; `nil` when it cannot tell.
  let pages: [PageRecord]?
  /// What is wrong with it.
  let findings: [Finding]

  /// - Parameters:
  ///   - output: the folder of the site.
  ///   - reads: whether its pages and all else are looked at.
  init(of output: String, reads: Bool, workers: Workers) {
    let path = OutputFolder.ledgerPath(of: output)
    ledger = LedgerFile(path)
    pages = reads ? ledger?.pages(workers) : nil
    var findings: [Finding] = []
    let place = Finding.Place.other(path)
    if let ledger {
      let isWhole =
        pages != nil && ledger.inputs(workers) != nil && ledger.inputFolders(workers) != nil
        && ledger.contents(workers) != nil && ledger.folders(workers) != nil
      if reads, !isWhole { findings.append(Finding(.badLedger, "parts of it are damaged", at: place)) }
    } else if File.stamp(path) == nil {
      findings.append(Finding(.noLedger, at: place))
    } else {
      findings.append(Finding(.badLedger, "it is damaged, or of another version of broadsheet", at: place))
    }
    let journal = OutputFolder.journalPath(of: output)
    if File.stamp(journal) != nil { findings.append(Finding(.journal, at: .other(journal))) }
    self.findings = findings
  }

  /// Holds every file that the ledger tells of against what is there.
  ///
  /// - Parameter fingerprint: tells that of a file of the site; `nil` for one that cannot be read, of which others tell.
  func compare(_ files: SiteFiles, _ fingerprint: (String) -> Fingerprint?) -> [Finding] {
    (pages ?? []).flatMap(\.files).compactMap { file in
      guard files.has(file.path) else { return Finding(.lostFile, at: .site(file.path)) }
      let isChanged = fingerprint(file.path).map { $0 != file.fingerprint } ?? false
      return isChanged ? Finding(.changedFile, at: .site(file.path)) : nil
    }
  }
}
