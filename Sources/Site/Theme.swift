import Diagnostics
import Mustache
import Platform

/// Templates, assets and words of the site: the default theme's, with a keeper's own files in the place of some.
package struct Theme: Sendable {
  /// The compiled templates.
  package let templates: TemplateLibrary
  /// The assets by the path under which they are published, which tells their bytes: `assets/style-5f3a9c01.css`.
  package let assets: [(path: String, bytes: [UInt8])]
  /// The published path of each asset, by its own: `assets/style.css`.
  package let assetPaths: [String: String]
  /// The fingerprint of all its files, and of what is wrong with them.
  let fingerprint: Fingerprint
  /// What is wrong with its files besides what the templates themselves tell.
  let diagnostics: [Diagnostic]
  /// Whether all templates and words could be read; else no page can be made as it is meant.
  let isUsable: Bool
  /// The files with the site's words, by language tag.
  let texts: [String: (file: String, bytes: [UInt8])]

  /// The folder of a site's own templates and assets that is used without being named.
  package static let folder = "Templates"

  /// Reads a theme.
  ///
  /// - Parameter folder: a folder with files that take the place of the default theme's ones of the same path; `nil` for
  ///   the default theme as it is.
  /// - Throws: when the folder cannot be read.
  package init(overrides folder: String?) throws(SystemError) {
    let read = try ThemeFiles(overrides: folder)
    let files = read.files
    (diagnostics, isUsable) = (read.diagnostics, read.isUsable)
    let paths = files.keys.sorted()
    var digest = Digest()
    for path in paths {
      digest.add(path)
      digest.add(Fingerprint(files[path]?.bytes ?? []).value)
    }
    // A build that has nothing to do has nothing to tell either.
    for diagnostic in read.diagnostics { digest.add("\(diagnostic.identifier) \(diagnostic.file ?? "")") }
    fingerprint = Fingerprint(value: digest.value)
    templates = TemplateLibrary(
      paths.filter { $0.hasSuffix(".mustache") }.compactMap { path in
        files[path].map { Self.template(path, $0.file, $0.bytes) }
      })
    let published = paths.filter { $0.hasPrefix("assets/") }.compactMap { path in
      files[path].map { file -> (own: String, path: String, bytes: [UInt8]) in
        let bytes = Self.published(file.bytes, of: path)
        return (path, Self.publishedPath(path, bytes), bytes)
      }
    }
    assets = published.map { ($0.path, $0.bytes) }
    assetPaths = Dictionary(published.map { ($0.own, $0.path) }, uniquingKeysWith: { first, _ in first })
    texts = Dictionary(
      paths.filter { $0.hasPrefix("text/") && $0.hasSuffix(".yml") }.compactMap { path in
        files[path].map { (String(path.dropFirst(5).dropLast(4)), $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether pages show which articles belong together.
  var comparesArticles: Bool {
    guard let template = templates.template(TemplateKind.article.rawValue) else { return false }
    return ["similar", "hasSimilar", "linkedFrom", "hasLinkedFrom"].contains { template.mayAsk(for: $0) }
  }

  /// A template by its path without the ending. `….json.mustache` makes JSON, and its texts are escaped for that.
  private static func template(_ path: String, _ file: String, _ bytes: [UInt8]) -> TemplateSource {
    let name = String(path.dropLast(9))
    return TemplateSource(name: name, file: file, text: bytes, escaping: name.hasSuffix(".json") ? .json : .html)
  }

  /// An asset's bytes without what only helps people to read them.
  private static func published(_ bytes: [UInt8], of path: String) -> [UInt8] {
    if path.hasSuffix(".css") { return StyleSheet(bytes).bytes }
    return path == SearchPages.script ? ScriptSource(bytes).bytes : bytes
  }

  /// The path with a fingerprint of the bytes before its ending; that of the script for searching without, beside the index whose
  /// form it knows, so that any page can load it.
  private static func publishedPath(_ path: String, _ bytes: [UInt8]) -> String {
    if path == SearchPages.script { return SearchPages.publishedScript }
    let digits = Fingerprint(bytes).hexadecimal.prefix(8)
    guard let dot = path.lastIndex(of: ".") else { return "\(path)-\(digits)" }
    return "\(path[..<dot])-\(digits)\(path[dot...])"
  }
}
