import Content
import Diagnostics
import Testing

@testable import Site

@Suite struct ConfigurationTests {
  private func diagnostics(_ yaml: String) -> [String] {
    do throws(Configuration.Failure) {
      _ = try Configuration(yaml: Array(yaml.utf8), file: "broadsheet.yml")
      return []
    } catch {
      return error.diagnostics.map(\.text)
    }
  }

  @Test("every setting is read")
  func settings() throws {
    let configuration = try Configuration(
      yaml: Array(
        """
        title: 刊
        description: 说明
        language: en
        url: https://a.example/x
        timezone: Europe/Berlin
        captures: c
        content: d
        output: e
        templates: f
        page_size: 20
        feed_size: 5
        feeds: [outlets]
        precompress: true
        media:
          folder: m
          absent: placeholder
          include: [picture, audio]
          fallbacks: ["https://p.example/?url={encoded}"]
          connections: 8
          connections_per_host: 3
          delay: 250
          largest: 5
          smaller: true
        outlets:
          - {slug: o, name: O, other_names: [P, Q], hosts: [o.example, p.example/x], language: zh-Hant, timezone: "+09:00", section: 2}
        """.utf8), file: "b")
    #expect(configuration.title == "刊" && configuration.description == "说明" && configuration.language == "en")
    #expect(configuration.url == "https://a.example/x/")
    #expect(configuration.zone == TimeZoneRule("Europe/Berlin"))
    #expect(configuration.captures == "c" && configuration.content == "d" && configuration.output == "e")
    #expect(configuration.media.folder == "m" && configuration.media.absent == .placeholder)
    #expect(configuration.media.kinds == [.picture, .audio] && configuration.media.largest == 5)
    #expect(configuration.media.fallbacks == ["https://p.example/?url={encoded}"])
    #expect(configuration.media.connections == 8 && configuration.media.connectionsPerHost == 3)
    #expect(configuration.media.delay == 250 && configuration.media.smaller)
    #expect(configuration.templates == "f" && configuration.pageSize == 20 && configuration.feedSize == 5)
    #expect(configuration.feeds == [.outlets] && configuration.precompress)
    var outlet = Outlet(
      slug: "o", name: "O", places: ["o.example", "p.example/x"], language: "zh-Hant",
      zone: TimeZoneRule(standardOffset: 32_400), sectionSegment: 2)
    outlet.otherNames = ["P", "Q"]
    #expect(configuration.outlets == [outlet])
    #expect(try Configuration(yaml: [], file: "b") == Configuration())
  }

