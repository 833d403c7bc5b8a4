import Platform
import Publishing
import Site
import TestSupport
import Testing

@Suite struct OutputFolderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @discardableResult
  private func publish(_ pages: [String: String], isComplete: Bool = true) throws -> OutputFolder.Summary {
    let output = try OutputFolder(folder["public"])
    for (path, text) in pages { try output.put(Array(text.utf8), at: path) }
    return try output.finish(isComplete: isComplete)
  }

  @Test("only what differs is written")
  func onlyDifferences() throws {
    #expect(try publish(["a.html": "1", "b/c.html": "2"]).written == 2)
    let stamps = try folder.stamps("public")
    #expect(try publish(["a.html": "1", "b/c.html": "3"]).written == 1)
    #expect(try folder.stamps("public")["a.html"] == stamps["a.html"])
    #expect(folder.read("public/b/c.html") == "3")
  }

  @Test("what no longer belongs goes, with folders that become empty; what is foreign or changed stays")
  func pruning() throws {
    try publish(["a.html": "1", "b/c/d.html": "2", "e.html": "3"])
    try folder.write("mine", to: "public/b/mine.txt")
    try folder.write("edited", to: "public/e.html")
    let summary = try publish(["a.html": "1"])
    #expect(summary.removed == 1)
    #expect(summary.kept == ["e.html"])
    #expect(!Folder.exists(folder["public/b/c"]) && Folder.exists(folder["public/b"]))
    #expect(folder.read("public/e.html") == "edited" && folder.read("public/b/mine.txt") == "mine")
  }

  @Test("a build with pages left out removes nothing, and the next one still can")
  func incomplete() throws {
    try publish(["a.html": "1", "b.html": "2"])
    #expect(try publish(["a.html": "1"], isComplete: false).removed == 0)
    #expect(folder.read("public/b.html") == "2")
    #expect(try publish(["a.html": "1"]).removed == 1)
  }

  @Test(
    "a ledger that is missing, damaged or malicious removes nothing",
    arguments: [
      "", "broadsheet ledger 99\n", "broadsheet ledger 1\nxyz\n", "broadsheet ledger 1\n0000000000000000 ../secret\n",
    ])
  func badLedger(text: String) throws {
    try publish(["a.html": "1", "b.html": "2"])
    try folder.write("keep", to: "secret")
    try folder.write(text, to: ".broadsheet/public.pages")
    #expect(try publish(["a.html": "1"]).removed == 0)
    #expect(folder.read("secret") == "keep" && folder.read("public/b.html") == "2")
  }

  @Test("a folder in place of a page is an error that leaves it") func folderInPlace() throws {
    try Folder.make(folder["public/a.html/x"])
    let output = try OutputFolder(folder["public"])
    #expect(throws: SystemError.self) { try output.put([1], at: "a.html") }
    #expect(Folder.exists(folder["public/a.html/x"]))
  }
}
