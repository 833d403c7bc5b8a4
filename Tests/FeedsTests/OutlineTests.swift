import Feeds
import Testing

@Suite struct OutlineTests {
  @Test("feeds stand in their groups, and one alone in none") func groups() {
    let feed = Outline.Subscription(
      title: "港 & 雾", feedURL: "https://a.example/新/feed.xml", pageURL: "https://a.example/")
    let outline = Outline(
      title: "报", groups: [.init(name: "一", feeds: [feed]), .init(name: "二", feeds: [feed, feed])])
    let line =
      "<outline type=\"rss\" text=\"港 &amp; 雾\" title=\"港 &amp; 雾\" "
      + "xmlUrl=\"https://a.example/%E6%96%B0/feed.xml\" htmlUrl=\"https://a.example/\"/>"
    #expect(
      String(decoding: outline.document, as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <opml version="2.0">
        <head>
        <title>报</title>
        </head>
        <body>
        \(line)
        <outline text="二">
        \(line)
        \(line)
        </outline>
        </body>
        </opml>

        """)
  }
}
