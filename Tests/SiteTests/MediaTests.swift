import Content
import Media
import Platform
import TestSupport
import Testing

@testable import Site

@Suite struct MediaTests {
  private func keep(
    _ site: TestSite, _ bytes: [UInt8], for urls: String..., type: MediaType = .jpeg
  ) throws -> String {
    var index = try MediaIndex(folder: site.folder["media"])
    for url in urls {
      index.add(
        MediaEntry(
          url: url, digest: SHA256.digest(of: bytes), type: type, bytes: bytes.count,
          size: PictureSize(of: type, in: bytes), fetched: 0))
    }
    let name = MediaName.name(SHA256.digest(of: bytes), type)
    try File.writeMakingFolders(bytes, to: site.folder["media/\(name)"])
    try index.write(to: site.folder["media"])
    return name
  }

  private let picture = "https://p.example/1.jpg"

  private func site() throws -> TestSite {
    var site = try TestSite()
    site.configuration.url = "https://s.example/deep/"
    try site.article(
      "2024/06/21/a", "image: \(picture)\nurl: https://o.example/x/a\n",
      body: "![甲](\(picture)#part)\n\n![乙](/2.jpg)\n\n[听](https://p.example/s.mp3?x=1)")
    return site
  }

  @Test("pages show what is kept, and only that is published") func pagesShowWhatIsKept() throws {
    let site = try site()
    let name = try keep(site, SamplePicture.jpeg, for: picture, "https://other.example/same.jpg")
    let other = try keep(site, SamplePicture.png, for: "https://o.example/2.jpg", type: .png)
    let sound = try keep(site, Array("ID3....".utf8), for: "https://p.example/s.mp3?x=1", type: .mp3)
    _ = try keep(site, SamplePicture.gif, for: "https://p.example/unused.gif", type: .gif)
    let built = try site.build()
    let page = built["2024/06/21/a.html"]
    #expect(
      page.contains("<img src=\"../../../media/\(name)\" alt=\"\" width=\"30\" height=\"20\" decoding=\"async\">"))
    #expect(page.contains("<img src=\"../../../media/\(other)\" alt=\"\" width=\"30\" height=\"20\" loading=\"lazy\""))
    #expect(page.contains("<a href=\"../../../media/\(sound)\">"))
    #expect(page.contains("property=\"og:image\" content=\"https://s.example/deep/media/\(name)\""))
    #expect(
      built.pages.keys.filter { $0.hasPrefix("media/") }.sorted()
        == ["media/\(name)", "media/\(other)", "media/\(sound)"].sorted())
    #expect(built.pages["media/\(name)"] == SamplePicture.jpeg)
    #expect(built["feed.xml"].contains("src=\"https://s.example/deep/media/\(name)\""))
    #expect(built["feed.xml"].contains("<media:content url=\"https://s.example/deep/media/\(name)\""))
    #expect(built.brokenLinks.isEmpty)
  }

  @Test("without an address, feeds show what is at the originals, as they have no place for links into the site")
  func withoutAnAddress() throws {
    var site = try site()
    site.configuration.url = nil
    _ = try keep(site, SamplePicture.jpeg, for: picture)
    let built = try site.build()
    #expect(built["feed.xml"].contains(picture) && !built["feed.xml"].contains("media/7be"))
    #expect(built["2024/06/21/a.html"].contains("og:image\" content=\"\(picture)\""))
  }

  @Test("what is not kept is shown from where it is, or a link to it in its place")
  func whatIsNotKept() throws {
    var site = try site()
    let shown = try site.build()
    #expect(shown["2024/06/21/a.html"].contains("<img src=\"\(picture)#part\""))
    #expect(shown["index.html"].contains("img-src *"))
    site.configuration.media.absent = .placeholder
    let built = try site.build()
    #expect(!built["2024/06/21/a.html"].contains("<img"))
    #expect(built["2024/06/21/a.html"].contains("<p class=\"card\"><a href=\"\(picture)#part\">图片未存档"))
    for (path, _) in built.pages where path.hasSuffix(".html") && path != "404.html" {
      #expect(
        built[path].contains("img-src 'self';") || built[path].contains("http-equiv=\"refresh\""), "\(path)")
    }
  }

  @Test("a picture with a smaller version is shown with both, in feeds with itself") func aSmallerVersion() throws {
    let site = try site()
    let name = try keep(site, SamplePicture.jpeg, for: picture)
    let before = try site.build()["2024/06/21/a.html"]
    #expect(!before.contains("srcset"))
    let smaller = try keep(site, SamplePicture.losslessWebP, for: MediaIndex.smallerAddress(of: picture), type: .webp)
    let built = try site.build()
    #expect(
      built["2024/06/21/a.html"].contains(
        "<img src=\"../../../media/\(name)\" srcset=\"../../../media/\(smaller) 30w, ../../../media/\(name) 30w\" sizes="
      ))
    #expect(built.pages["media/\(smaller)"] == SamplePicture.losslessWebP)
    #expect(!built["feed.xml"].contains("srcset"))
  }

  @Test("what the index names and is not there is not shown, and told") func whatTheIndexNamesAndIsNotThere() throws {
    let site = try site()
    let name = try keep(site, SamplePicture.jpeg, for: picture)
    try File.remove(site.folder["media/\(name)"])
    let built = try site.build()
    #expect(built.summary.diagnostics.map(\.identifier) == ["media-missing"])
    #expect(built["2024/06/21/a.html"].contains("<img src=\"\(picture)#part\""))
    try site.folder.write("nonsense\n", to: "media/index.tsv")
    #expect(try site.build().summary.diagnostics.map(\.identifier) == ["media-index"])
  }

  @Test(
    "patterns of fall-backs are filled in",
    arguments: [
      ("https://w.example/?url={encoded}", "https://w.example/?url=https%3A%2F%2Fp.example%2Fa%3Fb%3D1%26c"),
      ("https://web.example/web/{date}id_/{url}", "https://web.example/web/20240621id_/https://p.example/a?b=1&c"),
      ("https://{host}.mirror.example{path}", "https://p.example.mirror.example/a?b=1&c"),
    ])
  func patternsOfFallBacksAreFilledIn(pattern: String, expected: String) {
    #expect(FallbackAddress.problem(with: pattern) == nil)
    #expect(FallbackAddress(pattern).address(for: "https://p.example/a?b=1&c", date: "20240621") == expected)
  }

  @Test("what an address says is not filled in again") func whatAnAddressSaysIsNotFilledInAgain() {
    #expect(
      FallbackAddress("https://w.example/{url}").address(for: "https://p.example/{date}", date: "20240621")
        == "https://w.example/https://p.example/{date}")
  }

  @Test("a pattern that cannot be used is told with what to write")
  func aPatternThatCannotBeUsed() {
    #expect(FallbackAddress.problem(with: "https://w.example/{ulr}")?.help == "did you mean {url}?")
    #expect(FallbackAddress.problem(with: "https://w.example/") != nil)
    #expect(FallbackAddress.problem(with: "file:///{url}") != nil)
  }

  @Test(
    "addresses are known as pages have them",
    arguments: [
      ("https://p.example/a.jpg", "https://p.example/a.jpg"), ("https://p.example/a.jpg#x", "https://p.example/a.jpg"),
      ("//p.example/a.jpg", "https://p.example/a.jpg"), ("../a.jpg", "https://o.example/a.jpg"),
      ("https://p.example/图 1.jpg", "https://p.example/图%201.jpg"), ("mailto:a@b.example", nil), ("data:,x", nil),
    ])
  func addressesAreKnownAsPagesHaveThem(destination: String, expected: String?) {
    #expect(MediaAddress.address(of: destination, original: "https://o.example/x/y") == expected)
  }

  @Test("a host without a scheme is on the web, whatever the original's address is")
  func aHostWithoutASchemeIsOnTheWeb() {
    for original in [nil, "C:\\x", "", "https://o.example/"] {
      #expect(MediaAddress.address(of: "//p.example/a.jpg", original: original) == "https://p.example/a.jpg")
    }
    #expect(
      MediaAddress.address(of: "//p.example/a.jpg", original: "http://o.example/") == "http://p.example/a.jpg")
    #expect(MediaAddress.address(of: "a.jpg", original: "C:\\x") == nil)
  }
}
