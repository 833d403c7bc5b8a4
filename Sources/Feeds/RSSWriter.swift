/// Writes feeds as RSS 2.0, by the rules of the RSS Best Practices Profile.
///
///     <?xml version="1.0" encoding="UTF-8"?>
///     <rss version="2.0" xmlns:atom="…" xmlns:content="…" xmlns:dc="…">
///     <channel>
///     <title>港口报</title>
///     <link>https://news.example/</link>
///     <description>News of the harbour</description>
///     <atom:link href="https://news.example/feed.xml" rel="self" type="application/rss+xml"/>
///     <language>zh-Hans</language>
///     <lastBuildDate>Fri, 21 Jun 2024 12:12:12 +0800</lastBuildDate>
///     <generator>Broadsheet</generator>
///     <item>
///     <title>Ships &#x26; fog</title>
///     <link>https://news.example/2024/06/21/fog.html</link>
///     <guid isPermaLink="true">https://news.example/2024/06/21/fog.html</guid>
///     <pubDate>Fri, 21 Jun 2024 12:12:12 +0800</pubDate>
///     <dc:creator>Lin Wei</dc:creator>
///     <category>harbour</category>
///     <description>Ships wait outside.</description>
///     <content:encoded><![CDATA[<p>Ships wait outside.</p>]]></content:encoded>
///     </item>
///     </channel>
///     </rss>
///
/// Authors go to `dc:creator`, since `author` wants an e-mail address. Readers take the `description` of an item for
/// HTML, so the summary is escaped as HTML first. The picture is a `media:content`: an `enclosure` would need its size in
/// bytes, which is not known.
package struct RSSWriter: FeedWriter {
  package static let mediaType = "application/rss+xml"

  /// Makes a writer.
  package init() {}

  /// Appends `feed` to `output` as an RSS 2.0 document.
  package func write(_ feed: Feed, into output: inout [UInt8]) {
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    output.append("<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"")
    output.append(" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"")
    output.append(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"")
    if feed.items.contains(where: { $0.image != nil }) {
      output.append(" xmlns:media=\"http://search.yahoo.com/mrss/\"")
    }
    output.append(">\n<channel>\n")
    writeChannel(feed, into: &output)
    for item in feed.items { writeItem(item, into: &output) }
    output.append("</channel>\n</rss>\n")
  }

  private func writeChannel(_ feed: Feed, into output: inout [UInt8]) {
    output.append(element: "title", feed.title)
    // RSS wants a link in any case; a feed without a site is still about its newest article.
    output.append(element: "link", url: feed.siteURL ?? feed.items.first?.link ?? "about:blank")
    output.append(element: "description", feed.description.isEmpty ? feed.title : feed.description)
    if let url = feed.feedURL {
      output.append("<atom:link href=\"")
      output.append(text: URLEncoding.ascii(url))
      output.append("\" rel=\"self\"")
      output.append(attribute: "type", Self.mediaType)
      output.append("/>\n")
    }
    if let language = feed.language { output.append(element: "language", language) }
    if let date = feed.lastChange { output.append(element: "lastBuildDate", date.rfc822) }
    output.append(element: "generator", Self.generator)
  }

  private func writeItem(_ item: Feed.Item, into output: inout [UInt8]) {
    output.append("<item>\n")
    output.append(element: "title", item.title)
    output.append(element: "link", url: item.link)
    writeGUID(of: item, into: &output)
    if let date = item.published { output.append(element: "pubDate", date.rfc822) }
    for author in item.authors.distinctNames { output.append(element: "dc:creator", author) }
    for category in item.categories.distinctNames { output.append(element: "category", category) }
    // Validators want a description before the content, even of an article that is nothing but pictures.
    if let summary = item.summary ?? (item.content == nil ? nil : item.title) {
      output.append(element: "description", summary.escapedAsHTML)
    }
    if let content = item.content {
      output.append("<content:encoded>")
      output += content.cdata
      output.append(closing: "content:encoded")
    }
    if let image = item.image {
      output.append("<media:content url=\"")
      output.append(text: URLEncoding.ascii(image))
      output.append("\" medium=\"image\"/>\n")
    }
    output.append("</item>\n")
  }

  private func writeGUID(of item: Feed.Item, into output: inout [UInt8]) {
    output.append(item.isPermaLink ? "<guid isPermaLink=\"true\">" : "<guid isPermaLink=\"false\">")
    output.append(text: item.isPermaLink ? URLEncoding.ascii(item.guid) : item.guid)
    output.append(closing: "guid")
  }
}
