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
  /// When the survey began, in nanoseconds since 1970 UTC.
  private let start: Int

  /// - Parameters:
  ///   - walk: what was found in the archive's folder.
  ///   - start: when the walk began, as `File.now` tells it.
  ///   - inputs: what the build before read, in the order of paths.
  init(_ folder: String, _ walk: FolderWalk, at start: Int, inputs: [InputRecord]) {
    self.folder = folder
    self.start = start
    (files, failures) = (walk.files, walk.failures)
    known = Array(repeating: nil, count: files.count)
    isUnchanged = files.count == inputs.count && failures.isEmpty
    var next = 0
    for (index, file) in files.enumerated() {
      while next < inputs.count, inputs[next].path.precedesInBytes(file.path) { next += 1 }
      if next < inputs.count, inputs[next].path == file.path, inputs[next].stamp == file.stamp {
        known[index] = Int32(next)
        next += 1
      } else {
        isUnchanged = false
      }
    }
  }

  /// The state of a file as a ledger may know it: `nil` when it could change once more without showing.
  func settledStamp(of file: Int) -> File.Stamp? {
    files[file].stamp.modified.isSettled(at: start) ? files[file].stamp : nil
  }
}
