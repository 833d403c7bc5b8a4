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
    let files = files(of: pages)
    let known = Set(past.map(\.path))
    let media = media
    let sink = sink
    let results = workers.map(files.count, grain: 32) { index -> Result<Bool, SystemError> in
      let path = KeptMedia.sitePath(of: files[index])
      let source = media.path(of: files[index])
      if known.contains(path), sink.holds(copyOf: source, at: path) { return .success(false) }
      return Result { () throws(SystemError) in
        try sink.put(copyOf: source, as: Self.record(of: files[index]))
        return true
      }
    }
    var records: [PageRecord] = []
    for (file, result) in zip(files, results) {
      switch result {
      case .success(let isNew):
        let record = Self.record(of: file)
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

  /// The files that pages show, each once, in the order of their names.
  private func files(of pages: [PageRecord?]) -> [KeptMedia.File] {
    var files: [String: KeptMedia.File] = [:]
    for case let page? in pages {
      for lookup in page.lookups {
        if let file = media.file(at: lookup) { files[file.name] = file }
      }
    }
    return files.values.sorted { $0.name.precedesInBytes($1.name) }
  }
}
