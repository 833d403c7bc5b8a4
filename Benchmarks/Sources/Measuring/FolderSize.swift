import Foundation

/// How many files are below a folder, and how many bytes are in them.
package struct FolderSize: Codable, Sendable, Equatable {
  package var files = 0
  package var bytes = 0

  /// - Parameter folder: one that is there; of others nothing is counted.
  package init(of folder: String) {
    let keys: [URLResourceKey] = [.isRegularFileKey, .fileSizeKey]
    let found = FileManager.default.enumerator(at: URL(fileURLWithPath: folder), includingPropertiesForKeys: keys)
    while let file = found?.nextObject() as? URL {
      guard let values = try? file.resourceValues(forKeys: Set(keys)), values.isRegularFile == true else { continue }
      files += 1
      bytes += values.fileSize ?? 0
    }
  }

  package init(files: Int, bytes: Int) {
    self.files = files
    self.bytes = bytes
  }
}
