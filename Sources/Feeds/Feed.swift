/// A feed as a value, in no format yet: a `FeedWriter` turns it into one.
///
/// Every URL is absolute. Text is text: no markup in it is meant as markup, but for `Item.contentHTML`.
package struct Feed: Sendable, Equatable {
  /// The name of the feed.
  package var title: String
  /// What the feed is about, in a sentence.
  package var description: String
  /// The language of the feed, as a BCP 47 tag: `zh-Hans`.
  package var language: String?
  /// The page that the feed belongs to.
  package var siteURL: String?
  /// The feed's own address, once it is published.
  package var feedURL: String?
  /// When the feed last changed; writers fall back to its newest item, never to the clock.
  package var updated: FeedDate?
  /// The items in the order in which they are written.
  package var items: [Item]

  /// Makes a feed.
  package init(
    title: String, description: String, language: String? = nil, siteURL: String? = nil, feedURL: String? = nil,
    updated: FeedDate? = nil, items: [Item] = []
  ) {
    self.title = title
    self.description = description
    self.language = language
    self.siteURL = siteURL
    self.feedURL = feedURL
    self.updated = updated
    self.items = items
  }

  /// The later of `updated` and the date of the newest item: the time of the feed as a function of what is in it.
  package var lastChange: FeedDate? {
    var latest = updated
    for case let date? in items.lazy.map(\.published) where latest.map({ $0 < date }) ?? true { latest = date }
    return latest
  }
}

extension Feed {
  /// One article of a feed.
  package struct Item: Sendable, Equatable {
    /// The headline.
    package var title: String
    /// The page of the article.
    package var link: String
    /// What identifies the article for ever; the `link` where there is nothing better.
    package var guid: String
    /// Whether the `guid` is a URL at which the article is found.
    package var isPermaLink: Bool
    /// When it was published.
    package var published: FeedDate?
    /// The names of the authors, each by itself.
    package var authors: [String]
    /// The terms that it is filed under.
    package var categories: [String]
    /// The article in a few sentences of plain text.
    package var summary: String?
    /// The whole article as an HTML fragment in UTF-8, whose URLs are absolute.
    package var contentHTML: [UInt8]?
    /// The picture that stands for the article.
    package var image: String?

    /// Makes an item. Without a `guid`, the link is what identifies it.
    package init(
      title: String, link: String, guid: String? = nil, isPermaLink: Bool? = nil, published: FeedDate? = nil,
      authors: [String] = [], categories: [String] = [], summary: String? = nil, contentHTML: [UInt8]? = nil,
      image: String? = nil
    ) {
      self.title = title
      self.link = link
      self.guid = guid ?? link
      self.isPermaLink = isPermaLink ?? (guid == nil || guid == link)
      self.published = published
      self.authors = authors
      self.categories = categories
      self.summary = summary
      self.contentHTML = contentHTML
      self.image = image
    }
  }
}

/// Something that writes feeds in one format.
package protocol FeedWriter: Sendable {
  /// The media type of what it writes, as in `<link rel="alternate" type="…">`.
  static var mediaType: String { get }

  /// Appends `feed` to `output`, as a whole document in UTF-8. Equal feeds give equal bytes.
  func write(_ feed: Feed, into output: inout [UInt8])
}
