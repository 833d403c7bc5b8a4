import Content
import Diagnostics
import Platform

/// The assets of a theme as they are published: under names that tell their bytes, and style sheets with these names in the place of
/// those that the theme's files have.
///
///     assets/style.css    body { background: url(pictures/fog.svg) }
///     becomes             assets/style-1b2c3d4e.css  body{background:url(pictures/fog-5f3a9c01.svg)}
struct ThemeAssets: Sendable {
  /// The assets by the path under which they are published, in the order of their own.
  private(set) var files: [(path: String, bytes: [UInt8])] = []
  /// The published path of each asset, by its own: `assets/style.css`.
  private(set) var paths: [ByteKey: String] = [:]
  /// What style sheets name and is not there.
  private(set) var diagnostics: [Diagnostic] = []
  private var sheets: [ByteKey: StyleSheet] = [:]

  /// - Parameter files: all files of the theme, by their paths in it.
  init(_ files: [ByteKey: ThemeFiles.File]) {
    let own = files.keys.filter { $0.text.hasPrefix("assets/") }.sorted()
    for path in own where path.text.hasSuffix(".css") { sheets[path] = StyleSheet(files[path]?.bytes ?? []) }
    let plain = own.map { sheets[$0]?.bytes ?? Self.published(files[$0]?.bytes ?? [], of: $0.text) }
    let prints = Dictionary(zip(own, plain.map { Fingerprint($0) }), uniquingKeysWith: { first, _ in first })
    for path in own { paths[path] = Self.publishedPath(path.text, print(of: path, prints)) }
    for (path, bytes) in zip(own, plain) {
      self.files.append((paths[path] ?? path.text, sheets[path] == nil ? bytes : self.bytes(of: path.text)))
    }
    for path in own { note(missingIn: path, files[path]) }
  }

  /// The bytes of a style sheet as it is published; of one that stands in a page, whose addresses have the site's in front.
  ///
  /// - Parameter site: the address of the site, which ends in a slash; `nil` for a sheet beside the others.
  func bytes(of path: String, on site: String? = nil) -> [UInt8] {
    guard let sheet = sheets[ByteKey(path)] else { return [] }
    return sheet.bytes { reference in
      guard let (target, ending) = Self.target(of: reference.address, from: path) else { return nil }
      let published = paths[ByteKey(target)]
      if let site { return Permalinks.absolute(published ?? target, on: site) + ending }
      return published.map { Permalinks.relative(from: paths[ByteKey(path)] ?? path, to: $0) + ending }
    }
  }

  /// The path that an address in a style sheet leads to, from the site's root, and what stands behind it in the address; `nil` for
  /// what is no path beside the sheet: whole addresses, those from the root, parts of the same page.
  private static func target(of address: String, from sheet: String) -> (path: String, ending: String)? {
    let address = address.trimmingSpace
    let end = address.firstIndex { $0 == "?" || $0 == "#" } ?? address.endIndex
    let path = address[..<end]
    guard let first = path.utf8.first, first != UInt8(ascii: "/"), first != UInt8(ascii: "\\") else { return nil }
    // What comes before a colon is a scheme, unless a slash comes before that.
    guard path.prefix(while: { $0 != "/" }).utf8.contains(UInt8(ascii: ":")) == false else { return nil }
    var names = sheet.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      switch WebAddress.percentDecoded(part) {
      case ".", "": break
      case "..": if names.popLast() == nil { return nil }
      case let name: names.append(name)
      }
    }
    return (names.joined(separator: "/"), String(address[end...]))
  }

  /// The fingerprint that the name of an asset tells: that of its bytes, and of all that it leads to, since their names are in it. Two
  /// style sheets may lead to each other.
  private func print(of path: ByteKey, _ prints: [ByteKey: Fingerprint]) -> Fingerprint {
    var reached: Set<ByteKey> = [path]
    var pending = [path]
    while let next = pending.popLast() {
      for reference in sheets[next]?.references ?? [] {
        guard let target = Self.target(of: reference.address, from: next.text).map({ ByteKey($0.path) }),
          prints[target] != nil
        else { continue }
        if reached.insert(target).inserted { pending.append(target) }
      }
    }
    guard reached.count > 1 else { return prints[path] ?? Fingerprint([]) }
    var digest = Digest()
    digest.add(path.text)
    for path in reached.sorted() {
      digest.add(path.text)
      digest.add(prints[path]?.value ?? 0)
    }
    return Fingerprint(value: digest.value)
  }

  /// Tells of what a style sheet names below `assets/` and the theme has not.
  private mutating func note(missingIn path: ByteKey, _ file: ThemeFiles.File?) {
    guard let sheet = sheets[path], let file else { return }
    let published = Set(paths.values.map(ByteKey.init))
    for reference in sheet.references {
      guard let target = Self.target(of: reference.address, from: path.text)?.path, target.hasPrefix("assets/"),
        paths[ByteKey(target)] == nil, !published.contains(ByteKey(target))
      else { continue }
      let nearest = nearestName(to: target, among: paths.keys.lazy.map(\.text)).map { "did you mean \($0)?" }
      diagnostics.append(
        SourceText(file.bytes).diagnostic(
          .warning, "missing-asset", "the theme has no file \(target)", file: file.file, at: reference.offset,
          help: nearest ?? "put it there, or mend the address, which was left as it is"))
    }
  }

  /// An asset's bytes without what only helps people to read them.
  private static func published(_ bytes: [UInt8], of path: String) -> [UInt8] {
    path == SearchPages.script ? ScriptSource(bytes).bytes : bytes
  }

  /// The path with a fingerprint before its ending; that of the script for searching without, beside the index whose form it knows, so
  /// that any page can load it.
  private static func publishedPath(_ path: String, _ print: Fingerprint) -> String {
    if path == SearchPages.script { return SearchPages.publishedScript }
    let (name, ending) = parts(of: path)
    return "\(name)-\(print.hexadecimal.prefix(8))\(ending)"
  }

  /// Whether an asset may have been published under a path, whatever was in it.
  static func isPublished(_ path: String, as published: String) -> Bool {
    if path == SearchPages.script { return published == SearchPages.publishedScript }
    let (name, ending) = parts(of: path)
    return published.utf8.count == path.utf8.count + 9 && published.utf8.starts(with: "\(name)-".utf8)
      && published.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }

  /// What of a path comes before the fingerprint, and what behind it.
  private static func parts(of path: String) -> (name: Substring, ending: Substring) {
    let dot = path.lastIndex(of: ".") ?? path.endIndex
    return (path[..<dot], path[dot...])
  }
}

extension String {
  /// The text without white space around it, which addresses are read without.
  fileprivate var trimmingSpace: Substring {
    let isSpace = { (character: Character) in character.utf8.allSatisfy { $0 <= 0x20 } }
    guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
      return ""
    }
    return self[first...last]
  }
}
