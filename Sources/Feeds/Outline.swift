/// A list of feeds to subscribe to, as OPML 2.0, which feed readers import.
package struct Outline: Sendable, Equatable {
  /// The name of the list.
  package var title: String
  /// Feeds, in groups with a name each.
  package var groups: [Group]

  /// Makes a list.
  package init(title: String, groups: [Group]) {
    self.title = title
    self.groups = groups
  }

  /// Feeds of one kind.
  package struct Group: Sendable, Equatable {
    package var name: String
    package var feeds: [Subscription]

    package init(name: String, feeds: [Subscription]) {
      self.name = name
      self.feeds = feeds
    }
  }

  /// An RSS feed with its page. The addresses are absolute.
  package struct Subscription: Sendable, Equatable {
    package var title: String
    package var feedURL: String
    package var pageURL: String

    package init(title: String, feedURL: String, pageURL: String) {
      self.title = title
      self.feedURL = feedURL
      self.pageURL = pageURL
    }
  }

  /// The document. A group of one feed is that feed.
  package var document: [UInt8] {
    var output: [UInt8] = []
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head>\n")
    output.append(element: "title", plain: title)
    output.append("</head>\n<body>\n")
    for group in groups {
      guard group.feeds.count > 1 else {
        for feed in group.feeds { write(feed, into: &output) }
        continue
      }
      output.append("<outline")
      output.append(attribute: "text", group.name)
      output.append(">\n")
      for feed in group.feeds { write(feed, into: &output) }
      output.append("</outline>\n")
    }
    output.append("</body>\n</opml>\n")
    return output
  }

  private func write(_ feed: Subscription, into output: inout [UInt8]) {
    output.append("<outline type=\"rss\"")
    output.append(attribute: "text", feed.title)
    output.append(attribute: "title", feed.title)
    output.append(attribute: "xmlUrl", url: feed.feedURL)
    output.append(attribute: "htmlUrl", url: feed.pageURL)
    output.append("/>\n")
  }
}
