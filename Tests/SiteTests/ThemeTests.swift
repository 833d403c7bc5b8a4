import Diagnostics
import Glibc
import Platform
import Testing

@testable import Site

@Suite struct ThemeTests {
  private var site: TestSite

  init() throws {
    site = try TestSite()
    try site.article("a")
    try Folder.make(site.folder["theme/assets"])
    site.configuration.templates = site.folder["theme"]
  }

  /// What is told of a theme that cannot be used.
  private func failure() throws -> [Diagnostic] {
    do {
      _ = try site.build()
      Issue.record("it was built")
      return []
    } catch SiteBuild.Failure.configuration(let diagnostics) {
      return diagnostics
    }
  }

  @Test("links to nothing, pipes and devices in the place of templates are told, all at once, and nothing is built")
  func unreadable() throws {
    #expect(symlink("nothing", site.folder["theme/layout.mustache"]) == 0)
    #expect(mkfifo(site.folder["theme/index.mustache"], 0o600) == 0)
    #expect(symlink("/dev/zero", site.folder["theme/partial.mustache"]) == 0)
    #expect(symlink("en.yml", site.folder["theme/assets/en.yml"]) == 0)
    try site.folder.write("{{>partial}}{{#x}}", to: "theme/article.mustache")
    let errors = try failure().filter { $0.severity == .error }
    let files = ["index.mustache", "layout.mustache", "partial.mustache", "article.mustache"]
    #expect(
      errors.filter { $0.file?.contains("assets") == false }.map(\.file) == files.map { site.folder["theme/\($0)"] })
    #expect(
      errors.first { $0.file?.hasSuffix("layout.mustache") == true }?.text == """
        \(site.folder["theme/layout.mustache"]): error: cannot read: No such file or directory  [unreadable]
          help: mend the link or the permissions, or remove it; nothing was built

        """)
  }

  @Test("words that cannot be read end the build too") func words() throws {
    try Folder.make(site.folder["theme/text"])
    #expect(mkfifo(site.folder["theme/text/zh-Hans.yml"], 0o600) == 0)
    #expect(try failure().map(\.identifier) == ["unreadable"])
  }

  @Test("a file without permission is told like others", .enabled(if: getuid() != 0)) func forbidden() throws {
    try site.folder.write("x", to: "theme/layout.mustache")
    #expect(chmod(site.folder["theme/layout.mustache"], 0) == 0)
    #expect(try failure().map(\.message) == ["cannot read: Permission denied"])
  }

  @Test("a site without an asset that cannot be read is made, and the asset told of") func assets() throws {
    #expect(symlink("nothing", site.folder["theme/assets/style.css"]) == 0)
    #expect(mkfifo(site.folder["theme/assets/fog.png"], 0o600) == 0)
    let built = try site.build()
    #expect(!built.summary.isComplete)
    #expect(built.summary.diagnostics.map(\.identifier) == ["unreadable", "unreadable"])
    #expect(built.summary.diagnostics.map { $0.help?.hasSuffix("it was left out") } == [true, false])
    #expect(built.summary.diagnostics.last?.help?.hasSuffix("; the default theme's stands in its place") == true)
    #expect(built["index.html"].contains(#"href="assets/style-"#))
  }

  @Test("assets whose names differ only in how marks are put together are each published with their own bytes")
  func composedNames() throws {
    let texts = [("\u{C9}", "composed"), ("E\u{301}", "apart")]
    for (name, text) in texts {
      try site.folder.write(text, to: "theme/assets/\(name).png")
      try site.folder.write("a { b: url(\(name).png) }", to: "theme/assets/\(text).css")
    }
    let built = try site.build()
    #expect(built.summary.diagnostics == [])
    for (name, text) in texts {
      let file = "\(name)-\(Fingerprint(Array(text.utf8)).hexadecimal.prefix(8)).png"
      #expect(built["assets/\(file)"] == text)
      let sheet = try #require(built.pages.first { $0.key.hasPrefix("assets/\(text)-") })
      #expect(String(decoding: sheet.value, as: UTF8.self).utf8.elementsEqual("a{b:url(\(file))}".utf8))
    }
  }

  @Test("what lies beside the files of a theme is passed over, whatever it is") func others() throws {
    #expect(symlink("nothing", site.folder["theme/README"]) == 0)
    #expect(mkfifo(site.folder["theme/notes.txt"], 0o600) == 0)
    #expect(try site.build().summary.diagnostics == [])
  }

  @Test("bytes of templates and words that are not UTF-8 are told with their place")
  func encoding() throws {
    let file = site.folder["theme/article.mustache"]
    try File.write(Array("题\nab".utf8) + [0xC4, 0xE3] + Array("{{article.title}}".utf8), to: file)
    let words = Array("skip: ".utf8) + [0xFF, 0x0A]
    try File.writeMakingFolders(words, to: site.folder["theme/text/de.yml"])
    // What is no text stays as it is.
    try File.write([0xFF, 0x00], to: site.folder["theme/assets/x.bin"])
    let built = try site.build()
    #expect(built.summary.isComplete)
    #expect(
      built.summary.diagnostics.map(\.text) == [
        """
        \(file):2:3: warning: bytes that are not UTF-8  [encoding]
          2 | ab��{{article.title}}
            |   ^
          help: � stands for them; if the file is in another encoding, convert it to UTF-8

        """,
        """
        \(site.folder["theme/text/de.yml"]):1:7: warning: bytes that are not UTF-8  [encoding]
          1 | skip: �
            |       ^
          help: � stands for them; if the file is in another encoding, convert it to UTF-8

        """,
      ])
    #expect(built["a.html"] == "题\nab��题")
    #expect(built.pages.contains { $0.key.hasPrefix("assets/x-") && $0.value == [0xFF, 0x00] })
  }

  @Test("what is passed over for its name or its kind, although it looks like a part of the theme, is told")
  func misplaced() throws {
    try Folder.make(site.folder["theme/article.mustache"])
    try Folder.make(site.folder["theme/assets/style.css"])
    try site.folder.write("x", to: "theme/Article.mustache")
    try site.folder.write("x", to: "theme/lists.mustache")
    try site.folder.write("x", to: "theme/mine/own.mustache")
    try site.folder.write("skip: a", to: "theme/text/zh-hans.yml")
    try site.folder.write("skip: a", to: "theme/text/en.yaml")
    let built = try site.build()
    #expect(built.summary.isComplete)
    #expect(
      built.summary.diagnostics.map { "\($0.file?.dropFirst(site.folder["theme/"].count) ?? ""): \($0.help ?? "")" }
        == [
          "article.mustache: move it away; the default theme's file was used",
          "assets/style.css: move it away; the default theme's file was used",
          "text/en.yaml: did you mean text/en.yml?", "text/zh-hans.yml: did you mean text/zh-Hans.yml?",
          "Article.mustache: did you mean article.mustache?", "lists.mustache: did you mean list.mustache?",
          "mine/own.mustache: include it with {{>mine/own}}, or remove it",
        ])
    try site.folder.write("{{>mine/own}}{{>lists}}{{>Article}}", to: "theme/index.mustache")
    #expect(try site.build().summary.diagnostics.allSatisfy { $0.identifier == "misplaced" })
  }

  @Test(
    "a layout of one's own need not have the blocks that the default theme's pages fill, but those of one's own pages")
  func layout() throws {
    try site.folder.write("<html>{{$main}}{{/main}}</html>", to: "theme/layout.mustache")
    #expect(try site.build().summary.diagnostics.isEmpty)
    try site.folder.write("{{<layout}}{{$mian}}1{{/mian}}{{$head}}2{{/head}}{{/layout}}", to: "theme/index.mustache")
    #expect(
      try site.build().summary.diagnostics.map(\.message) == ["layout has no block mian", "layout has no block head"])
  }

  @Test("a file in the place of a folder of the theme is told", arguments: ["assets", "text"])
  func fileForFolder(name: String) throws {
    if name == "assets" { #expect(rmdir(site.folder["theme/assets"]) == 0) }
    try site.folder.write("x", to: "theme/\(name)")
    #expect(
      try site.build().summary.diagnostics.map(\.message) == [
        "a file stands in the place of a folder of the theme"
      ])
  }

  @Test("a style sheet that is not UTF-8 is told with its place, and published as it is") func sheetEncoding() throws {
    try File.write(Array("a{b:c}\n".utf8) + [0xC4, 0xE3], to: site.folder["theme/assets/style.css"])
    let built = try site.build()
    #expect(built.summary.diagnostics.map(\.identifier) == ["encoding"])
    #expect(built.summary.diagnostics.first?.position?.line == 2)
    #expect(built.pages.contains { $0.key.hasPrefix("assets/style-") && $0.value.suffix(2) == [0xC4, 0xE3] })
  }

  @Test("a byte order mark of a theme's file does not go into pages") func byteOrderMark() throws {
    try site.article("a", title: "题")
    try site.folder.write("\u{FEFF}<i>{{article.title}}</i>{{>part}}", to: "theme/article.mustache")
    try site.folder.write("\u{FEFF}!", to: "theme/part.mustache")
    try site.folder.write("\u{FEFF}a{b:c}", to: "theme/assets/style.css")
    let built = try site.build()
    #expect(built.summary.diagnostics == [])
    #expect(built["a.html"] == "<i>题</i>!")
    #expect(built[path("style", in: built)] == "a{b:c}")
  }

  @Test("nothing in a style sheet ends the element that it stands in on the page for what is not there")
  func styleInAPage() throws {
    try site.folder.write(#"a::before { content: "</style><b>" }"#, to: "theme/assets/style.css")
    let built = try site.build()
    #expect(built["404.html"].contains(#"a::before{content:"<\/style><b>"}"#))
    #expect(built[path("style", in: built)] == #"a::before{content:"</style><b>"}"#)
  }

  @Test("words of a wrong kind, missing ones and wrong names in braces are told, each once")
  func wrongWords() throws {
    let words = try #require(Theme(overrides: nil).texts["zh-Hans"])
    var lines = String(decoding: words.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    lines.removeAll { $0.hasPrefix("authors:") || $0.hasPrefix("similar:") }
    let own = [
      "skip": "[a]", "weekdays": "[日, 一]", "months": "x", "reading_time": "约{minuts}分钟", "not_found": "没有{page}",
    ]
    for index in lines.indices {
      let key = String(lines[index].prefix { $0 != ":" })
      if let value = own[key] { lines[index] = "\(key): \(value)" }
    }
    lines.append("mine: 我的 {{x}}")
    try site.folder.write(lines.joined(separator: "\n") + "\n", to: "theme/text/zh-Hans.yml")
    let told = try site.build().summary.diagnostics
    let wanted: [(key: String, help: String)] = [
      ("skip is not a text", "write it as skip: …"), ("not_found knows no {page}", "nothing stands for it here"),
      ("reading_time knows no {minuts}", "did you mean {minutes}?"),
      ("weekdays is not a list of 7 words", "write weekdays: [first, second, …]"),
      ("months is not a list of 12 words", "write months: [first, second, …]"),
    ]
    let aboutWords = told.filter { $0.identifier == "words" }
    #expect(aboutWords.map(\.message) == wanted.map(\.key) + ["words are missing: authors, similar"])
    #expect(aboutWords.dropLast().map(\.help) == wanted.map(\.help))
    #expect(aboutWords.dropLast().allSatisfy { $0.position != nil && $0.sourceLine != nil })
    #expect(told.allSatisfy { !$0.message.contains("text.authors") })
  }

  @Test("the default theme's words are right by their own measure") func defaultWords() throws {
    for language in ["en", "zh-Hans", "zh-Hant"] {
      let words = try #require(Theme(overrides: nil).texts[language])
      let check = WordsCheck(("x", words.bytes + Array("mine: a\n".utf8)), language: language)
      #expect(check?.warnings == [])
      #expect(WordsCheck(words, language: language) == nil)
      #expect(WordsCheck(words, language: "fr")?.warnings == [])
    }
  }

  // MARK: Assets

  /// The published path of an asset, by how it begins.
  private func path(_ beginning: String, in built: TestSite.Built) -> String {
    built.pages.keys.filter { $0.hasPrefix("assets/\(beginning)-") }.sorted().joined(separator: ", ")
  }

  @Test("a style sheet leads to the theme's other assets by the names under which they are published")
  func namedAssets() throws {
    var site = site
    try site.folder.write("<svg/>", to: "theme/assets/fog.svg")
    try site.folder.write("woff", to: "theme/assets/fonts/宋 体.woff2")
    try site.folder.write("a{b:url(../fog.svg)}", to: "theme/assets/css/more.css")
    try site.folder.write(
      """
      @import "css/more.css" screen;
      @font-face { src: url( 'fonts/%E5%AE%8B\\ 体.woff2?v=1#x' ) format("woff2") }
      a { b: url(fog.svg) url("./css/../fog.svg") url(#x) url(data:,x) url(//x.example/y) url(/z) url(../media/m.png) }
      """, to: "theme/assets/style.css")
    let built = try site.build()
    #expect(built.summary.diagnostics == [])
    let (fog, more, style) = (path("fog", in: built), path("css/more", in: built), path("style", in: built))
    let font = path("fonts/宋 体", in: built)
    let name = { (path: String) in String(path.dropFirst(7)) }
    #expect(
      built[style] == """
        @import "\(name(more))" screen;@font-face{src:url('\(name(font).replacing(" ", with: "%20"))?v=1#x' ) format("woff2")}\
        a{b:url(\(name(fog))) url("\(name(fog))") url(#x) url(data:,x) url(//x.example/y) url(/z) url(../media/m.png)}
        """)
    #expect(built[more] == "a{b:url(../\(name(fog)))}")
    // The page that servers show at any address has it with whole ones.
    #expect(built["404.html"].contains("url(\(fog))") && built["404.html"].contains("url(media/m.png)"))
    site.configuration.url = "https://s.example/it's/"
    let page = try site.build()["404.html"]
    #expect(page.contains(#"@import "https://s.example/it%27s/\#(more)""#))
    #expect(page.contains("url(https://s.example/it%27s/\(fog))") && page.contains("url(#x)"))
    // The name tells what the sheet leads to, and what that leads to.
    try site.folder.write("<svg> </svg>", to: "theme/assets/fog.svg")
    let other = try site.build()
    #expect(path("fog", in: other) != fog && path("css/more", in: other) != more && path("style", in: other) != style)
    #expect(path("fonts/宋 体", in: other) == font)
  }

  @Test("style sheets may lead to each other, and to themselves")
  func circle() throws {
    try site.folder.write("@import 'more.css'; @import 'style.css'", to: "theme/assets/style.css")
    try site.folder.write("@import 'style.css'", to: "theme/assets/more.css")
    let built = try site.build()
    let (more, style) = (path("more", in: built).dropFirst(7), path("style", in: built).dropFirst(7))
    #expect(built["assets/\(style)"] == "@import '\(more)';@import '\(style)'")
    #expect(built["assets/\(more)"] == "@import '\(style)'")
    #expect(try site.build().pages == built.pages)
    try site.folder.write("@import 'style.css'; a { }", to: "theme/assets/more.css")
    #expect(try path("style", in: site.build()).dropFirst(7) != style)
  }

  @Test("what a style sheet names and the theme has not is told with its place")
  func missingAssets() throws {
    try site.folder.write("x", to: "theme/assets/fog.svg")
    let published = path("fog", in: try site.build())
    let sheet = """
      /* url(x) */
      a { b: url(fgo.svg) url(../assets/pictures/lighthouse.jpg) }
      c { d: url(\(published.dropFirst(7))) url(../../up) url(../feeds.html) url() }
      """
    try site.folder.write(sheet, to: "theme/assets/style.css")
    let built = try site.build()
    #expect(built.summary.isComplete)
    let file = site.folder["theme/assets/style.css"]
    #expect(
      built.summary.diagnostics.map(\.text) == [
        """
        \(file):2:12: warning: the theme has no file assets/fgo.svg  [missing-asset]
          2 | a { b: url(fgo.svg) url(../assets/pictures/lighthouse.jpg) }
            |            ^
          help: did you mean assets/fog.svg?

        """,
        """
        \(file):2:25: warning: the theme has no file assets/pictures/lighthouse.jpg  [missing-asset]
          2 | a { b: url(fgo.svg) url(../assets/pictures/lighthouse.jpg) }
            |                         ^
          help: put it there, or mend the address, which was left as it is

        """,
      ])
    let sheets = built[path("style", in: built)]
    #expect(sheets.contains("url(fgo.svg) url(../assets/pictures/lighthouse.jpg)"))
    #expect(sheets.contains("url(\(published.dropFirst(7))) url(../../up) url(../feeds.html) url()"))
  }

  @Test("pages may load fonts when the theme has some") func fonts() throws {
    #expect(try !site.build()["a.html"].contains("font-src"))
    try site.folder.write("x", to: "theme/assets/a.woff2")
    #expect(try site.build()["a.html"].contains("; font-src 'self'; base-uri"))
  }
}
