import Feeds

/// A feed before its items are gathered: what it is about, and the files that it becomes.
package struct FeedPlan: Sendable, Equatable {
  /// What a feed is about.
  package enum Subject: Sendable, Equatable {
    /// The newest articles of the archive.
    case newest
    /// The newest articles of an author, an outlet or a section, by the term's index in its taxonomy.
    case term(Taxonomy, Int)
    /// Older articles of the archive: the document of that number, counted from the oldest (RFC 5005).
    case past(Int)
  }

  /// A file with the feed in one format.
  package struct File: Sendable, Equatable {
    package var format: FeedFormat
    package var path: String
  }

  package var subject: Subject
  package var files: [File]

  /// How many articles a document of the past has.
  static let pastSize = 100
  /// How many articles the feeds of authors and sections have. They are excerpts, so that feeds do not outweigh the site.
  static let excerptCount = 20

  /// How many documents of the past an archive has. Each is full, so that its articles never change while only newer ones
  /// come; those that no full document holds yet are in the feed of the newest.
  static func pastDocuments(articles count: Int) -> Int { count / pastSize }

  /// How many articles, the newest ones, no document of the past has.
  static func unarchived(articles count: Int) -> Int { count % pastSize }

  /// The path of a document of the past.
  static func pastPath(_ number: Int) -> String { "archive/\(number).xml" }

  /// Which of the entries, the newest first, a document of the past has.
  static func pastEntries(_ number: Int, articles count: Int) -> Range<Int> {
    count - number * pastSize..<count - (number - 1) * pastSize
  }

  /// The feeds of a site.
  ///
  /// Without an address of the site there is no Atom: its identifiers and its documents of the past need absolute ones.
  static func all(_ catalog: Catalog, _ configuration: Configuration) -> [FeedPlan] {
    let formats: [FeedFormat] = configuration.url == nil ? [.rss, .json] : [.rss, .atom, .json]
    var feeds = [FeedPlan(subject: .newest, files: files(formats, in: ""))]
    for taxonomy in Taxonomy.allCases where configuration.feeds.contains(taxonomy) {
      for (index, term) in taxonomy.terms(of: catalog).enumerated() {
        let formats = taxonomy == .outlets ? formats : [.rss]
        let folder = taxonomy.folder(term.slug)
        feeds.append(FeedPlan(subject: .term(taxonomy, index), files: files(formats, in: folder)))
      }
    }
    guard configuration.url != nil else { return feeds }
    for number in stride(from: pastDocuments(articles: catalog.entries.count), to: 0, by: -1) {
      feeds.append(FeedPlan(subject: .past(number), files: [File(format: .atom, path: pastPath(number))]))
    }
    return feeds
  }

  private static func files(_ formats: [FeedFormat], in folder: String) -> [File] {
    formats.map { File(format: $0, path: folder + $0.fileName) }
  }
}
