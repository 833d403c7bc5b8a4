import Platform
import Publishing
import Site
import TestSupport
import Testing

/// Times of files that tell nothing: all the same, long ago, or yet to come.
@Suite struct FileTimesTests {
  /// 1970, 2001, 2100, and as long ago or far ahead as a file system can tell.
  static let seconds = [0, 1_000_000_000, 4_102_444_800, -99_999_999_999_999, 99_999_999_999_999]

  @Test("what changed is found, whatever times files are given", arguments: Self.seconds)
  func changes(second: Int) throws {
    let mirror = try Mirror()
    func write(_ number: Int) throws {
      try mirror.write(
        "2024/06/a\(number)", title: "第\(number)篇", date: "2024-06-0\(number)T08:00:00+08:00", body: "甲\(number)。")
    }
    for number in 1...6 { try write(number) }
    func settle() throws {
      try mirror.folder.setTimes(below: "content", toSecond: second)
      if Folder.exists(mirror.configuration.output) { try mirror.folder.setTimes(below: "public", toSecond: second) }
      mirror.settle()
    }
    func isExact() throws -> Bool { try mirror.published() == mirror.cleanBuild() }
    for _ in 0..<2 {
      try settle()
      try mirror.update()
    }
    #expect(try isExact())
    // The same file with as many bytes.
    try mirror.folder.overwrite("content/2024/06/a2.md", at: 11, with: "別".description)
    try settle()
    try mirror.update()
    #expect(try isExact() && mirror.folder.read("public/2024/06/a2.html")?.contains("別") == true)
    // Names that come and go.
    try write(7)
    try File.remove(mirror.folder["content/2024/06/a3.md"])
    try settle()
    try mirror.update()
    #expect(try isExact())
    try File.remove(mirror.folder["public/2024/06/a4.html"])
    try settle()
    try mirror.update()
    #expect(try isExact())
  }
}
