import Diagnostics
import Ledger
import Media
import Platform
import Site

extension Rule {
  static let unshownArticle = Rule(
    .unshown, "no page shows the article: {} is not there", help: "run broadsheet build")
  static let unshownChange = Rule(
    .unshown, severity: .warning, "the article changed since the site was built", help: "run broadsheet build")
  static let unshownFile = Rule(
    .unshown, "a build would write the file, and it is not there", help: "run broadsheet build")

  static let unexplainedPage = Rule(
    .unexplained, "no article and no list of the archive makes this page",
    help: "remove it, or keep it outside of the site's folder: search engines and readers may have its address")
  static let unexplainedFile = Rule(
    .unexplained, severity: .warning, "no build writes the file", help: "remove it if you did not put it there yourself"
  )
  static let stale = Rule(
    .unexplained, "the last build wrote the file, and the next one would take it away", help: "run broadsheet build")
  static let kept = Rule(
    .unexplained, severity: .warning, "it stays until {} can be read",
    help: "mend that, or remove it; then the next build takes this away, or makes it anew")
  static let unexplainedMedia = Rule(
    .unexplained, severity: .warning, "no page shows the file", help: "run broadsheet build")
  static let unexplainedLink = Rule(
    .unexplained, "a link to a folder, which was not followed",
    help: "put the files themselves there: servers may not follow it")
  static let leftover = Rule(
    .unexplained, severity: .warning, "a run that was killed left the file",
    help: "run broadsheet build, which removes it")
}

/// Holds the files of a site against those that a build would write.
struct PlanCheck {
  let outline: SiteOutline
  let files: SiteFiles
  /// The archive's folder.
  let content: String
  /// The files of parts of the search index, as the ledger tells of them; `nil` when nothing is known.
  let indexFiles: Set<ByteKey>?
  /// The files of media that are shown, by their places.
  let shown: Set<Int32>
  /// What the ledger tells of pages.
  let pages: [PageRecord]

  /// - Parameter pages: what the ledger tells of pages.
  init(_ outline: SiteOutline, files: SiteFiles, content: String, pages: [PageRecord]?, shown: Set<Int32>) {
    self.outline = outline
    self.files = files
    self.content = content
    self.shown = shown
    self.pages = pages ?? []
    let folders = Set(outline.indexFolders)
    indexFiles = pages.map { pages in
      let paths = pages.lazy.flatMap(\.files).map(\.path)
      return Set(paths.filter { folders.contains(String(SiteFiles.folder(of: $0))) }.map(ByteKey.init))
    }
  }

  /// What the site lacks.
  var unshown: [Finding] {
    var findings: [Finding] = []
    for (key, role) in outline.files where !files.has(key.text) {
      let path = key.text
      if case .article(let source) = role {
        findings.append(Finding(.unshownArticle, path, at: .other(Folder.join(content, source))))
      } else {
        findings.append(Finding(.unshownFile, at: .site(path)))
      }
    }
    for key in indexFiles ?? [] where outline.files[key] == nil && !files.has(key.text) {
      findings.append(Finding(.unshownFile, at: .site(key.text)))
    }
    for path in outline.changed { findings.append(Finding(.unshownChange, at: .other(Folder.join(content, path)))) }
    return findings
  }

  /// Files of the archive without a page, as they were told of when it was read.
  var unread: [Diagnostic] {
    outline.diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.identifier = Check.unshown.rawValue
      return diagnostic
    }
  }

  /// What the site has beyond that.
  var unexplained: [Finding] {
    let strange = files.places.paths.enumerated().filter { place, path in
      !isExplained(path) && !(path.isMedia && shown.contains(Int32(truncatingIfNeeded: place)))
    }.map(\.element)
    let known = strange.isEmpty ? [] : Set(pages.lazy.flatMap(\.files).map { ByteKey($0.path) })
    let kept = kept(among: strange)
    var findings = strange.map { path in
      if let source = kept[ByteKey(path)] { return Finding(.kept, source, at: .site(path)) }
      let isKept = MediaName.inSite(path).flatMap { MediaName.digest(of: $0) } != nil
      let other: Rule = isKept ? .unexplainedMedia : path.isPage ? .unexplainedPage : .unexplainedFile
      return Finding(known.contains(ByteKey(path)) ? .stale : other, at: .site(path))
    }
    findings += files.walk.linkedFolders.map { Finding(.unexplainedLink, at: .site($0)) }
    findings += files.walk.leftovers.map { Finding(.leftover, at: .other($0)) }
    return findings
  }

  /// Those of some files that stay because what they were made of cannot be read, and the names of that.
  private func kept(among paths: [String]) -> [ByteKey: String] {
    let strange = Set(paths.map(ByteKey.init))
    let gone = strange.isEmpty ? [] : pages.filter { $0.files.contains { strange.contains(ByteKey($0.path)) } }
    let kept = outline.unread.kept(of: gone).flatMap { page, source in page.files.map { (ByteKey($0.path), source) } }
    return Dictionary(kept, uniquingKeysWith: { first, _ in first })
  }

  private func isExplained(_ path: String) -> Bool {
    if outline.files[ByteKey(path)] != nil || isOfIndex(path) { return true }
    // A compressed neighbour of a file that is there.
    guard let plain = Precompression.plainPath(of: path) else { return false }
    return files.places[plain] != nil && (outline.files[ByteKey(plain)] != nil || isOfIndex(plain))
  }

  /// Whether a file is a part of the search index: one that the ledger tells of; without a ledger, one with such a name.
  private func isOfIndex(_ path: String) -> Bool {
    if let indexFiles { return indexFiles.contains(ByteKey(path)) }
    let folder = SiteFiles.folder(of: path)
    guard outline.indexFolders.contains(where: { $0 == folder }), path.hasSuffix(".js") else { return false }
    let number = path.dropFirst(folder.count).dropLast(3)
    return Int(number.hasPrefix("t") ? number.dropFirst() : number) != nil
  }
}
