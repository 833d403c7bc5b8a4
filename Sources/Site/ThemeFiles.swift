import DefaultTheme
import Diagnostics
import Platform

/// The files of a theme by their paths in it: the default theme's, with a keeper's own in the place of some.
struct ThemeFiles {
  /// A file: its name for diagnostics, and its bytes.
  typealias File = (file: String, bytes: [UInt8])

  private(set) var files: [String: File] = [:]
  /// What is wrong with files, in the order of their names.
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether all templates and words could be read. Without one of them a site would be another than is meant.
  private(set) var isUsable = true
  /// Whether templates or words are the keeper's own.
  private(set) var hasOwnTexts = false
  private let folder: String

  /// - Parameter folder: the keeper's; `nil` for none.
  /// - Throws: when the folder itself cannot be read.
  init(overrides folder: String?) throws(SystemError) {
    self.folder = folder ?? ""
    for file in DefaultTheme.files { files[file.path] = ("Templates/\(file.path)", file.bytes) }
    guard let folder else { return }
    let walk = try FolderWalk(folder)
    for entry in walk.files where Self.isOfTheme(entry.path) {
      do throws(SystemError) {
        take(try Platform.File.read(Folder.join(folder, entry.path)), entry.path)
      } catch {
        note(error, entry.path)
      }
    }
    for failure in walk.failures {
      let path = String(decoding: failure.path.utf8.dropFirst(Folder.join(folder, "").utf8.count), as: UTF8.self)
      // Of a folder, nobody knows what is in it.
      if Self.isOfTheme(path) || Folder.exists(failure.path) { note(failure, path) }
    }
    diagnostics.sort { ($0.file ?? "").precedesInBytes($1.file ?? "") }
  }

  /// Whether a file may belong to a theme: its templates, assets and words; not what else lies beside them.
  private static func isOfTheme(_ path: String) -> Bool { isText(path) || path.hasPrefix("assets/") }

  /// Whether a file is a template, or has words of the site.
  private static func isText(_ path: String) -> Bool {
    path.hasSuffix(".mustache") || path.hasPrefix("text/") && path.hasSuffix(".yml")
  }

  private mutating func take(_ bytes: [UInt8], _ path: String) {
    let file = Folder.join(folder, path)
    let source = SourceText(bytes)
    hasOwnTexts = hasOwnTexts || Self.isText(path)
    guard Self.isText(path), let offset = source.invalidOffset else {
      files[path] = (file, bytes)
      return
    }
    diagnostics.append(
      source.diagnostic(
        .warning, "encoding", "bytes that are not UTF-8", file: file, at: offset,
        help: "� stands for them; if the file is in another encoding, convert it to UTF-8"))
    files[path] = (file, Array(String(decoding: bytes, as: UTF8.self).utf8))
  }

  /// Notes what cannot be read. A site without an asset is told of and made, one without a template is not.
  private mutating func note(_ failure: SystemError, _ path: String) {
    let isAsset = path == "assets" || path.hasPrefix("assets/") && !Self.isText(path)
    let consequence =
      if !isAsset {
        "nothing was built"
      } else if files[path] != nil {
        "the default theme's stands in its place"
      } else {
        "it was left out"
      }
    diagnostics.append(
      Diagnostic(
        .error, "unreadable", "cannot \(failure.operation): \(failure.reason)", file: failure.path,
        help: "mend the link or the permissions, or remove it; \(consequence)"))
    guard !isAsset else { return }
    isUsable = false
    // What includes it is not wrong.
    if Self.isText(path) { files[path] = (failure.path, []) }
  }
}
