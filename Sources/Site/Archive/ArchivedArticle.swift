import Content
import Markup
import Platform

/// All that a build takes from an article's file, but for its text.
struct ArchivedArticle: Sendable {
  var entry: Catalog.Entry
  /// What is compared of it to find others like it; nothing when no page shows that.
  var traits: Traits
  /// The addresses that lead to it: its own, if it has one that counts, and the others that the outlet had it at.
  var address: Address?
  var aliases: [Address]

  /// Whether another article of the same file is at the same place among all, and is compared by the same.
  func resembles(_ other: ArchivedArticle) -> Bool {
    let (a, b) = (entry.article, other.entry.article)
    return a.date == b.date && a.captured == b.captured && a.url == b.url && traits.all == other.traits.all
  }

  /// An address, as links look it up.
  struct Address: Sendable, Equatable {
    /// What stands for its identity, and for its host.
    var identity: UInt64
    var host: UInt64

    init(identity: UInt64, host: UInt64) {
      self.identity = identity
      self.host = host
    }

    init(_ address: WebAddress) {
      identity = Self.identity(of: address)
      host = Self.identity(ofHost: address.host)
    }

    /// The same of an address as most are, without taking it apart; `nil` for others.
    init?(plain address: String) {
      var address = address
      let parts = address.withUTF8 { bytes in
        WebAddress.plainIdentity(of: bytes).map { plain in
          (
            identity: Traits.hash(UnsafeBufferPointer(rebasing: bytes[plain.host.lowerBound..<plain.path.upperBound])),
            host: Fingerprint(UnsafeBufferPointer(rebasing: bytes[plain.host]))
          )
        }
      }
      guard let parts else { return nil }
      identity = parts.identity
      host = parts.host.value
    }

    /// An address as it is written.
    init(_ address: String) { self = Address(plain: address) ?? Address(WebAddress(address)) }

    static func identity(of address: WebAddress) -> UInt64 { Traits.hash(address.identity.utf8) }
    static func identity(ofHost host: String) -> UInt64 { Fingerprint(host).value }
  }
}

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

  /// Reads an article's file.
  ///
  /// - Parameter size: how many bytes it had when it was looked at.
  func read(_ path: String, in folder: String, expecting size: Int) throws(ArticleReader.Failure) -> ArchivedArticle {
    let file = Folder.join(folder, path)
    let bytes = try ArticleReader.bytes(of: file, expecting: size)
    var article = try reader.article(bytes, path: path, file: file, withBody: false)
    let body = ArticleReader.body(of: bytes)
    let excerpt = parser.excerpt(body, limit: Self.excerptLength)
    let traits = comparesArticles ? Traits(article, lead: excerpt, body: body) : Traits()
    if article.outlet == nil, let url = article.url { article.outlet = outlets.outlet(of: WebAddress(url)).slug }
    let entry = Catalog.Entry(
      path: String(path.dropLast(3)), article: article, excerpt: excerpt, content: Fingerprint(bytes))
    return ArchivedArticle(
      entry: entry, traits: traits, address: article.url.map { ArchivedArticle.Address($0) },
      aliases: article.aliases.map { WebAddress($0) }.filter(\.isWeb).map { ArchivedArticle.Address($0) })
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
