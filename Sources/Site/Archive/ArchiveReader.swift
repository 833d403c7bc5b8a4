import Content
import Diagnostics
import Ledger
import Markup
import Platform
import Soup

/// Reads the articles of an archive.
struct ArchiveReader: Sendable {
  let reader: ArticleReader
  let outlets: OutletTable
  let parser: MarkdownParser
  /// Whether articles are compared with one another.
  let comparesArticles: Bool

  init(_ configuration: Configuration, parser: MarkdownParser, comparesArticles: Bool) {
    reader = ArticleReader(zone: configuration.zone)
    outlets = OutletTable(configuration.outlets)
    self.parser = parser
    self.comparesArticles = comparesArticles
  }

  /// How many columns of text an excerpt has at most: about a line of a list. A Chinese character takes two.
  private static let excerptLength = 96

  /// What the articles that it reads depend on besides their files.
  func basis(program: UInt64, _ configuration: Configuration) -> UInt64 {
    var digest = Digest()
    digest.add(program)
    digest.add("\(configuration.zone)")
    digest.add(configuration.outlets)
    digest.add(comparesArticles)
    return digest.value
  }

  /// Reads an article's file, and writes its record.
  ///
  /// - Parameter size: how many bytes it had when it was looked at.
  /// - Returns: what is compared of it to find others like it, which is nothing when no page shows that; and all of its bytes.
  func read(
    _ path: String, in folder: String, expecting size: Int, into writer: inout RecordWriter
  ) throws(ArticleReader.Failure) -> (compared: Traits, bytes: [UInt8]) {
    let file = Folder.join(folder, path)
    let bytes = try ArticleReader.bytes(of: file, expecting: size)
    var article = try reader.article(bytes, path: path, file: file, withBody: false)
    let body = ArticleReader.body(of: bytes)
    let excerpt = parser.excerpt(body, limit: Self.excerptLength)
    let traits = comparesArticles ? Traits(article, lead: excerpt, body: body) : Traits()
    if article.outlet == nil, let url = article.url { article.outlet = outlets.outlet(of: WebAddress(url)).slug }
    ArticleRecord.write(
      article, path: String(path.dropLast(3)), excerpt: excerpt, content: Fingerprint(content: bytes),
      isUTF8: bytes.withUnsafeBufferPointer(UTF8Check.isUTF8), to: &writer)
    return (traits, bytes)
  }
}

extension ArticleReader {
  /// Reads an article's file.
  ///
  /// - Parameter size: how many bytes it had when it was looked at.
  static func bytes(of file: String, expecting size: Int) throws(Failure) -> [UInt8] {
    do throws(SystemError) {
      return try File.read(file, expecting: size)
    } catch {
      throw Failure(
        diagnostic: Diagnostic(
          .error, "unreadable", "cannot read it: \(error.reason)", file: file,
          help: "check its permissions; the article was left out"))
    }
  }
}

extension Digest {
  mutating func add(_ outlets: [Outlet]) {
    add(outlets.count)
    for outlet in outlets {
      add(outlet.slug)
      add(outlet.name)
      add(outlet.places)
      add(outlet.language)
      add("\(outlet.zone)")
      add(outlet.sectionSegment ?? -1)
    }
  }
}
