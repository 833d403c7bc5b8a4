import Ledger
import Platform

/// A file of a page.
struct MadeFile: Sendable {
  var record: FileRecord
  /// `nil` when it was not made, since it is in its place as the build before left it.
  var bytes: [UInt8]?

  /// One that was made.
  init(_ file: SiteRenderer.OutputFile) {
    record = FileRecord(path: file.path, fingerprint: Fingerprint(content: file.bytes))
    bytes = file.bytes
  }

  /// One that is in its place.
  init(record: FileRecord) { self.record = record }
}

extension PageMaking {
  /// The compressed files beside some files of a page: taken from the build before where these did not change, else made.
  ///
  /// - Parameter before: what is known of the page.
  func compressedFiles(beside files: [MadeFile], _ before: PageRecord?) -> [MadeFile] {
    guard !precompression.encodings.isEmpty else { return [] }
    // A page that could not be made the last time may have files of a build still longer ago.
    let known = FingerprintsByPath(keepsCompressed && before?.isMade == true ? before : nil)
    return map(filesOfPage: files.count) { compressedFiles(beside: files[$0], known) }.flatMap(\.self)
  }

  private func compressedFiles(beside file: MadeFile, _ known: FingerprintsByPath) -> [MadeFile] {
    guard let content = file.bytes, precompression.concerns(file.record.path, size: content.count) else { return [] }
    let isUnchanged = known[file.record.path] == file.record.fingerprint
    return precompression.encodings.compactMap { encoding in
      let path = file.record.path + encoding.suffix
      if isUnchanged {
        // Without one, it was no smaller.
        guard let fingerprint = known[path] else { return nil }
        let record = FileRecord(path: path, fingerprint: fingerprint)
        if sink.holds(record) { return MadeFile(record: record) }
      }
      guard let bytes = encoding.compress(content) else { return nil }
      return MadeFile((path, bytes))
    }
  }
}

extension PageRecord {
  /// How many files the page has, not counting compressed ones beside them.
  var ownFileCount: Int { files.count - files.dropFirst().count { Precompression.isCompressed($0.path) } }
}

/// The files of a page as the ledger tells of them. Most pages have one, a part of the search index thousands.
struct FingerprintsByPath: Sendable {
  private let files: [FileRecord]
  private let table: [ByteKey: Fingerprint]?

  init(_ page: PageRecord?) {
    files = page?.files ?? []
    table =
      files.count < 8
      ? nil : Dictionary(files.map { (ByteKey($0.path), $0.fingerprint) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(path: String) -> Fingerprint? {
    if let table { return table[ByteKey(path)] }
    return files.first { $0.path.hasBytes(of: path) }?.fingerprint
  }
}
