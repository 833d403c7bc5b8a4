import Platform
import TestSupport
import Testing

/// Times of files that tell nothing: all the same, long ago, or yet to come.
@Suite struct FileTimesTests {
  @Test(
    "what changed is found, whatever times files are given",
    arguments: [0, 1_000_000_000, 4_102_444_800, -99_999_999_999_999, 99_999_999_999_999])
  func changes(second: Int) throws {
    let mirror = try Mirror()
    for number in 1...4 { try mirror.capture("\(number).md", "https://news.example/\(number)", "<p>甲\(number)。</p>") }
    func settle() throws {
      for folder in ["captures", "content"] { try mirror.folder.setTimes(below: folder, toSecond: second) }
    }
    try mirror.run()
    try settle()
    #expect(try mirror.run().text == "4 captures: 4 same")
    // A capture that is the same file with as many bytes.
    let capture = try #require(mirror.folder.read("captures/2.md"))
    try mirror.folder.overwrite("captures/2.md", at: 0, with: capture.replacing("甲", with: "乙"))
    try settle()
    #expect(try mirror.run().text == "4 captures: 1 changed, 3 same")
    #expect(try mirror.folder.read("content/\(mirror.articles[1])")?.contains("乙2。") == true)
    // An article that somebody edited, and a newer capture of it.
    let path = "content/\(try mirror.articles[2])"
    let edited = try #require(mirror.folder.read(path)).replacing("甲", with: "丙")
    try mirror.folder.overwrite(path, at: 0, with: edited)
    try mirror.capture("3.md", "https://news.example/3", "<p>丁3。</p>")
    try settle()
    #expect(try mirror.run().text == "4 captures: 3 same, 1 edited by hand")
    #expect(mirror.folder.read(path) == edited)
  }
}
