import Diagnostics
import Mustache
import Platform

/// Templates, assets and words of the site: the default theme's, with a keeper's own files in the place of some.
package struct Theme: Sendable {
  /// The compiled templates.
  package let templates: TemplateLibrary
  /// What is wrong with them, or doubtful. Which blocks a keeper's layout has is the keeper's choice: templates of the default theme that
  /// fill others are not told of.
  let templateDiagnostics: [Diagnostic]
  /// The assets by the path under which they are published, which tells their bytes: `assets/style-5f3a9c01.css`.
  package let assets: [(path: String, bytes: [UInt8])]
  /// The published path of each asset, by its own: `assets/style.css`.
  package let assetPaths: [ByteKey: String]
  private let published: ThemeAssets
  /// The fingerprint of all its files, and of what is wrong with them.
  let fingerprint: Fingerprint
  /// What is wrong with its files besides what the templates themselves tell.
  let diagnostics: [Diagnostic]
  /// What of its assets is there and could not be read.
  let unread: [ThemeFiles.Unread]
  /// Whether all templates and words could be read; else no page can be made as it is meant.
  let isUsable: Bool
  /// Whether templates or words are other than the default theme's, in which nothing is doubtful.
  let hasOwnTexts: Bool
  /// The keeper's own templates that the default theme has not, by their names and files.
  let ownTemplates: [(name: String, file: String)]
  /// Whether it has fonts, which pages may then load.
  let hasFonts: Bool
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
    isUsable = read.isUsable
    unread = read.unread
    hasOwnTexts = read.hasOwnTexts
    ownTemplates = read.ownTemplates
    let paths = files.keys.sorted()
    var digest = Digest()
    for path in paths {
      digest.add(path.text)
      digest.add(Fingerprint(files[path]?.bytes ?? []).value)
    }
    // A build that has nothing to do has nothing to tell either.
    for diagnostic in read.diagnostics { digest.add("\(diagnostic.identifier) \(diagnostic.file ?? "")") }
    fingerprint = Fingerprint(value: digest.value)
    templates = TemplateLibrary(
      paths.filter { $0.text.hasSuffix(".mustache") }.compactMap { path in
        files[path].map { Self.template(path.text, $0.file, $0.bytes) }
      })
    templateDiagnostics = templates.diagnostics.filter { diagnostic in
      diagnostic.identifier != "unknown-block" || diagnostic.file.map(read.ownFiles.contains) == true
    }
    published = ThemeAssets(files)
    diagnostics = read.diagnostics + published.diagnostics
    assets = published.files
    hasFonts = assets.contains { asset in [".woff2", ".woff", ".ttf", ".otf"].contains { asset.path.hasSuffix($0) } }
    assetPaths = published.paths
    texts = Dictionary(
      paths.compactMap { path in
        guard let language = ThemeFiles.language(ofWords: path.text), let file = files[path] else { return nil }
        return (language, file)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The style sheet as it stands in a page that servers show at any address: what it names has the site's in front, and
  /// nothing in it ends the element that it stands in.
  ///
  /// - Parameter site: the address of the site, which ends in a slash; empty when that is not known.
  func style(on site: String) -> [UInt8] {
    var style: [UInt8] = []
    for byte in published.bytes(of: "assets/style.css", on: site) {
      if byte == UInt8(ascii: "/"), style.last == UInt8(ascii: "<") { style.append(UInt8(ascii: "\\")) }
      style.append(byte)
    }
    return style
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
}
