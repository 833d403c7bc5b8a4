import Ledger
import Platform
import Publishing
import Site
import TestSupport
import Testing

@Suite struct OutputFolderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Publishes pages as a build does that makes all of them.
  @discardableResult
  private func publish(
    _ pages: [String: String], isComplete: Bool = true
  ) throws -> (written: Int, summary: OutputFolder.Summary) {
    let output = try OutputFolder(folder["public"])
    let before = output.ledger?.pages() ?? []
    var written = 0
    var records: [PageRecord] = []
    for (path, text) in pages.sorted(by: { $0.key < $1.key }) {
      let bytes = Array(text.utf8)
      let file = FileRecord(path: path, fingerprint: Fingerprint(content: bytes))
      records.append(PageRecord(path: path, inputs: 1, lookups: [], files: [file]))
      try output.announce([PendingFile(record: file, bytes: bytes)])
      if try output.put(bytes, at: path, isKnown: false) { written += 1 }
    }
    let state = BuildState(
      head: LedgerFile.Head(recordBasis: 1, buildBasis: 1, pages: pages.count, articles: 0, wasSilent: true),
      pages: records, gone: before.filter { pages[$0.path] == nil }, dropped: [],
      isComplete: isComplete)
    return (written, try output.finish(state))
  }

  @Test("only what differs is written")
  func onlyDifferences() throws {
    #expect(try publish(["a.html": "1", "b/c.html": "2"]).written == 2)
    let stamps = try folder.stamps("public")
    #expect(try publish(["a.html": "1", "b/c.html": "3"]).written == 1)
    #expect(try folder.stamps("public")["a.html"] == stamps["a.html"])
    #expect(folder.read("public/b/c.html") == "3")
  }

  @Test("the build behind one that changed a large folder need not read it")
  func settled() throws {
    var pages = Dictionary(uniqueKeysWithValues: (0..<2_000).map { ("a/\($0).html", "1") })
    for text in ["2", "3", "4"] {
      pages["a/999.html"] = text
      try publish(pages)
      #expect(try OutputFolder(folder["public"]).isAsLeft)
    }
  }

  @Test("what no longer belongs goes, with folders that become empty; what is foreign or changed stays")
  func pruning() throws {
    try publish(["a.html": "1", "b/c/d.html": "2", "e.html": "3"])
    try folder.write("mine", to: "public/b/mine.txt")
    try folder.write("edited", to: "public/e.html")
    let summary = try publish(["a.html": "1"]).summary
    #expect(summary.removed == 1)
    #expect(summary.kept == ["e.html"])
    #expect(!Folder.exists(folder["public/b/c"]) && Folder.exists(folder["public/b"]))
    #expect(folder.read("public/e.html") == "edited" && folder.read("public/b/mine.txt") == "mine")
  }

  @Test("a build with pages left out removes nothing, and the next one still can")
  func incomplete() throws {
    try publish(["a.html": "1", "b.html": "2"])
    #expect(try publish(["a.html": "1"], isComplete: false).summary.removed == 0)
    #expect(folder.read("public/b.html") == "2")
    #expect(try publish(["a.html": "1"]).summary.removed == 1)
  }

  @Test(
    "a ledger that is missing, damaged or of another version removes nothing", arguments: ["", "broadsheet ledger 1\n"])
  func badLedger(text: String) throws {
    try publish(["a.html": "1", "b.html": "2"])
    try folder.write(text, to: ".broadsheet/public.ledger")
    #expect(try publish(["a.html": "1"]).summary.removed == 0)
    #expect(folder.read("public/b.html") == "2")
  }

  @Test("a folder in place of a page is an error that leaves it") func folderInPlace() throws {
    try Folder.make(folder["public/a.html/x"])
    let output = try OutputFolder(folder["public"])
    #expect(throws: SystemError.self) { try output.put([1], at: "a.html", isKnown: false) }
    #expect(Folder.exists(folder["public/a.html/x"]))
  }

  @Test("what a killed build wrote and the next one does not is removed, but for what was there or was changed")
  func killed() throws {
    try publish(["a.html": "1"])
    try folder.write("foreign", to: "public/foreign.html")
    do {
      let output = try OutputFolder(folder["public"])
      let files = ["new/b.html": "2", "new/c.html": "3", "foreign.html": "4", "never.html": "5"].sorted {
        $0.key < $1.key
      }
      try output.announce(files.map { pending($0.key, Array($0.value.utf8)) })
      for (path, text) in files.suffix(2) { _ = try output.put(Array(text.utf8), at: path, isKnown: false) }
    }
    try folder.write("edited", to: "public/new/c.html")
    // The number of a process that is there tells nothing: it may have been another's before.
    let ledger = Fingerprint("public.ledger").hexadecimal
    let leftovers = ["public/new/.broadsheet-1-0123456789abcdef", ".broadsheet/.broadsheet-1-\(ledger)"]
    let other = ".broadsheet/.broadsheet-1-0123456789abcdef"
    for leftover in leftovers + [other] { try folder.write("half", to: leftover) }
    let summary = try publish(["a.html": "1"]).summary
    #expect(summary.removed == 1 && summary.kept.sorted() == ["foreign.html", "new/c.html"])
    #expect(folder.read("public/foreign.html") == "foreign" && folder.read("public/new/c.html") == "edited")
    #expect(leftovers.allSatisfy { folder.read($0) == nil })
    // Another run is writing that, which has the lock of another folder.
    #expect(folder.read(other) == "half")
    #expect(folder.read(".broadsheet/public.journal") == nil)
    let next = try publish(["a.html": "1"]).summary
    #expect(next.removed == 0 && next.kept.isEmpty)
  }

  private func pending(_ path: String, _ bytes: [UInt8]) -> PendingFile {
    PendingFile(record: FileRecord(path: path, fingerprint: Fingerprint(content: bytes)), bytes: bytes)
  }

  @Test("of a new site's files that a killed build wrote in part, none stays, but for what was changed")
  func killedAtFirst() throws {
    let text = (0..<2000).map { "line \($0)\n" }.joined()
    let bytes = Array(text.utf8)
    let lengths = ["a/whole": bytes.count, "a/empty": 0, "a/b/part": 8192, "wanted": 4096, "odd": 5000, "other": 4096]
    do {
      let output = try OutputFolder(folder["public"])
      try output.announce(lengths.keys.sorted().map { pending("\($0).html", bytes) })
      for path in lengths.keys { _ = try output.put(bytes, at: "\(path).html", isKnown: false) }
    }
    for (path, length) in lengths {
      #expect(try File.read(folder["public/\(path).html"]) == bytes)
      try File.write(Array(bytes.prefix(length)), to: folder["public/\(path).html"])
    }
    // Somebody's, although they are as long as what a killed build may leave.
    try File.write([UInt8](repeating: 0x20, count: 4096), to: folder["public/other.html"])
    let summary = try publish(["wanted.html": text]).summary
    #expect(summary.kept.sorted() == ["odd.html", "other.html"] && summary.removed == 3)
    #expect(folder.read("public/wanted.html") == text)
    #expect(!Folder.exists(folder["public/a"]))
  }

  @Test(
    "what a failing machine left of files without their bytes goes, whatever the build was", arguments: [true, false])
  func powerLost(isFirst: Bool) throws {
    if !isFirst { _ = try publish(["a.html": "1"]) }
    let paths = ["b.html", "c.html", "d.html"]
    do {
      let output = try OutputFolder(folder["public"])
      try output.announce(paths.map { pending($0, [0x31, 0x32]) })
      for path in paths { _ = try output.put([0x31, 0x32], at: path, isKnown: false) }
    }
    for (path, bytes) in zip(paths, [[], [0, 0], [0, 0x32]] as [[UInt8]]) {
      try File.write(bytes, to: folder["public/\(path)"])
    }
    let summary = try publish(["a.html": "1"]).summary
    #expect(summary.removed == 2 && summary.kept == ["d.html"])
    #expect(try Folder.files(in: folder["public"]).sorted() == ["a.html", "d.html"])
  }

  @Test("what is in the place of a file of a new site is replaced, and folders that files need are made")
  func inPlaceOfNew() throws {
    let output = try OutputFolder(folder["public"])
    try folder.write("somebody's", to: "public/a/b.html")
    #expect(try output.put([0x31], at: "a/b.html", isKnown: false))
    #expect(try output.put([0x32], at: "a/c/d/e.html", isKnown: false))
    #expect(folder.read("public/a/b.html") == "1" && folder.read("public/a/c/d/e.html") == "2")
    #expect(throws: SystemError.self) { try output.put([0x33], at: "a/b.html/f.html", isKnown: false) }
  }

  /// What a build that is killed leaves of some files.
  private func leave(_ files: [String: String]) throws {
    let output = try OutputFolder(folder["public"])
    let pending = files.map { path, text in
      let bytes = Array(text.utf8)
      return PendingFile(record: FileRecord(path: path, fingerprint: Fingerprint(content: bytes)), bytes: bytes)
    }
    try output.announce(pending)
    for file in pending { _ = try output.put(file.bytes, at: file.record.path, isKnown: false) }
  }

  @Test("what a killed build wrote is known also behind a build that was not complete")
  func killedThenIncomplete() throws {
    try publish(["a.html": "1"])
    try leave(["new/b.html": "2"])
    try publish(["a.html": "1"], isComplete: false)
    #expect(folder.read("public/new/b.html") == "2")
    try publish(["a.html": "1"])
    #expect(!Folder.exists(folder["public/new"]))
  }

  @Test("what two killed builds wrote is known, also when the first was killed while it noted that")
  func killedTwice() throws {
    try publish(["a.html": "1"])
    try leave(["b.html": "2"])
    let journal = folder[".broadsheet/public.journal"]
    try File.write(try File.read(journal).dropLast(5), to: journal)
    try leave(["c.html": "3"])
    try publish(["a.html": "1"])
    #expect(folder.read("public/c.html") == nil)
  }
}
