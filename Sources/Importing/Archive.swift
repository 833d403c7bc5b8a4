import Content
import Platform

/// The files that are in an archive before an import.
struct Archive: Sendable {
  /// The folder.
  let folder: String
  /// Its Markdown files, in the order of their paths.
  let files: [FolderWalk.Entry]
  private let writeback: Writeback

  /// Looks at a folder, which need not be there yet, and takes out of it what an import that was killed did not finish writing.
  init(_ folder: String, workers: Workers) throws(SystemError) {
    self.folder = folder
    writeback = Writeback(folder)
    guard Folder.exists(folder) else {
      files = []
      return
    }
    let walk = try FolderWalk(folder, workers: workers) { $0.utf8.suffix(3).elementsEqual(".md".utf8) }
    for path in walk.leftovers { try? File.remove(path) }
    files = walk.files
  }

  /// The state that a file had before the import; `nil` for one that was not there.
  func stamp(_ path: String) -> File.Stamp? {
    let place = files.firstPlace { !$0.path.precedesInBytes(path) }
    return place < files.count && files[place].path.hasBytes(of: path) ? files[place].stamp : nil
  }

  /// The article that each of some files says it is. A file that names no address has an empty identity: its path is taken all
  /// the same, unless nothing is in it.
  func identities(of unknown: [String], workers: Workers) -> [(path: String, identity: String)] {
    workers.map(unknown.count) { index -> (path: String, identity: String)? in
      let bytes = try? File.read(path(unknown[index]))
      if let bytes, File.isVoid(bytes) { return nil }
      guard let bytes,
        let article = try? ArticleReader().article(bytes, path: unknown[index], file: unknown[index], withBody: false),
        let url = article.url
      else { return (unknown[index], "") }
      return (unknown[index], WebAddress(url).identity)
    }.compactMap(\.self)
  }

  /// The whole path of a file.
  func path(_ relative: String) -> String { Folder.join(folder, relative) }

  /// What stands in a file: its fingerprint, and whether nothing is left of what was written.
  typealias Standing = (fingerprint: Fingerprint, isVoid: Bool)

  /// What stands in a file now; `nil` when it cannot be read.
  func standing(_ relative: String) -> Standing? {
    (try? File.read(path(relative))).map { (Fingerprint($0), File.isVoid($0)) }
  }

  /// Writes a file. Returns the state that it has then.
  func write(_ bytes: [UInt8], to relative: String) throws(SystemError) -> File.Stamp {
    let stamp = try File.writeMakingFolders(bytes, to: path(relative))
    writeback.note(bytes.count)
    return stamp
  }

  /// Waits until everything that was written is on the disk.
  func settle() throws(SystemError) { try writeback.finish() }
}
