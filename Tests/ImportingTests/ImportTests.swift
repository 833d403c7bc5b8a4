import Captures
import Content
import Importing
import Platform
import TestSupport
import Testing

@Suite struct ImportTests {
  private let path = "2024/06/21/news-example-a.md"
  private let url = "https://news.example/a"

  @Test("a capture becomes an article, and importing again changes nothing")
  func again() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", url, "<p>一</p>")
    #expect(try mirror.run().text == "1 capture: 1 new")
    #expect(try mirror.articles == [path])
    let stamps = try mirror.folder.stamps("content")
    #expect(try mirror.run().text == "1 capture: 1 same")
    #expect(try mirror.folder.stamps("content") == stamps)
  }

  @Test("addresses that differ only in how marks are put together are those of two articles")
  func composedAddresses() throws {
    let names = ["caf%C3%A9", "cafe%CC%81"]
    let mirror = try Mirror()
    for (number, name) in names.enumerated() {
      try mirror.capture("\(number).md", "https://news.example/\(name)", "<p>Text \(number), unlike others</p>")
    }
    #expect(try mirror.run().text == "2 captures: 2 new")
    #expect(try mirror.articles.count == 2)
    #expect(try mirror.run().text == "2 captures: 2 same")
    try mirror.capture("1.md", "https://news.example/\(names[1])", "<p>Another text</p>")
    #expect(try mirror.run().text == "2 captures: 1 changed, 1 same")
  }

  @Test("a capture that changed is imported again")
  func changed() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", url, "<p>一</p>")
    try mirror.run()
    try mirror.capture("1.md", url, "<p>二二</p>")
    #expect(try mirror.run().text == "1 capture: 1 changed")
    #expect(mirror.folder.read("content/\(path)")?.hasSuffix("\n二二\n") == true)
  }

  @Test("an article that was edited by hand is left alone, and told")
  func edited() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", url, "<p>一</p>")
    try mirror.run()
    let edited = try #require(mirror.folder.read("content/\(path)")) + "\n手写。\n"
    try mirror.folder.write(edited, to: "content/\(path)")
    #expect(try mirror.run().text == "1 capture: 1 edited by hand")
    try mirror.capture("1.md", url, "<p>二二</p>")
    let summary = try mirror.run()
    #expect(summary.text == "1 capture: 1 edited by hand")
    #expect(summary.diagnostics.map(\.identifier) == ["edited"])
    #expect(summary.isComplete)
    #expect(mirror.folder.read("content/\(path)") == edited)
  }

  @Test("an article that was deleted is imported anew")
  func deleted() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", url, "<p>一</p>")
    try mirror.run()
    try File.remove(mirror.folder["content/\(path)"])
    #expect(try mirror.run().text == "1 capture: 1 new")
  }

  @Test("without its state an import takes files that are as it would write them for its own, and no others")
  func lostState() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", url, "<p>一</p>")
    try mirror.capture("2.md", "https://news.example/b", "<p>二</p>")
    try mirror.run()
    try mirror.folder.write(try #require(mirror.folder.read("content/\(path)")) + "x\n", to: "content/\(path)")
    try File.remove(mirror.folder[".broadsheet/content.import"])
    #expect(try mirror.run().text == "2 captures: 1 same, 1 edited by hand")
    try mirror.folder.write("damaged", to: ".broadsheet/content.import")
    #expect(try mirror.run().text == "2 captures: 1 same, 1 edited by hand")
  }

  @Test("what an import wrote that was killed does not count as edited by hand")
  func killed() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", url, "<p>一</p>")
    try mirror.run()
    let bytes = try File.read(mirror.folder["content/\(path)"])
    try File.remove(mirror.folder[".broadsheet/content.import"])
    try mirror.folder.write("\(Fingerprint(bytes).hexadecimal)\n", to: ".broadsheet/content.import-journal")
    try mirror.capture("1.md", url, "<p>二二</p>")
    #expect(try mirror.run().text == "1 capture: 1 changed")
    #expect(File.stamp(mirror.folder[".broadsheet/content.import-journal"]) == nil)
  }

  @Test("what is noted behind a line of the journal that was cut off is known too") func cutJournal() throws {
    let mirror = try Mirror()
    try mirror.folder.write("0123abc", to: ".broadsheet/content.import-journal")
    try mirror.capture("1.md", url, "<p>一</p>")
    // The state cannot be written, so that this import does not come to its end.
    try Folder.make(mirror.folder[".broadsheet/content.import/x"])
    #expect(throws: SystemError.self) { try mirror.run() }
    #expect(try mirror.articles == [path])
    for folder in ["/x", ""] { Folder.removeIfEmpty(mirror.folder[".broadsheet/content.import\(folder)"]) }
    try mirror.capture("1.md", url, "<p>二二</p>")
    #expect(try mirror.run().text == "1 capture: 1 changed")
  }

  @Test(
    "a file that a failing machine left without its bytes does not count as edited by hand",
    arguments: ["", "\0\0\0\0"], [true, false])
  func lostBytes(left: String, hasState: Bool) throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", url, "<p>一</p>")
    try mirror.capture("2.md", "https://news.example/b", "<p>二</p>")
    try mirror.run()
    let whole = try mirror.folder.snapshot("content")
    try mirror.folder.write(left, to: "content/\(path)")
    if !hasState {
      try File.remove(mirror.folder[".broadsheet/content.import"])
      try mirror.folder.write("", to: ".broadsheet/content.import-journal")
    }
    #expect(try mirror.run().text == "2 captures: 1 changed, 1 same")
    #expect(try mirror.folder.snapshot("content") == whole)
    #expect(try mirror.run().text == "2 captures: 2 same")
  }

  @Test("articles with the same text are one also where its file lost its bytes", arguments: [-1000, 1000])
  func lostDuplicate(later: Int) throws {
    let mirror = try Mirror()
    let text = String(repeating: "雨停以后，渡船又开了。", count: 30)
    try mirror.capture("1.md", url, "<p>\(text)</p>")
    try mirror.run()
    try mirror.folder.write("", to: "content/\(path)")
    try mirror.capture("2.md", "https://news.example/b", "<p>\(text)</p>", at: 1_718_944_622_000 + later)
    try mirror.run()
    #expect(try mirror.articles.count == 1)
    #expect(try mirror.articles.allSatisfy { mirror.folder.read("content/\($0)")?.contains(text) == true })
  }

  @Test("what an import that was killed did not finish writing is removed, and nothing else")
  func leftovers() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", url, "<p>一</p>")
    // Whether there is a process of that number tells nothing: it may be another one by now.
    let state = Fingerprint("content.import").hexadecimal
    let unfinished = [
      "content/2024/.broadsheet-99999999-0123456789abcdef", "content/.broadsheet-1-0123456789abcdef",
      ".broadsheet/.broadsheet-1-\(state)",
    ]
    let others = [
      "content/.broadsheet-x", "content/.broadsheet-99999999", ".broadsheet/.broadsheet-1-0123456789abcdef",
    ]
    for path in unfinished + others { try mirror.folder.write("x", to: path) }
    try mirror.folder.write("", to: ".broadsheet/content.import-journal")
    try mirror.run()
    for path in unfinished { #expect(mirror.folder.read(path) == nil, "\(path)") }
    for path in others { #expect(mirror.folder.read(path) == "x", "\(path)") }
  }

  @Test(
    "an archive is the same whether captures are kept in memory, some of them, or none", arguments: [0, 200, 1 << 20])
  func room(bytes: Int) throws {
    let mirror = try Mirror()
    for number in 1...5 { try mirror.capture("\(number).md", "\(url)\(number % 4)", "<p>\(number)</p>") }
    try mirror.run()
    let usual = try mirror.folder.snapshot("content")
    #expect(usual.count == 4)
    try Folder.make(mirror.folder["captures"])
    var importer = mirror.importer
    importer.content = mirror.folder["other"]
    importer.room = bytes
    #expect(try importer.run().text == "5 captures: 4 new, 1 duplicate")
    #expect(try mirror.folder.snapshot("other") == usual)
  }

  @Test("an article outlives its capture")
  func lostCapture() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", url, "<p>一</p>")
    try mirror.run()
    try File.remove(mirror.folder["captures/1.md"])
    #expect(try mirror.run().text == "0 captures")
    #expect(try mirror.articles == [path])
  }

  @Test("captures of one address are one article: the newest text, the earliest date")
  func duplicates() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", "http://NEWS.example/a/", "<p>新</p>", at: 1_718_999_999_000)
    try mirror.capture("2.md", url, "<p>旧</p>")
    let summary = try mirror.run()
    #expect(summary.text == "2 captures: 1 new, 1 duplicate")
    #expect(summary.entries.map(\.outcome) == [.new, .duplicate])
    let article = try #require(mirror.folder.read("content/\(path)"))
    #expect(article.contains("date: 2024-06-21T04:37:02Z"))
    #expect(article.contains("captured: 2024-06-21T19:59:59Z"))
    #expect(article.hasSuffix("\n新\n"))
    #expect(try mirror.run().text == "2 captures: 1 same, 1 duplicate")
    try mirror.capture("3.md", url, "<p>更新</p>", at: 1_719_999_999_000)
    #expect(try mirror.run().text == "3 captures: 1 changed, 2 duplicates")
    #expect(mirror.folder.read("content/\(path)")?.hasSuffix("\n更新\n") == true)
  }

  @Test("of two articles that want one name the one captured later gets a longer one, for good")
  func names() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", "https://news.example/x/a", "<p>一</p>")
    try mirror.capture("2.md", "https://news.example/y/a", "<p>二</p>", at: 1_718_944_622_001)
    try mirror.run()
    let names = try mirror.articles
    #expect(names.count == 2 && names.contains(path))
    #expect(mirror.folder.read("content/\(path)")?.contains("/x/a") == true)
    try mirror.capture("0.md", "https://news.example/z/a", "<p>三</p>", at: 1_718_944_600_000)
    try mirror.run()
    #expect(try mirror.articles.count == 3)
    #expect(mirror.folder.read("content/\(path)")?.contains("/x/a") == true)
  }

  @Test("an article has a name also where others were given those that it could have first")
  func chosenNames() throws {
    let mirror = try Mirror()
    func digits(_ url: String) -> String { Fingerprint(WebAddress(url).identity).hexadecimal }
    let (named, bare) = (digits("https://news.example/z/a"), digits("https://news.example/"))
    try mirror.capture("1.md", "https://news.example/x/a", "<p>一</p>")
    try mirror.capture("2.md", "https://news.example/x/a-\(named.prefix(8))", "<p>二</p>")
    try mirror.capture("3.md", "https://news.example/x/\(bare.prefix(8))", "<p>三</p>")
    try mirror.capture("4.md", "https://news.example/z/a", "<p>四</p>", at: 1_718_944_622_001)
    try mirror.capture("5.md", "https://news.example/", "<p>五</p>", at: 1_718_944_622_001)
    #expect(try mirror.run().text == "5 captures: 5 new")
    let folder = path.dropLast("a.md".count)
    #expect(mirror.folder.read("content/\(folder)a-\(named).md")?.hasSuffix("\n四\n") == true)
    #expect(mirror.folder.read("content/\(folder)\(bare).md")?.hasSuffix("\n五\n") == true)
  }

  @Test("names in capitals are spelled as other articles spell them, later ones too")
  func spellings() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", url, "<address>ANN DE WIT</address><p>一</p>")
    try mirror.run()
    #expect(mirror.folder.read("content/\(path)")?.contains("authors: [Ann De Wit]") == true)
    try mirror.capture("2.md", "https://news.example/b", "<address>Ann de Wit</address><p>二</p>")
    try mirror.run()
    #expect(mirror.folder.read("content/\(path)")?.contains("authors: [Ann de Wit]") == true)
    #expect(try mirror.run().text == "2 captures: 2 same")
    try File.remove(mirror.folder[".broadsheet/content.import"])
    #expect(try mirror.run().text == "2 captures: 2 same")
  }

  @Test("another configuration reads everything anew")
  func basis() throws {
    var mirror = try Mirror()
    try mirror.capture("1.md", url, "<p>一</p>")
    try mirror.run()
    mirror.basis = "2"
    #expect(try mirror.run().text == "1 capture: 1 same")
  }

  @Test("the same captures make the same archive with any number of threads")
  func threads() throws {
    var archives: [[String: [UInt8]]] = []
    for threads in [1, 2, 8] {
      var mirror = try Mirror()
      mirror.threads = threads
      for index in 0..<200 {
        let author = index % 3 == 0 ? "ANN DE WIT" : "Ann de Wit"
        try mirror.capture(
          "\(index).md", "https://news.example/\(index % 7)/a\(index % 50)",
          "<address>\(author)</address><p>\(index)</p>",
          at: 1_718_944_622_000 + index % 9)
      }
      try mirror.run()
      archives.append(try mirror.folder.snapshot("content"))
    }
    #expect(archives[0].count == 200)
    #expect(archives[0] == archives[1] && archives[1] == archives[2])
  }

  @Test("what cannot be used is reported, and the rest goes on")
  func badInput() throws {
    let mirror = try Mirror()
    try mirror.capture("good.md", url, "<p>一</p>")
    try mirror.folder.write("", to: "captures/empty.md")
    try mirror.folder.write("no link\n------\n", to: "captures/title.md")
    try mirror.folder.write("<p>x</p>", to: "captures/folder.md/inner.md")
    try File.write(
      [UInt8](repeating: 0x3C, count: CaptureConverter.maximumSize + 1), to: mirror.folder["captures/huge.md"])
    try linkToNowhere(mirror.folder["captures/link.md"])
    try mirror.capture("place.md", "https://news.example/taken", "<p>二</p>")
    try Folder.make(mirror.folder["content/2024/06/21/news-example-taken.md/x"])
    let summary = try mirror.run()
    #expect(
      summary.diagnostics.map(\.identifier).sorted()
        == ["empty-file", "rule-line", "title-line", "too-large", "unreadable", "unwritable"])
    #expect(summary.text == "7 captures: 1 new, 6 reported")
    #expect(!summary.isComplete)
    #expect(try mirror.articles == [path])
    #expect(try mirror.run().count(.same) == 1)
  }

  @Test("folders that cannot be read or made end the import") func noFolders() throws {
    let mirror = try Mirror()
    #expect(throws: SystemError.self) {
      try Importer(
        captures: mirror.folder["none"], content: mirror.folder["content"],
        converter: CaptureConverter(outlets: OutletTable()), basis: "1", workers: Workers(1)
      ).run()
    }
    try mirror.folder.write("x", to: "content")
    #expect(throws: SystemError.self) { try mirror.run() }
  }
}
