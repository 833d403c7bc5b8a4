import Diagnostics

/// Finds the file that was meant by a path at which there is none.
struct SimilarNames {
  private let files: SiteFiles
  /// The names in each folder, as soon as one is asked for.
  private var names: [Substring: [String]] = [:]
  private var known: [String: String?] = [:]

  /// How many paths names are compared with: each comparison looks at a whole folder.
  private static let most = 1000

  init(_ files: SiteFiles) { self.files = files }

  /// What to do about a path; `nil` when no other is like it.
  mutating func help(for path: String) -> String? {
    if let known = known[path] { return known }
    guard known.count < Self.most else { return nil }
    if names.isEmpty {
      names = Dictionary(grouping: files.places.paths) { SiteFiles.folder(of: $0) }
    }
    let folder = SiteFiles.folder(of: path)
    let name = String(path.dropFirst(folder.count))
    let found = Self.help(for: name, among: names[folder] ?? [], in: folder)
    known[path] = .some(found)
    return found
  }

  private static func help(for name: String, among paths: [String], in folder: Substring) -> String? {
    // Unicode's equal texts are equal here.
    let plain = name.lowercased()
    if let same = paths.first(where: { $0.dropFirst(folder.count).lowercased() == plain }) {
      return "the file is spelled \(same), in other letters or other bytes; spell the link the same"
    }
    return nearestName(to: name, among: paths.lazy.map { String($0.dropFirst(folder.count)) })
      .map { "did you mean \(folder)\($0)?" }
  }
}
