import Checking
import Diagnostics
import Foundation
import Testing

@Suite struct FeedFaultTests {
  @Test("RSS that is not well formed") func form() throws {
    let site = try CheckedSite()
    try site.replace("</item>", with: "</items>", in: "public/feed.xml")
    try site.expect(
      .feeds, "it is no feed that readers can read: </items> ends <item>", in: "public/feed.xml", at: "</items>")
  }

  @Test(
    "what XML does not allow",
    arguments: [
      ("<a>&nbsp;</a>", "&nbsp", "an & is no reference that XML knows"),
      ("<a b=1/>", "1/>", "the value of b is not in quotes"),
      ("<a b='' b=''/>", " b=''/>", "the attribute b stands twice"),
      ("<x:a/>", "<x:a", "the prefix x has no namespace"),
      ("<a>]]></a>", "]]></a", "there is ]]> outside of a CDATA section"),
      ("<a b='<'/>", "<'", "the value of b holds a <"),
      ("\u{1}", "\u{1}", "there is a control character"),
      ("<!-- -- -->", "<!--", "a comment is not closed, or has -- in it"),
      ("<!DOCTYPE a>", "<!DOC", "there is a declaration, which no feed needs"),
      ("<a b=''c=''/>", "c=''", "there is no space before an attribute"),
      ("<1/>", "1/>", "there is no name where one has to be"),
    ])
  func forms(text: String, mark: String, message: String) throws {
    let site = try CheckedSite()
    try site.replace("<channel>\n", with: "<channel>\n\(text)", in: "public/feed.xml")
    let found = try site.check([.feeds]).diagnostics
    #expect(found.map(\.message) == ["it is no feed that readers can read: \(message)"])
    let shift = text.range(of: mark).map { text.distance(from: text.startIndex, to: $0.lowerBound) } ?? 0
    let isName = message.hasPrefix("the attribute b")
    #expect(found.first?.position?.line == 4 && (isName || found.first?.position?.column == shift + 1))
  }

  @Test("a JSON Feed that is no JSON") func json() throws {
    let site = try CheckedSite()
    try site.replace("\"items\":[", with: "\"items\":[,", in: "public/feed.json")
    let message = "it is no feed that readers can read: there is no value where one has to be"
    try site.expect(.feeds, message, in: "public/feed.json", at: ",\n{\"id\"")
  }

  @Test("an Atom feed in the place of RSS") func otherFormat() throws {
    let site = try CheckedSite()
    try site.folder.write(try #require(site.folder.read("public/atom.xml")), to: "public/feed.xml")
    try site.expect(
      .feeds, "it is no feed that readers can read: the root element is <feed>, not <rss>", in: "public/feed.xml",
      at: "<feed")
  }

  @Test("an item that leads to a page that is not there") func dead() throws {
    let site = try CheckedSite()
    try site.remove("public/2024/06/21/hepan-fog.html")
    let found = try site.check([.feeds]).diagnostics
    let path = "2024/06/21/hepan-fog.html"
    #expect(
      Set(found.map(\.message)) == [
        "the item leads to \(path), which is not there", "the text of the item names \(path), which is not there",
      ])
    #expect(found.first { $0.file == site.folder["public/feed.xml"] }?.position?.column == 1)
  }

  @Test("one id on two items") func double() throws {
    let site = try CheckedSite()
    try site.replace(
      "<guid isPermaLink=\"true\">https://s.example/site/2024/06/20/hepan-ferry.html",
      with: "<guid isPermaLink=\"false\">https://hepan.example/fog", in: "public/feed.xml")
    try site.expect(
      .feeds, "the id https://hepan.example/fog stands in the feed once more", in: "public/feed.xml",
      at: "<guid isPermaLink=\"false\">https://hepan.example/fog</guid>\n<pubDate>Thu")
  }

  @Test("the id of an article that is in another feed")
  func otherID() throws {
    let site = try CheckedSite()
    let id = "<guid isPermaLink=\"true\">https://s.example/site/2024/06/20/hepan-ferry.html"
    let feed = "public/sections/local/feed.xml"
    try site.replace(id, with: "<guid isPermaLink=\"false\">https://hepan.example/fog", in: feed)
    try site.expect(
      .feeds, "the id https://hepan.example/fog is not that of the article", in: feed, at: "<guid isPermaLink=\"false\""
    )
  }

