import Markup
import Platform
import TestSupport
import Testing

@testable import Site

@Suite struct KeptTextsTests {
  @Test("texts are kept while there is room, and taken once") func room() {
    let texts = KeptTexts(room: 10)
    texts.keep([1, 2, 3, 4], of: 1)
    texts.keep([5, 6, 7, 8, 9, 10], of: 2)
    texts.keep([11], of: 3)
    #expect(texts.take(3) == nil)
    #expect(texts.take(1) == [1, 2, 3, 4] && texts.take(1) == nil)
    texts.keep([1, 2, 3, 4, 5], of: 4)
    texts.keep([6, 7, 8, 9], of: 5)
    #expect(texts.take(4) == nil && texts.take(5) == [6, 7, 8, 9] && texts.take(2)?.count == 6)
  }

  @Test("a file that was read for the catalog is not read again for its page, and another text is not taken for it")
  func readOnce() throws {
    let folder = try TemporaryFolder()
    try folder.write("---\ntitle: 甲\ndate: 2024-06-01T08:00:00+08:00\n---\n\n甲文。\n", to: "content/a.md")
    let walk = try FolderWalk(folder["content"]) { $0.hasSuffix(".md") }
    let survey = ArchiveSurvey(folder["content"], walk, inputs: [])
    let reader = ArchiveReader(Configuration(), parser: MarkdownParser(), comparesArticles: true)
    let reading = ArchiveReading(survey, inputs: [], past: nil, reader: reader, workers: Workers(1))
    try folder.write("---\ntitle: 乙\ndate: 2024-06-01T08:00:00+08:00\n---\n\n乙文。\n", to: "content/a.md")
    #expect(String(decoding: try reading.body(of: 0), as: UTF8.self).contains("甲文。"))
    #expect(throws: (any Error).self) { try reading.body(of: 0) }
  }
}
