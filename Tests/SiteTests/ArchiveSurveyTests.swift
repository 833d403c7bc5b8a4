import Ledger
import Platform
import TestSupport
import Testing

@testable import Site

@Suite struct ArchiveSurveyTests {
  @Test("a file is known by the bytes of its name, also where Unicode takes those of another for the same")
  func names() throws {
    let folder = try TemporaryFolder()
    try folder.write("---\ntitle: 甲\ndate: 2024-06-01T08:00:00+08:00\n---\n\n甲文。\n", to: "content/e\u{301}.md")
    let walk = try FolderWalk(folder["content"])
    let file = try #require(walk.files.first)
    func survey(knowing path: String) -> ArchiveSurvey {
      let input = InputRecord(path: path, stamp: file.stamp, place: 0, related: [], record: 0..<0)
      return ArchiveSurvey(folder["content"], walk, inputs: [input])
    }
    let known = survey(knowing: "e\u{301}.md")
    #expect(known.isUnchanged && known.known == [0])
    let other = survey(knowing: "\u{E9}.md")
    #expect(!other.isUnchanged && other.known == [nil])
  }
}