  @Test("a date that no reader understands") func date() throws {
    let site = try CheckedSite()
    try site.replace("<pubDate>Thu, 20 Jun 2024 09:00:00 +0800", with: "<pubDate>2024-06-20", in: "public/feed.xml")
    try site.expect(
      .feeds, "2024-06-20 is no date as the format has it", in: "public/feed.xml", at: "<pubDate>2024-06-20")
  }

  @Test("items that do not fall from the newest to the oldest") func order() throws {
    let site = try CheckedSite()
    try site.replace("\"date_published\":\"2024-06-20", with: "\"date_published\":\"2025-06-20", in: "public/feed.json")
    try site.expect(.feeds, "the item is newer than the one before it", in: "public/feed.json", at: "\"2025-06-20")
  }

  @Test("a feed that lacks an article") func lacks() throws {
    let site = try CheckedSite()
    let feed = try #require(site.folder.read("public/feed.xml"))
    let parts = feed.components(separatedBy: "<item>\n")
    try site.folder.write((parts[..<2] + parts[3...]).joined(separator: "<item>\n"), to: "public/feed.xml")
    try site.expect(
      .feeds, "the item for https://s.example/site/2024/06/20/hepan-ferry.html should stand here",
      in: "public/feed.xml",
      at: "<item>\n<title>Chess")
  }

