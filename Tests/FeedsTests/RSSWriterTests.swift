import Feeds
import Testing

@Suite struct RSSWriterTests {
  private let noon = FeedDate(secondsSinceEpoch: 1_718_943_132, offsetSeconds: 28_800)

  @Test("a feed is written in full") func aFeedIsWrittenInFull() {
    let item = Feed.Item(
      title: "Ships & <fog>", link: "https://news.example/新/1.html", published: noon,
      authors: ["Lin Wei", "陈雨", "Lin Wei"],
      categories: ["harbour", "harbour", " "], summary: "Ships < 3 & more.", contentHTML: Array("<p>雾</p>".utf8),
      image: "https://img.example/1.jpg?a=1&b=2")
    let feed = Feed(
      title: "港口报", description: "News of the harbour", language: "zh-Hans", siteURL: "https://news.example/",
      feedURL: "https://news.example/feed.xml", items: [item])
    #expect(
      rss(feed) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" \
        xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" \
        xmlns:media="http://search.yahoo.com/mrss/">
        <channel>
        <title>港口报</title>
        <link>https://news.example/</link>
        <description>News of the harbour</description>
        <atom:link href="https://news.example/feed.xml" rel="self" type="application/rss+xml"/>
        <language>zh-Hans</language>
        <lastBuildDate>Fri, 21 Jun 2024 12:12:12 +0800</lastBuildDate>
        <generator>Broadsheet</generator>
        <item>
        <title>Ships &#x26; &#x3C;fog&#x3E;</title>
        <link>https://news.example/%E6%96%B0/1.html</link>
        <guid isPermaLink="true">https://news.example/%E6%96%B0/1.html</guid>
        <pubDate>Fri, 21 Jun 2024 12:12:12 +0800</pubDate>
        <dc:creator>Lin Wei</dc:creator>
        <dc:creator>陈雨</dc:creator>
        <category>harbour</category>
        <description>Ships &#x26;lt; 3 &#x26;amp; more.</description>
        <content:encoded><![CDATA[<p>雾</p>]]></content:encoded>
        <media:content url="https://img.example/1.jpg?a=1&#x26;b=2" medium="image"/>
        </item>
        </channel>
        </rss>

        """)
  }

  @Test("what is not known is not written") func whatIsNotKnownIsNotWritten() {
    let text = rss(Feed(title: "t", description: "d", items: [.init(title: "a", link: "https://a.example/1")]))
    for name in [
      "atom:link ", "language", "lastBuildDate", "pubDate", "dc:creator", "category", "content:encoded", "media:",
    ] {
      #expect(!text.contains("<\(name)"), "\(name)")
    }
    #expect(text.contains("<channel>\n<title>t</title>\n<link>https://a.example/1</link>"))
  }

  @Test("the time of the feed is that of its newest item or of its own change, never of the clock")
  func theTimeOfTheFeedIsThatOfItsNewestItemOrOfItsOwnChangeNeverOfTheClock() {
    let older = Feed.Item(title: "a", link: "a", published: FeedDate(secondsSinceEpoch: 0))
    let newer = Feed.Item(title: "b", link: "b", published: noon)
    #expect(rss(Feed(title: "t", description: "d", items: [older, newer])).contains("<lastBuildDate>Fri, 21 Jun 2024"))
    let updated = FeedDate(secondsSinceEpoch: noon.secondsSinceEpoch + 86_400)
    #expect(
      rss(Feed(title: "t", description: "d", updated: updated, items: [newer])).contains("<lastBuildDate>Sat, 22"))
  }

  @Test("a guid that is not the link is no permalink") func aGuidThatIsNotTheLinkIsNoPermalink() {
    let text = rss(
      Feed(title: "t", description: "d", items: [.init(title: "a", link: "https://a.example", guid: "tag:1 学")]))
    #expect(text.contains("<guid isPermaLink=\"false\">tag:1 学</guid>"))
  }

  @Test("what is in the buffer stays, and equal feeds give equal bytes")
  func whatIsInTheBufferStaysAndEqualFeedsGiveEqualBytes() {
    let feed = Feed(title: "t", description: "d")
    var output = Array("x".utf8)
    RSSWriter().write(feed, into: &output)
    #expect(output == Array("x".utf8) + Array(rss(feed).utf8))
  }
}

/// Writes a feed as RSS into a string.
func rss(_ feed: Feed) -> String {
  var output: [UInt8] = []
  RSSWriter().write(feed, into: &output)
  return String(decoding: output, as: UTF8.self)
}
