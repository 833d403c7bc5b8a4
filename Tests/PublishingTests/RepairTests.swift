import Checking
import Content
import Glibc
import Ledger
import Platform
import Publishing
import Site
import TestSupport
import Testing

/// What builds that failed, were killed, or met something in their way leave for the next one.
@Suite struct RepairTests {
  private let mirror: Mirror

  init() throws { mirror = try Mirror() }

  private func article(_ path: String, _ text: String = "Text", _ more: String = "") throws {
    try mirror.write(path, title: "T", date: "2024-01-02", more, body: text)
    mirror.settle()
  }

  /// Brings the site up to date twice; the second time there is nothing to do.
  private func updateTwice() throws {
    mirror.settle()
    #expect(try mirror.update().build.isComplete)
    mirror.settle()
    #expect(try mirror.update().build.written == 0)
  }

  /// Expects that the site is what a build from nothing makes.
  private func expectClean() throws {
    let (clean, published) = (try mirror.cleanBuild(), try mirror.published())
    #expect(Set(clean.keys) == Set(published.keys))
    for (path, bytes) in published { #expect(bytes == clean[path], "\(path)") }
  }

  /// An output folder in which one file cannot be written.
  private final class Failing: PageSink {
    private let folder: OutputFolder
    private let path: String

    init(_ folder: OutputFolder, at path: String) {
      self.folder = folder
      self.path = path
    }

    var ledger: LedgerFile? { folder.ledger }
    var isAsLeft: Bool { folder.isAsLeft }
    func holds(_ file: FileRecord) -> Bool { folder.holds(file) }
    func contents(of file: FileRecord) -> [UInt8]? { folder.contents(of: file) }
    func keep(_ archive: ArchiveState) throws(SystemError) { try folder.keep(archive) }
    func announce(_ files: [PendingFile]) throws(SystemError) { try folder.announce(files) }

    func put(_ bytes: [UInt8], at path: String, isKnown: Bool) throws(SystemError) -> Bool {
      if path == self.path { throw SystemError("write", path, code: EFBIG) }
      return try folder.put(bytes, at: path, isKnown: isKnown)
    }

    func holds(copyOf source: String, at path: String) -> Bool { folder.holds(copyOf: source, at: path) }
    func put(copyOf source: String, as record: FileRecord) throws(SystemError) {
      try folder.put(copyOf: source, as: record)
    }
  }

  private func updateFailing(at path: String) throws {
    let output = try OutputFolder(mirror.configuration.output)
    let summary = try mirror.build(threads: 2).run(into: Failing(output, at: path))
    #expect(!summary.isComplete)
    mirror.settle()
    _ = try output.finish(summary.state)
  }

  @Test(
    "a page of which one file could not be written is made again, also when it is to be as it was before",
    arguments: ["a.html", "feed.json", "feed.xml"])
  func failedFile(path: String) throws {
    let address = "url: https://x.example/a\n"
    try article("a", "Eins", address)
    try updateTwice()
    try article("a", "Zwei", address)
    try updateFailing(at: path)
    try article("a", "Eins", address)
    try updateTwice()
    try expectClean()
  }

  @Test("what was written of a page that failed goes with the page")
  func failedPage() throws {
    try article("a")
    try updateTwice()
    try article("b", "Text", "outlet: zed\n")
    try updateFailing(at: "outlets/zed/feed.json")
    #expect(mirror.folder.read("public/outlets/zed/feed.xml") != nil)
    try File.remove(mirror.folder["content/b.md"])
    try updateTwice()
    try expectClean()
  }

  @Test("what somebody removed while a build was not complete is there again")
  func removedMeanwhile() throws {
    try article("a")
    try article("b", "Text", "authors: [Ann Lee]\n")
    try updateTwice()
    let bytes = try File.read(mirror.folder["content/b.md"])
    try File.remove(mirror.folder["content/b.md"])
    try article("a", "Other")
    try updateFailing(at: "a.html")
    for path in ["b.html", "authors/ann-lee/index.html"] { try File.remove(mirror.folder["public/\(path)"]) }
    mirror.settle()
    _ = try mirror.update()
    try File.write(bytes, to: mirror.folder["content/b.md"])
    try updateTwice()
    try expectClean()
  }

  @Test("a page may come to stand where a folder was, and a folder where a page was")
  func filesAndFolders() throws {
    for aliases in ["old.html", "old.html/x.html", "old.html"] {
      try article("a", "Text", "aliases: [\(aliases)]\n")
      try updateTwice()
      try expectClean()
    }
    try article("b.html/c")
    try updateTwice()
    try Folder.make(mirror.folder["content/d"])
    #expect(rename(mirror.folder["content/b.html/c.md"], mirror.folder["content/b.md"]) == 0)
    try updateTwice()
    try expectClean()
  }

  @Test(
    "an article in a folder with the name of a page or another file of the site is left out",
    arguments: ["a.html/b", "search/index.js/b", "feed.xml/b"])
  func belowFiles(path: String) throws {
    try article("a")
    try updateTwice()
    try article(path)
    let summary = try mirror.update().build
    #expect(summary.diagnostics.map(\.identifier) == ["page-path"])
    #expect(mirror.folder.read("public/a.html") != nil && mirror.folder.read("public/\(path).html") == nil)
    try expectClean()
  }

  @Test("an article in the place of a list's page comes and goes with what is on the list, and is on none")
  func inPlaceOfList() throws {
    try article("a", "Text", "authors: [Ann Lee]\n")
    try updateTwice()
    try article("authors/ann-lee/index", "Mine", "outlet: o\nauthors: [Bo Li]\n")
    let summary = try mirror.update().build
    #expect(summary.diagnostics.map(\.identifier) == ["page-path"] && summary.articles == 1)
    try expectClean()
    try File.remove(mirror.folder["content/a.md"])
    try updateTwice()
    #expect(mirror.folder.read("public/authors/ann-lee/index.html")?.contains("Mine") == true)
    try expectClean()
    try article("a", "Text", "authors: [Ann Lee]\n")
    #expect(try !mirror.update().build.isComplete)
    #expect(mirror.folder.read("public/authors/bo-li/index.html") == nil)
    try expectClean()
  }

  @Test(
    "an alias in place of a file or below one is left out",
    arguments: ["search/index.js", "a.html/b.html", "x.html/y.html"])
  func aliases(alias: String) throws {
    try article("a", "Text", "aliases: [x.html, \(alias)]\n")
    #expect(try mirror.update().build.diagnostics.map(\.identifier) == ["alias"])
    try expectClean()
  }

  @Test("an empty folder goes with what was in it, whoever removed that")
  func emptyFolders() throws {
    try article("a")
    try article("z/b")
    try updateTwice()
    for path in ["public/z/b.html", "content/z/b.md"] { try File.remove(mirror.folder[path]) }
    try updateTwice()
    #expect(!Folder.exists(mirror.folder["public/z"]))
  }

  @Test("the list of outlets goes with the last of them, and comes with the first")
  func lastOutlet() throws {
    try article("a", "Text", "outlet: zed\n")
    try article("b")
    try updateTwice()
    #expect(mirror.folder.read("public/outlets/index.html") != nil)
    for outlet in ["", "outlet: zed\n"] {
      try article("a", "Text", outlet)
      try updateTwice()
      #expect((mirror.folder.read("public/outlets/index.html") == nil) == outlet.isEmpty)
      try expectClean()
    }
  }

  @Test("a language that is nearly a tag is told with that tag") func nearLanguage() throws {
    try article("a", "Text", "language: zh_Hans\n")
    mirror.settle()
    #expect(
      try mirror.update().build.diagnostics.map(\.help) == [
        "did you mean zh-Hans? the article is shown as one in the site's language"
      ])
  }

