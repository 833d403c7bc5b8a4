import Glibc
import Platform
import Publishing
import Site
import TestSupport
import Testing

/// Articles and files of a theme that are there and cannot be read, and what was made of them before.
@Suite struct UnreadSourcesTests {
  private var mirror: Mirror

  init() throws { mirror = try Mirror() }

  private func article(_ path: String, _ day: String, _ more: String = "", body: String = "Text") throws {
    try mirror.write(path, title: "T", date: day, more, body: body)
  }

  private func spoil(_ path: String) throws { try mirror.folder.write("nothing", to: "content/\(path).md") }

  /// Brings the site up to date, and returns which of its files a build from nothing would not make.
  private func update() throws -> [String] {
    mirror.settle()
    try mirror.update()
    let (clean, published) = (try mirror.cleanBuild(), try mirror.published())
    for (path, bytes) in clean { #expect(published[path] == bytes, "\(path)") }
    return published.keys.filter { clean[$0] == nil }.sorted()
  }

  @Test("the pages of an article that cannot be read stay as they are, and nothing else does") func ownPages() throws {
    var mirror = mirror
    try article("a", "2024-01-02", "authors: [Ann Lee]\naliases: [old.html]\n")
    try article("b", "2024-01-03", "authors: [Bo Li]\naliases: [older.html]\n")
    try article("c", "2024-01-04")
    #expect(try update() == [])
    let before = try mirror.published()
    try spoil("a")
    try File.remove(mirror.folder["content/b.md"])
    #expect(try update() == ["a.html", "old.html"])
    #expect(try mirror.published()["a.html"] == before["a.html"])
    // Nor does it matter how often a build finds it so, or what of the ledger is believed then.
    mirror.program += 1
    try mirror.update()
    #expect(try mirror.published().keys.contains("old.html"))
    try article("d", "2024-01-05")
    #expect(try update() == ["a.html", "old.html"])
    try File.remove(mirror.folder["content/a.md"])
    #expect(try update() == [])
  }

  @Test("a list stands in no article's place once that cannot be read") func list() throws {
    try article("a", "2024-01-02", "authors: [Ann Lee]\n")
    try article("b", "2024-01-03")
    #expect(try update() == [])
    try File.remove(mirror.folder["content/a.md"])
    try spoil("authors/ann-lee/index")
    #expect(try update() == [])
  }

  @Test("the pictures of a page that stays do") func pictures() throws {
    try mirror.keep(SamplePicture.jpeg, for: "https://p.example/1.jpg")
    try mirror.keep(SamplePicture.gif, for: "https://p.example/2.gif", .gif)
    try article("a", "2024-01-02", body: "![](https://p.example/1.jpg)")
    try article("b", "2024-01-03", body: "![](https://p.example/2.gif)")
    #expect(try update() == [])
    try spoil("a")
    try File.remove(mirror.folder["content/b.md"])
    for _ in 0..<2 {
      let left = try update()
      #expect(left.count == 2 && left.first == "a.html" && left.last?.hasSuffix(".jpg") == true)
    }
  }

  @Test("what a killed build made of an article that then cannot be read stays with it") func killed() throws {
    try article("a", "2024-01-02")
    #expect(try update() == [])
    try article("b", "2024-01-03")
    do {
      let output = try OutputFolder(mirror.configuration.output)
      _ = try mirror.build(threads: 2).run(into: output)
    }
    try spoil("b")
    #expect(try update() == ["b.html"])
    try File.remove(mirror.folder["content/b.md"])
    #expect(try update() == [])
  }

  @Test("an asset that cannot be read stays, others go") func assets() throws {
    var mirror = mirror
    mirror.configuration.templates = mirror.folder["theme"]
    try article("a", "2024-01-02")
    for name in ["fog.svg", "more/rain.svg"] { try mirror.folder.write("<svg/>", to: "theme/assets/\(name)") }
    try mirror.update()
    let fog = mirror.folder["theme/assets/fog.svg"]
    for path in ["fog.svg", "more/rain.svg"] { try File.remove(mirror.folder["theme/assets/\(path)"]) }
    #expect(symlink("nowhere", fog) == 0)
    mirror.settle()
    #expect(try !mirror.update().build.isComplete)
    let assets = try mirror.published().keys.filter { $0.hasPrefix("assets/") }
    #expect(assets.count { $0.hasPrefix("assets/fog-") } == 1 && assets.count { $0.hasPrefix("assets/more/") } == 0)
    try File.remove(fog)
    mirror.settle()
    try mirror.update()
    #expect(try mirror.published() == mirror.cleanBuild())
  }

  @Test(
    "what is below a folder that cannot be read stays, but for lists",
    .enabled(if: getuid() != 0, "root may read everything"))
  func folder() throws {
    try article("2024/01/02/a", "2024-01-02", "aliases: [old.html]\n")
    try article("2024/01/03/b", "2024-01-03")
    try article("c", "2024-01-04")
    #expect(try update() == [])
    try File.remove(mirror.folder["content/2024/01/03/b.md"])
    let path = mirror.folder["content/2024/01/02"]
    for mode: mode_t in [0o000, 0o444, 0o000] {
      #expect(chmod(path, mode) == 0)
      #expect(try update() == ["2024/01/02/a.html", "old.html"])
    }
    #expect(chmod(path, 0o755) == 0)
    #expect(try update() == [])
    #expect(mirror.folder.read("public/2024/01/02/a.html") != nil)
  }
}
