import Diagnostics
import Ledger
import Platform

/// Puts the files of media into the site that its pages show, and no others.
struct MediaPublishing: Sendable {
  let media: KeptMedia
  let sink: any PageSink
  let workers: Workers

  /// Puts what is not there, and returns what is to be known of all.
  ///
  /// - Parameters:
  ///   - pages: the pages of the site.
  ///   - past: what the build before knew of such files.
  func publish(
    for pages: [PageRecord?], past: [PageRecord], _ summary: inout SiteBuild.Summary
  ) throws(SiteBuild.Failure) -> [PageRecord] {
    guard !media.isEmpty else { return [] }
    let files = media.files(at: pages.lazy.compactMap { $0?.lookups }.joined())
    let known = Set(past.map(\.path))
    let results = workers.map(files.count, grain: 32) {
      index -> (record: FileRecord, result: Result<Bool, SystemError>) in
      let record = Self.record(of: files[index])
      let source = media.path(of: files[index])
      if known.contains(record.path), sink.holds(copyOf: source, at: record.path) { return (record, .success(false)) }
      return (
        record,
        Result { () throws(SystemError) in
          try sink.put(copyOf: source, as: record)
          return true
        }
      )
    }
    var records: [PageRecord] = []
    for (record, result) in results {
      switch result {
      case .success(let isNew):
        records.append(PageRecord(path: record.path, inputs: 1, lookups: [], files: [record]))
        summary.written += isNew ? 1 : 0
      case .failure(let error):
        if error.concernsEveryFile { throw .system(error) }
        summary.diagnostics.append(
          Diagnostic(
            .error, "media", "cannot \(error.operation) it: \(error.reason)", file: error.path,
            help: "see that the file is there and may be read; pages that show it lack it"))
      }
    }
    summary.pages += records.count
    return records
  }

  /// What is to be known of a file: the beginning of its SHA-256 stands for its bytes.
  private static func record(of file: KeptMedia.File) -> FileRecord {
    FileRecord(path: KeptMedia.sitePath(of: file), fingerprint: file.digest.fingerprint)
  }
}
