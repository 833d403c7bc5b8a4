import Foundation

/// Data that is shared between projects and not part of this one. Tests that need it are skipped where it is missing.
package enum SharedData {
  /// The folder beside the project.
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared").path

  /// The path of something in it; `nil` where it is missing.
  package static func path(_ relative: String) -> String? {
    let path = "\(folder)/\(relative)"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// The strings of a JSON array in it; none where it is missing.
  package static func strings(_ relative: String) throws -> [String] {
    guard let path = path(relative) else { return [] }
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    return try JSONDecoder().decode([String].self, from: data)
  }
}
