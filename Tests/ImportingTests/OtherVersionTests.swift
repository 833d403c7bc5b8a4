import Platform
import TestSupport
import Testing

@testable import Importing

/// What another version left, or what is damaged: the archive is what an import makes that knows nothing, and nothing foreign goes.
@Suite struct OtherVersionTests {
  private static let files = ["import", "import-journal"]

  private func mirror() throws -> Mirror {
    let mirror = try Mirror()
    for number in 1...5 {
      try mirror.capture(
        "\(number).md", "https://news.example/\(number)", "<address>ANN LEE</address><p>甲\(number)。</p>")
    }
    try mirror.run()
    try mirror.folder.write("mine", to: "content/mine.txt")
    return mirror
  }

  @Test("a state or a journal that is damaged is no use and does no harm", arguments: Self.files, Harm.allCases)
  func harmed(file: String, harm: Harm) throws {
    let mirror = try mirror()
    let before = try mirror.folder.snapshot("content")
    var generator = SeededGenerator(7)
    for round in 0..<(harm == .flipped ? 12 : 2) {
      try harm.happen(to: mirror.folder[".broadsheet/content.\(file)"], &generator)
      #expect(try mirror.run().text == "5 captures: 5 same", "\(harm), round \(round)")
      #expect(try mirror.folder.snapshot("content") == before)
      #expect(File.stamp(mirror.folder[".broadsheet/content.import-journal"]) == nil)
    }
    try mirror.capture("6.md", "https://news.example/6", "<p>乙。</p>")
    #expect(try mirror.run().text == "6 captures: 1 new, 5 same")
  }

  @Test(
    "a folder in the place of a state or a journal is an error that names it, and left alone", arguments: Self.files)
  func folderInPlace(file: String) throws {
    let mirror = try mirror()
    let path = mirror.folder[".broadsheet/content.\(file)"]
    try? File.remove(path)
    try mirror.folder.write("mine", to: ".broadsheet/content.\(file)/mine.txt")
    try mirror.capture("6.md", "https://news.example/6", "<p>乙。</p>")
    do throws(SystemError) {
      _ = try mirror.importer.run()
      Issue.record("nothing was said")
    } catch {
      #expect(error.path == path)
    }
    #expect(mirror.folder.read(".broadsheet/content.\(file)/mine.txt") == "mine")
    try File.move(path, to: mirror.folder["away"])
    let summary = try mirror.run()
    #expect(summary.isComplete && summary.text.hasPrefix("6 captures"))
    #expect(try mirror.articles.count == 7)
  }

  @Test(
    "a state that names files outside the archive is no state", arguments: ["../x.md", "/x.md", "a/../../x.md", ""])
  func outside(path: String) {
    let record = ArticleRecord(
      identity: "news.example/1", path: path, fingerprint: Fingerprint("x"), stamp: ArticleRecord.noStamp,
      source: "1.md",
      borrowed: [], spellings: [])
    let nothing = RestingRecords(ImportState(basis: ""), captures: [], articles: [])
    let bytes = StateWriter(resting: nothing).bytes(
      basis: "", captures: [], articles: [record], spellings: SpellingTable())
    #expect(ImportState(bytes) == nil)
  }
}
