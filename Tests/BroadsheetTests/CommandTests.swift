import Foundation
import Platform
import TestSupport
import Testing

/// Runs the built program as a person would.
@Suite struct CommandTests: ProgramSuite {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("the help of every command has an example") func help() throws {
    for command in [[], ["init"], ["import"], ["build"], ["check"], ["explain"], ["rules"], ["templates"], ["media"]]
      as [[String]]
    {
      let process = Process()
      process.executableURL = Self.program
      process.arguments = command + ["--help"]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      #expect(text.contains("Example: broadsheet") && !text.contains(String(Int.max)))
    }
    #expect(try run("--version").output.contains("."))
  }

  @Test("without any configuration captures become a site, and again nothing is written")
  func wholeWay() throws {
    try capture("1.md")
    let first = try run("build", "--captures", "captures", "--content", "c", "--output", "p")
    #expect(first.status == 0 && first.errors.isEmpty)
    #expect(first.output.hasPrefix("imported 1 capture: 1 new\nbuilt "))
    #expect(folder.read("p/2024/06/21/a-example-1.html")?.contains("题1") == true)
    let stamps = try folder.stamps("p")
    let second = try run("build", "--captures", "captures", "--content", "c", "--output", "p")
    #expect(second.output.contains(": 0 written, 0 removed"))
    #expect(try folder.stamps("p") == stamps)
  }

