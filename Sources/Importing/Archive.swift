import Content
import Platform

/// The files that are in an archive before an import.
struct Archive: Sendable {
  /// The folder.
  let folder: String
  /// The state of each Markdown file, by its path relative to the folder.
  let stamps: [String: File.Stamp]

  /// Looks at a folder, and takes out of it what an import that was killed did not finish writing.
  init(_ folder: String, workers: Workers) throws(SystemError) {
    self.folder = folder
    let walk = try FolderWalk(folder) { $0.utf8.suffix(3).elementsEqual(".md".utf8) }
    for path in walk.leftovers { try? File.remove(path) }
    stamps = Dictionary(walk.files.map { ($0.path, $0.stamp) }, uniquingKeysWith: { first, _ in first })
  }

  /// The articles that files say they are, of those files that are not in `known`, by path. A file that names no address
  /// is there with an empty identity: its path is taken all the same.
  func identities(besides known: Set<String>, workers: Workers) -> [String: String] {
    let unknown = stamps.keys.filter { !known.contains($0) }.sorted()
    let identities = workers.map(unknown.count) { index -> String in
      guard let bytes = try? File.read(path(unknown[index])),
        let article = try? ArticleReader().article(bytes, path: unknown[index], file: unknown[index], withBody: false),
        let url = article.url
      else { return "" }
      return WebAddress(url).identity
    }
    return Dictionary(zip(unknown, identities), uniquingKeysWith: { first, _ in first })
  }

  /// The whole path of a file.
  func path(_ relative: String) -> String { Folder.join(folder, relative) }

  /// The fingerprint of what stands in a file now; `nil` when it cannot be read.
  func fingerprint(_ relative: String) -> Fingerprint? {
    (try? File.read(path(relative))).map { Fingerprint($0) }
  }
}
