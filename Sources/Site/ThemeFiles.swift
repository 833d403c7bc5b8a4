import DefaultTheme
import Diagnostics
import Platform

/// The files of a theme by their paths in it: the default theme's, with a keeper's own in the place of some.
struct ThemeFiles {
  /// A file: its name for diagnostics, and its bytes.
  typealias File = (file: String, bytes: [UInt8])

  private(set) var files: [ByteKey: File] = [:]
  /// What is wrong with files, in the order of their names.
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether all templates and words could be read. Without one of them a site would be another than is meant.
  private(set) var isUsable = true
  /// Whether templates or words are the keeper's own.
  private(set) var hasOwnTexts = false
  /// The keeper's own templates that the default theme has not, by their names and files.
  private(set) var ownTemplates: [(name: String, file: String)] = []
  /// All of the keeper's own files.
  private(set) var ownFiles: Set<String> = []
  /// What of the assets is there and could not be read.
  private(set) var unread: [Unread] = []
  private let folder: String

  /// A file or a folder: its path in the theme, and its name for diagnostics.
  struct Unread: Sendable {
    let path: String
    let file: String
  }

  /// - Parameter folder: the keeper's; `nil` for none.
  /// - Throws: when the folder itself cannot be read.
  init(overrides folder: String?) throws(SystemError) {
    self.folder = folder ?? ""
    for file in DefaultTheme.files { files[ByteKey(file.path)] = ("Templates/\(file.path)", file.bytes) }
    guard let folder else { return }
    let walk = try FolderWalk(folder)
    for entry in walk.files where Self.isOfTheme(entry.path) {
      do throws(SystemError) {
        take(try Platform.File.read(Folder.join(folder, entry.path)), entry.path)
      } catch {
        note(error, entry.path)
      }
    }
    noteMisplaced(walk)
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
    path.hasSuffix(".mustache") || language(ofWords: path) != nil
  }

  /// The language of a file that has words of the site; `nil` for any other file.
  static func language(ofWords path: String) -> String? {
    guard path.hasPrefix("text/"), path.hasSuffix(".yml") else { return nil }
    return String(path.dropFirst(5).dropLast(4))
  }

  /// Tells of what is passed over although its name says that it is meant to be a part of the theme.
  private mutating func noteMisplaced(_ walk: FolderWalk) {
    func note(_ path: String, _ message: String, _ help: String) {
      diagnostics.append(Diagnostic(.warning, "misplaced", message, file: Folder.join(folder, path), help: help))
    }
    for (path, _) in walk.folders where Self.isText(path) || files[ByteKey(path)] != nil {
      note(
        path, "a folder stands in the place of a file of the theme",
        files[ByteKey(path)] == nil
          ? "move it away, or give it another name" : "move it away; the default theme's file was used"
      )
    }
    let tags = DefaultTheme.files.compactMap { Self.language(ofWords: $0.path) }
    for entry in walk.files {
      let path = entry.path
      if path == "assets" || path == "text" {
        note(
          path, "a file stands in the place of a folder of the theme", "move it away, and make a folder of that name")
      } else if path.hasPrefix("text/") {
        let name = path.dropFirst(5)
        let tag = name.prefix { $0 != "." }
        let isWords = name.hasSuffix(".yml")
        let meant = tags.first { $0.lowercased() == tag.lowercased() } ?? String(tag)
        if isWords ? meant != tag : name.lowercased().hasSuffix(".yml") || name.lowercased().hasSuffix(".yaml") {
          note(path, "the file is not one of words that is looked for", "did you mean text/\(meant).yml?")
        }
      }
    }
  }

  private mutating func take(_ bytes: [UInt8], _ path: String) {
    let (file, key) = (Folder.join(folder, path), ByteKey(path))
    if path.hasSuffix(".mustache"), files[key] == nil { ownTemplates.append((String(path.dropLast(9)), file)) }
    let isText = Self.isText(path)
    hasOwnTexts = hasOwnTexts || isText
    ownFiles.insert(file)
    let isRead = isText || path.hasSuffix(".css")
    // A byte order mark would stand in the middle of a page.
    let bytes = isRead ? Array(bytes.dropFirst(SourceText.byteOrderMark(of: bytes))) : bytes
    files[key] = (file, bytes)
    guard isRead else { return }
    let warning = SourceText(bytes).encodingDiagnostic(
      file: file,
      help: isText
        ? "� stands for them; if the file is in another encoding, convert it to UTF-8"
        : "it was published as it is; if the file is in another encoding, convert it to UTF-8")
    guard let warning else { return }
    diagnostics.append(warning)
    if isText { files[key] = (file, Array(String(decoding: bytes, as: UTF8.self).utf8)) }
  }

  /// Notes what cannot be read. A site without an asset is told of and made, one without a template is not.
  private mutating func note(_ failure: SystemError, _ path: String) {
    let isAsset = path == "assets" || path.hasPrefix("assets/") && !Self.isText(path)
    let consequence =
      if !isAsset {
        "nothing was built"
      } else if files[ByteKey(path)] != nil {
        "the default theme's stands in its place"
      } else {
        "it was left out"
      }
    diagnostics.append(
      Diagnostic(
        .error, "unreadable", "cannot \(failure.operation): \(failure.reason)", file: failure.path,
        help: "\(failure.remedy); \(consequence)"))
    guard !isAsset else {
      if !failure.isAboutName { unread.append(Unread(path: path, file: failure.path)) }
      return
    }
    isUsable = false
    // What includes it is not wrong.
    if Self.isText(path) { files[ByteKey(path)] = (failure.path, []) }
  }
}
