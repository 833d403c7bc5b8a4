import Diagnostics
import Platform
import Publishing
import Site
import TestSupport
import Testing

/// Articles that change, vanish and come back while a build is at work.
@Suite struct ChangingFilesTests {
  private static let path = "2024/06/03/a3"

  private func mirror() throws -> Mirror {
    let mirror = try Mirror()
    for number in 1...9 {
      try mirror.write(
        "2024/06/0\(number)/a\(number)", title: "第\(number)篇", date: "2024-06-0\(number)T08:00:00+08:00",
        body: "甲\(number)。")
    }
    return mirror
  }

  /// Brings the site up to date; something is done to the archive when a phase of that begins.
  @discardableResult
  private func update(
    _ mirror: Mirror, at phase: String, _ deed: @escaping @Sendable () throws -> Void
  ) throws -> SiteBuild.Summary {
    let output = try OutputFolder(mirror.configuration.output)
    var build = mirror.build(threads: 2)
    build.phase = { if $0 == phase { #expect(throws: Never.self) { try deed() } } }
    let summary = try build.run(into: output)
    _ = try output.finish(summary.state)
    return summary
  }

  /// What may happen to a file.
  enum Deed: CaseIterable {
    case vanish, grow, shrink, change, becomeFolder

    func happen(to file: String) throws {
      let bytes = try File.read(file)
      switch self {
      case .vanish: try File.remove(file)
      case .grow: try File.append(Array("再一句。\n".utf8), to: file)
      case .shrink: try File.write(bytes.dropLast(9), to: file)
      case .change: try File.write(bytes.map { $0 == UInt8(ascii: "3") ? UInt8(ascii: "4") : $0 }, to: file)
      case .becomeFolder:
        try File.remove(file)
        try Folder.make(file)
      }
    }
  }

  @Test(
    "what happens to an article before it is read, or before its page is made, is told or shown, and made good by the next build",
    arguments: Deed.allCases, ["articles", "pages"])
  func whileBuilding(deed: Deed, phase: String) throws {
    var mirror = try mirror()
    let file = mirror.folder["content/\(Self.path).md"]
    let original = try File.read(file)
    if phase == "pages" {
      // Then its record is known, and its text is read for its page only.
      mirror.settle()
      try mirror.update()
      mirror.settle()
      mirror.configuration.title = "新刊"
    }
    let summary = try update(mirror, at: phase) { try deed.happen(to: file) }
    if phase == "pages" || [.vanish, .becomeFolder].contains(deed) {
      #expect(!summary.isComplete && summary.diagnostics.first?.file == file)
      #expect(summary.diagnostics.first?.help?.isEmpty == false)
    }
    #expect(try mirror.published().keys.allSatisfy { !$0.contains(".broadsheet-") })
    if deed == .becomeFolder { Folder.removeIfEmpty(file) }
    try mirror.update()
    #expect(try mirror.published() == mirror.cleanBuild())
    // And back: nothing of what was there for a moment may stay.
    try File.write(original, to: file)
    try mirror.update()
    #expect(try mirror.published() == mirror.cleanBuild())
  }

  @Test("an article that is another one only while its page is made leaves no trace")
  func thereAndBack() throws {
    var mirror = try mirror()
    let file = mirror.folder["content/\(Self.path).md"]
    let original = try File.read(file)
    mirror.settle()
    try mirror.update()
    mirror.settle()
    mirror.configuration.title = "新刊"
    try update(mirror, at: "pages") { try Deed.change.happen(to: file) }
    try File.write(original, to: file)
    try mirror.update()
    #expect(try mirror.published() == mirror.cleanBuild())
  }

  @Test("an archive that is empty and was not takes no page with it, unless all are to be made anew") func emptied()
    throws
  {
    let mirror = try mirror()
    try mirror.update()
    let before = try mirror.published()
    let ledger = try File.read(mirror.folder[".broadsheet/public.ledger"])
    let (content, away) = (mirror.folder["content"], mirror.folder["away"])
    try File.move(content, to: away)
    try Folder.make(content)
    for _ in 0..<2 {
      let failure = #expect(throws: SiteBuild.Failure.self) { try mirror.update() }
      let diagnostics: [Diagnostic] = if case .configuration(let found)? = failure { found } else { [] }
      #expect(diagnostics.map(\.message) == ["no article is there, and the last build had 9"])
      #expect(diagnostics.map(\.file) == [content] && diagnostics.first?.help?.contains("build --all") == true)
    }
    #expect(try mirror.published() == before)
    #expect(try File.read(mirror.folder[".broadsheet/public.ledger"]) == ledger)
    let output = try OutputFolder(mirror.configuration.output, isTrusted: false)
    var build = mirror.build(threads: 2)
    build.makesAll = true
    _ = try output.finish(try build.run(into: output).state)
    #expect(try mirror.published() == mirror.cleanBuild())
    // Then it is known to have none.
    #expect(try mirror.update().build.articles == 0)
  }

  @Test("an archive that vanishes while it is read takes no page with it") func wholeArchive() throws {
    var mirror = try mirror()
    try mirror.update()
    let before = try mirror.published()
    mirror.program += 1
    let (content, away) = (mirror.folder["content"], mirror.folder["away"])
    let summary = try update(mirror, at: "articles") { try File.move(content, to: away) }
    #expect(summary.diagnostics.count == 9 && !summary.isComplete)
    #expect(try mirror.published().keys.sorted() == before.keys.sorted())
    #expect(throws: SiteBuild.Failure.self) { try mirror.update() }
    try File.move(away, to: content)
    try mirror.update()
    #expect(try mirror.published() == before)
  }
}
