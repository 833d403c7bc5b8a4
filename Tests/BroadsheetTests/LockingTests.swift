import Foundation
import Platform
import TestSupport
import Testing

/// Two runs at once.
@Suite struct LockingTests: ProgramSuite {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func lock(_ name: String, _ use: FolderLock.Use = .writing) throws -> FolderLock {
    try FolderLock(folder[name], for: use, command: "media")
  }

  private func locking<Result>(
    _ name: String, _ use: FolderLock.Use = .writing, _ body: () throws -> Result
  ) throws -> Result {
    try withExtendedLifetime(lock(name, use), body)
  }

  @Test(
    "a run that another one is in the way of says which, does nothing, and has status 2",
    arguments: [("build", "public"), ("build", "content"), ("import", "content"), ("media", "media")])
  func held(command: String, locked: String) throws {
    try capture("1.md")
    let outcome = try locking(locked) { try run(command, "--captures", "captures") }
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    let name = "\(locked): error: process \(getpid()) (broadsheet media, since 20"
    #expect(outcome.errors.hasPrefix(name) && outcome.errors.contains("is using the folder  [locked]\n  help: run it"))
    #expect(!Folder.exists(folder["public"]) && !Folder.exists(folder["content"]))
    try Folder.make(folder["content"])
    #expect(try run(command, "--captures", "captures").status == 0)
  }

  @Test("with --wait it does its work when the other one has ended") func waits() throws {
    try capture("1.md")
    let held = Lock<FolderLock?>(try lock("public"))
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.8)
      held.withLock { $0 = nil }
    }
    let outcome = try run("build", "--captures", "captures", "--wait")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.output.hasPrefix("imported 1 capture: 1 new\nbuilt "))
  }

  @Test("who waits for so many seconds leaves then") func waitsNotForever() throws {
    try capture("1.md")
    let start = Console.seconds
    let outcome = try locking("content") { try run("build", "--captures", "captures", "--wait", "1") }
    #expect(outcome.status == 2 && Console.seconds - start >= 1)
    #expect(try run("build", "--wait", "-1").status != 0)
  }

  @Test("articles alone can be read by several builds, but not while an import writes them") func readers() throws {
    try capture("1.md")
    #expect(try run("import", "--captures", "captures").status == 0)
    try locking("content", .reading) { () throws in
      #expect(try run("build").status == 0)
      #expect(try run("import", "--captures", "captures").status == 2)
    }
    for command in ["build", "media"] {
      let outcome = try locking("content") { try run(command) }
      #expect(outcome.status == 2 && outcome.errors.hasPrefix("content: error: process"))
    }
  }

  @Test("while pictures are fetched, others may import and build") func fetching() throws {
    try capture("1.md")
    let outcome = try locking("media") { try run("build", "--captures", "captures") }
    #expect(outcome.status == 0)
  }

  @Test("what only reads takes no lock") func readOnly() throws {
    try capture("1.md")
    try locking("content") { () throws in
      #expect(try run("explain", "captures/1.md").status == 0)
      #expect(try run("rules").status == 0)
    }
  }

  @Test("a run that follows one at once that was killed finds it gone, and leaves nothing that was being written")
  func dying() throws {
    try captures(40, bytes: 2000)
    for round in 1...4 {
      let victim = try start(["build", "--captures", "captures"])
      Thread.sleep(forTimeInterval: 0.03 * Double(round))
      kill(victim.processIdentifier, SIGKILL)
      // Not waited for: it may still be at work within the system, and be there by its number when that is done.
      let outcome = try run("build", "--captures", "captures")
      #expect(outcome.status == 0, "\(outcome.errors)")
      expectNothingUnfinished()
      victim.waitUntilExit()
      try capture("\(round).md", round, body: "<p>第\(round)次。</p>")
    }
    try expectRepaired()
  }

  @Test("two builds at once, of which one waits, make what one makes") func both() throws {
    for index in 0..<20 { try capture("\(index).md", index) }
    let arguments = ["build", "--captures", "captures", "--wait"]
    let others = try (0..<2).map { _ in try start(arguments) }
    let outcome = try run(Self.program, arguments)
    for other in others { other.waitUntilExit() }
    #expect(outcome.status == 0 && others.allSatisfy { $0.terminationStatus == 0 })
    #expect(try run("build", "--captures", "captures", "--content", "c", "--output", "p").status == 0)
    #expect(try folder.snapshot("public") == folder.snapshot("p"))
    #expect(try folder.snapshot("content") == folder.snapshot("c"))
  }
}
