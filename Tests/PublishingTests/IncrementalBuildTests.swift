import Compression
import Content
import Glibc
import Ledger
import Media
import Platform
import Publishing
import Site
import TestSupport
import Testing

@Suite struct IncrementalBuildTests {
  /// Which stories are told: a few, or as many as `STORIES` says (`make fuzz-builds`), from `FIRST_STORY` on.
  static let stories = number(of: "FIRST_STORY", else: 1)...number(of: "STORIES", else: 2)

  private static func number(of variable: String, else value: UInt64) -> UInt64 {
    getenv(variable).flatMap { UInt64(String(cString: $0)) } ?? value
  }

  @Test(
    "whatever happened, the site is what a build from nothing makes", arguments: Self.stories)
  func anySequence(seed: UInt64) throws {
    var story = try Story(seed: seed)
    for step in 0..<30 {
      let deed = try story.change()
      let (before, broken) = (try story.mirror.published(), try story.broken())
      try story.update()
      let clean = try story.mirror.cleanBuild()
      var published = try story.mirror.published()
      let foreign = story.foreign
      for page in broken where clean[page] == nil {
        #expect(published[page] == before[page], "\(page) after \(deed), step \(step) of seed \(seed)")
      }
      // What an article that cannot be read has besides its page stays with that.
      for path in published.keys where clean[path] == nil && story.mayBelong(path, to: broken) {
        published[path] = nil
      }
      for path in Set(clean.keys).union(published.keys).sorted() where foreign[path] == nil {
        #expect(published[path] == clean[path], "\(path) after \(deed), step \(step) of seed \(seed)")
      }
      for (path, bytes) in foreign where clean[path] == nil {
        #expect(
          published[path] == bytes, "\(path) is foreign, and was changed after \(deed), step \(step) of seed \(seed)")
      }
      guard published.keys.allSatisfy({ clean[$0] == published[$0] || foreign[$0] != nil }) else { return }
    }
  }

  @Test("an unchanged archive is not read, and nothing is written") func nothingToDo() throws {
    let mirror = try Self.mirror()
    mirror.settle()
    try mirror.update()
    mirror.settle()
    try mirror.update()
    let stamps = try mirror.folder.stamps("public")
    let ledger = try #require(File.stamp(mirror.folder[".broadsheet/public.ledger"]))
    let summary = try mirror.update().build
    #expect(summary.state == nil && summary.written == 0 && summary.articles == 12)
    #expect(summary.pages == (try mirror.published().count))
    #expect(try mirror.folder.stamps("public") == stamps)
    #expect(File.stamp(mirror.folder[".broadsheet/public.ledger"]) == ledger)
  }

  @Test("after an edit only pages that show it are written, and the files of the search index that do")
  func oneEdit() throws {
    let mirror = try Self.mirror()
    try mirror.update()
    let before = try mirror.folder.stamps("public")
    try mirror.write(
      "2024/06/03/a3", title: "第3篇", date: "2024-06-03T08:00:00+08:00", body: Self.body(3) + "又一句。")
    let written = try mirror.update().build.written
    #expect(written == 3)
    let after = try mirror.folder.stamps("public")
    #expect(
      before.keys.filter { before[$0] != after[$0] }.sorted() == [
        "2024/06/03/a3.html", "search/1/0.js", "search/1/t0.js",
      ])
  }

  @Test("what an article's own error says is said every time") func errorsStay() throws {
    let mirror = try Self.mirror()
    try mirror.folder.write("no front matter", to: "content/bad.md")
    for _ in 0..<3 {
      mirror.settle()
      #expect(try mirror.update().build.diagnostics.map(\.file) == [mirror.folder["content/bad.md"]])
    }
  }

  @Test("another program makes every page anew") func otherProgram() throws {
    var mirror = try Self.mirror()
    try mirror.update()
    mirror.program = 2
    let summary = try mirror.update().build
    #expect(summary.state != nil && summary.written == 0)
  }

  @Test("a file of the site that was changed in place is found by a build of all pages") func changedInPlace() throws {
    let mirror = try Self.mirror()
    try mirror.update()
    mirror.settle()
    try mirror.update()
    let page = mirror.folder["public/2024/06/03/a3.html"]
    let bytes = try File.read(page)
    // Adding to a file leaves its folder as it is.
    try File.append([0x21], to: page)
    #expect(try mirror.update().build.state == nil && File.read(page) != bytes)
    let output = try OutputFolder(mirror.configuration.output, isTrusted: false)
    var build = mirror.build(threads: 2)
    build.makesAll = true
    let summary = try build.run(into: output)
    _ = try output.finish(summary.state)
    #expect(summary.written == 1)
    #expect(try File.read(page) == bytes)
  }

  @Test("the first outlet of an archive changes what days of articles without one show") func firstOutlet() throws {
    let mirror = try Self.mirror()
    try mirror.update()
    try mirror.write(
      "2024/07/01/b", title: "乙", date: "2024-07-01T08:00:00+08:00", "outlet: hepan\n", body: "乙。")
    try mirror.update()
    #expect(try mirror.published() == mirror.cleanBuild())
  }

  @Test("an article that loses its page is no longer linked from feeds of others") func lostPage() throws {
    var mirror = try Mirror()
    mirror.configuration.url = "https://s.example/"
    let date = "2024-06-01T08:00:00+08:00"
    try mirror.write(
      "a", title: "甲", date: date, "outlet: a1\nauthors: [Bo]\n", body: "见[乙](https://o.example/b)。")
    try mirror.write(
      "authors/ann/index", title: "乙", date: date, "outlet: b1\nurl: https://o.example/b\n", body: "乙。")
    try mirror.update()
    let feed = "public/outlets/a1/feed.xml"
    #expect(mirror.folder.read(feed)?.contains("https://s.example/authors/ann/index.html") == true)
    // Now the page of an author stands there.
    try mirror.write("c", title: "丙", date: date, "outlet: c1\nauthors: [Ann]\n", body: "丙。")
    try mirror.update()
    #expect(mirror.folder.read(feed)?.contains("https://s.example/authors/ann/index.html") == false)
    #expect(try mirror.published() == mirror.cleanBuild())
  }

  @Test("a ledger that is damaged anywhere loses nothing") func damagedLedger() throws {
    let mirror = try Self.mirror()
    mirror.settle()
    try mirror.update()
    mirror.settle()
    try mirror.update()
    let path = mirror.folder[".broadsheet/public.ledger"]
    let (ledger, site) = (try File.read(path), try mirror.published())
    for place in stride(from: 0, to: ledger.count, by: ledger.count / 40) {
      var damaged = ledger
      damaged[place] ^= 1
      try File.write(damaged, to: path)
      try mirror.update()
      try mirror.write("2024/06/03/a3", title: "第3篇", date: "2024-06-03T08:00:00+08:00", body: "甲\(place)")
      try mirror.update()
      #expect(Set(try mirror.published().keys) == Set(site.keys), "byte \(place)")
    }
  }

  @Test("a file that was replaced by another of the same size is seen") func sameSize() throws {
    let mirror = try Self.mirror()
    for text in ["甲", "乙", "丙"] {
      try mirror.write("2024/06/03/a3", title: "第3篇", date: "2024-06-03T08:00:00+08:00", body: text)
      try mirror.update()
      #expect(mirror.folder.read("public/2024/06/03/a3.html")?.contains("<p>\(text)") == true)
    }
  }

  private static func mirror() throws -> Mirror {
    let mirror = try Mirror()
    for number in 1...12 {
      try mirror.write(
        "2024/06/\(number < 10 ? "0" : "")\(number)/a\(number)", title: "第\(number)篇",
        date: "2024-06-\(number < 10 ? "0" : "")\(number)T08:00:00+08:00", body: body(number))
    }
    return mirror
  }

  /// More than what lists show of it.
  private static func body(_ number: Int) -> String {
    "这是第\(number)篇的正文，" + String(repeating: "一字又一字", count: 20) + "。\n\n末了的字。"
  }
}

