/// Writes feeds as Atom 1.0 (RFC 4287), with the links of an archived feed (RFC 5005).
///
///     <?xml version="1.0" encoding="UTF-8"?>
///     <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">
///     <title>港口报</title>
///     <subtitle>News of the harbour</subtitle>
///     <id>https://news.example/atom.xml</id>
///     <link rel="self" type="application/atom+xml" href="https://news.example/atom.xml"/>
///     <link rel="alternate" href="https://news.example/"/>
///     <link rel="prev-archive" href="https://news.example/archive/12.xml"/>
///     <updated>2024-06-21T12:12:12+08:00</updated>
///     <author><name>港口报</name></author>
///     <generator>Broadsheet</generator>
///     <entry>
///     <title>Fog</title>
///     <id>https://harbour.example/fog</id>
///     <link rel="alternate" href="https://news.example/2024/06/21/fog.html"/>
///     <link rel="via" href="https://harbour.example/fog"/>
///     <published>2024-06-21T12:12:12+08:00</published>
///     <updated>2024-06-21T12:12:12+08:00</updated>
///     <author><name>Lin Wei</name></author>
///     <category term="harbour"/>
///     <summary>Ships wait outside.</summary>
///     <content type="html"><![CDATA[<p>Ships wait outside.</p>]]></content>
///     </entry>
///     </feed>
///
/// The feed's name stands for the author of entries that have none, since Atom wants one. A picture is an `enclosure`
/// link; unlike RSS, Atom can do without its size.
package struct AtomWriter: FeedWriter {
  package static let mediaType = "application/atom+xml"

  /// Makes a writer.
  package init() {}

  /// Appends `feed` to `output` as an Atom document. It has to have an `id` or an address, since Atom wants one.
  package func write(_ feed: Feed, into output: inout [UInt8]) {
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"")
    if feed.history?.isArchive == true { output.append(" xmlns:fh=\"http://purl.org/syndication/history/1.0\"") }
    if let language = feed.language { output.append(attribute: "xml:lang", language) }
    output.append(">\n")
    writeHead(feed, into: &output)
    for item in feed.items { writeEntry(item, of: feed, into: &output) }
    output.append("</feed>\n")
  }

  private func writeHead(_ feed: Feed, into output: inout [UInt8]) {
    output.append(construct: "title", feed.title)
    if !feed.description.isEmpty { output.append(construct: "subtitle", feed.description) }
    output.append(element: "id", URLEncoding.identifier(feed.id ?? feed.feedURL ?? feed.siteURL ?? "about:blank"))
    if let url = feed.feedURL { output.append(link: "self", type: Self.mediaType, to: url) }
    if let url = feed.siteURL { output.append(link: "alternate", to: url) }
    writeHistory(of: feed, into: &output)
    // An empty feed has no time of its own; Atom wants one, and the clock is not asked.
    output.append(element: "updated", (feed.lastChange ?? FeedDate(secondsSinceEpoch: 0)).rfc3339)
    output.append(author: feed.title)
    output.append(element: "generator", plain: Self.generator)
  }

  private func writeHistory(of feed: Feed, into output: inout [UInt8]) {
    guard let history = feed.history else { return }
    if history.isArchive { output.append("<fh:archive/>\n") }
    if let url = history.current { output.append(link: "current", to: url) }
    if let url = history.previous { output.append(link: "prev-archive", to: url) }
    if let url = history.next { output.append(link: "next-archive", to: url) }
  }

  private func writeEntry(_ item: Feed.Item, of feed: Feed, into output: inout [UInt8]) {
    output.append("<entry")
    if let language = item.language, language != feed.language { output.append(attribute: "xml:lang", language) }
    output.append(">\n")
    output.append(construct: "title", item.title)
    output.append(element: "id", URLEncoding.identifier(item.guid))
    output.append(link: "alternate", to: item.link)
    if let original = item.original { output.append(link: "via", to: original) }
    // Of an excerpt, `updated` says it alone: archives have thousands.
    if let date = item.published, item.content != nil { output.append(element: "published", date.rfc3339) }
    output.append(element: "updated", (item.published ?? FeedDate(secondsSinceEpoch: 0)).rfc3339)
    for author in item.authors.distinctNames { output.append(author: author) }
    for category in item.categories.distinctNames {
      output.append("<category")
      output.append(attribute: "term", category)
      output.append("/>\n")
    }
    if let image = item.image { output.append(link: "enclosure", type: PictureType.mediaType(of: image), to: image) }
    writeText(of: item, into: &output)
    output.append("</entry>\n")
  }

  private func writeText(of item: Feed.Item, into output: inout [UInt8]) {
    if let summary = item.summary, !summary.isEmpty { output.append(construct: "summary", summary) }
    guard let content = item.content, !content.isEmpty else { return }
    output.append("<content type=\"html\">")
    output += content.cdata
    output.append(closing: "content")
  }
}

extension [UInt8] {
  /// Appends a text construct. Text that could be taken for HTML is declared as HTML, and escaped as such.
  fileprivate mutating func append(construct name: StaticString, _ text: String) {
    append("<")
    append(name)
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      append(">")
      append(plain: text)
      append(closing: name)
      return
    }
    append(" type=\"html\">")
    append(plain: text.escapedAsHTML)
    append(closing: name)
  }

  fileprivate mutating func append(link relation: StaticString, type: String? = nil, to url: String) {
    append("<link rel=\"")
    append(relation)
    append("\"")
    if let type { append(attribute: "type", type) }
    append(attribute: "href", url: url)
    append("/>\n")
  }

  fileprivate mutating func append(author name: String) {
    append("<author><name>")
    append(plain: name)
    append("</name></author>\n")
  }
}
