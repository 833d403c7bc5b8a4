import Foundation
import Platform
import TestSupport
import Testing

/// Places that cannot be written to, because of what they are or what stands there.
@Suite struct ReadOnlyTests: ProgramSuite {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func build() throws -> Outcome { try run("build", "--captures", "captures") }

  @Test("a file in the place of a folder is left alone, and nothing is built", arguments: ["public", "content"])
  func fileInPlace(name: String) throws {
    try captures(3)
    try folder.write("mine", to: name)
    let outcome = try build()
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.contains("\(name): error: cannot make the folder: Not a directory  [system]\n  help: move away"))
    #expect(folder.read(name) == "mine")
    try File.remove(folder[name])
    try expectRepaired()
  }

  @Test("a file in the place of a folder of the archive is told for each article that would be in it")
  func fileInArchive() throws {
    try captures(3)
    try folder.write("mine", to: "content/2024")
    let outcome = try run("import", "--captures", "captures")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("cannot write the article: Not a directory  [unwritable]\n  help: see what"))
    #expect(outcome.output.hasPrefix("imported 3 captures: 3 reported"))
    #expect(folder.read("content/2024") == "mine")
    try File.remove(folder["content/2024"])
    try expectRepaired()
  }

  @Test("a folder in the place of a page or of an article is told and left alone, and the rest is there")
  func folderInPlace() throws {
    try captures(3)
    let places = ["content/2024/06/21/a-example-1.md", "public/2024/06/21/a-example-2.html", "public/index.html"]
    for place in places { try folder.write("mine", to: "\(place)/mine.txt") }
    let outcome = try build()
    #expect(outcome.status == 1)
    for place in places.suffix(2) {
      #expect(
        outcome.errors.contains("\(place): error: cannot write the page: Is a directory  [unwritable]\n  help: see"))
    }
    #expect(outcome.errors.contains("\(places[0]): error: cannot write the article: Is a directory  [unwritable]\n"))
    for place in places { #expect(folder.read("\(place)/mine.txt") == "mine") }
    #expect(folder.read("public/2024/06/21/a-example-0.html")?.contains("题0") == true)
    for place in places { try FileManager.default.removeItem(atPath: folder[place]) }
    try expectRepaired()
  }

  @Test(
    "a disk that is read-only is told and left alone",
    .enabled(if: Mount.isPermitted, "nothing may be mounted here"), arguments: ["public", "content"])
  func readOnlyDisk(name: String) throws {
    try captures(3)
    #expect(try build().status == 0)
    let before = try folder.snapshot(name)
    try Folder.make(folder[name])
    let disk = try Mount(["--bind", folder[name]], at: folder[name])
    try disk.remount("bind,ro")
    // Nothing has to be written: that is no reason to complain.
    #expect(try build().status == 0)
    try capture("3.md", 3)
    if name == "public" { #expect(try run("import", "--captures", "captures").status == 0) }
    let outcome = try build()
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("Read-only file system  [system]\n  help: see that it may be written to"))
    #expect(try folder.snapshot(name) == before)
    try disk.remount("bind,rw")
    try expectRepaired()
  }

  @Test(
    "a site on a disk that is read-only as a whole can be built as long as nothing changed",
    .enabled(if: Mount.isPermitted, "nothing may be mounted here"))
  func allReadOnly() throws {
    try captures(3)
    let disk = try Mount(["-t", "tmpfs", "tmpfs"], at: folder["disk"])
    func build() throws -> Outcome {
      try run("build", "--captures", "captures", "--content", "disk/c", "--output", "disk/p")
    }
    #expect(try build().status == 0)
    // Until what was written is over, it is looked at once more, and that is written down.
    Thread.sleep(forTimeInterval: 0.1)
    #expect(try build().status == 0)
    try disk.remount("ro")
    let outcome = try build()
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
  }

  @Test("who may not write is told", .enabled(if: getuid() != 0, "root may write everywhere"))
  func noPermission() throws {
    try captures(3)
    #expect(try build().status == 0)
    let before = try folder.snapshot("public")
    try capture("3.md", 3)
    let places = ["public", "public/2024/06/21", ".broadsheet"]
    for place in places { #expect(chmod(folder[place], 0o555) == 0) }
    let outcome = try build()
    #expect(outcome.status != 0 && outcome.errors.contains("Permission denied"))
    for place in places { #expect(chmod(folder[place], 0o755) == 0) }
    #expect(try folder.snapshot("public") == before)
    try expectRepaired()
  }
}
