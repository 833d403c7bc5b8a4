import Testing

@testable import Feeds

@Suite struct AtomWriterTests {
  @Test("the type of a picture is told by the ending of its address's path")
  func pictureTypes() {
    #expect(PictureType.mediaType(of: "https://a.example/b.c/d.JPEG/?x=.png") == "image/jpeg")
    #expect(PictureType.mediaType(of: "https://a.example/d.avif#.gif") == "image/avif")
    for url in ["https://a.example/d", "https://a.example/x.png/d", "https://a.example/d.xpng", "", "/", "."] {
      #expect(PictureType.mediaType(of: url) == nil, "\(url)")
    }
  }

  private let noon = FeedDate(secondsSinceEpoch: 1_718_943_132, offsetSeconds: 28_800)

  @Test("a feed is written in full") func aFeedIsWrittenInFull() {
    let item = Feed.Item(
      title: "Ships & <fog>", link: "https://news.example/新/1.html", guid: "https://harbour.example/1",
      original: "https://harbour.example/1", language: "en", published: noon, authors: ["Lin Wei", "陈雨"],
      categories: ["harbour", " "], summary: "Ships wait.", contentHTML: Array("<p>雾]]></p>".utf8),
      image: "https://img.example/1.JPG?a=1&b=2")
    let feed = Feed(
      title: "港口报", description: "News", language: "zh-Hans", siteURL: "https://news.example/",
      feedURL: "https://news.example/atom.xml",
      history: .init(isArchive: false, previous: "https://news.example/archive/2.xml"), items: [item])
    #expect(
      String(decoding: FeedFormat.atom.document(of: feed), as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">
        <title>港口报</title>
        <subtitle>News</subtitle>
        <id>https://news.example/atom.xml</id>
        <link rel="self" type="application/atom+xml" href="https://news.example/atom.xml"/>
        <link rel="alternate" href="https://news.example/"/>
        <link rel="prev-archive" href="https://news.example/archive/2.xml"/>
        <updated>2024-06-21T12:12:12+08:00</updated>
        <author><name>港口报</name></author>
        <generator>Broadsheet</generator>
        <entry xml:lang="en">
        <title type="html">Ships &amp;amp; &amp;lt;fog&amp;gt;</title>
        <id>https://harbour.example/1</id>
        <link rel="alternate" href="https://news.example/%E6%96%B0/1.html"/>
        <link rel="via" href="https://harbour.example/1"/>
        <published>2024-06-21T12:12:12+08:00</published>
        <updated>2024-06-21T12:12:12+08:00</updated>
        <author><name>Lin Wei</name></author>
        <author><name>陈雨</name></author>
        <category term="harbour"/>
        <link rel="enclosure" type="image/jpeg" href="https://img.example/1.JPG?a=1&amp;b=2"/>
        <summary>Ships wait.</summary>
        <content type="html"><![CDATA[<p>雾]]]]><![CDATA[></p>]]></content>
        </entry>
        </feed>

        """)
  }

  @Test("a document of the past says so, and where the others are")
  func aDocumentOfThePastSaysSoAndWhereTheOthersAre() {
    let history = Feed.History(
      isArchive: true, current: "https://a.example/atom.xml", previous: "https://a.example/1.xml",
      next: "https://a.example/3.xml")
    let feed = Feed(title: "t", description: "", id: "https://a.example/atom.xml", history: history)
    let text = String(decoding: FeedFormat.atom.document(of: feed), as: UTF8.self)
    #expect(
      text.contains(
        """
        <fh:archive/>
        <link rel="current" href="https://a.example/atom.xml"/>
        <link rel="prev-archive" href="https://a.example/1.xml"/>
        <link rel="next-archive" href="https://a.example/3.xml"/>

        """))
    #expect(text.contains("xmlns:fh=\"http://purl.org/syndication/history/1.0\""))
    #expect(!text.contains("<subtitle"))
  }
}
