/// A feed as a value, in no format yet: a `FeedWriter` turns it into one, and several can write the same value.
///
/// Every URL is absolute. Text is text: no markup in it is meant as markup, but for `Item.content`.
package struct Feed: Sendable, Equatable {
  /// The name of the feed.
  package var title: String
  /// What the feed is about, in a sentence.
  package var description: String
  /// The language of the feed, as a BCP 47 tag: `zh-Hans`.
  package var language: String?
  /// The page that the feed belongs to.
  package var siteURL: String?
  /// The feed's own address, once it is published. Each format has its own.
  package var feedURL: String?
  /// What identifies the feed for ever, for Atom; its own address where there is nothing better.
  package var id: String?
  /// Where the feed stands among the documents of its past; `nil` for a feed without them.
  package var history: History?
  /// When the feed last changed; writers fall back to its newest item, never to the clock.
  package var updated: FeedDate?
  /// The items in the order in which they are written.
  package var items: [Item]

  /// Makes a feed.
  package init(
    title: String, description: String, language: String? = nil, siteURL: String? = nil, feedURL: String? = nil,
    id: String? = nil, history: History? = nil, updated: FeedDate? = nil, items: [Item] = []
  ) {
    self.title = title
    self.description = description
    self.language = language
    self.siteURL = siteURL
    self.feedURL = feedURL
    self.id = id
    self.history = history
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
  /// The links between a feed and the documents that hold its older items (RFC 5005, section 4).
  package struct History: Sendable, Equatable {
    /// Whether this is one of the older documents, whose items do not change any more.
    package var isArchive: Bool
    /// The document with the newest items; `nil` when this is it.
    package var current: String?
    /// The next older document.
    package var previous: String?
    /// The next newer one of the older documents.
    package var next: String?

    /// Makes the links of a document.
    package init(isArchive: Bool, current: String? = nil, previous: String? = nil, next: String? = nil) {
      self.isArchive = isArchive
      self.current = current
      self.previous = previous
      self.next = next
    }
  }

  /// One article of a feed.
  package struct Item: Sendable, Equatable {
    /// The headline.
    package var title: String
    /// The page of the article.
    package var link: String
    /// What identifies the article for ever; the `link` where there is nothing better.
    package var guid: String
    /// Whether the `guid` is the URL at which the article is found.
    package var isPermaLink: Bool { guid == link }
    /// Where the article stood first, when `link` leads to a copy.
    package var original: String?
    /// Its language, as a BCP 47 tag, where it is not the feed's.
    package var language: String?
    /// When it was published.
    package var published: FeedDate?
    /// The names of the authors, each by itself.
    package var authors: [String]
    /// The terms that it is filed under.
    package var categories: [String]
    /// The article in a few sentences of plain text.
    package var summary: String?
    /// The whole article.
    package var content: Content?
    /// The picture that stands for the article.
    package var image: String?

    /// Makes an item. Without a `guid`, the link is what identifies it.
    ///
    /// - Parameter contentHTML: the whole article as an HTML fragment in UTF-8, whose URLs are absolute.
    package init(
      title: String, link: String, guid: String? = nil, original: String? = nil, language: String? = nil,
      published: FeedDate? = nil, authors: [String] = [], categories: [String] = [], summary: String? = nil,
      contentHTML: [UInt8]? = nil, image: String? = nil
    ) {
      self.title = title
      self.link = link
      self.guid = guid ?? link
      self.original = original
      self.language = language
      self.published = published
      self.authors = authors
      self.categories = categories
      self.summary = summary
      content = contentHTML.map { Content($0) }
      self.image = image
    }
  }
}

extension Feed {
  /// The text of an article as an HTML fragment, made ready once for all formats.
  package struct Content: Sendable, Equatable {
    /// The fragment in UTF-8, without the characters that XML does not allow.
    let html: [UInt8]
    /// The same as CDATA.
    let cdata: [UInt8]
    /// Whether there was nothing at all.
    let isEmpty: Bool

    /// - Parameter html: a fragment whose URLs are absolute; what is no UTF-8 in it becomes U+FFFD.
    package init(_ html: [UInt8]) {
      var cleaned: [UInt8] = []
      cleaned.reserveCapacity(html.count)
      cleaned.appendCleaned(String(decoding: html, as: UTF8.self)) { _, _ in nil }
      var cdata: [UInt8] = []
      cdata.reserveCapacity(cleaned.count + 16)
      // Of what was left out nothing is left between a `]]` and a `>`.
      cdata.append(cdata: cleaned)
      isEmpty = html.isEmpty
      self.html = cleaned
      self.cdata = cdata
    }
  }
}
