import Content
import Ledger
import Platform
import Publishing
import Site
import TestSupport
import Testing

/// Archives so large that the search index is brought up to date where something changed, not made anew.
@Suite struct IndexUpdateTests {
  /// As many articles as ten blocks of the index have.
  private static let count = 1250

  private static func mirror(_ count: Int = count) throws -> Mirror {
    let mirror = try Mirror()
    for number in 0..<count { try write(number, to: mirror) }
    try mirror.update()
    return mirror
  }

  private static func write(
    _ number: Int, to mirror: Mirror, _ more: String = "", address: String = "", body: String = ""
  ) throws {
    let (month, day, hour) = (number / 125 + 1, number / 5 % 25 + 1, number % 5)
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let unit = { (step: Int) in String(decoding: [UInt16(0x4E00 + number * step % 700)], as: UTF16.self) }
    // Whether there are authors and sections at all shows on every page.
    let own = number == 100 ? "authors: [甲]\nsection: 国\n" : ""
    try mirror.write(
      "2024/\(two(month))/a\(number)", title: "第\(number)篇\(unit(7))",
      date: "2024-\(two(month))-\(two(day))T0\(hour):00:00+08:00",
      "outlet: hepan\nurl: https://hepan.example/\(number)\(address)\n" + own + more,
      body: "河\(unit(3))\(unit(11))流 word\(number % 90)。\n\n\(unit(5))\(body)")
  }

  @Test(
    "edits of single articles make what a build from nothing makes, and write little, also where there are two blocks",
    arguments: [300, count])
  func edits(count: Int) throws {
    let mirror = try Self.mirror(count)
    let edits: [(number: Int, more: String, address: String, body: String)] = [
      (3, "", "", "又一句鱻鱻。"), (3, "", "", "又一句。"), (count / 2, "authors: [林]\n", "", ""),
      (count / 2, "authors: [陈]\n", "", "河流"), (count / 2 + 1, "section: 新\n", "", "word1 word2"),
      (count - 1, "", "", "河流河流"), (90, "byline: 记者\n", "", "鱻"),
      (91, "tags: [水]\nlanguage: en\n", "", "鱻 \u{1}9\t鱻"), (91, "", "", "鱻"), (90, "", "", ""),
      // What was in front is elsewhere; what is only filtered by changes.
      (200, "authors: [鱼米河]\n", "", ""), (200, "tags: [鱼米河]\n", "", ""), (201, "", "/other", ""),
      // The same words, of which some count as a name then.
      (202, "authors: [王]\nbyline: 鱼米河\n", "", ""), (202, "authors: [王]\ntranslators: [鱼米河]\n", "", ""),
    ]
    for edit in edits {
      try Self.write(edit.number, to: mirror, edit.more, address: edit.address, body: edit.body)
      let written = try mirror.update().build.written
      #expect(written < 60, "\(edit)")
      let (clean, published) = (try mirror.cleanBuild(), try mirror.published())
      #expect(clean.keys.filter { clean[$0] != published[$0] } == [], "\(edit)")
      #expect(clean.count == published.count)
    }
  }

  @Test("an edit reads few files of the archive") func reading() throws {
    let mirror = try Self.mirror()
    mirror.settle()
    try Self.write(700, to: mirror, body: "又一句。")
    let sink = try ReadingSink(mirror.configuration.output)
    _ = try sink.output.finish(mirror.build(threads: 2).run(into: sink).state)
    let paths = sink.paths.withLock { $0 }
    #expect(paths.contains { $0.hasPrefix("search/1/t") } && paths.contains("search/1/0.js"), "\(paths)")
    #expect(paths.count < 30)
  }

  @Test(
    "an article in between is told to the lists that are there, for the texts of few others", arguments: [true, false])
  func inBetween(isNew: Bool) throws {
    let mirror = try Self.mirror()
    if isNew {
      try mirror.write("2024/05/new", title: "新", date: "2024-05-09T01:30:00+08:00", body: "插河流。")
    } else {
      try File.remove(mirror.folder["content/2024/05/a542.md"])
    }
    let sink = try ReadingSink(mirror.configuration.output)
    _ = try sink.output.finish(mirror.build(threads: 2).run(into: sink).state)
    let texts = sink.paths.withLock { $0.count { $0.hasPrefix("search/1/t") } }
    let (clean, published) = (try mirror.cleanBuild(), try mirror.published())
    #expect(clean.keys.filter { clean[$0] != published[$0] } == [] && clean.count == published.count)
    // Those of one block of ten.
    #expect(texts > 0 && texts * 5 < clean.keys.count { $0.hasPrefix("search/1/t") })
  }

