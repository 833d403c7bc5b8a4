import Checking
import Foundation
import Platform
import Testing

@Suite struct ArchiveFaultTests {
  private let page = "public/2024/06/21/hepan-fog.html"
  private let article = "content/2024/06/21/hepan-fog.md"

  @Test("an article whose page is not there") func lostPage() throws {
    let site = try CheckedSite()
    try site.remove(page)
    try site.expect(
      .unshown, "no page shows the article: 2024/06/21/hepan-fog.html is not there", in: article,
      help: "broadsheet build")
  }

  @Test("an article that no build has seen") func newArticle() throws {
    let site = try CheckedSite()
    try site.folder.write(
      "---\ntitle: 新\ndate: 2024-06-21T13:00:00+08:00\n---\n\n文。\n", to: "content/2024/06/21/new.md")
    let messages = try site.check([.unshown]).diagnostics.map(\.message)
    #expect(
      messages.sorted() == [
        "no page shows the article: 2024/06/21/new.html is not there", "the article changed since the site was built",
      ])
  }

  @Test("an article that cannot be read") func unreadable() throws {
    let site = try CheckedSite()
    try site.folder.write("---\ntitle: [新\n---\n\n文。\n", to: "content/2024/06/21/new.md")
    let found = try site.check([.unshown]).diagnostics
    #expect(found.count == 1 && found.first?.identifier == "unshown" && found.first?.position != nil)
    #expect(found.first?.file == site.folder["content/2024/06/21/new.md"])
  }

  @Test("an article in the place of a page of the site is told of, and is not taken for changed") func misplaced()
    throws
  {
    let site = try CheckedSite()
    try site.folder.write("---\ntitle: 新\ndate: 2024-06-21\n---\n\n文。\n", to: "content/index.md")
    try site.build()
    let found = try site.check().diagnostics
    #expect(found.map(\.file) == [site.folder["content/index.md"]] && found.first?.identifier == "unshown")
  }

  @Test("an article that changed since the site was built") func changedArticle() throws {
    let site = try CheckedSite()
    try site.replace("江上有雾", with: "江上大雾", in: article)
    try site.expect(.unshown, "the article changed since the site was built", in: article, severity: .warning)
    try site.build()
    #expect(try site.check().diagnostics == [])
  }

  @Test("a list that a build would write, and a part of the search") func lostFiles() throws {
    for file in [
      "public/dates/index.html", "public/.nojekyll", "public/search/1/0.js", "public/search/1/d0.js",
      "public/search/1/t0.js",
    ] {
      let site = try CheckedSite()
      try site.remove(file)
      try site.expect(.unshown, "a build would write the file, and it is not there", in: file)
    }
  }

  @Test("a page that no article makes") func stalePage() throws {
    let site = try CheckedSite()
    try site.folder.write("<p>x", to: "public/2024/06/22/x.html")
    try site.expect(
      .unexplained, "no article and no list of the archive makes this page", in: "public/2024/06/22/x.html")
  }

  @Test("the page of an article that is no more") func lostArticle() throws {
    let site = try CheckedSite()
    try site.remove(article)
    let diagnostics = try site.check([.unexplained]).diagnostics
    let message = "the last build wrote the file, and the next one would take it away"
    #expect(diagnostics.allSatisfy { $0.message == message && $0.severity == .error })
    let found = diagnostics.compactMap(\.file)
    #expect(found.contains(site.folder[page]) && found.contains(site.folder["public/2024/06/21/index.html"]))
  }

  @Test("the pages of an article that cannot be read") func keptPages() throws {
    let site = try CheckedSite()
    try site.folder.write("nothing", to: article)
    for _ in 0..<2 {
      let found = try site.check([.unexplained]).diagnostics.filter { !$0.message.contains("the next one") }
      #expect(found.map(\.file) == [page, "public/old/fog.html"].map { site.folder[$0] })
      #expect(found.allSatisfy { $0.message == "it stays until \(site.folder[article]) can be read" })
      #expect(found.allSatisfy { $0.severity == .warning })
      try site.build()
    }
    #expect(try site.check([.unexplained]).diagnostics.count == 2)
    try site.remove(article)
    try site.build()
    #expect(try site.check().diagnostics.filter { $0.severity == .error } == [])
  }

  @Test("a file that no build writes; a compressed neighbour is none") func strangeFile() throws {
    let site = try CheckedSite()
    try site.folder.write("x", to: "public/index.html.gz")
    try site.folder.write("x", to: "public/search/1/0.js.br")
    #expect(try site.check([.unexplained]).diagnostics == [])
    try site.folder.write("x", to: "public/search/1/99.js")
    try site.expect(.unexplained, "no build writes the file", in: "public/search/1/99.js", severity: .warning)
    try site.remove("public/search/1/99.js")
    try site.folder.write("x", to: "public/gone.html.gz")
    try site.expect(.unexplained, "no build writes the file", in: "public/gone.html.gz", severity: .warning)
  }

  @Test("a link to a folder is not followed") func folderLink() throws {
    let site = try CheckedSite()
    try FileManager.default.createSymbolicLink(atPath: site.folder["public/all"], withDestinationPath: "/")
    try site.expect(.unexplained, "a link to a folder, which was not followed", in: "public/all")
  }

  @Test("a file that a killed run left") func leftover() throws {
    let site = try CheckedSite()
    try site.folder.write("x", to: "public/2024/.broadsheet-999999999-0123456789abcdef")
    try site.expect(
      .unexplained, "a run that was killed left the file", in: "public/2024/.broadsheet-999999999-0123456789abcdef",
      severity: .warning)
  }

  @Test("a link to a file that is not there, whatever is checked") func brokenLink() throws {
    let site = try CheckedSite()
    try FileManager.default.createSymbolicLink(atPath: site.folder["public/a.html"], withDestinationPath: "b.html")
    let found = try site.check([.duplicateIDs]).diagnostics
    #expect(found.map(\.identifier) == ["unreadable"] && found.first?.file == site.folder["public/a.html"])
  }

  @Test("a file that was changed since it was written") func changedFile() throws {
    let site = try CheckedSite()
    try site.replace("雾", with: "霧", in: page)
    try site.expect(.ledger, "the file is not as the last build wrote it", in: page)
  }

  @Test("a large file that no build wrote is no matter to the ledger") func largeFile() throws {
    let site = try CheckedSite()
    // A file with nothing in it but a size.
    try File.write([], to: site.folder["public/all.zip"])
    try #require(FileHandle(forWritingAtPath: site.folder["public/all.zip"])).truncate(atOffset: 300 << 20)
    #expect(try site.check([.ledger, .links]).diagnostics == [])
  }

  @Test("a file that was lost since it was written") func lostFile() throws {
    let site = try CheckedSite()
    try site.remove("public/feed.json")
    try site.expect(.ledger, "the last build wrote the file, and it is not there", in: "public/feed.json")
  }

  @Test("a ledger whose head or whose parts are damaged") func damagedLedger() throws {
    for isHead in [true, false] {
      let site = try CheckedSite()
      var bytes = try File.read(site.folder[".broadsheet/public.ledger"])
      bytes[isHead ? 40 : bytes.count - 1] ^= 1
      try File.write(bytes, to: site.folder[".broadsheet/public.ledger"])
      let reason = isHead ? "it is damaged, or of another version of broadsheet" : "parts of it are damaged"
      try site.expect(.ledger, "the ledger cannot be used: \(reason)", in: ".broadsheet/public.ledger")
    }
  }

  @Test("a journal that a killed build left") func journal() throws {
    let site = try CheckedSite()
    try site.folder.write("", to: ".broadsheet/public.journal")
    try site.expect(
      .ledger, "a build was killed, or the machine failed, before it came to its end", in: ".broadsheet/public.journal")
  }

  @Test("without a ledger that is said once, and all else is checked") func noLedger() throws {
    let site = try CheckedSite()
    try site.remove(".broadsheet")
    #expect(try site.check().diagnostics.map(\.identifier) == ["ledger"])
    try site.expect(
      .ledger, "there is no ledger of the last build: nothing is known of what it wrote",
      in: ".broadsheet/public.ledger",
      severity: .warning)
    try site.remove("public/2023/01/02/ledger-chess.html")
    #expect(
      Set(try site.check().diagnostics.map(\.identifier)) == [
        "ledger", "links", "sitemap", "feeds", "unshown", "unexplained",
      ])
  }

  @Test("no site, and no archive") func nothing() throws {
    let site = try CheckedSite()
    try site.remove("content")
    #expect(throws: (any Error).self) { try site.check() }
    #expect(try site.check([.links, .ledger]).diagnostics == [])
    try site.remove("public")
    #expect(throws: (any Error).self) { try site.check([.links]) }
  }
}
