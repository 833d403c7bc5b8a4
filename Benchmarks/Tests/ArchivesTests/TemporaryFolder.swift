import Foundation

/// A folder that is removed when nobody holds it any more.
final class TemporaryFolder {
  let path = NSTemporaryDirectory() + "/archives-" + UUID().uuidString

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// What is in the files below it, by their paths.
  func files() throws -> [String: Data] {
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      if let data = FileManager.default.contents(atPath: "\(path)/\(name)") { found[name] = data }
    }
    return found
  }
}
