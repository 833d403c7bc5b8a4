import Feeds
import Testing

@Suite struct JSONFeedWriterTests {
  private func json(_ feed: Feed) -> String { String(decoding: FeedFormat.json.document(of: feed), as: UTF8.self) }

  @Test("a feed is written in full") func aFeedIsWrittenInFull() {
    let item = Feed.Item(
      title: "雾 \"1\"", link: "https://news.example/新.html", guid: "https://harbour.example/1",
      original: "https://harbour.example/1", language: "en", published: FeedDate(secondsSinceEpoch: 0),
      authors: ["Lin Wei", "陈雨"], categories: ["港"], summary: "a\\b", contentHTML: Array("<p>\n\t雾\u{1}</p>".utf8),
      image: "https://img.example/1.jpg")
    let feed = Feed(
      title: "港口报", description: "News", language: "zh-Hans", siteURL: "https://news.example/",
      feedURL: "https://news.example/feed.json", items: [item])
    #expect(
      json(feed) == #"""
        {"version":"https://jsonfeed.org/version/1.1",
        "title":"港口报",
        "home_page_url":"https://news.example/",
        "feed_url":"https://news.example/feed.json",
        "description":"News",
        "language":"zh-Hans",
        "items":[
        {"id":"https://harbour.example/1",
        "url":"https://news.example/%E6%96%B0.html",
        "external_url":"https://harbour.example/1",
        "title":"雾 \"1\"",
        "content_html":"<p>\n\t雾</p>",
        "summary":"a\\b",
        "image":"https://img.example/1.jpg",
        "date_published":"1970-01-01T00:00:00Z",
        "authors":[{"name":"Lin Wei"},{"name":"陈雨"}],
        "tags":["港"],
        "language":"en"}
        ]}

        """#)
  }

  @Test("an item without content has its summary, or else its title, as text")
  func anItemWithoutContentHasItsSummaryOrElseItsTitleAsText() {
    let items = [Feed.Item(title: "a", link: "b", summary: "s"), Feed.Item(title: "t", link: "c", contentHTML: [])]
    let text = json(Feed(title: "f", description: "", items: items))
    #expect(text.contains("\"content_text\":\"s\"") && text.contains("\"content_text\":\"t\""))
    #expect(!text.contains("content_html") && !text.contains("\"description\""))
  }
}
