import Feeds
import Foundation
import FoundationXML
import Testing

@Suite struct HostileFeedTests {
  /// Texts that break XML when they are written as they are.
  static let texts = [
    "]]>", "a]]]]>b]]>", "]]\u{1}>", "<![CDATA[", "<!DOCTYPE x [<!ENTITY y \"z\">]>", "&y;", "&amp;",
    "\u{0}\u{8}\u{B}\u{1F}\u{7F}",
    "\u{FFFE}\u{FFFF}", "\u{85}\u{9F}", "</title></item></channel></rss>", "\" onload=\"x", "<script>alert(1)</script>",
    "学\u{202E}😀",
    "{{x}}", "\r\n\t", "<!-- -- -->", "<?xml?>",
  ]

  @Test("a hostile text reads back as itself, wherever it stands", arguments: texts)
  func aHostileTextReadsBackAsItselfWhereverItStands(text: String) throws {
    let item = Feed.Item(
      title: text, link: "https://a.example/" + text, guid: text, published: FeedDate(secondsSinceEpoch: 0),
      authors: [text],
      categories: [text], summary: text, contentHTML: Array(text.utf8), image: text)
    let feed = Feed(
      title: text, description: text, language: text, siteURL: text, feedURL: text, items: [item, item])
    let reader = try #require(FeedReader(rss(feed)))
    let readable = HostileFeedTests.readable(text)
    #expect(reader.texts["title"]?.map(HostileFeedTests.readable) == [readable, readable, readable])
    #expect(reader.texts["content:encoded"]?.first.map(HostileFeedTests.readable) == readable)
    #expect(reader.texts["item"]?.count == 2)
    #expect(reader.texts["script"] == nil)
  }

  @Test("a hostile text stays well-formed in Atom, JSON, lists of feeds and sitemaps", arguments: texts)
  func aHostileTextStaysWellFormedInEveryFormat(text: String) throws {
    let item = Feed.Item(
      title: text, link: "https://a.example/" + text, guid: text, original: text, language: text,
      published: FeedDate(secondsSinceEpoch: 0), authors: [text], categories: [text], summary: text,
      contentHTML: Array(text.utf8), image: text)
    let history = Feed.History(isArchive: true, current: text, previous: text, next: text)
    let feed = Feed(
      title: text, description: text, language: "zh", siteURL: text, feedURL: text, id: text, history: history,
      items: [item])
    let readable = HostileFeedTests.readable(text)
    let atom = try #require(FeedReader(String(decoding: FeedFormat.atom.document(of: feed), as: UTF8.self)))
    #expect(atom.texts["content"]?.map(HostileFeedTests.readable) == [readable])
    #expect(atom.texts["entry"]?.count == 1 && atom.texts["script"] == nil)
    let json = try JSONSerialization.jsonObject(with: Data(FeedFormat.json.document(of: feed))) as? [String: Any]
    #expect((json?["title"] as? String).map(HostileFeedTests.readable) == readable)
    let subscription = Outline.Subscription(title: text, feedURL: text, pageURL: text)
    let outline = Outline(title: text, groups: [.init(name: text, feeds: [subscription, subscription])])
    #expect(FeedReader(String(decoding: outline.document, as: UTF8.self))?.texts["outline"]?.count == 3)
    #expect(FeedReader(String(decoding: Sitemap.document(of: [.init(url: text, changed: nil)]), as: UTF8.self)) != nil)
    let article = NewsSitemap.Article(
      url: text, title: text, published: FeedDate(secondsSinceEpoch: 0), language: text)
    let news = NewsSitemap.document(of: [article], publication: text)
    #expect(FeedReader(String(decoding: news, as: UTF8.self))?.texts["url"]?.count == 1)
  }

  @Test("invalid UTF-8 in an article becomes U+FFFD") func invalidUTF8InAnArticleBecomesUFFFD() throws {
    let item = Feed.Item(title: "a", link: "b", contentHTML: [0x61, 0xFF, 0xED, 0xA0, 0x80, 0x5D, 0x5D, 0x00, 0x3E])
    let reader = try #require(FeedReader(rss(Feed(title: "t", description: "d", items: [item]))))
    #expect(reader.texts["content:encoded"] == ["a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}]]>"])
  }

  @Test("a summary is never taken for markup") func aSummaryIsNeverTakenForMarkup() throws {
    let item = Feed.Item(title: "a", link: "b", summary: "<img src=x onerror=alert(1)> & co")
    let reader = try #require(FeedReader(rss(Feed(title: "t", description: "d", items: [item]))))
    #expect(reader.texts["description"]?.last == "&lt;img src=x onerror=alert(1)&gt; &amp; co")
  }

  /// What of a text XML can say: no forbidden characters, and line ends as LF.
  private static func readable(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isForbidden = scalar.value < 0x20 && !"\t\n".unicodeScalars.contains(scalar) || 0x7F...0x9F ~= scalar.value
      if !isForbidden && scalar.value & 0xFFFE != 0xFFFE { scalars.append(scalar) }
    }
    return String(scalars)
  }
}

/// Reads XML with Foundation's parser and keeps the text of each kind of element.
private final class FeedReader: NSObject, XMLParserDelegate {
  private(set) var texts: [String: [String]] = [:]
  private var open: [String] = []

  /// Reads `xml`; `nil` when it is not well-formed.
  init?(_ xml: String) {
    super.init()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(name)
    texts[name, default: []].append("")
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { add(string) }

  func parser(_ parser: XMLParser, foundCDATA block: Data) { add(String(decoding: block, as: UTF8.self)) }

  private func add(_ text: String) {
    guard let name = open.last, let last = texts[name]?.indices.last else { return }
    texts[name]?[last] += text
  }
}
