import Foundation
import Platform
import TestSupport
import Testing

/// Disks without room, and files that may not grow.
@Suite struct FullDiskTests: ProgramSuite {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    "on a full disk a run ends with status 2 and leaves no half file, and the next one goes on",
    .enabled(if: Mount.isPermitted, "nothing may be mounted here"), arguments: [48, 160, 400, 800])
  func fullDisk(kilobytes: Int) throws {
    try captures(24, bytes: 6000)
    let disk = try Mount(["-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs"], at: folder["disk"])
    let outcome = try run("build", "--captures", "captures", "--content", "disk/c", "--output", "disk/p")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("No space left on device  [system]\n  help: make room and run it again"))
    expectNothingUnfinished()
    if Folder.exists(folder["disk/c"]) { try expectWhole("disk/c", suffix: ".md") }
    if Folder.exists(folder["disk/p"]) { try expectWhole("disk/p", suffix: ".html") }
    try disk.remount("size=64m")
    try expectRepaired(content: "disk/c", output: "disk/p")
  }

  /// Runs a build whose files may have so many kilobytes at most: the system then refuses to write more, as a full disk does. It works
  /// everywhere, for everybody. Whoever runs the tests may have told the system not to end a process for that, which `env` takes back.
  private func build(limit kilobytes: Int) throws -> Outcome {
    try run(
      URL(fileURLWithPath: "/bin/sh"),
      [
        "-c", #"ulimit -f "$1"; shift; exec env --default-signal=XFSZ "$@""#, "sh", String(2 * kilobytes),
        Self.program.path, "build", "--captures", "captures",
      ])
  }

  @Test(
    "what a run keeps for the next one may not grow: that ends it with status 2, and the next run goes on",
    arguments: [(1, "content.import-journal"), (8, "content.import"), (24, "public.ledger")])
  func limitedState(kilobytes: Int, file: String) throws {
    try captures(70)
    let outcome = try build(limit: kilobytes)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.contains("\(file): error: cannot write: File too large  [system]\n  help: raise the limit "),
      "\(outcome.errors)")
    expectNothingUnfinished()
    if Folder.exists(folder["content"]) { try expectWhole("content", suffix: ".md") }
    if Folder.exists(folder["public"]) { try expectWhole("public", suffix: ".html") }
    try expectRepaired()
  }

  @Test("pages and articles that may not grow are told and left out, and the next run makes them") func limitedPages()
    throws
  {
    try captures(3)
    try capture("long.md", 99, body: "<p>\(String(repeating: "长文。", count: 10_000))</p>")
    for name in ["content/2024/06/21/a-example-99.md", "public/2024/06/21/a-example-99.html"] {
      let outcome = try build(limit: 48)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("\(name): error: cannot write the "), "\(outcome.errors)")
      #expect(outcome.errors.contains(": File too large  [unwritable]\n  help: raise the limit "))
      #expect(folder.read(name) == nil && folder.read("public/2024/06/21/a-example-1.html") != nil)
      expectNothingUnfinished()
      #expect(try run("import", "--captures", "captures").status == 0)
    }
    try expectRepaired()
  }
}