/// What happens to an archive and its site over time, at random.
private struct Story {
  var mirror: Mirror
  /// Files of the site's folder that are not the site's.
  var foreign: [String: [UInt8]] = [:]
  private var generator: SeededGenerator
  private var articles: [String] = []
  private var count = 0

  init(seed: UInt64) throws {
    mirror = try Mirror()
    mirror.configuration.pageSize = 4
    mirror.configuration.feedSize = 5
    generator = SeededGenerator(seed)
    for _ in 0..<30 { _ = try addArticle() }
    try mirror.update()
  }

  private mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &generator) }
  private mutating func chance(_ percent: Int) -> Bool { number(0..<100) < percent }

  // MARK: Deeds

  /// Does something, and says what.
  mutating func change() throws -> String {
    if chance(30) { mirror.settle() }
    switch number(0..<29) {
    case 0...4: return try addArticle()
    case 5...8: return try editArticle()
    case 9, 10: return try removeArticle()
    case 11: return try moveArticle()
    case 12: return try touchArticle()
    case 13: return changeConfiguration()
    case 14: return try changeTheme()
    case 15: return try addForeignFile()
    case 16, 17: return try harmSite()
    case 18: return try harmLedger()
    case 19: return try breakArticle()
    case 20...22: return try kill()
    case 23...25: return try changeMedia()
    case 26, 27: return try spoilArticle()
    default: return "nothing"
    }
  }

  /// Brings the site up to date, on one thread or several.
  mutating func update() throws { try mirror.update(threads: number(1..<4)) }

  private static let words = [
    "港口", "渡轮", "盐税", "山火", "地震", "选举", "粮价", "水库", "铁路", "学校", "医院", "渔民", "电站", "边境", "会谈", "夜市",
    "harbour", "railway", "drought", "ballot",
  ]

  private mutating func text() -> String {
    (0..<number(2..<7)).map { _ in Self.words[number(0..<Self.words.count)] }.joined(separator: chance(50) ? "的" : " ")
  }

  private mutating func addArticle() throws -> String {
    count += 1
    let day = "2024-0\(number(1..<4))-\(number(10..<14))"
    var path = "\(day.replacing("-", with: "/"))/a\(count)"
    // Where other pages of the site are, or would be with other articles.
    let place = ["page/2", "authors/ann-lee/index", "sections/s1/index", "2024/02/index"][number(0..<4)]
    if chance(10), !articles.contains(place) { path = place }
    articles.append(path)
    try write(path, day)
    return "adding \(path)"
  }

  private mutating func write(_ path: String, _ day: String) throws {
    let name = path.split(separator: "/").last ?? ""
    var more = chance(80) ? "url: https://o\(number(0..<3)).example/\(name)\n" : ""
    if chance(70) { more += "outlet: o\(number(0..<3))\n" }
    if chance(60) { more += "section: s\(number(0..<3))\n" }
    if chance(20) { more += "language: en\n" }
    if chance(80) { more += "authors: [\(chance(30) ? "Ann Lee" : "ann-lee"), 作者\(number(0..<4))]\n" }
    if chance(20) { more += "profiles: [{name: 作者\(number(0..<4)), about: \"见[此](\(link()))。\"}]\n" }
    if chance(15) { more += "aliases: [\"https://old.example/\(number(0..<9))\", old/\(number(0..<9)).html]\n" }
    if chance(20) { more += "related: [{title: 题, url: \"\(link())\"}]\n" }
    if chance(20) { more += "image: \(pictureAddress())\ntags: [\(text())]\n" }
    if chance(20) { more += "captured: \(day)T2\(number(0..<4)):00:00Z\n" }
    try mirror.write(
      path, title: "\"\(text())\"", date: "\(day)T1\(number(0..<9)):00:00+08:00", more,
      body: "\(text())，见[前文](\(link()))与[别处](\(link()))。\n\n\(chance(40) ? picture() : "")\(text())。")
  }

  /// An address that the archive has, had, or never has.
  private mutating func link() -> String {
    switch number(0..<4) {
    case 0: "https://o\(number(0..<3)).example/a\(number(1..<60))"
    case 1: "https://old.example/\(number(0..<9))"
    case 2: "../10/a\(number(1..<60)).md"
    default: "https://nowhere.example/\(number(0..<9))"
    }
  }

  private mutating func pictureAddress() -> String {
    "https://p.example/\(number(0..<8)).\(chance(80) ? "jpg" : "mp3")"
  }

  /// A picture, or a link to a recording.
  private mutating func picture() -> String {
    "\(chance(80) ? "!" : "")[\(text())](\(pictureAddress())\(chance(20) ? "#top" : ""))\n\n"
  }

  private mutating func changeMedia() throws -> String {
    let url = pictureAddress()
    switch number(0..<6) {
    case 0:
      mirror.configuration.media.absent = chance(50) ? .link : .placeholder
      return "another setting of media"
    case 1:
      let lines = try? File.read(mirror.folder["media/index.tsv"]).split(separator: 0x0A)
      let left = (lines ?? []).filter { !$0.starts(with: url.utf8) }.joined(separator: [0x0A])
      try File.writeMakingFolders(Array(left) + [0x0A], to: mirror.folder["media/index.tsv"])
      return "\(url) no longer kept"
    case 2:
      guard let file = (try? mirror.folder.snapshot("media"))?.keys.filter({ $0 != "index.tsv" }).min() else {
        return "nothing"
      }
      try File.remove(mirror.folder["media/\(file)"])
      return "the file \(file) lost"
    default:
      let bytes = SamplePicture.jpeg + [UInt8(number(0..<4)), 0xFF, 0xD9]
      try mirror.keep(bytes, for: url, url.hasSuffix("jpg") ? .jpeg : .mp3)
      if chance(30) {
        try mirror.keep(
          SamplePicture.webp + [UInt8(number(0..<3))], for: MediaIndex.smallerAddress(of: url), .webp)
      }
      return "\(url) kept"
    }
  }

  private mutating func anyArticle() -> String? { articles.isEmpty ? nil : articles[number(0..<articles.count)] }

  private mutating func editArticle() throws -> String {
    guard let path = anyArticle() else { return "nothing" }
    // Articles in others' places are in no folder of a day.
    let parts = path.split(separator: "/").prefix(3)
    let day = parts.allSatisfy { Int($0) != nil } && parts.count == 3 ? parts.joined(separator: "-") : nil
    try write(path, chance(20) ? "2024-02-1\(number(0..<4))" : day ?? "2024-01-12")
    return "editing \(path)"
  }

  private mutating func removeArticle() throws -> String {
    guard let path = anyArticle() else { return "nothing" }
    articles.removeAll { $0 == path }
    try File.remove(mirror.folder["content/\(path).md"])
    return "removing \(path)"
  }

  private mutating func moveArticle() throws -> String {
    guard let path = anyArticle() else { return "nothing" }
    count += 1
    let target = "\(Folder.parent(of: path))/m\(count)"
    articles.removeAll { $0 == path }
    articles.append(target)
    try File.move(mirror.folder["content/\(path).md"], to: mirror.folder["content/\(target).md"])
    return "moving \(path) to \(target)"
  }

  private mutating func touchArticle() throws -> String {
    guard let path = anyArticle(), let bytes = try? File.read(mirror.folder["content/\(path).md"]) else {
      return "nothing"
    }
    try File.write(bytes, to: mirror.folder["content/\(path).md"])
    return "touching \(path)"
  }

  private mutating func changeConfiguration() -> String {
    switch number(0..<9) {
    case 0: mirror.configuration.title = text()
    case 1: mirror.configuration.url = mirror.configuration.url == nil ? "https://s.example/deep/" : nil
    case 2: mirror.configuration.pageSize = number(2..<7)
    case 3: mirror.configuration.feeds = chance(50) ? [.authors, .outlets] : [.sections]
    case 4: mirror.configuration.language = chance(50) ? "en" : "zh-Hant"
    case 5: mirror.configuration.search = chance(50) ? .full : chance(50) ? .titles : .off
    case 6, 7: mirror.precompression = Self.precompressions[number(0..<Self.precompressions.count)]
    default: mirror.program += 1
    }
    return "another configuration"
  }

  /// None, gzip's, and two of something else whose bytes differ; as with real ones, not everything becomes smaller.
  private static let precompressions = [.off, Precompression(brotli: nil), precompression(1), precompression(2)]

  private static func precompression(_ version: UInt8) -> Precompression {
    let short = Precompression.Encoding(suffix: ".br") { bytes in
      bytes.count.isMultiple(of: 3) ? nil : [version] + bytes.prefix(9)
    }
    return Precompression(encodings: [.init(suffix: ".gz", compress: Gzip.compress), short], identity: UInt64(version))
  }

  private mutating func changeTheme() throws -> String {
    mirror.configuration.templates = mirror.folder["Templates"]
    try Folder.make(mirror.folder["Templates"])
    switch number(0..<5) {
    case 0: try mirror.folder.write("p{color:#\(number(100..<999))}", to: "Templates/assets/style.css")
    case 1:
      try mirror.folder.write("<i>{{text.similar}}{{number}}\(number(0..<9))</i>", to: "Templates/crumbs.mustache")
    case 2:
      try mirror.folder.write(
        "<p>{{page.title}} {{site.summary}} \(number(0..<9))</p>{{{article.body}}}", to: "Templates/article.mustache")
    case 3: try mirror.folder.write("file \(number(0..<99))", to: "Templates/assets/more-\(number(0..<3)).txt")
    default:
      for entry in try FolderWalk(mirror.folder["Templates"]).files where chance(60) {
        try File.remove(mirror.folder["Templates/\(entry.path)"])
      }
    }
    return "another theme"
  }

  private mutating func addForeignFile() throws -> String {
    let path = chance(50) ? "mine-\(number(0..<3)).txt" : "2024/mine/\(number(0..<3)).html"
    let text = text()
    try mirror.folder.write(text, to: "public/\(path)")
    foreign[path] = Array(text.utf8)
    return "a foreign file \(path)"
  }

  private mutating func anyPage() throws -> String? {
    // Nobody makes those anew that stay.
    let others = try broken().isEmpty ? [:] : mirror.cleanBuild()
    let pages = try mirror.published().keys.filter { foreign[$0] == nil && (others.isEmpty || others[$0] != nil) }
      .sorted()
    return pages.isEmpty ? nil : pages[number(0..<pages.count)]
  }

  private mutating func harmSite() throws -> String {
    guard let page = try anyPage() else { return "nothing" }
    switch number(0..<3) {
    case 0: try File.remove(mirror.folder["public/\(page)"])
    case 1: try mirror.folder.write("harmed", to: "public/\(page)")
    default:
      let folder = Folder.parent(of: page)
      for path in try mirror.published().keys where path.hasPrefix(folder == "." ? "" : folder + "/") {
        if foreign[path] == nil { try File.remove(mirror.folder["public/\(path)"]) }
      }
    }
    return "harm to \(page)"
  }

  /// Without a ledger, what no longer belongs cannot be told from what is foreign: so nothing may have gone.
  private mutating func harmLedger() throws -> String {
    try mendArticles()
    let path = mirror.folder[".broadsheet/public.ledger"]
    if chance(50) {
      try File.remove(path)
    } else if var bytes = try? File.read(path), !bytes.isEmpty {
      bytes[number(0..<bytes.count)] ^= 16
      try File.write(bytes, to: path)
    }
    return "harm to the ledger"
  }

  private mutating func breakArticle() throws -> String {
    // It is whole again before the site is compared: a page whose article is broken stays, which a clean build does not show.
    guard let path = anyArticle(), let bytes = try? File.read(mirror.folder["content/\(path).md"]) else {
      return "nothing"
    }
    try mirror.folder.write("no front matter", to: "content/\(path).md")
    try update()
    try File.write(bytes, to: mirror.folder["content/\(path).md"])
    return "breaking \(path) for a while"
  }

  /// What stands in the file of an article that cannot be read.
  private static let nothing = Array("no front matter".utf8)

  private mutating func spoilArticle() throws -> String {
    guard let path = anyArticle() else { return "nothing" }
    try File.write(Self.nothing, to: mirror.folder["content/\(path).md"])
    return "breaking \(path)"
  }

  /// The pages of articles that cannot be read. Those in others' places may have been lists.
  func broken() throws -> Set<String> {
    let files = try mirror.folder.snapshot("content").filter { $0.value == Self.nothing }.keys
    return Set(files.filter { $0.split(separator: "/").count == 4 }.map { "\($0.dropLast(3)).html" })
  }

  /// Whether a file may be one of the pages of articles that cannot be read, or belong to one.
  func mayBelong(_ path: String, to broken: Set<String>) -> Bool {
    guard !broken.isEmpty else { return false }
    let plain = [".gz", ".br"].contains { path.hasSuffix($0) } ? String(path.dropLast(3)) : path
    return broken.contains(plain) || plain.hasPrefix("old/") || plain.hasPrefix("media/")
  }

  /// Makes all articles readable.
  private mutating func mendArticles() throws {
    for (path, bytes) in try mirror.folder.snapshot("content") where bytes == Self.nothing {
      try write(String(path.dropLast(3)), "2024-01-12")
    }
    try update()
  }

  /// Several changes, a build that ends in the midst of them, and perhaps all changes taken back.
  private mutating func kill() throws -> String {
    let saved = try mirror.folder.snapshot("content")
    let savedArticles = articles
    var deeds: [String] = []
    for _ in 0..<number(1..<4) {
      deeds.append(try chance(50) ? addArticle() : chance(50) ? editArticle() : removeArticle())
    }
    let output = try OutputFolder(mirror.configuration.output)
    let sink = FailingSink(output, after: number(0..<30))
    _ = try? mirror.build(threads: 2).run(into: sink)
    guard chance(50) else { return "a killed build after \(deeds)" }
    for (path, _) in try mirror.folder.snapshot("content") where saved[path] == nil {
      try File.remove(mirror.folder["content/\(path)"])
    }
    for (path, bytes) in saved { try File.writeMakingFolders(bytes, to: mirror.folder["content/\(path)"]) }
    articles = savedArticles
    return "a killed build after \(deeds), which were taken back"
  }
}

/// A folder whose disk is full after some files: nothing comes to its end.
private final class FailingSink: PageSink {
  private let output: OutputFolder
  private let left: Lock<Int>

  init(_ output: OutputFolder, after count: Int) {
    self.output = output
    left = Lock(count)
  }

  var ledger: LedgerFile? { output.ledger }
  var isAsLeft: Bool { output.isAsLeft }
  func holds(_ file: FileRecord) -> Bool { output.holds(file) }
  func announce(_ files: [PendingFile]) throws(SystemError) { try output.announce(files) }
  func holds(copyOf source: String, at path: String) -> Bool { output.holds(copyOf: source, at: path) }

  func put(copyOf source: String, as record: FileRecord) throws(SystemError) {
    try take(record.path)
    try output.put(copyOf: source, as: record)
  }

  private func take(_ path: String) throws(SystemError) {
    let isFull = left.withLock { left in
      left -= 1
      return left < 0
    }
    if isFull { throw SystemError("write", path, code: ENOSPC) }
  }

  func put(_ bytes: [UInt8], at path: String, isKnown: Bool) throws(SystemError) -> Bool {
    try take(path)
    return try output.put(bytes, at: path, isKnown: isKnown)
  }
}