  @Test(
    "settings behind a byte order mark are read, and mistakes in them have their places", arguments: ["\n", "\r\n"])
  func byteOrderMark(lineEnd: String) throws {
    let yaml = ["\u{FEFF}titel: 刊", "language: en", "feeds: off", ""].joined(separator: lineEnd)
    #expect(
      diagnostics(yaml).map { String($0.prefix { $0 != "\n" }) } == [
        "broadsheet.yml:1:1: error: there is no setting titel  [configuration]",
        "broadsheet.yml:3:8: error: feeds is not a list  [configuration]",
      ])
    #expect(diagnostics(yaml).first?.contains("\n  1 | titel: 刊\n    | ^\n") == true)
    let read = try Configuration(yaml: Array("\u{FEFF}title: 刊\(lineEnd)language: en\(lineEnd)".utf8), file: "b.yml")
    #expect(read.title == "刊" && read.language == "en")
  }

  @Test("a setting that is null is not set") func nulls() throws {
    let yaml = "title: null\noutput: ~\ncaptures: NULL\nfeeds: [~, outlets]\n"
    let configuration = try Configuration(yaml: Array(yaml.utf8), file: "b.yml")
    var expected = Configuration()
    expected.feeds = [.outlets]
    #expect(configuration == expected)
  }

  @Test("settings in another encoding are an error, at the first byte that is not UTF-8")
  func encoding() {
    // 河 in GB 18030.
    let bytes = Array("language: en\ntitle: 刊".utf8) + [0xBA, 0xD3, 0x0A]
    let failure = #expect(throws: Configuration.Failure.self) { try Configuration(yaml: bytes, file: "b.yml") }
    #expect(
      failure?.diagnostics.map(\.text) == [
        """
        b.yml:2:9: error: bytes that are not UTF-8  [encoding]
          2 | title: 刊\u{FFFD}\u{FFFD}
            |          ^
          help: the file is in another encoding; save it as UTF-8

        """
      ])
  }

  @Test("a mistyped key is told with its line and the nearest name")
  func mistyped() {
    #expect(
      diagnostics("title: a\ncaptuers: c\n") == [
        """
        broadsheet.yml:2:1: error: there is no setting captuers  [configuration]
          2 | captuers: c
            | ^
          help: did you mean captures?

        """
      ])
  }

  @Test("a language that is no tag is told with its place and what may be meant")
  func language() throws {
    #expect(
      diagnostics("title: a\nlanguage: zh_Hans\n") == [
        """
        broadsheet.yml:2:11: error: zh_Hans is not the tag of a language  [configuration]
          2 | language: zh_Hans
            |           ^
          help: did you mean zh-Hans?

        """
      ])
    #expect(
      diagnostics("language: 中文\n").first?.hasSuffix("help: write a tag such as zh-Hans, zh-Hant or en\n") == true)
    #expect(try Configuration(yaml: Array("language: ZH-hant-tw\n".utf8), file: "b").language == "ZH-hant-tw")
  }

  @Test(
    "of a setting that is one of some words, others are told with what to write",
    arguments: [
      (
        "canonical: both\n", "canonical is not both",
        "write original for the address of the original, page for the article's page on the site"
      ),
      (
        "search: on\n", "search is not on",
        "write full for all of the articles, titles for their titles, off for no search"
      ),
      (
        "media:\n  absent: off\n", "absent is not off",
        "write link for the picture at its own address, placeholder for a link to it"
      ),
      ("precompress: maybe\n", "precompress is neither true nor false", "write precompress: true, or leave it out"),
    ])
  func words(yaml: String, message: String, help: String) throws {
    let told = diagnostics(yaml)
    #expect(told.count == 1 && told[0].contains(": error: \(message)  [") && told[0].hasSuffix("help: \(help)\n"))
  }

  @Test(
    "lists with something else in them than is meant are told, each at its place",
    arguments: [
      ("feeds: [outlets, [authors]]\n", "1:18: feeds is not a list of texts", "of [authors, outlets, sections]"),
      ("feeds: [outlets, author]\n", "1:18: there are no feeds of author", "did you mean authors?"),
      ("media: {include: [picture, vidoe]}\n", "1:28: there are no media called vidoe", "did you mean video?"),
      ("outlets: [{slug: a, hosts: {b: c}}]\n", "1:28: hosts is not a list of texts", "example.org/news]"),
      (
        "outlets: [{slug: a, hosts: [\"https://b.example/\"]}]\n", "1:29: https://b.example/ is not the name of a host",
        "did you mean b.example?"
      ),
      ("outlets: [{slug: a, hosts: b c}]\n", "1:28: b c is not the name of a host", "example.org/news"),
      (
        "outlets: [{slug: a, hosts: [\"*.b.example\"]}]\n", "1:29: *.b.example is not the name of a host",
        "subdomains in it"
      ),
      ("outlets: [{slug: a}, {slug: a}]\n", "1:22: the outlet a comes twice", "another slug"),
      (
        "outlets: [{slug: a, hosts: b.example/x}, {slug: c, hosts: [b.example/x]}]\n",
        "1:42: the outlets a and c both have b.example/x", "remove it from one of them"
      ),
    ])
  func lists(yaml: String, message: String, help: String) {
    let told = diagnostics(yaml)
    let words = message.split(separator: ": ", maxSplits: 1)
    #expect(told.count == 1 && told[0].hasPrefix("broadsheet.yml:\(words[0]): error: \(words[1])  ["))
    #expect(told.first?.contains("help: ") == true && told[0].contains(help))
  }

  @Test("an outlet's host may stand alone; parts of one host may be several outlets'") func hosts() throws {
    let yaml = "outlets: [{slug: a, hosts: b.example/x}, {slug: c, hosts: [b.example, 例え.example]}, {slug: d}]\n"
    let outlets = try Configuration(yaml: Array(yaml.utf8), file: "b").outlets
    #expect(outlets.map(\.places) == [["b.example/x"], ["b.example", "例え.example"], []])
  }

  @Test("a search that is off may be written as YAML writes conditions", arguments: ["off", "false", "\"off\""])
  func off(written: String) throws {
    let configuration = try Configuration(yaml: Array("search: \(written)\ncanonical: page\n".utf8), file: "b")
    #expect(configuration.search == .off && configuration.canonical == .page)
  }

  @Test(
    "an address of a page, or with a name and a password, is no site's, and it is told what is",
    arguments: [
      ("https://a.example/x/index.html", "https://a.example/x/"), ("http://a.example/Index.htm", "http://a.example/"),
      ("https://me:secret@a.example:8080/x", "https://a.example:8080/x/"),
      ("https://me@a@b.example/index.html", "https://b.example/"),
    ])
  func addressOfAPage(url: String, site: String) throws {
    let failure = #expect(throws: Configuration.Failure.self) {
      try Configuration(yaml: Array("url: \(url)\n".utf8), file: "b")
    }
    #expect(failure?.diagnostics.map(\.position) == [SourcePosition(line: 1, column: 6)])
    #expect(failure?.diagnostics.map(\.help) == ["write it as \(site)"])
    #expect(try Configuration(yaml: Array("url: \(site)\n".utf8), file: "b").url == site)
  }

  @Test(
    "all mistakes are told at once",
    arguments: [
      ("page_size: many\nfeed_size: 0\nurl: ftp://x\ntimezone: Asia/Shangai\n", 4), ("outlets: x\n", 1),
      ("language: \"zh Hans<\"\n", 1), ("language: chinese language\n", 1), ("language: [en]\n", 1),
      ("outlets: [{slug: a, language: zh_Hans}]\n", 1), ("feeds: [outlet]\n", 1), ("feeds: all\n", 1),
      ("precompress: maybe\n", 1),
      ("outlets: [{name: a}]\n", 1),
      ("outlets: [{slug: ../../x}]\n", 1), ("outlets: [{slug: a, host: b}]\n", 1), ("title: [a]\n", 1),
      ("title: [a\n", 1), ("- a\n", 1),
    ])
  func mistakes(yaml: String, count: Int) {
    #expect(diagnostics(yaml).count == count)
  }

  @Test("the settings of a new site name every setting, and all of them can be used")
  func settingsOfANewSite() throws {
    let written = try Configuration(yaml: Array(SiteStart.settings.utf8), file: "broadsheet.yml")
    #expect(written.title == "My news archive" && written.captures == "captures")
    // Every line that looks like a setting, taken out of its comment.
    let lines = SiteStart.settings.split(separator: "\n").map { line -> Substring in
      let inner = line.dropFirst(2)
      let isSetting = inner.hasPrefix("  ") || ConfigurationReader.keys.contains { inner.hasPrefix("\($0):") }
      return line.hasPrefix("# ") && isSetting ? inner : line
    }
    let whole = try Configuration(yaml: Array(lines.joined(separator: "\n").utf8), file: "broadsheet.yml")
    #expect(whole.outlets.map(\.slug) == ["hepan"] && whole.url == "https://mirror.example/news/")
    for key in ConfigurationReader.keys { #expect(lines.contains { $0.hasPrefix("\(key):") }, "\(key)") }
  }
}
