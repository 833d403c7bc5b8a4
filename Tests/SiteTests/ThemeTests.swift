import Diagnostics
import Glibc
import Platform
import Site
import Testing

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
}