  @Test("a feed with an item too many, without an id and a date") func surplus() throws {
    let site = try CheckedSite()
    try site.replace(
      "</channel>", with: "<item><link>https://a.example/</link></item></channel>", in: "public/feed.xml")
    let messages = try site.check([.feeds]).diagnostics.map(\.message)
    #expect(
      messages.sorted() == [
        "the feed should end before the item for https://a.example/", "the item has no date", "the item has no id",
      ])
  }

  @Test(
    "an item whose picture is not there",
    arguments: [
      ("feed.xml", "<media:content"), ("atom.xml", "<link rel=\"enclosure\""),
      ("feed.json", "\"https://s.example/site/media/x"),
    ])
  func picture(feed: String, mark: String) throws {
    let site = try CheckedSite()
    try site.replace("site/media/", with: "site/media/x", in: "public/\(feed)")
    let found = try site.check([.feeds]).diagnostics
    #expect(found.count == 1 && found.first?.message.hasPrefix("the item's picture media/x") == true)
    let text = try #require(site.folder.read("public/\(feed)"))
    let place = try #require(text.range(of: mark))
    let source = SourceText(Array(text.utf8))
    #expect(
      found.first?.position
        == source.position(at: text.utf8.distance(from: text.startIndex, to: place.lowerBound)))
  }

  @Test("a feed that says that it is another one") func selfLink() throws {
    let site = try CheckedSite()
    try site.replace("site/atom.xml\"", with: "site/feed.xml\"", in: "public/atom.xml")
    try site.expect(
      .feeds, "the feed says of itself that it is https://s.example/site/feed.xml", in: "public/atom.xml",
      at: "<link rel=\"self\"")
  }

  @Test("a list of feeds that lacks one") func outline() throws {
    let site = try CheckedSite()
    let feed = "public/feeds.opml"
    try site.replace("sections/local/feed.xml", with: "sections/gone/feed.xml", in: feed)
    try site.expect(
      .feeds, "the list names sections/gone/feed.xml, which is not there", in: feed,
      at: "<outline type=\"rss\" text=\"试刊 · local\"")
    try site.replace("sections/gone/feed.xml", with: "feed.xml", in: feed)
    try site.expect(.feeds, "the list lacks the feed sections/local/feed.xml", in: feed)
  }

  @Test("a document of the past that leads to no other") func history() throws {
    let site = try CheckedSite.long()
    let link = #"<link rel="prev-archive" href="https://s.example/site/archive/1.xml"/>"#
    try site.replace(link, with: link.replacing("1.xml", with: "2.xml"), in: "public/archive/2.xml")
    try site.expect(
      .feeds, "the feed's past is broken: the link prev-archive should lead to https://s.example/site/archive/1.xml",
      in: "public/archive/2.xml", at: "<link rel=\"prev-archive\"")
    try site.replace(link.replacing("1.xml", with: "2.xml"), with: "", in: "public/archive/2.xml")
    #expect(
      try site.check([.feeds]).diagnostics.map(\.message) == [
        "the feed's past is broken: there is no link prev-archive to https://s.example/site/archive/1.xml"
      ])
  }

  @Test("a document of the past that lacks an article") func past() throws {
    let site = try CheckedSite.long()
    let document = try #require(site.folder.read("public/archive/1.xml"))
    let parts = document.components(separatedBy: "<entry>")
    try site.folder.write(parts.dropLast().joined(separator: "<entry>") + "</feed>\n", to: "public/archive/1.xml")
    let found = try site.check([.feeds]).diagnostics
    #expect(found.map(\.message) == ["the item for https://s.example/site/2022/03/01/a-9.html should stand here"])
    #expect(found.first?.position == SourcePosition(line: document.split(separator: "\n").count - 6, column: 1))
  }

  @Test(
    "a feed that does not say what it is",
    arguments: [
      ("feed.xml", "<title>试刊</title>\n", "", "title"),
      ("feed.xml", "<channel>\n", "<x>\n", "channel"),
      ("atom.xml", "<title>试刊</title>\n", "", "title"),
      ("feed.json", "\"title\":\"试刊\",\n", "", "title"),
      ("feed.xml", "<title>试刊</title>\n", "<title></title>\n", "title"),
      ("atom.xml", "<title>试刊</title>\n", "<title/>\n", "title"),
      ("feed.json", "\"title\":\"试刊\",\n", "\"title\":\"\",\n", "title"),
    ])
  func head(file: String, text: String, other: String, name: String) throws {
    let site = try CheckedSite()
    try site.replace(text, with: other, in: "public/\(file)")
    if name == "channel" { try site.replace("</channel>", with: "</x>", in: "public/\(file)") }
    let found = try site.check([.feeds]).diagnostics
    #expect(
      found.first?.message == "the feed has no \(name)" && found.first?.position == SourcePosition(line: 1, column: 1))
    #expect(found.allSatisfy { $0.message.hasPrefix("the feed has no ") } && (name == "channel") == (found.count > 1))
  }

  @Test("a feed that leads to no page of the site", arguments: ["feed.xml", "atom.xml", "feed.json"])
  func home(file: String) throws {
    let site = try CheckedSite()
    let feed = try #require(site.folder.read("public/\(file)"))
    let old = file == "feed.xml" ? "<link>https://s.example/site/<" : "\"https://s.example/site/\""
    #expect(feed.contains(old))
    try site.replace(old, with: old.replacing("site/", with: "site/gone.html"), in: "public/\(file)")
    let found = try site.check([.feeds]).diagnostics
    #expect(found.map(\.message) == ["the feed leads to gone.html, which is not there"])
  }

  @Test("an item that leads to a folder or a file that is no page") func noPage() throws {
    for target in ["media", "feeds.opml"] {
      let site = try CheckedSite()
      try site.replace(
        "<link>https://s.example/site/2024/06/20/hepan-ferry.html", with: "<link>https://s.example/site/\(target)",
        in: "public/feed.xml")
      let messages = try site.check([.feeds]).diagnostics.map(\.message)
      #expect(messages.contains("the item leads to \(target), which is no page"))
    }
  }

  @Test(
    "the text of an item names what is not there",
    arguments: [("feed.xml", "<a href="), ("atom.xml", "<a href="), ("feed.json", "\"<p>见<a href=")])
  func content(file: String, mark: String) throws {
    let site = try CheckedSite()
    let link = file == "feed.json" ? #"<a href=\"https://s.example/site/"# : "<a href=\"https://s.example/site/"
    try site.replace(link + "2024", with: link + "gone/2024", in: "public/\(file)")
    try site.expect(
      .feeds, "the text of the item names gone/2024/06/21/hepan-fog.html, which is not there", in: "public/\(file)",
      at: mark)
  }
}
