/// The formats of feeds.
package enum FeedFormat: String, Sendable, CaseIterable {
  case rss, atom, json

  /// What writes feeds in the format.
  private var writer: any FeedWriter {
    switch self {
    case .rss: RSSWriter()
    case .atom: AtomWriter()
    case .json: JSONFeedWriter()
    }
  }

  /// The media type, as in `<link rel="alternate" type="…">`.
  package var mediaType: String { type(of: writer).mediaType }

  /// The name of a file in the format.
  package var fileName: String {
    switch self {
    case .rss: "feed.xml"
    case .atom: "atom.xml"
    case .json: "feed.json"
    }
  }

  /// What readers call it.
  package var name: String {
    switch self {
    case .rss: "RSS"
    case .atom: "Atom"
    case .json: "JSON Feed"
    }
  }

  /// The document of a feed in the format.
  package func document(of feed: Feed) -> [UInt8] {
    var output: [UInt8] = []
    writer.write(feed, into: &output)
    return output
  }
}

/// Something that writes feeds in one format.
package protocol FeedWriter: Sendable {
  /// The media type of what it writes.
  static var mediaType: String { get }

  /// Appends `feed` to `output`, as a whole document in UTF-8. Equal feeds give equal bytes.
  func write(_ feed: Feed, into output: inout [UInt8])
}

extension FeedWriter {
  /// The name of the program that makes the feed.
  static var generator: String { "Broadsheet" }
}

extension [String] {
  /// The names that are not blank, each once, in their order.
  var distinctNames: [String] {
    func isBlank(_ name: String) -> Bool { name.unicodeScalars.allSatisfy { $0.properties.isWhitespace } }
    guard count > 1 else { return first.map(isBlank) == true ? [] : self }
    var seen: Set<String> = []
    return filter { !isBlank($0) && seen.insert($0).inserted }
  }
}
