import Ledger
import Platform

/// The files of an archive, with what the build before knows of each: nothing is opened for it.
struct ArchiveSurvey: Sendable {
  /// The archive's folder.
  let folder: String
  /// Its articles' files, in the order of their paths.
  let files: [FolderWalk.Entry]
  /// What could not be looked at.
  let failures: [SystemError]
  /// For each file the place among the ledger's inputs of what is known of it in this state; `nil` for what has to be read.
  private(set) var known: [Int32?]
  /// Whether the files are those that the ledger knows, each in the state that it knows, and there are no others.
  private(set) var isUnchanged: Bool
  /// The folders, with their states, where all of them is known.
  private let folders: [(path: String, state: Int?)]

  /// - Parameters:
  ///   - walk: what was found in the archive's folder.
  ///   - inputs: what the build before read, in the order of paths.
  init(_ folder: String, _ walk: FolderWalk, inputs: [InputRecord]) {
    self.folder = folder
    (files, failures, folders) = (walk.files, walk.failures, walk.folders)
    known = Array(repeating: nil, count: files.count)
    isUnchanged = files.count == inputs.count && failures.isEmpty
    var next = 0
    for (index, file) in files.enumerated() {
      while next < inputs.count, inputs[next].path.precedesInBytes(file.path) { next += 1 }
      if next < inputs.count, inputs[next].path.hasBytes(of: file.path), inputs[next].stamp == file.stamp {
        known[index] = Int32(next)
        next += 1
      } else {
        isUnchanged = false
      }
    }
  }

  /// Whether there is nothing that is or may be an article.
  var isEmpty: Bool { files.isEmpty && failures.isEmpty }

  /// What is there and could not be looked at, files and folders, by their paths in the archive.
  var unread: [String] {
    let prefix = Folder.join(folder, "")
    return failures.filter { !$0.isAboutName && $0.path.utf8.starts(with: prefix.utf8) }.map {
      String(decoding: $0.path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    }
  }

  /// Whether a file is an article, by its name.
  @Sendable static func isArticle(_ name: String) -> Bool { name.utf8.suffix(3).elementsEqual(".md".utf8) }

  /// The state of a file as a ledger may know it: `nil` when it could change once more without showing.
  func settledStamp(of file: Int) -> File.Stamp? {
    files[file].isSettled ? files[file].stamp : nil
  }

  /// The folders as a ledger may know them: with a state only where all files are articles, and no name could change once more
  /// without showing.
  ///
  /// - Parameter articles: the files that are articles, ascending.
  func settledFolders(reading articles: [Int]) -> [FolderRecord] {
    var unread: Set<ByteKey> = []
    if articles.count < files.count {
      let read = Set(articles)
      for file in files.indices where !read.contains(file) {
        unread.insert(ByteKey(Folder.relativeParent(of: files[file].path)))
      }
    }
    return folders.map { path, state in FolderRecord(path: path, state: unread.contains(ByteKey(path)) ? nil : state) }
  }

  /// What a walk can know of folders.
  static func folders(
    of inputs: [InputRecord], _ records: [FolderRecord]
  ) -> [ByteKey: FolderWalk.KnownFolder] {
    var folders: [ByteKey: FolderWalk.KnownFolder] = [:]
    for record in records { folders[ByteKey(record.path)] = record.state.map { FolderWalk.KnownFolder(digest: $0) } }
    // Those of the same folder stand together, but for folders in it.
    var start = 0
    while start < inputs.count {
      let folder = Folder.relativeParent(of: inputs[start].path)
      var end = start + 1
      while end < inputs.count, Folder.isRelativeParent(folder, of: inputs[end].path) { end += 1 }
      folders[ByteKey(folder)]?.files += inputs[start..<end].map(\.path)
      start = end
    }
    for record in records where !record.path.isEmpty {
      folders[ByteKey(Folder.relativeParent(of: record.path))]?.folders.append(record.path)
    }
    return folders
  }
}
