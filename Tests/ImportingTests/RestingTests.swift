import Content
import Platform
import TestSupport
import Testing

@testable import Importing

/// Imports that look at nothing but what changed.
@Suite struct RestingTests {
  private let start = 1_718_944_622_000

  /// What may happen to a mirror between two imports.
  private enum Event: CaseIterable {
    case capture, change, retitle, delete, edit, deleteArticle, rewrite, copyArticle
  }

  /// Makes something happen to mirrors, the same to all of them.
  private func happen(_ mirrors: [Mirror], _ generator: inout SeededGenerator) throws {
    let texts = ["短文", "潮水退到第三级台阶，缆绳上挂着去年的草。", "渡口的钟慢了四分钟，没有人去拨它。"]
    let names = ["ANN DE WIT", "Ann de Wit", "Ann De Wit", "BO EK", "Bo Ek"]
    func pick<Element>(_ elements: [Element]) -> Element {
      elements[Int.random(in: 0..<elements.count, using: &generator)]
    }
    let event = pick(Event.allCases)
    let number = Int.random(in: 0..<14, using: &generator)
    let host = pick(["", "www.", "m."])
    let html =
      "<address>\(pick(names))</address><p>\(String(repeating: pick(texts), count: 6))</p>"
      + (Bool.random(using: &generator) ? "<p>\(number)</p>" : "")
    let time = start + Int.random(in: 0..<20, using: &generator) * 1000
    let page = Int.random(in: 0..<8, using: &generator)
    let articles = (try? mirrors[0].articles) ?? []
    let article = articles.isEmpty ? "x.md" : pick(articles)
    for mirror in mirrors {
      let file = mirror.folder["content/\(article)"]
      switch event {
      case .capture, .change, .retitle:
        try mirror.capture("\(number).md", "http://\(host)news.example/\(number % 3)/p\(page)", html, at: time)
      case .delete: try? File.remove(mirror.folder["captures/\(number).md"])
      case .edit: if let bytes = try? File.read(file) { try File.write(bytes + Array("\n手写。\n".utf8), to: file) }
      case .deleteArticle: try? File.remove(file)
      case .rewrite: if let bytes = try? File.read(file) { try File.write(bytes, to: file) }
      case .copyArticle:
        if let bytes = try? File.read(file) { try File.write(bytes, to: mirror.folder["content/copy-\(number).md"]) }
      }
    }
  }

  @Test("an import of what changed makes what an import of everything makes", arguments: 1...24)
  func changes(seed: UInt64) throws {
    var generator = SeededGenerator(seed)
    let mirrors = [try Mirror(), try Mirror()]
    for mirror in mirrors { try Folder.make(mirror.folder["captures"]) }
    for round in 0..<24 {
      for _ in 0..<Int.random(in: 0...4, using: &generator) { try happen(mirrors, &generator) }
      var importer = mirrors[1].importer
      importer.looksAtEverything = true
      let summaries = [try mirrors[0].run(), try importer.run()]
      let outcomes = summaries.map { $0.entries.map { "\($0.capture) \($0.outcome) \($0.article ?? "")" } }
      #expect(outcomes[0] == outcomes[1], "round \(round)")
      #expect(summaries[0].text == summaries[1].text, "round \(round)")
      #expect(
        try mirrors[0].folder.snapshot("content") == mirrors[1].folder.snapshot("content"), "round \(round)")
    }
  }

  @Test("an import that finds nothing changed writes nothing") func nothing() throws {
    let mirror = try Mirror()
    for number in 0..<9 {
      try mirror.capture(
        "\(number).md", "https://news.example/p\(number % 7)", "<address>ANN LEE</address><p>\(number % 5)</p>")
    }
    try mirror.run()
    let stamps = try mirror.folder.stamps("")
    let summary = try mirror.run()
    #expect(try mirror.folder.stamps("") == stamps)
    #expect(summary.text == "9 captures: 7 same, 2 duplicates")
    #expect(summary.entries.map(\.capture) == (0..<9).map { "\($0).md" })
    #expect(summary.entries.allSatisfy { $0.article?.hasSuffix(".md") == true })
  }

  @Test("an article that was edited after its capture went is left alone when the capture comes back")
  func captureComesBack() throws {
    let mirror = try Mirror()
    let path = "content/2024/06/21/news-example-a.md"
    try mirror.capture("1.md", "https://news.example/a", "<p>一</p>")
    try mirror.run()
    try File.remove(mirror.folder["captures/1.md"])
    try mirror.run()
    let edited = try #require(mirror.folder.read(path)) + "手写。\n"
    try mirror.folder.write(edited, to: path)
    try mirror.run()
    try mirror.capture("1.md", "https://news.example/a", "<p>二二</p>")
    #expect(try mirror.run().text == "1 capture: 1 edited by hand")
    #expect(mirror.folder.read(path) == edited)
  }

  @Test("what an earlier program wrote does not count as edited by hand") func formBefore() throws {
    let mirror = try Mirror()
    let path = "2024/06/21/news-example-a.md"
    try mirror.capture("1.md", "https://news.example/a", "<p>一</p>")
    try mirror.run()
    let fingerprint = Fingerprint(try File.read(mirror.folder["content/\(path)"])).hexadecimal
    let fields = ["a", "news.example/a", path, fingerprint, "1 2 3", "1.md", "0 0"]
    let lines = "broadsheet import state 2\n1\n\(fields.joined(separator: "\t"))\n"
    try mirror.folder.write(
      lines + "end \(Fingerprint(lines).hexadecimal)\n", to: ".broadsheet/content.import")
    try mirror.capture("1.md", "https://news.example/a", "<p>二二</p>")
    #expect(try mirror.run().text == "1 capture: 1 changed")
  }
}
