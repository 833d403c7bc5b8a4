import Glibc
import Platform
import TestSupport
import Testing

@testable import Importing

/// Captures that change and vanish while an import is at work.
@Suite struct ChangingCapturesTests {
  /// More than are converted at once, so that something can happen between.
  private static let count = Importer.chunk + 20

  private func mirror() throws -> Mirror {
    let mirror = try Mirror()
    for number in 100..<100 + Self.count {
      try mirror.capture(
        "\(number).md", "https://news.example/\(number)", "<p>甲\(number)。</p>", at: 1_718_944_622_000 + number * 1000)
    }
    return mirror
  }

  /// Imports; something is done when the first articles were converted, and the headers of all captures read.
  private func run(_ mirror: Mirror, _ deed: @escaping @Sendable () throws -> Void) throws -> ImportSummary {
    var importer = mirror.importer
    // Nothing is kept of what was read.
    importer.room = 0
    let isDone = Lock(false)
    importer.progress = { _, _ in
      let isFirst = isDone.withLock { done in
        defer { done = true }
        return !done
      }
      if isFirst { #expect(throws: Never.self) { try deed() } }
    }
    return try importer.run()
  }

  /// What an import of the captures as they are now makes that knows nothing.
  private func calm(_ mirror: Mirror) throws -> [String: [UInt8]] {
    var importer = mirror.importer
    importer.content = mirror.folder["calm/content"]
    _ = try importer.run()
    return try mirror.folder.snapshot("calm/content")
  }

  @Test("a capture that vanishes after its header was read is told, and imported when it is back") func vanishes()
    throws
  {
    let mirror = try mirror()
    let (file, away) = (mirror.folder["captures/180.md"], mirror.folder["away.md"])
    let summary = try run(mirror) { try File.move(file, to: away) }
    #expect(summary.text == "\(Self.count) captures: \(Self.count - 1) new, 1 reported")
    #expect(summary.diagnostics.map(\.file) == [file] && summary.diagnostics.map(\.identifier) == ["unreadable"])
    #expect(try mirror.run().isComplete)
    try File.move(away, to: file)
    #expect(try mirror.run().text == "\(Self.count) captures: 1 new, \(Self.count - 1) same")
    #expect(try mirror.folder.snapshot("content") == calm(mirror))
  }

  @Test("a folder in the place of a capture, and one that may not be read, are told") func unreadable() throws {
    let mirror = try mirror()
    let file = mirror.folder["captures/180.md"]
    let bytes = try File.read(file)
    let summary = try run(mirror) {
      try File.remove(file)
      try Folder.make(file)
    }
    #expect(!summary.isComplete && summary.diagnostics.map(\.file) == [file])
    Folder.removeIfEmpty(file)
    try File.write(bytes, to: file)
    #expect(try mirror.run().isComplete)
    #expect(try mirror.folder.snapshot("content") == calm(mirror))
  }

  @Test(
    "a capture that grows, shrinks or becomes another one after its header was read is what it is in the end",
    arguments: ["<p>甲。</p><p>又一段。</p>", "", "<p>乙。</p>"], [180, 999])
  func changes(html: String, number: Int) throws {
    let mirror = try mirror()
    _ = try run(mirror) {
      try mirror.capture(
        "180.md", "https://news.example/\(number)", html, at: 1_718_944_622_000 + 180 * 1000)
    }
    let summary = try mirror.run()
    let (articles, expected) = (try mirror.folder.snapshot("content"), try calm(mirror))
    #expect(summary.isComplete)
    for (path, bytes) in expected { #expect(articles[path] == bytes, "\(path)") }
    // Where the article of its first address was imported, that stays, as when a capture is removed later.
    #expect(articles.count - expected.count <= 1)
  }

  @Test("when no capture is there and there were some, that is told, and nothing is changed or forgotten")
  func emptied()
    throws
  {
    let mirror = try mirror()
    try mirror.run()
    let before = try mirror.folder.stamps("content")
    let state = try File.read(mirror.folder[".broadsheet/content.import"])
    let (captures, away) = (mirror.folder["captures"], mirror.folder["away"])
    try File.move(captures, to: away)
    for _ in 0..<2 {
      let summary = try mirror.run()
      #expect(summary.isComplete && summary.text == "0 captures")
      #expect(summary.diagnostics.map(\.message) == ["no capture is there, and the last import had \(Self.count)"])
      #expect(summary.diagnostics.map(\.file) == [captures])
    }
    #expect(try File.read(mirror.folder[".broadsheet/content.import"]) == state)
    Folder.removeIfEmpty(captures)
    try File.move(away, to: captures)
    #expect(try mirror.run().text == "\(Self.count) captures: \(Self.count) same")
    #expect(try mirror.folder.stamps("content") == before)
  }

  @Test("when all captures vanish nothing of the archive does") func allVanish() throws {
    let mirror = try mirror()
    try mirror.run()
    let before = try mirror.folder.snapshot("content")
    let (captures, away) = (mirror.folder["captures"], mirror.folder["away"])
    try mirror.capture("new.md", "https://news.example/new", "<p>新。</p>")
    mirror.touchAll()
    let summary = try run(mirror) { try File.move(captures, to: away) }
    #expect(!summary.isComplete)
    #expect(try mirror.folder.snapshot("content").count >= before.count)
    #expect(throws: SystemError.self) { try mirror.importer.run() }
    try File.move(away, to: captures)
    #expect(try mirror.run().isComplete)
    #expect(try mirror.folder.snapshot("content") == calm(mirror))
  }
}

extension Mirror {
  /// Gives all captures another time.
  fileprivate func touchAll() {
    #expect(throws: Never.self) { try folder.setTimes(below: "captures", toSecond: 1_000_000_000) }
  }
}
