import Foundation
import Platform
import TestSupport
import Testing

extension ProgramSuite {
  /// Writes captures with texts of a few hundred bytes, or of as many as are asked for.
  func captures(_ count: Int, bytes: Int = 300) throws {
    for number in 0..<count {
      try capture("\(number).md", number, body: "<p>\(number)\(String(repeating: "长文。", count: bytes / 9))</p>")
    }
  }

  /// Runs what is left to do, and expects what a run makes that nothing disturbed.
  func expectRepaired(content: String = "content", output: String = "public") throws {
    let outcome = try run("build", "--captures", "captures", "--content", content, "--output", output)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    #expect(!outcome.output.contains("edited"))
    let calm = try run("build", "--captures", "captures", "--content", "calm/content", "--output", "calm/public")
    #expect(calm.status == 0)
    #expect(try folder.snapshot(content) == folder.snapshot("calm/content"))
    #expect(try folder.snapshot(output) == folder.snapshot("calm/public"))
    expectNothingUnfinished()
  }

  /// Expects that no file is left that was being written.
  func expectNothingUnfinished() {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    #expect(names.filter { $0.contains("/.broadsheet-") }.isEmpty)
  }

  /// Expects that every file below a folder is whole: what `expectRepaired` will find there in the end.
  func expectWhole(_ relative: String, suffix: String) throws {
    for (path, bytes) in try folder.snapshot(relative) where path.hasSuffix(suffix) {
      #expect(bytes.last == 0x0A, "\(path)")
    }
  }
}

/// Something mounted in a test's folder, as root may; it goes with this.
final class Mount {
  private let path: String

  /// Whether something may be mounted: root may not everywhere.
  static let isPermitted: Bool = {
    guard getuid() == 0, let folder = try? TemporaryFolder() else { return false }
    return (try? Mount(["-t", "tmpfs", "tmpfs"], at: folder["disk"])) != nil
  }()

  /// Mounts.
  init(_ arguments: [String], at path: String) throws {
    self.path = path
    try Folder.make(path)
    guard try Self.mount(arguments + [path]) else { throw SystemError("mount", path, code: EPERM) }
  }

  deinit { umount2(path, Int32(MNT_DETACH)) }

  /// Changes how it is mounted.
  func remount(_ options: String) throws {
    let isDone = try Self.mount(["-o", "remount,\(options)", path])
    #expect(isDone)
  }

  private static func mount(_ arguments: [String]) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/mount")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
