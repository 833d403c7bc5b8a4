import Content
import Diagnostics
import Markup
import Media
import Platform

/// What the articles of an archive name of media.
package struct ArchiveMedia: Sendable {
  /// Each address once: those of the newest articles first, of one article in the order of its text.
  package private(set) var needs: [MediaNeed] = []
  /// What is wrong with files of the archive.
  package private(set) var diagnostics: [Diagnostic] = []

  /// Reads the articles of an archive.
  package init(_ configuration: Configuration, workers: Workers) throws(SystemError) {
    let walk = try FolderWalk(configuration.content, workers: workers, include: ArchiveSurvey.isArticle)
    let reader = ArticleReader(zone: configuration.zone)
    let parser = MarkdownParser()
    let kinds = configuration.media.kinds
    let found = workers.map(walk.files.count, grain: 64) { index -> Result<Naming, ArticleReader.Failure> in
      Result { () throws(ArticleReader.Failure) in
        try Naming(walk.files[index], of: configuration.content, reader, parser, kinds)
      }
    }
    var namings: [Naming] = []
    for result in found {
      switch result {
      case .success(let naming): if !naming.files.isEmpty { namings.append(naming) }
      case .failure(let failure): diagnostics.append(failure.diagnostic)
      }
    }
    namings.sort { $0.day == $1.day ? $0.path.precedesInBytes($1.path) : $0.day > $1.day }
    let fallbacks = configuration.media.fallbacks.map { FallbackAddress($0) }
    var seen: Set<ByteKey> = []
    for naming in namings {
      for file in naming.files where seen.insert(ByteKey(file.url)).inserted {
        needs.append(
          MediaNeed(
            url: file.url, kind: file.kind,
            fallbacks: fallbacks.map { $0.address(for: file.url, date: naming.digits) }))
      }
    }
  }

  /// What one article names.
  private struct Naming: Sendable {
    let path: String
    let day: Int
    /// The day as eight digits.
    let digits: String
    private(set) var files: [(url: String, kind: MediaType.Kind)] = []

    init(
      _ entry: FolderWalk.Entry, of folder: String, _ reader: ArticleReader, _ parser: MarkdownParser,
      _ kinds: Set<MediaType.Kind>
    ) throws(ArticleReader.Failure) {
      path = entry.path
      let file = Folder.join(folder, path)
      let bytes = try ArticleReader.bytes(of: file, expecting: entry.stamp.size)
      let article = try reader.article(bytes, path: path, file: file, withBody: false)
      day = article.date.dayNumber
      digits = article.date.rfc3339.prefix(10).filter { $0 != "-" }
      if kinds.contains(.picture), let image = article.image { add(image, .picture, article) }
      for destination in parser.destinations(in: ArticleReader.body(of: bytes)) {
        let kind = destination.isPicture ? .picture : MediaAddress.kind(ofRecording: destination.text)
        if let kind, kinds.contains(kind) { add(destination.text, kind, article) }
      }
    }

    private mutating func add(_ destination: String, _ kind: MediaType.Kind, _ article: Article) {
      if let url = MediaAddress.address(of: destination, original: article.url) { files.append((url, kind)) }
    }
  }
}
