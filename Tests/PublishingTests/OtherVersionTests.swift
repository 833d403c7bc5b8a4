import Platform
import Publishing
import Site
import TestSupport
import Testing

/// What another version left, or what is damaged: the site is what a build from nothing makes, and nothing foreign goes.
@Suite struct OtherVersionTests {
  private static let files = ["ledger", "journal"]

  private func mirror() throws -> Mirror {
    let mirror = try Mirror()
    for number in 1...6 {
      try mirror.write(
        "2024/06/0\(number)/a\(number)", title: "第\(number)篇", date: "2024-06-0\(number)T08:00:00+08:00",
        body: "甲\(number)。")
    }
    mirror.settle()
    try mirror.update()
    mirror.settle()
    try mirror.update()
    try mirror.folder.write("mine", to: "public/mine.txt")
    try mirror.folder.write("older", to: "public/2019/older.html")
    return mirror
  }

  private func expectSound(_ mirror: Mirror, _ comment: Comment) throws {
    var expected = try mirror.cleanBuild()
    expected["mine.txt"] = Array("mine".utf8)
    expected["2019/older.html"] = Array("older".utf8)
    #expect(try mirror.published() == expected, comment)
  }

  @Test("a ledger or a journal that is damaged is no use and does no harm", arguments: Self.files, Harm.allCases)
  func harmed(file: String, harm: Harm) throws {
    let mirror = try mirror()
    var generator = SeededGenerator(7)
    for round in 0..<(harm == .flipped ? 12 : 2) {
      try mirror.write(
        "2024/06/03/a3", title: "第3篇", date: "2024-06-03T08:00:00+08:00", body: "第\(round)次。")
      try harm.happen(to: mirror.folder[".broadsheet/public.\(file)"], &generator)
      try mirror.update()
      try expectSound(mirror, "\(file) \(harm), round \(round)")
    }
  }

  @Test("a journal that names files elsewhere removes none of them") func journalElsewhere() throws {
    let mirror = try mirror()
    let bytes = Array("precious".utf8)
    try File.write(bytes, to: mirror.folder["precious.txt"])
    for path in ["../precious.txt", mirror.folder["precious.txt"], "2024/../../precious.txt"] {
      // What a journal would say of it: the path with its length, doubled, the fingerprint, and two numbers.
      var journal = [UInt8(truncatingIfNeeded: 2 * path.utf8.count & 0x7F | (path.utf8.count > 63 ? 0x80 : 0))]
      if path.utf8.count > 63 { journal.append(UInt8(2 * path.utf8.count >> 7)) }
      journal += Array(path.utf8)
      withUnsafeBytes(of: Fingerprint(content: bytes).value.littleEndian) { journal += Array($0) }
      journal += [UInt8](repeating: 0, count: 9)
      try File.write(journal, to: mirror.folder[".broadsheet/public.journal"])
      try mirror.update()
      #expect(mirror.folder.read("precious.txt") == "precious", "\(path)")
    }
  }

  @Test(
    "a folder in the place of a ledger or a journal is an error that names it, and left alone", arguments: Self.files)
  func folderInPlace(file: String) throws {
    let mirror = try mirror()
    let path = mirror.folder[".broadsheet/public.\(file)"]
    try? File.remove(path)
    try mirror.folder.write("mine", to: ".broadsheet/public.\(file)/mine.txt")
    try mirror.write("2024/06/03/a3", title: "第3篇", date: "2024-06-03T08:00:00+08:00", body: "别的。")
    do {
      try mirror.update()
      Issue.record("nothing was said")
    } catch let error as SystemError {
      #expect(error.path == path)
    } catch SiteBuild.Failure.system(let error) {
      #expect(error.path == path)
    }
    #expect(mirror.folder.read(".broadsheet/public.\(file)/mine.txt") == "mine")
    try File.move(path, to: mirror.folder["away"])
    try mirror.update()
    try expectSound(mirror, "\(file)")
  }

  @Test("a site that another version made, of which nothing is known, becomes this version's, page by page")
  func otherSite() throws {
    let mirror = try mirror()
    for path in try mirror.published().keys where path.hasSuffix("a3.html") || path == "index.html" {
      try mirror.folder.write("another version's", to: "public/\(path)")
    }
    try File.remove(mirror.folder[".broadsheet/public.ledger"])
    try mirror.update()
    try expectSound(mirror, "without a ledger")
  }
}
