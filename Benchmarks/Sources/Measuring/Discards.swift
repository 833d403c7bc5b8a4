import Foundation

/// What was measured and is no longer needed: removed at once in memory, moved aside on a disk.
///
/// A file system may be slow behind removals. ext4 without a journal gives no inode away that was freed in the last minute, or in the last
/// six where its block is not yet on the disk, and passes over them one by one: behind 25,000 removed files a build of as many took
/// 12.3 s instead of 1.9 s. So on a disk nothing is removed before there is no room for another round, and then that is waited for.
package final class Discards {
  private let folder: String
  private let keeps: Bool
  private let rest: TimeInterval
  private let progress: (String) -> Void
  /// How many things were moved aside.
  private var count = 0

  /// - Parameters:
  ///   - folder: the path of the folder that things are moved to, in the same file system as they are; it is made when it is needed.
  ///   - keeps: whether they are moved there; they are removed where not.
  ///   - rest: how long is waited after removals, in seconds.
  ///   - progress: is told what is waited for.
  package init(folder: String, keeps: Bool, rest: TimeInterval = 370, progress: @escaping (String) -> Void = { _ in }) {
    self.folder = folder
    self.keeps = keeps
    self.rest = rest
    self.progress = progress
  }

  /// Has files or folders out of the way, those that are there.
  package func take(_ paths: [String]) throws {
    for path in paths where FileManager.default.fileExists(atPath: path) {
      guard keeps else {
        try FileManager.default.removeItem(atPath: path)
        continue
      }
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      count += 1
      try FileManager.default.moveItem(atPath: path, toPath: "\(folder)/\(count)")
    }
  }

  /// Removes what was moved aside, and waits until the file system is rid of it, where there is not enough room otherwise.
  ///
  /// - Parameter bytes: how many may be written next.
  package func makeRoom(for bytes: Int) throws {
    guard FileManager.default.fileExists(atPath: folder), try room < bytes else { return }
    progress("removing what was measured, and waiting \(Int(rest)) s, since file systems may be slow after that")
    try FileManager.default.removeItem(atPath: folder)
    sync()
    Thread.sleep(forTimeInterval: rest)
  }

  /// How many bytes can be written to the file system.
  private var room: Int {
    get throws {
      let facts = try FileManager.default.attributesOfFileSystem(forPath: folder)
      return (facts[.systemFreeSize] as? NSNumber)?.intValue ?? 0
    }
  }
}
