import Ledger
import Platform

/// What can be known of the build before.
struct PastBuild {
  let recordBasis: UInt64
  let buildBasis: UInt64
  private let ledger: LedgerFile?
  private let isBelieved: Bool

  /// - Parameter isBelieved: whether what it took from the inputs is taken for right.
  init(_ ledger: LedgerFile?, recordBasis: UInt64, buildBasis: UInt64, isBelieved: Bool) {
    self.ledger = ledger
    self.recordBasis = recordBasis
    self.buildBasis = buildBasis
    self.isBelieved = isBelieved && ledger?.head.recordBasis == recordBasis
  }

  /// What it read; nothing when that depended on something else than it would now.
  func inputs(_ workers: Workers) -> [InputRecord] { isBelieved ? ledger?.inputs(workers) ?? [] : [] }

  /// The files of the articles that it read, whatever that depended on; `nil` when they are not known.
  func articles(_ workers: Workers) -> Set<ByteKey>? {
    ledger?.inputs(workers).map { Set($0.lazy.map { ByteKey($0.path) }) }
  }

  /// The folders that these were in.
  func inputFolders() -> [FolderRecord] { isBelieved ? ledger?.inputFolders() ?? [] : [] }

  /// Whether the program, the settings and the theme were the same, and what they made is believed.
  var hadSameBasis: Bool { isBelieved && ledger?.head.buildBasis == buildBasis }

  /// What the ledger says of the whole, if it would say the same again provided that the archive did not change.
  var finalHead: LedgerFile.Head? {
    guard hadSameBasis, let head = ledger?.head, head.wasSilent else { return nil }
    return head
  }

  /// What it took from the inputs. Of a damaged part nothing is known, and every file is read.
  func contents(_ workers: Workers) -> LedgerContents? { ledger?.contents(workers) }

  /// The pages that it made, and the files of media that it put beside them.
  func pages(_ workers: Workers) -> (pages: [PageRecord], media: [PageRecord]) {
    var pages = ledger?.pages(workers) ?? []
    // They stand at the end.
    let end = (pages.lastIndex { !KeptMedia.isSitePath($0.path) } ?? -1) + 1
    let media = Array(pages[end...])
    pages.removeLast(media.count)
    return (pages, media)
  }
}
