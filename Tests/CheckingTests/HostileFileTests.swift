import Diagnostics
import Feeds
import Platform
import Site
import TestSupport
import Testing

@testable import Checking

/// Files that somebody else made: everything is read to its end, whatever it holds.
@Suite struct HostileFileTests {
  /// Pieces that scanners look for.
  private static let pieces = [
    "<", ">", "</", "/>", "<!--", "-->", "--!>", "<!", "<?", "?>", "<![CDATA[", "]]>", "&", "&#", "&#x", ";", "\"", "'",
    "=",
    "<a href=", "<script>", "</script", "<style>url(", "@import '", "/*", "*/", "\\", "\\u", "\\ud800", "{", "}", "[",
    "]", ",",
    ":", "xmlns:", "\u{0}", "\r\n", "%", "%2e", "..", "//", "#", "?", "<p id=", "<img srcset=", "<item>", "<loc>", "雾",
  ]

  @Test("files that were mutilated at random are read without an end of the program") func mutilated() throws {
    let site = try CheckedSite()
    let files = try SiteFiles(site.configuration.output, workers: Workers(1))
    let resolver = Resolver(files: files, site: SiteAddress(site.configuration.url))
    let media = try MediaCopies(folder: site.configuration.media.folder)
    let outline = try SiteBuild(configuration: site.configuration, workers: Workers(1)).outline(nil)
    let names = [
      "2024/06/21/hepan-fog.html", "index.html", "feed.xml", "atom.xml", "feed.json", "feeds.opml", "sitemap.xml",
    ]
    let styles = try #require(files.files.first { $0.path.hasSuffix(".css") }).path
    var random = SeededGenerator(8)
    for name in names + [styles, "robots.txt"] {
      let bytes = try File.read(site.folder["public/" + name])
      for _ in 0..<60 {
        let changed = Self.mutilated(bytes, &random)
        changed.withUnsafeBufferPointer { Self.read($0, name, resolver, media, outline) }
      }
    }
  }

  private static func mutilated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    // A stretch, so that what ends too early is met often.
    let start = Int.random(in: 0..<bytes.count, using: &random)
    var changed = Array(bytes[start..<min(bytes.count, start + 2000)])
    if Bool.random(using: &random) { changed = Array(bytes.prefix(2000)) }
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...changed.count, using: &random)
      let end = min(changed.count, place + Int.random(in: 0...3, using: &random))
      changed.replaceSubrange(place..<end, with: Array(pieces.randomElement(using: &random)?.utf8 ?? "".utf8))
    }
    if Bool.random(using: &random) { changed.append(UInt8.random(in: 0...255, using: &random)) }
    return changed
  }

  /// Reads bytes as every kind of file, whatever they are.
  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ name: String, _ resolver: Resolver, _ media: MediaCopies,
    _ outline: SiteOutline
  ) {
    var page = PageScan(0, bytes, resolver: resolver, media: media)
    page.readPage()
    page.readStyles()
    _ = PageScan.identifiers(bytes)
    for feed in outline.feeds.prefix(3) {
      _ = FeedCheck.findings(bytes, of: feed, outline: outline, resolver: resolver)
    }
    var named = NamedAddresses(name, bytes, resolver: resolver)
    named.lookAtOutline(outline)
    named.lookAtSearch()
    named.lookAtRobots()
    _ = try? JSONReader.read(bytes)
  }

  @Test("what is nested without end, or repeated a hundred thousand times, takes no more than its share") func large()
    throws
  {
    let count = 100_000
    for (text, suffix) in [
      ("<div>", "html"), ("<", "html"), ("<a ", "html"), ("<!--", "html"), ("<a id=x>", "html"), ("<title>", "html"),
      ("&#", "html"),
      ("url(", "css"), ("/*", "css"), ("'", "css"),
    ] {
      let site = try CheckedSite()
      try site.folder.write(String(repeating: text, count: count), to: "public/large." + suffix)
      #expect(try site.check([.links, .resources, .fragments]).diagnostics.count < 10, "\(text)")
    }
    for (text, name) in [("<a>", "feed.xml"), ("[", "feed.json"), ("{\"a\":", "feed.json"), ("&amp;", "feed.xml")] {
      let site = try CheckedSite()
      let root = text.hasPrefix("&") ? "<rss>" : ""
      try site.folder.write(root + String(repeating: text, count: count), to: "public/" + name)
      #expect(try site.check([.feeds]).diagnostics.count == 1)
    }
  }

  @Test(
    "lines and columns are those of the text, for every kind of line end",
    arguments: ["a\nb\r\nc\rd<x", "<x", "雾\n\n雾雾<x", "\r\r<x"])
  func positions(text: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "a")
    var lines = SourceLines()
    let source = SourceText(Array(text.utf8))
    for offset in 0...text.utf8.count {
      let place = lines.place(folder["a"], offset)
      let (position, line) = try #require(place)
      #expect(position == source.position(at: offset))
      #expect(line == source.line(position.line))
    }
    let (behind, gone) = (lines.place(folder["a"], 1000), lines.place(folder["b"], 1))
    #expect(behind == nil && gone == nil)
  }
}
