import Dispatch
import Foundation
import Synchronization

/// Writes generated archives.
package struct ArchiveWriter: Sendable {
  private let archive: Archive
  private let folder: String

  /// - Parameter folder: the folder that the archive's forms go into.
  package init(_ shape: ArchiveShape, folder: String) {
    archive = Archive(shape)
    self.folder = folder
  }

  /// Writes the whole archive in those forms.
  ///
  /// - Parameter threads: how many; with one the files are made in the order of their numbers, so that folders list them alike.
  /// - Throws: a `WritingError`.
  package func write(_ forms: [ArchiveForm], threads: Int = ProcessInfo.processInfo.activeProcessorCount) throws {
    for form in forms {
      for name in form.form.folders { try makeFolder(name) }
    }
    let chunk = 64
    let next = Atomic<Int>(0)
    let failure = Mutex<(any Error)?>(nil)
    DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
      var bytes: [UInt8] = []
      while true {
        let start = next.wrappingAdd(chunk, ordering: .relaxed).oldValue
        guard start < archive.shape.articles, failure.withLock({ $0 == nil }) else { return }
        do {
          for index in start..<min(start + chunk, archive.shape.articles) { try write(index, forms, &bytes) }
        } catch {
          failure.withLock { $0 = error }
        }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  /// Writes one article, which may be newer than the archive, in one form. Returns its path in the folder.
  @discardableResult package func writeArticle(_ index: Int, as form: ArchiveForm) throws -> String {
    let article = archive.article(index)
    let path = form.form.path(article, index)
    try makeFolder((path as NSString).deletingLastPathComponent)
    var bytes: [UInt8] = []
    form.form.append(article, to: &bytes)
    try writeFile(bytes, to: "\(folder)/\(path)")
    return path
  }

  /// The path in the folder of an article's file.
  package func path(of index: Int, as form: ArchiveForm) -> String { form.form.path(archive.article(index), index) }

  private func write(_ index: Int, _ forms: [ArchiveForm], _ bytes: inout [UInt8]) throws {
    let article = archive.article(index)
    for form in forms {
      bytes.removeAll(keepingCapacity: true)
      form.form.append(article, to: &bytes)
      try writeFile(bytes, to: "\(folder)/\(form.form.path(article, index))")
    }
  }

  private func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
  }
}