  @Test("a language that is no tag is told by every build, and the site's is the article's")
  func strayLanguage() throws {
    try article("a", "Text", "language: \"zh Hans<\"\nurl: https://a.example/1\n")
    try article("b", "Text", "language:\n")
    try mirror.folder.write("---\ndate: 2024-01-01\ntitle: C\nlanguage: [de, en]\n---\n\nText\n", to: "content/c.md")
    for _ in 0..<2 {
      mirror.settle()
      let summary = try mirror.update().build
      #expect(summary.isComplete && summary.diagnostics.map(\.severity) == [.warning, .warning])
      let file = mirror.folder["content/a.md"]
      #expect(
        summary.diagnostics.first?.text == """
          \(file):4:1: warning: zh Hans< is not the tag of a language  [language]
            4 | language: "zh Hans<"
              | ^
            help: write a tag such as zh-Hans or en; the article is shown as one in the site's language

          """)
      #expect(summary.diagnostics.last?.position?.line == 4)
      try expectClean()
    }
    let page = try #require(mirror.folder.read("public/a.html"))
    #expect(page.contains(#"<html lang="zh-Hans""#))
    for (_, bytes) in try mirror.published() { #expect(!String(decoding: bytes, as: UTF8.self).contains("zh Hans")) }
    try article("a", "Text", "language: de\n")
    #expect(try mirror.update().build.diagnostics.count == 1)
    try expectClean()
  }

