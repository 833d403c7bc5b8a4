import Foundation
import Platform

/// A folder of its own for a test, which goes with it.
package final class TemporaryFolder: Sendable {
  /// The folder's path.
  package let path: String

  package init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("broadsheet-test-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The whole path of something in the folder.
  package subscript(relative: String) -> String { "\(path)/\(relative)" }

  /// Writes a file, making the folders on the way.
  package func write(_ text: String, to relative: String) throws {
    try File.writeMakingFolders(Array(text.utf8), to: self[relative])
  }

  /// Makes a file with nothing in it, or a folder, whose name need not be UTF-8. Says whether it did.
  package func make(_ name: [UInt8], isFolder: Bool = false) -> Bool {
    let path = self[""].utf8CString.dropLast() + name.map { CChar(bitPattern: $0) } + [0]
    return path.withUnsafeBufferPointer { path in
      guard let path = path.baseAddress else { return false }
      return isFolder ? mkdir(path, 0o700) == 0 : mknod(path, S_IFREG | 0o600, 0) == 0
    }
  }

  /// The text of a file; `nil` when there is none.
  package func read(_ relative: String) -> String? {
    (try? File.read(self[relative])).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of all files below a folder, by path.
  package func snapshot(_ relative: String) throws -> [String: [UInt8]] {
    let walk = try FolderWalk(self[relative])
    var files: [String: [UInt8]] = [:]
    for entry in walk.files { files[entry.path] = try File.read("\(self[relative])/\(entry.path)") }
    return files
  }

  /// The stamps of all files below a folder, by path.
  package func stamps(_ relative: String) throws -> [String: File.Stamp] {
    let walk = try FolderWalk(self[relative])
    return Dictionary(uniqueKeysWithValues: walk.files.map { ($0.path, $0.stamp) })
  }
}
