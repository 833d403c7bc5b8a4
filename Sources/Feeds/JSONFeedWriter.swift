/// Writes feeds as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
///
///     {"version":"https://jsonfeed.org/version/1.1",
///     "title":"港口报",
///     "home_page_url":"https://news.example/",
///     "feed_url":"https://news.example/feed.json",
///     "description":"News of the harbour",
///     "language":"zh-Hans",
///     "items":[
///     {"id":"https://harbour.example/fog",
///     "url":"https://news.example/2024/06/21/fog.html",
///     "external_url":"https://harbour.example/fog",
///     "title":"Fog",
///     "content_html":"<p>Ships wait outside.</p>",
///     "summary":"Ships wait outside.",
///     "date_published":"2024-06-21T12:12:12+08:00",
///     "authors":[{"name":"Lin Wei"}],
///     "tags":["harbour"]}
///     ]}
///
/// An item has to have content: where there is none, the summary, or else the title, is it.
package struct JSONFeedWriter: FeedWriter {
  package static let mediaType = "application/feed+json"

  /// Makes a writer.
  package init() {}

  /// Appends `feed` to `output` as a JSON Feed document.
  package func write(_ feed: Feed, into output: inout [UInt8]) {
    output.append("{\"version\":\"https://jsonfeed.org/version/1.1\",\n\"title\":")
    output.append(json: feed.title)
    if let url = feed.siteURL { output.append(member: "home_page_url", URLEncoding.ascii(url)) }
    if let url = feed.feedURL { output.append(member: "feed_url", URLEncoding.ascii(url)) }
    if !feed.description.isEmpty { output.append(member: "description", feed.description) }
    if let language = feed.language { output.append(member: "language", language) }
    output.append(",\n\"items\":[")
    for (index, item) in feed.items.enumerated() {
      output.append(index == 0 ? "\n" : ",\n")
      writeItem(item, of: feed, into: &output)
    }
    output.append("\n]}\n")
  }

  private func writeItem(_ item: Feed.Item, of feed: Feed, into output: inout [UInt8]) {
    output.append("{\"id\":")
    output.append(json: URLEncoding.identifier(item.guid))
    output.append(member: "url", URLEncoding.ascii(item.link))
    if let original = item.original { output.append(member: "external_url", URLEncoding.ascii(original)) }
    output.append(member: "title", item.title)
    writeText(of: item, into: &output)
    if let image = item.image { output.append(member: "image", URLEncoding.ascii(image)) }
    if let date = item.published { output.append(member: "date_published", date.rfc3339) }
    writeAuthors(item.authors.distinctNames, into: &output)
    writeTags(item.categories.distinctNames, into: &output)
    if let language = item.language, language != feed.language { output.append(member: "language", language) }
    output.append("}")
  }

  private func writeText(of item: Feed.Item, into output: inout [UInt8]) {
    let summary = item.summary.flatMap { $0.isEmpty ? nil : $0 }
    guard let content = item.content, !content.isEmpty else {
      output.append(member: "content_text", summary ?? item.title)
      return
    }
    output.append(member: "content_html", content.html)
    if let summary { output.append(member: "summary", summary) }
  }

  private func writeAuthors(_ authors: [String], into output: inout [UInt8]) {
    guard !authors.isEmpty else { return }
    output.append(",\n\"authors\":[")
    for (index, name) in authors.enumerated() {
      output.append(index == 0 ? "{\"name\":" : ",{\"name\":")
      output.append(json: name)
      output.append("}")
    }
    output.append("]")
  }

  private func writeTags(_ tags: [String], into output: inout [UInt8]) {
    guard !tags.isEmpty else { return }
    output.append(",\n\"tags\":[")
    for (index, tag) in tags.enumerated() {
      if index > 0 { output.append(",") }
      output.append(json: tag)
    }
    output.append("]")
  }
}

extension [UInt8] {
  /// Appends a member behind others.
  fileprivate mutating func append(member name: StaticString, _ value: String) {
    append(",\n\"")
    append(name)
    append("\":")
    append(json: value)
  }

  /// Appends a member behind others, whose value is text in UTF-8.
  fileprivate mutating func append(member name: StaticString, _ value: [UInt8]) {
    append(",\n\"")
    append(name)
    append("\":")
    value.withUnsafeBufferPointer { append(json: $0) }
  }

  /// Appends a string.
  fileprivate mutating func append(json text: String) {
    var text = text
    text.withUTF8 { append(json: $0) }
  }

  /// Appends a string. Characters that XML does not allow are left out here too, so that all formats say the same.
  private mutating func append(json text: UnsafeBufferPointer<UInt8>) {
    append("\"")
    appendCleaned(text) { bytes, index in
      switch bytes[index] {
      case UInt8(ascii: "\""): ("\\\"", 1)
      case UInt8(ascii: "\\"): ("\\\\", 1)
      case 0x09: ("\\t", 1)
      case 0x0A: ("\\n", 1)
      case 0x0D: ("\\r", 1)
      default: nil
      }
    }
    append("\"")
  }
}