  @Test(
    "whatever comes, goes, moves or changes among old articles, the index is that of a build from nothing",
    arguments: 1...3 as ClosedRange<UInt64>)
  func anyArticles(seed: UInt64) throws {
    var random = SeededGenerator(seed)
    let mirror = try Self.mirror()
    var (added, removed) = ([String](), Set<Int>())
    for step in 0..<12 {
      for _ in 0...Int.random(in: 0...2, using: &random) {
        let number = Int.random(in: 0..<Self.count, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1:
          // The same article at another place too, and now and then at the place of one of the site's pages.
          let path = Int.random(in: 0..<8, using: &random) == 0 ? "search" : "2024/x\(seed)-\(step)-\(number)"
          let (month, day) = (Int.random(in: 1...9, using: &random), Int.random(in: 1...9, using: &random))
          try mirror.write(path, title: "新", date: "2024-0\(month)-0\(day)T02:30:00+08:00", body: "插河流。")
          added.append("content/\(path).md")
        case 2:
          if let path = added.popLast() { try? File.remove(mirror.folder[path]) }
        case 3:
          let month = number / 125 + 1
          let path = "content/2024/\(month < 10 ? "0" : "")\(month)/a\(number).md"
          if removed.insert(number).inserted { try? File.remove(mirror.folder[path]) }
        case 4: try Self.write(number, to: mirror, "authors: [林]\n")
        default: try Self.write(number, to: mirror, body: "又\(step)句。")
        }
      }
      try mirror.update()
      let (clean, published) = (try mirror.cleanBuild(), try mirror.published())
      #expect(clean.keys.filter { clean[$0] != published[$0] } == [], "step \(step)")
      // While an article finds no place, pages stay that no longer belong.
      #expect(clean.count == published.count || added.contains("content/search.md"), "step \(step)")
    }
  }

  @Test("where files of the index were changed or are gone, it is made anew") func damage() throws {
    let mirror = try Self.mirror()
    for (number, path) in ["search/1/0.js", "search/1/t0.js", "search/1/d0.js"].enumerated() {
      mirror.settle()
      try mirror.update()
      mirror.settle()
      if number == 1 {
        try File.remove(mirror.folder["public/" + path])
      } else {
        try mirror.folder.write("else", to: "public/" + path)
      }
      try Self.write(0, to: mirror, body: "又\(number)句。")
      try mirror.update()
      let (clean, published) = (try mirror.cleanBuild(), try mirror.published())
      #expect(clean.keys.filter { clean[$0] != published[$0] } == [], "\(path)")
    }
  }

  @Test("articles that come and go, and settings that change, are found as well") func others() throws {
    var mirror = try Self.mirror()
    func expectClean(_ deed: String) throws {
      try mirror.update()
      let (clean, published) = (try mirror.cleanBuild(), try mirror.published())
      #expect(clean.keys.filter { clean[$0] != published[$0] } == [] && clean.count == published.count, "\(deed)")
    }
    try mirror.write("2024/03/new", title: "新", date: "2024-03-05T00:30:00+08:00", body: "插。")
    try expectClean("an article in between")
    try File.remove(mirror.folder["content/2024/03/new.md"])
    try Self.write(1, to: mirror, body: "同时。")
    try expectClean("it goes, and another changes")
    mirror.configuration.outlets = [Outlet(slug: "hepan", name: "河畔", places: ["hepan.example"])]
    try Self.write(2, to: mirror, body: "同时。")
    try expectClean("an outlet's name")
    mirror.configuration.search = .titles
    try expectClean("titles only")
    try Self.write(2, to: mirror, body: "又。")
    try expectClean("an edit, titles only")
    mirror.configuration.search = .full
    try expectClean("texts again")
    mirror.precompression = Precompression(encodings: [.init(suffix: ".gz") { Array($0.prefix(7)) }], identity: 9)
    try Self.write(2, to: mirror, body: "三。")
    try mirror.update()
    mirror.precompression = .off
    try Self.write(2, to: mirror, body: "四。")
    try expectClean("after compressed files")
  }
}

/// An output folder that tells of which files the bytes were asked for.
private final class ReadingSink: PageSink {
  let output: OutputFolder
  let paths = Lock<[String]>([])

  init(_ path: String) throws { output = try OutputFolder(path) }

  var ledger: LedgerFile? { output.ledger }
  var isAsLeft: Bool { output.isAsLeft }
  func holds(_ file: FileRecord) -> Bool { output.holds(file) }
  func contents(of file: FileRecord) -> [UInt8]? {
    paths.withLock { $0.append(file.path) }
    return output.contents(of: file)
  }
  func keep(_ archive: ArchiveState) throws(SystemError) { try output.keep(archive) }
  func announce(_ files: [PendingFile]) throws(SystemError) { try output.announce(files) }
  func put(_ bytes: [UInt8], at path: String, isKnown: Bool) throws(SystemError) -> Bool {
    try output.put(bytes, at: path, isKnown: isKnown)
  }
}
