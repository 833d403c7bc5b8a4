import Checking
import Platform
import Testing

@Suite struct MediaFaultTests {
  private let page = "public/2023/01/02/daoyu-tide.html"
  private let index = "media/index.tsv"
  private let line = "https://img.example/bridge.png\t"
  private let kept = "media/" + CheckedSite.pictureName
  private let published = "public/media/" + CheckedSite.pictureName

  @Test("a picture on a page with another size than it has") func size() throws {
    let site = try CheckedSite()
    try site.replace("height=\"20\"", with: "height=\"21\"", in: page)
    try site.expect(.media, "the picture has 30 × 20 pixels, and the page has 30 × 21", in: page, at: "<img")
  }

  @Test("a picture of which the archive has a copy, loaded from its host") func copy() throws {
    let site = try CheckedSite()
    try site.add("<img alt src=\"https://img.example/bridge.png#a\">", to: page)
    try site.expect(
      .externalResources, "the page loads https://img.example/bridge.png#a, of which the archive has a copy", in: page,
      at: "<img alt src")
  }

  @Test("a file in the archive that is not what its name says") func hash() throws {
    let site = try CheckedSite()
    // Another file than that which the site has, or the same: what is published is no other name of it any more.
    try site.remove(kept)
    try File.write(CheckedSite.picture.dropLast() + [9], to: site.folder[kept])
    let digest = SHA256.digest(of: CheckedSite.picture.dropLast() + [9]).hexadecimal
    try site.expect(.media, "what is in the file is not what its name says: its SHA-256 is \(digest)", in: kept)
  }

  @Test("a file of the site that is not what its name says") func publishedHash() throws {
    let site = try CheckedSite()
    try site.remove(published)
    try File.write([1, 2], to: site.folder[published])
    let digest = SHA256.digest(of: [1, 2]).hexadecimal
    try site.expect(.media, "what is in the file is not what its name says: its SHA-256 is \(digest)", in: published)
    try site.expect(.ledger, "the file is not as the last build wrote it", in: published)
    try site.remove(published)
    try site.expect(.ledger, "the last build wrote the file, and it is not there", in: published)
    try site.expect(
      .resources, "the page loads media/\(CheckedSite.pictureName), which is not there", in: page, at: "<img")
  }

  @Test("an entry whose file is not there") func missing() throws {
    let site = try CheckedSite()
    try site.remove(kept)
    try site.expect(.media, "the file \(CheckedSite.pictureName) is not there", in: index, at: line)
  }

  @Test("an entry with another size than the file") func entrySize() throws {
    let size = CheckedSite.picture.count
    let site = try CheckedSite()
    try site.replace("\timage/png\t\(size)\t", with: "\timage/png\t\(size + 1)\t", in: index)
    try site.expect(
      .media, "the size is another than that of the file: \(size + 1), and it has \(size)", in: index, at: line)
  }

  @Test("a line that is no entry, one out of order, one that is there twice, a file with another title") func lines()
    throws
  {
    let site = try CheckedSite()
    try site.add("https://z.example/\tx", to: index)
    try site.expect(.media, "the line is no entry", in: index, at: "https://z.example/")
    try site.replace("https://z.example/\tx\n", with: "", in: index)
    let entry = try #require(site.folder.read(index)?.split(separator: "\n").last.map(String.init))
    try site.add(entry.replacing("lead", with: "a"), to: index)
    let order = "the line does not stand in the order of addresses: "
    try site.expect(.media, order + "it belongs further up", in: index, at: "https://img.example/a.png")
    try site.replace("https://img.example/a.png", with: "https://img.example/lead.png", in: index)
    #expect(try site.check([.media]).diagnostics.map(\.message) == [order + "it is there once more"])
    try site.replace("\n\(entry)\n\(entry)", with: "\n\(entry)", in: index)
    try site.replace("media 1", with: "media 7", in: index)
    try site.expect(
      .media, "the index does not begin with the line “# broadsheet media 1”", in: index, at: "# broadsheet media 7")
  }

  @Test("files that the index does not name, and files that are none of media") func strangers() throws {
    let site = try CheckedSite()
    let other = "media/\(SHA256.digest(of: [7]).hexadecimal).jpg"
    try File.write([7], to: site.folder[other])
    try site.expect(.media, "the index does not name the file", in: other, severity: .warning)
    try site.remove(other)
    try site.folder.write("x", to: "media/notes.txt")
    try site.expect(
      .media, "it is no file of media: its name is not its SHA-256 and a type", in: "media/notes.txt",
      severity: .warning)
  }

  @Test("a file of media that no page shows") func unshown() throws {
    let site = try CheckedSite()
    let other = "public/media/\(SHA256.digest(of: [7]).hexadecimal).jpg"
    try File.write([7], to: site.folder[other])
    try site.expect(.unexplained, "no page shows the file", in: other, severity: .warning)
  }

  @Test("the page of an article in a folder of the name is no file of media") func article() throws {
    let site = try CheckedSite()
    try site.folder.write("---\ntitle: 札记\ndate: 2024-06-21\n---\n\n文。\n", to: "content/media/notes.md")
    try site.build()
    #expect(try site.check().diagnostics.map(\.text) == [])
    try site.replace("文。", with: "问。", in: "public/media/notes.html")
    try site.expect(.ledger, "the file is not as the last build wrote it", in: "public/media/notes.html")
  }

  @Test("a line of failures that is none") func failures() throws {
    let site = try CheckedSite()
    try site.folder.write("# broadsheet media 1\nhttps://a.example/\n", to: "media/failures.tsv")
    let found = try site.check([.media]).diagnostics
    #expect(found.map(\.message) == ["the line is no entry"] && found.first?.position?.line == 2)
  }
}
