import Ledger
import Platform

/// What a site is made of and could not be read this time, though it is there: articles, files of the theme, folders with such. What was
/// made of them before stays as it was.
package struct UnreadSources: Sendable {
  /// Files and folders of the archive, by their paths in it.
  private var archive: Set<ByteKey> = []
  /// The same articles by what pages at their earlier addresses looked up.
  private var redirects: [UInt64: String] = [:]
  private let content: String
  /// Files and folders below `assets/` of the theme.
  private var assets: [ThemeFiles.Unread] = []
  /// The files of the articles that the build before read; `nil` when that is not known.
  private var known: Set<ByteKey>?

  /// Everything could be read.
  package init() { content = "" }

  /// - Parameter past: the build before.
  init(_ reading: ArchiveReading, _ theme: Theme, content: String, past: PastBuild, workers: Workers) {
    self.content = content
    (archive, assets) = (Set(reading.unread.map(ByteKey.init)), theme.unread)
    for path in reading.unread where ArchiveSurvey.isArticle(path) {
      redirects[Self.identity(ofRedirectTo: String(path.dropLast(3)))] = Folder.join(content, path)
    }
    if !archive.isEmpty { known = past.articles(workers) }
  }

  /// Whether nothing stays.
  private var isEmpty: Bool { archive.isEmpty && assets.isEmpty }

  /// What stands for the article that a page at an earlier address leads to, among what was looked up for that page. Its seed keeps it
  /// from being anything else that is looked up.
  static func identity(ofRedirectTo article: String) -> UInt64 {
    var article = article
    return article.withUTF8 { Fingerprint($0, seed: 0x7265_6469_7265_6374).value }
  }

  /// Those of some pages that are no longer planned which stay, each with the name of the file or folder that it waits for.
  package func kept(of gone: [PageRecord]) -> [(page: PageRecord, source: String)] {
    guard !isEmpty else { return [] }
    let sources = gone.map(source)
    var redirects = redirects
    // Of folders that could not be read, the pages tell which articles they had.
    for (page, source) in zip(gone, sources) where source != nil {
      if let article = Self.article(ofPage: page.path) { redirects[Self.identity(ofRedirectTo: article)] = source }
    }
    return zip(gone, sources).compactMap { page, source in
      (source ?? page.lookups.lazy.compactMap { redirects[$0] }.first).map { (page, $0) }
    }
  }

  /// What a page that is no longer planned is of, if it is of something that could not be read.
  private func source(of page: PageRecord) -> String? {
    guard let source = source(ofFile: page.path) else { return nil }
    // A list may have been where the page of an article would be.
    guard page.isMade, let known, let article = Self.article(ofPage: page.path), source.isOfArchive else {
      return source.name
    }
    return known.contains(ByteKey(article + ".md")) ? source.name : nil
  }

  /// Whether a file of the site is one that may have been made of something that could not be read.
  package func mayHaveMade(_ file: String) -> Bool { source(ofFile: file) != nil }

  private func source(ofFile file: String) -> (name: String, isOfArchive: Bool)? {
    guard !isEmpty else { return nil }
    if let asset = assets.first(where: { $0.mayHaveMade(file) }) { return (asset.file, false) }
    guard let article = Self.article(ofPage: file) else { return nil }
    var path = article + ".md"
    while !path.isEmpty {
      if archive.contains(ByteKey(path)) { return (Folder.join(content, path), true) }
      path = Folder.relativeParent(of: path)
    }
    return nil
  }

  /// The path without an ending of the article whose page would be at a path; `nil` where there can be none.
  private static func article(ofPage path: String) -> String? {
    path.utf8.suffix(5).elementsEqual(".html".utf8) ? String(path.dropLast(5)) : nil
  }
}

extension ThemeFiles.Unread {
  /// Whether a file of the site is this one, or one of this folder, as it was published.
  fileprivate func mayHaveMade(_ published: String) -> Bool {
    ThemeAssets.isPublished(path, as: published) || published.utf8.starts(with: "\(path)/".utf8)
  }
}
