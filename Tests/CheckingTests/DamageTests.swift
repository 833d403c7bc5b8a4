import Checking
import Foundation
import Platform
import Testing

/// Files that were damaged, on a site without its ledger: a public folder that was copied, or whose `.broadsheet` went.
@Suite struct DamageTests {
  private let page = "public/2024/06/21/hepan-fog.html"

  /// A site whose ledger is gone.
  private func site() throws -> CheckedSite {
    let site = try CheckedSite()
    try site.remove(".broadsheet")
    return site
  }

  private func file(_ ending: String, in site: CheckedSite) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: site.folder["public/assets"])
    return "public/assets/" + (try #require(names.sorted().first { $0.hasSuffix(ending) }))
  }

  @Test("a page that is empty") func empty() throws {
    let site = try site()
    try site.folder.write("", to: page)
    try site.expect(.damaged, "the file is empty", in: page, help: "build --all")
  }

  @Test("a page that breaks off, wherever that is") func cut() throws {
    let site = try site()
    let whole = try File.read(site.folder[page])
    for size in [1, 700, whole.count - 40, whole.count - 5] {
      try File.write(Array(whole.prefix(size)), to: site.folder[page])
      let found = try site.check([.damaged]).diagnostics
      #expect(found.map(\.message) == ["the page breaks off: there is no </main>"] && found.first?.position != nil)
    }
    // A machine that fails may leave zeros.
    try File.write([UInt8](repeating: 0, count: whole.count), to: site.folder[page])
    #expect(try site.check([.damaged]).diagnostics.map(\.message) == ["the page breaks off: there is no </main>"])
    // Somebody may put a line behind the page.
    try File.write(whole + "<!-- x < y -->\n".utf8, to: site.folder[page])
    #expect(try site.check([.damaged]).diagnostics == [])
  }

  @Test("a page in another encoding, of which nothing else is told") func encoding() throws {
    let site = try site()
    let whole = try #require(site.folder.read(page))
    let place = try #require(whole.range(of: "江上有雾"))
    let before = Array(whole[..<place.lowerBound].utf8)
    // GB18030.
    let bytes = before + [0xBD, 0xAD, 0xC9, 0xCF] + Array("<a href=gone.html>x</a></main>".utf8)
    try File.write(bytes, to: site.folder[page])
    let found = try site.check([.damaged, .links]).diagnostics.filter { $0.file == site.folder[page] }
    #expect(found.map(\.message) == ["there are bytes that are not UTF-8"])
    let line = before.count { $0 == 0x0A } + 1
    #expect(found.first?.position?.line == line)
    #expect(found.first?.sourceLine?.hasPrefix(whole.split(separator: "\n")[line - 1].prefix(3)) == true)
  }

  @Test("lists, the page for what is not there and redirects are looked at too") func otherPages() throws {
    for page in ["public/index.html", "public/404.html", "public/old/fog.html", "public/authors/index.html"] {
      let site = try site()
      try site.folder.write("<!doctype html>\n<html>\n", to: page)
      #expect(try site.check([.damaged]).diagnostics.map(\.file) == [site.folder[page]])
    }
  }

  @Test("style sheets, pictures and scripts of the theme that were emptied or changed") func assets() throws {
    let site = try site()
    for file in [try file(".css", in: site), try file(".svg", in: site), "public/search/search.js"] {
      let whole = try File.read(site.folder[file])
      try File.write([], to: site.folder[file])
      try site.expect(.damaged, "the file is empty", in: file)
      try File.write(Array(whole.dropLast()), to: site.folder[file])
      try site.expect(.damaged, "the file is not as the theme has it", in: file, help: "a theme of your own")
      try File.write(whole, to: site.folder[file])
    }
    try site.folder.write("", to: "public/robots.txt")
    try site.expect(.damaged, "the file is empty", in: "public/robots.txt")
  }

  @Test(
    "parts of the search that were emptied, cut off, or put in the place of another",
    arguments: ["index", "1/0", "1/d0", "1/t0"])
  func index(name: String) throws {
    let site = try site()
    let file = "public/search/\(name).js"
    let whole = try File.read(site.folder[file])
    try File.write([], to: site.folder[file])
    try site.expect(.damaged, "the file is empty", in: file)
    let message = "the file is no part of the search, or breaks off"
    for bytes in [Array(whole.dropLast()), Array(whole.prefix(30)), Array(whole.dropFirst()), [0x0A]] {
      try File.write(bytes, to: site.folder[file])
      try site.expect(.damaged, message, in: file)
    }
    let other = try File.read(site.folder["public/search/1/\(name == "1/d0" ? "t" : "d")0.js"])
    try File.write(other, to: site.folder[file])
    try site.expect(.damaged, message, in: file)
  }

  @Test("a theme that does not end its pages, as HTML allows, is taken as it is") func openPages() throws {
    var site = try CheckedSite()
    site.configuration.templates = site.folder["theme"]
    try site.folder.write(
      "<!doctype html><title>{{page.title}}</title>{{{article.content}}}\n", to: "theme/article.mustache")
    try site.build()
    #expect(try site.check([.damaged]).diagnostics == [])
    try site.folder.write("", to: page)
    try site.expect(.damaged, "the file is empty", in: page)
  }

  @Test("what no build writes is told once") func foreign() throws {
    let site = try site()
    let stranger = "public/media/notes.txt"
    let other = "public/media/\(SHA256.digest(of: [7]).hexadecimal).jpg"
    for (file, check) in [("public/x.html", Check.unexplained), (stranger, .unexplained), (other, .unexplained)] {
      try site.folder.write("x", to: file)
      let found = try site.check(Set(Check.allCases).subtracting([.ledger])).diagnostics
      #expect(found.map(\.identifier) == [check.rawValue] && found.first?.file == site.folder[file])
      try site.remove(file)
    }
    // Who asks for one check alone is told by that.
    try site.folder.write("x", to: "public/x.html")
    try site.expect(.orphans, "no links lead here from the first page", in: "public/x.html")
    try site.folder.write("x", to: stranger)
    try site.expect(
      .media, "it is no file of media: its name is not its SHA-256 and a type", in: stranger, severity: .warning)
    #expect(
      try site.check([.unexplained]).diagnostics.map(\.message) == [
        "no build writes the file", "no article and no list of the archive makes this page",
      ])
  }

  @Test("with a ledger, a damaged file is told once") func ledger() throws {
    let site = try CheckedSite()
    try site.folder.write("", to: page)
    let found = try site.check([.damaged, .ledger]).diagnostics
    #expect(found.map(\.identifier) == ["damaged"])
  }

  @Test("a sitemap that cannot be read is told once") func sitemap() throws {
    let site = try site()
    for text in [
      "", "<urlset><url>", "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n<url><loc>https",
    ] {
      try site.folder.write(text, to: "public/sitemap.xml")
      let found = try site.check(Set(Check.allCases).subtracting([.ledger])).diagnostics
      #expect(found.count == 1 && found.first?.message.hasPrefix("it is no sitemap: ") == true)
    }
  }
}