  @Test("timings tell of every phase, as a table or as lines of JSON") func timings() throws {
    try capture("1.md")
    let table = try run("build", "--captures", "captures", "--timings").output.split(separator: "\n")
    let start = try #require(table.firstIndex { $0.hasPrefix("phase ") })
    let phases = table[(start + 1)...].map { $0.split(separator: " ")[0] }
    #expect(
      phases == [
        "import", "output", "theme", "survey", "articles", "catalog", "digests", "pages", "search", "ledger", "all",
      ])
    let lines = try run("build", "--timings", "--format", "json").output.split(separator: "\n").filter {
      $0.hasPrefix("{")
    }
    let last = try #require(lines.last)
    let all = try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any]
    #expect(all?["phase"] as? String == "all" && (all?["system_calls"] as? Int ?? 0) > 0)
  }

  @Test("import alone, then build from the articles alone") func steps() throws {
    try capture("1.md")
    #expect(try run("import", "--captures", "captures", "--content", "c", "--report", "r.jsonl").status == 0)
    #expect(folder.read("r.jsonl")?.contains("\"outcome\":\"new\"") == true)
    try FileManager.default.removeItem(atPath: folder["captures"])
    #expect(try run("build", "--content", "c", "--output", "p").output.contains("of 1 articles"))
  }

  @Test("a report is not written in the place of what is not its own, and nothing is imported then")
  func placesOfReports() throws {
    try capture("1.md")
    try folder.write("title: 刊名\n", to: "broadsheet.yml")
    let files = ["captures/1.md", "content/r.jsonl", "./public/a/../r", "broadsheet.yml", "media/index.tsv"]
    for file in files {
      let outcome = try run("import", "--captures", "captures", "--report", file)
      #expect(outcome.status == 2 && outcome.output.isEmpty)
      #expect(outcome.errors.hasPrefix("\(file): error: the report cannot be written in"), "\(outcome.errors)")
      #expect(outcome.errors.hasSuffix("  help: name another file with --report; nothing was done\n"))
    }
    #expect(!Folder.exists(folder["content"]) && folder.read("broadsheet.yml") == "title: 刊名\n")
    #expect(folder.read("captures/1.md")?.contains("题1") == true)
  }

  @Test("a report goes to devices, pipes and standard output as they stand, and a link stays one")
  func kindsOfReports() throws {
    try capture("1.md")
    try folder.write("old\n", to: "reports/r.jsonl")
    for (link, target) in [("link", "reports/r.jsonl"), ("printed", "/dev/stdout"), ("full", "/dev/full")] {
      try FileManager.default.createSymbolicLink(atPath: folder[link], withDestinationPath: target)
    }
    #expect(mkfifo(folder["pipe"], 0o644) == 0)
    func report(to file: String) throws -> Outcome { try run("import", "--captures", "captures", "--report", file) }
    #expect(try report(to: "link").status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder["link"]) == "reports/r.jsonl")
    let text = try #require(folder.read("reports/r.jsonl"))
    #expect(text.hasPrefix("{\"capture\":\"1.md\"") && text.hasSuffix("}\n"))
    let printed = try report(to: "printed")
    #expect(printed.output.hasPrefix("imported 1 capture: 1 same\n{\"capture\":\"1.md\""))
    let reader = Process()
    reader.executableURL = URL(fileURLWithPath: "/bin/sh")
    reader.arguments = ["-c", #"timeout 20 cat "$0/pipe" > "$0/read""#, folder.path]
    try reader.run()
    #expect(try report(to: "pipe").status == 0)
    reader.waitUntilExit()
    #expect(folder.read("read")?.hasPrefix("{\"capture\":\"1.md\"") == true)
    let full = try report(to: "full")
    #expect(full.status == 2)
    #expect(full.errors.hasPrefix("full: error: cannot write: No space left on device"), "\(full.errors)")
    #expect(try report(to: "reports").errors.hasPrefix("reports: error: cannot write: Is a directory"))
    #expect(try FolderWalk(folder["reports"]).files.map(\.path) == ["r.jsonl"])
  }

  @Test("a reader that goes away stops no run, however much it is told") func readersThatGo() throws {
    try capture("1.md")
    for number in 0..<200 { try folder.write("", to: "captures/empty-\(number).md") }
    let script = #"(sleep 0.2; env --default-signal=PIPE "$0" build --captures captures 2>&1; echo $? > status) | true"#
    #expect(try run(URL(fileURLWithPath: "/bin/sh"), ["-c", script, Self.program.path]).status == 0)
    #expect(folder.read("status") == "1\n")
    #expect(folder.read("public/2024/06/21/a-example-1.html") != nil)
  }

  @Test("what is printed where nothing is open goes into no file") func closedOutput() throws {
    try capture("1.md")
    try folder.write("", to: "captures/empty.md")
    let script = #""$0" build --captures captures >&- 2>&-; echo $? > status; "$0" rules >&- 2>&-; echo $? >> status"#
    #expect(try run(URL(fileURLWithPath: "/bin/sh"), ["-c", script, Self.program.path]).status == 0)
    #expect(folder.read("status") == "1\n2\n")
    let files = try FolderWalk(folder[".broadsheet"]).files.map { try File.read(folder[".broadsheet/\($0.path)"]) }
    #expect(files.count > 2)
    for text in ["built ", "error: "] {
      #expect(!files.contains { String(decoding: $0, as: UTF8.self).contains(text) }, "\(text)")
    }
  }

  @Test("what was asked for and cannot be printed is a failure; what is told of other work is not")
  func fullOutput() throws {
    try capture("1.md", body: "<p>文</p><p><img src=https://a.example/1.png></p>")
    func runFull(_ arguments: [String]) throws -> Outcome {
      try run(URL(fileURLWithPath: "/bin/sh"), ["-c", #""$0" "$@" >/dev/full"#, Self.program.path] + arguments)
    }
    let built = try runFull(["build", "--captures", "captures", "--timings"])
    #expect(built.status == 0 && built.errors.isEmpty)
    #expect(folder.read("public/2024/06/21/a-example-1.html") != nil)
    for command in [
      ["--help"], ["--version"], ["help", "build"], ["rules"], ["templates", "--format", "markdown"], ["check"],
      ["check", "--list"], ["explain", "captures/1.md"], ["media", "--dry-run"],
    ] {
      let outcome = try runFull(command)
      #expect(outcome.status == 2, "\(command)")
      #expect(
        outcome.errors.hasPrefix(
          "error: cannot write to standard output: No space left on device  [system]\n  help: see"),
        "\(command): \(outcome.errors)")
    }
  }

  @Test("a new site begins with settings that explain themselves, a copy of the theme, and overwrites nothing")
  func beginning() throws {
    #expect(try run("init", "--theme").status == 0)
    let settings = try #require(folder.read("broadsheet.yml"))
    #expect(folder.read("Templates/assets/style.css") != nil)
    try folder.write("mine", to: "Templates/text/en.yml")
    #expect(try run("init", "--theme").output.contains("wrote 0 files"))
    #expect(folder.read("broadsheet.yml") == settings && folder.read("Templates/text/en.yml") == "mine")
    try capture("1.md")
    try folder.write("<p>{{page.title}}</p>", to: "Templates/article.mustache")
    #expect(try run("build").status == 0)
    #expect(folder.read("public/2024/06/21/a-example-1.html") == "<p>题1</p>")
  }

  @Test("in a folder with broadsheet.yml, build alone does both") func configured() throws {
    try capture("1.md")
    try folder.write("title: 刊名\ncaptures: captures\ncontent: x\noutput: y\n", to: "broadsheet.yml")
    #expect(try run("build").status == 0)
    #expect(folder.read("y/index.html")?.contains("刊名") == true)
  }

  @Test("with --precompress there are compressed files beside pages, without it there are none")
  func precompressed() throws {
    try capture("1.md", body: "<p>\(String(repeating: "文", count: 200))</p>")
    try folder.write("captures: captures\nprecompress: true\n", to: "broadsheet.yml")
    let page = "public/2024/06/21/a-example-1.html"
    let first = try run("build", "--no-precompress")
    #expect(first.status == 0 && File.stamp(folder["\(page).gz"]) == nil)
    let second = try run("build")
    #expect(second.status == 0)
    let file = try File.read(folder["\(page).gz"])
    #expect(try file.starts(with: [0x1F, 0x8B]) && file.count < File.read(folder[page]).count)
    // Where the system has no Brotli, that is said.
    #expect((File.stamp(folder["\(page).br"]) == nil) == second.errors.contains("[brotli]"))
    #expect(try run("build").output.contains(": 0 written, 0 removed"))
    // The linker finds no library here that it could load.
    try folder.write("", to: "libraries/libbrotlienc.so.1")
    let others = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"].map { ":\($0)" } ?? ""
    let without = try run("build", environment: ["LD_LIBRARY_PATH": folder["libraries"] + others])
    #expect(without.status == 0 && without.errors.contains("note: the system has no library libbrotlienc.so.1"))
    #expect(File.stamp(folder["\(page).br"]) == nil && File.stamp(folder["\(page).gz"]) != nil)
    #expect(try run("build", "--no-precompress").status == 0)
    #expect(File.stamp(folder["\(page).gz"]) == nil && File.stamp(folder["\(page).br"]) == nil)
  }

  @Test("something left out is status 1, with a diagnostic, and the rest is there") func incomplete() throws {
    try capture("1.md")
    try folder.write("", to: "captures/empty.md")
    let outcome = try run("build", "--captures", "captures")
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("captures/empty.md: error: the file is empty  [empty-file]\n"))
    #expect(outcome.output.contains("imported 2 captures: 1 new, 1 reported"))
    #expect(folder.read("public/2024/06/21/a-example-1.html") != nil)
    let json = try run("build", "--captures", "captures", "--format", "json")
    for line in json.errors.split(separator: "\n") {
      #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
    }
  }

  @Test("an empty archive that was not is status 2 and takes nothing away, until --all says that it is meant")
  func emptiedArchive() throws {
    try captures(2)
    #expect(try run("import", "--captures", "captures").status == 0)
    #expect(try run("build").status == 0)
    try FileManager.default.removeItem(atPath: folder["content/2024"])
    let outcome = try run("build")
    #expect(outcome.status == 2)
    let message = "content: error: no article is there, and the last build had 2  [empty-archive]\n  help: "
    #expect(outcome.errors.hasPrefix(message))
    #expect(folder.read("public/2024/06/21/a-example-1.html") != nil)
    #expect(try run("build", "--all").status == 0)
    #expect(folder.read("public/2024/06/21/a-example-1.html") == nil)
  }

  @Test("a folder of captures that is empty and was not is told, and the site is built") func emptiedCaptures()
    throws
  {
    try captures(2)
    #expect(try run("build", "--captures", "captures").status == 0)
    for name in ["0.md", "1.md"] { try File.remove(folder["captures/\(name)"]) }
    let outcome = try run("build", "--captures", "captures")
    #expect(outcome.status == 0)
    let message = "captures: warning: no capture is there, and the last import had 2  [no-captures]\n"
    #expect(outcome.errors.hasPrefix(message))
    #expect(outcome.output.contains("of 2 articles") && folder.read("public/2024/06/21/a-example-1.html") != nil)
  }

  @Test("nothing done is status 2, and says why") func failures() throws {
    #expect(try run("build", "--captures", "none").status == 2)
    #expect(try run("import").errors.contains("--captures"))
    let bare = try run("build", "--content", "none")
    #expect(bare.status == 2 && bare.errors.hasPrefix("none: error: there is no such folder"))
    #expect(bare.errors.contains("--captures") && folder.read("public/index.html") == nil)
    #expect(try run("build", "--config", "none.yml").status == 2)
    try folder.write("captuers: x\n", to: "broadsheet.yml")
    let outcome = try run("build")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("broadsheet.yml:1:1: error: there is no setting captuers"))
    #expect(outcome.errors.contains("did you mean captures?"))
    try FileManager.default.removeItem(atPath: folder["broadsheet.yml"])
    try folder.write("{{#x}}", to: "t/article.mustache")
    try FileManager.default.createDirectory(atPath: folder["content"], withIntermediateDirectories: true)
    #expect(try run("build", "--templates", "t").status == 2)
    #expect(try run("build", "--templates", "missing").status == 2)
  }

  @Test(
    "a command line that cannot be understood is status 2, with what may be meant",
    arguments: [
      (["build", "--jobs", "0"], "--jobs takes a number from 1 on"), (["build", "--tempaltes", "t"], "'--templates'"),
      (["biuld"], "There is no command 'biuld'. Did you mean 'build'?"), (["help", "biuld"], "Did you mean 'build'?"),
      (["publish"], "The commands are init, import, media, build, check, explain, rules, templates."),
      (["media", "--connections", "300"], "--connections takes a number from 1 to 256."),
      (["media", "--fallback", "https://a.example/{ulr}"], "a fall-back knows no {ulr}: did you mean {url}?\n"),
      (["explain"], "'<file> ...'"), (["build", "--wait", "soon"], "'soon'"),
    ])
  func usage(arguments: [String], message: String) throws {
    let outcome = try run(Self.program, arguments)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.contains(message))
    #expect(folder.read("public/index.html") == nil)
  }

  @Test("help and version are no failures") func asked() throws {
    for arguments in [[], ["help"], ["help", "build"], ["build", "--help"], ["--version"]] as [[String]] {
      let outcome = try run(Self.program, arguments)
      #expect(outcome.status == 0 && outcome.errors.isEmpty && !outcome.output.isEmpty)
    }
  }

  @Test(
    "files of a theme that cannot be read are told of: without templates nothing is built, without a picture all else is",
    .timeLimit(.minutes(1)))
  func unreadableTheme() throws {
    try folder.write("---\ntitle: A\ndate: 2024-06-21\n---\n\nText.\n", to: "content/a.md")
    #expect(try run("build").status == 0)
    #expect(symlink("nothing", folder["Templates"]) == 0)
    let missing = try run("build")
    #expect(
      missing.status == 2 && missing.errors.contains("Templates")
        && missing.errors.contains("No such file or directory"))
    try FileManager.default.removeItem(atPath: folder["Templates"])
    try Folder.make(folder["Templates/assets"])
    // Nothing else changed since the build before.
    #expect(symlink("nothing", folder["Templates/mine.mustache"]) == 0)
    let template = try run("build")
    #expect(template.status == 2)
    #expect(
      template.errors.contains("Templates/mine.mustache: error: cannot read: No such file or directory  [unreadable]"))
    try FileManager.default.removeItem(atPath: folder["Templates/mine.mustache"])
    #expect(mkfifo(folder["Templates/assets/fog.png"], 0o600) == 0)
    for _ in 0..<2 {
      let asset = try run("build")
      #expect(asset.status == 1 && asset.errors.contains("Templates/assets/fog.png: error: cannot read"))
    }
    try FileManager.default.removeItem(atPath: folder["Templates/assets/fog.png"])
    #expect(try run("build").status == 0)
  }

  @Test("a capture that may not be read is reported", .enabled(if: getuid() != 0)) func noPermission() throws {
    try capture("1.md")
    try capture("2.md", 2)
    #expect(chmod(folder["captures/2.md"], 0) == 0)
    let outcome = try run("build", "--captures", "captures")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("captures/2.md: error: cannot read it: Permission denied  [unreadable]"))
  }

  @Test("fifty megabytes of <div> are reported, not read") func huge() throws {
    try capture("1.md")
    try folder.write(String(repeating: "<div>", count: 10_000_000), to: "captures/huge.md")
    let outcome = try run("build", "--captures", "captures")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("[too-large]"))
  }

  @Test("another folder, time zone, locale and number of threads make the same bytes") func sameBytes() throws {
    for index in 0..<30 { try capture("\(index).md", index, body: "<address>ANN LEE</address><p>\(index)</p>") }
    #expect(try run("build", "--captures", "captures", "--content", "c1", "--output", "p1", "--jobs", "1").status == 0)
    let environment = ["TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8"]
    #expect(
      try run(
        "build", "--captures", "captures", "--content", "x/c2", "--output", "y/p2", "--jobs", "2",
        environment: environment
      )
      .status == 0)
    #expect(try folder.snapshot("c1") == folder.snapshot("x/c2"))
    #expect(try folder.snapshot("p1") == folder.snapshot("y/p2"))
  }

  @Test("explain shows a capture, its article, and what rules took from it, and writes nothing") func explain() throws {
    try capture("1.md", body: "<p>潮水退了。</p><p>广告</p>")
    let outcome = try run("explain", "captures/1.md")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(
      outcome.output == """
        capture captures/1.md
          captured: 2024-06-21T04:37:02Z
          title: 题1
          url: https://a.example/1
          body: 37 bytes

        article 2024/06/21/a-example-1.md (not in the archive)
          ---
          title: 题1
          date: 2024-06-21T04:37:02Z
          captured: 2024-06-21T04:37:02Z
          url: https://a.example/1
          outlet: a-example
          language: zh-Hans
          ---

          潮水退了。

        rules
          advertisements: dropped, 2 characters
            广告

        """)
    #expect(folder.read("content/2024/06/21/a-example-1.md") == nil)
  }

  @Test("explain shows the beginning of a long text, or all of it, or JSON") func explainLong() throws {
    try capture("1.md", body: (1...30).map { "<p>第\($0)段。</p>" }.joined())
    #expect(try run("import", "--captures", "captures").status == 0)
    let short = try run("explain", "captures/1.md").output
    #expect(short.contains("article 2024/06/21/a-example-1.md\n") && short.contains("第6段。") && !short.contains("第7段。"))
    #expect(try run("explain", "--text", "captures/1.md").output.contains("第30段。"))
    let json = try run("explain", "--format", "json", "--text", "captures/1.md").output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["in_archive"] as? Bool == true)
    #expect((object["text"] as? String)?.hasSuffix("第30段。\n") == true)
  }

  @Test("explain tells what is no capture: status 1 for some files, 2 for all") func explainFailures() throws {
    try capture("1.md")
    try folder.write("no link\n------\n", to: "captures/2.md")
    #expect(try run("explain", "captures/1.md", "captures/2.md").status == 1)
    let outcome = try run("explain", "captures/2.md")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("captures/2.md:1:1: error: the title line has no link  [title-line]"))
    let none = try run("explain", "captures/none.md").errors
    #expect(
      none.contains("captures/none.md: error: cannot read it") && none.contains("help: see that its name is right"))
    #expect(try run("explain", "captures").errors.contains("help: name the files in it"))
  }

  @Test("rules lists the keeper's own and the built-in ones, and marks those that are off") func rules() throws {
    try folder.write(
      "rules:\n  off: [bold-headings]\n  own:\n    - name: promo\n      host: a.example\n      drop: div.promo\n",
      to: "broadsheet.yml")
    let output = try run("rules").output
    #expect(output.hasPrefix("promo  [a.example]  (own)\n    drop div.promo\nglued-tags  [all outlets]\n"))
    #expect(output.contains("bold-headings  [all outlets]  (off)\n"))
  }

  @Test("what is made of captures may lie in their folder, and is none of them") func capturesAround() throws {
    try folder.write("captures: .\nmedia:\n  folder: kept\ntemplates: theme\n", to: "broadsheet.yml")
    for name in ["2024/a.md", "b.md"] {
      try folder.write("<!--1718944622000-->\n[题](https://a.example/\(name))\n------\n\n<p>文\n", to: name)
    }
    for name in ["kept/x.txt", "theme/README.md"] { try folder.write("x", to: name) }
    #expect(try run("build").output.contains("imported 2 captures: 2 new\n"))
    let again = try run("build")
    #expect(again.status == 0 && again.errors.isEmpty && again.output.contains("imported 2 captures: 2 same\n"))
  }

  @Test("a site does not take the place of what it is made of") func folders() throws {
    try folder.write("---\ntitle: A\ndate: 2024-01-02\n---\n\nText\n", to: "content/a.md")
    let same = try run("build", "--output", "./content/.")
    #expect(same.status == 2 && same.errors.contains("cannot be written to the folder of the articles  [same-folder]"))
    try folder.write("x", to: "captures/b.md")
    for options in [
      ["build", "--content", "captures"], ["build", "--output", "captures"], ["import", "--content", "captures"],
    ] {
      let captures = try run(Self.program, options + ["--captures", "./captures"])
      #expect(captures.status == 2 && captures.errors.contains("to the folder of the captures  [same-folder]"))
    }
    try folder.write("x", to: "content/old/b.md")
    for command in ["build", "import"] {
      let lying = try run(command, "--captures", "content/old")
      #expect(
        lying.status == 2
          && lying.errors.contains("the captures, content/old, lie in the folder of the articles  [same-folder]"))
    }
    try folder.write("media:\n  folder: public/media\n", to: "broadsheet.yml")
    try folder.write("kept", to: "public/media/a.jpg")
    let kept = try run("build")
    #expect(kept.status == 2 && kept.errors.contains("public/media: error: kept pictures cannot be"))
    #expect(folder.read("public/media/a.jpg") == "kept" && folder.read("public/index.html") == nil)
  }
}
