import Compression
import Platform
import Site
import TestSupport
import Testing

@Suite struct PrecompressionTests {
  private static func mirror() throws -> Mirror {
    var mirror = try Mirror()
    mirror.precompression = Precompression(brotli: nil)
    for number in 1...9 {
      try mirror.write(
        "2024/06/0\(number)/a\(number)", title: "第\(number)篇", date: "2024-06-0\(number)T08:00:00+08:00",
        body: "这是第\(number)篇的正文，" + String(repeating: "一字又一字", count: 20) + "。\n\n末了的字。")
    }
    return mirror
  }

  @Test("every text of some length has a compressed file beside it, and nothing else has") func allTexts() throws {
    let mirror = try Self.mirror()
    try mirror.folder.write(String(repeating: "a picture", count: 99), to: "Templates/assets/picture.jpg")
    var configured = mirror
    configured.configuration.templates = mirror.folder["Templates"]
    try configured.update()
    let files = try configured.published()
    for (path, bytes) in files where !path.hasSuffix(".gz") {
      let isText = !path.hasSuffix(".jpg") && path != ".nojekyll"
      #expect(files[path + ".gz"] == (isText && bytes.count >= 256 ? Gzip.compress(bytes) : nil), "\(path)")
    }
    #expect(files["index.html.gz"] != nil && files["search/1/t0.js.gz"] != nil && files["feed.xml.gz"] != nil)
    // Too short, and too dense: a shard of the index.
    #expect(files["robots.txt.gz"] == nil && files["search/1/0.js.gz"] == nil)
    #expect(files.keys.allSatisfy { !$0.hasSuffix(".gz") || files[String($0.dropLast(3))] != nil })
  }

  @Test("they are not counted as pages") func count() throws {
    var mirror = try Self.mirror()
    let with = try mirror.update().build
    mirror.precompression = .off
    #expect(try mirror.update().build.pages == with.pages)
  }

  @Test("after an edit only those of files that changed are written") func oneEdit() throws {
    let mirror = try Self.mirror()
    try mirror.update()
    let before = try mirror.folder.stamps("public")
    mirror.settle()
    try mirror.write(
      "2024/06/03/a3", title: "第3篇", date: "2024-06-03T08:00:00+08:00",
      body: "这是第3篇的正文，" + String(repeating: "一字又一字", count: 20) + "。\n\n末了的字。又一句。")
    #expect(try mirror.update().build.written == 5)
    let after = try mirror.folder.stamps("public")
    #expect(
      before.keys.filter { before[$0] != after[$0] }.sorted() == [
        "2024/06/03/a3.html", "2024/06/03/a3.html.gz", "search/1/0.js", "search/1/t0.js", "search/1/t0.js.gz",
      ])
  }

  @Test("what did not change is not compressed again, even if its page is made again") func notAgain() throws {
    let calls = Counter()
    var mirror = try Self.mirror()
    mirror.precompression = Precompression(
      encodings: [
        .init(suffix: ".gz") {
          calls.add()
          return Gzip.compress($0)
        }
      ], identity: 1)
    try mirror.update()
    let all = calls.count
    #expect(all > 20)
    // The front matter, which no page shows, makes the article's page and its part of the index stale.
    try mirror.write(
      "2024/06/03/a3", title: "第3篇", date: "2024-06-03T08:00:00+08:00", "unknown: x\n",
      body: "这是第3篇的正文，" + String(repeating: "一字又一字", count: 20) + "。\n\n末了的字。")
    let summary = try mirror.update().build
    #expect(summary.state != nil && summary.written == 0 && calls.count == all)
    mirror.program += 1
    try mirror.update()
    #expect(calls.count == 2 * all)
  }

  @Test("switched off, they go, and what was there of somebody else's stays") func off() throws {
    var mirror = try Self.mirror()
    try mirror.folder.write("somebody's", to: "public/notes.txt.gz")
    try mirror.update()
    mirror.precompression = .off
    try mirror.update()
    let files = try mirror.published()
    #expect(files.keys.filter { $0.hasSuffix(".gz") } == ["notes.txt.gz"])
    #expect(files.count == (try mirror.cleanBuild().count) + 1)
  }

  @Test("a page that goes takes them with it; one that is missing or was replaced comes back") func repaired() throws {
    let mirror = try Self.mirror()
    try mirror.update()
    mirror.settle()
    try File.remove(mirror.folder["public/2024/06/02/a2.html.gz"])
    try mirror.folder.write("harm", to: "public/index.html.gz")
    try File.remove(mirror.folder["content/2024/06/09/a9.md"])
    try mirror.update()
    #expect(try mirror.published() == mirror.cleanBuild())
    #expect(try mirror.published()["2024/06/09/a9.html.gz"] == nil)
  }

  @Test("another version of what compresses makes all of them anew, and any number of threads the same bytes")
  func versions() throws {
    var mirror = try Self.mirror()
    try mirror.update(threads: 1)
    #expect(try mirror.published() == mirror.cleanBuild())
    mirror.precompression = Precompression(encodings: [.init(suffix: ".gz") { Array($0.prefix(7)) }], identity: 9)
    try mirror.update(threads: 4)
    let files = try mirror.published()
    #expect(files.filter { $0.key.hasSuffix(".gz") }.allSatisfy { $0.value.count == 7 })
    #expect(files == (try mirror.cleanBuild()))
  }
}