  @Test("values that cannot be what their keys mean are told by every build, with their places")
  func strayValues() throws {
    try article(
      "a", "Text",
      "authors: [甲, {name: 乙}]\nrelated: [x]\ncaptured: yesterday\nurl: [x]\ntags:\nvia: one\nmood: {a: [1]}\nsection: ·\n"
    )
    for _ in 0..<2 {
      mirror.settle()
      let summary = try mirror.update().build
      #expect(
        summary.diagnostics.map { "\($0.position?.line ?? 0): \($0.message); \($0.help ?? "")" } == [
          "4: authors is not a list of texts; write authors: [first, second]; what is written otherwise was left out",
          "5: related is not a list of articles; write each as - {title: …, url: …}; what is written otherwise was left out",
          "6: captured is no time; write it as 2024-06-21T12:00:00+08:00; what is written otherwise was left out",
          "7: url is not a text; write it as url: …; what is written otherwise was left out",
        ])
      try expectClean()
    }
    #expect(mirror.folder.read("public/authors/甲/index.html") != nil)
  }

  @Test(
    "bytes of an article that are not UTF-8 are told by every build, with the place of the first",
    arguments: [("T", "Text and X\n\nX", "6:10"), ("潮X", "Text", "2:9"), ("T", "Text", nil)])
  func encoding(title: String, body: String, place: String?) throws {
    let text = "---\ntitle: \(title)\ndate: 2024-01-02\n---\n\n\(body)\n"
    // The beginning of a character.
    let bytes = text.utf8.map { $0 == UInt8(ascii: "X") ? 0xE6 : $0 }
    try File.writeMakingFolders(bytes, to: mirror.folder["content/a.md"])
    for _ in 0..<2 {
      mirror.settle()
      let told = try mirror.update().build.diagnostics.map(\.text)
      #expect(told.count == (place == nil ? 0 : 1), "\(told)")
      guard let place else { continue }
      #expect(told[0].contains("a.md:\(place): warning: bytes that are not UTF-8  [encoding]\n"), "\(told)")
      #expect(told[0].hasSuffix("if the article is in another encoding, convert it to UTF-8\n"))
      try expectClean()
    }
    #expect(try #require(mirror.folder.read("public/a.html")).contains("\u{FFFD}") == (place != nil))
  }

  @Test("pages follow what the theme's style sheet leads to")
  func assets() throws {
    var mirror = mirror
    mirror.configuration.templates = mirror.folder["theme"]
    try article("a")
    try mirror.folder.write("a { b: url(fog.svg) }", to: "theme/assets/style.css")
    for fog in ["<svg/>", "<svg> </svg>", nil, "<svg/>"] {
      if let fog {
        try mirror.folder.write(fog, to: "theme/assets/fog.svg")
      } else {
        try File.remove(mirror.folder["theme/assets/fog.svg"])
      }
      for _ in 0..<2 {
        mirror.settle()
        let summary = try mirror.update().build
        #expect(summary.diagnostics.count == (fog == nil ? 1 : 0))
        let (clean, published) = (try mirror.cleanBuild(), try mirror.published())
        #expect(clean == published)
      }
    }
  }

  @Test("a link that comes to lead to a folder is followed then")
  func links() throws {
    try article("a")
    #expect(symlink(mirror.folder["disk"], mirror.folder["content/disk"]) == 0)
    try updateTwice()
    try mirror.folder.write("---\ntitle: B\ndate: 2024-01-03\n---\n\nText\n", to: "disk/b.md")
    try updateTwice()
    #expect(mirror.folder.read("public/disk/b.html") != nil)
    try expectClean()
  }

  @Test("names that differ only in how marks are put together are different")
  func composedNames() throws {
    let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
    try article("x-\(composed)")
    try updateTwice()
    #expect(rename(mirror.folder["content/x-\(composed).md"], mirror.folder["content/x-\(decomposed).md"]) == 0)
    try updateTwice()
    #expect(File.exists(mirror.folder["public/x-\(decomposed).html"]))
    #expect(!File.exists(mirror.folder["public/x-\(composed).html"]))
    try article("\(composed)/y")
    try article("\(decomposed)/z")
    try updateTwice()
    try article("x-\(composed)")
    #expect(try mirror.update().build.articles == 4)
    #expect(try mirror.build(threads: 2).run(into: MemorySink()).articles == 4)
    var check = SiteCheck(configuration: mirror.configuration, workers: Workers(2))
    check.program = mirror.program
    #expect(try check.run().summary.hasSuffix(": all well"))
  }

  @Test("articles whose addresses differ only in how marks are put together have one order")
  func composedAddresses() throws {
    try article("a", "Text", "url: https://x.example/\u{E9}\n")
    try article("c", "Text", "url: https://x.example/f\n")
    try updateTwice()
    try article("b", "Text", "url: https://x.example/e\u{301}\n")
    try updateTwice()
    try expectClean()
  }

  @Test("no two authors have the same page")
  func authorPages() throws {
    let digits = Fingerprint("foo").hexadecimal.prefix(8)
    for (place, name) in ["Foo", "Foo \(digits)", "foo"].enumerated() {
      try article("a\(place)", "Text", "authors: [\"\(name)\"]\n")
    }
    let summary = try mirror.update().build
    #expect(try mirror.published().count == summary.pages)
  }

  @Test("line ends in a name do not end the lines of the search index, and a language with such is none")
  func lineEnds() throws {
    try article("x-a\nb")
    try article("c", "Text", "language: \"de\\nX\\tY\"\n")
    #expect(try mirror.update().build.articles == 2)
    let list = String(decoding: try #require(try mirror.published()["search/1/d0.js"]), as: UTF8.self)
    #expect(list.contains("x-ab\\t") && !list.contains("X"))
  }
}
