import Foundation
import TestSupport
import Testing

@testable import Platform

@Suite struct FolderLockTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder["public"] }

  private func lock(_ use: FolderLock.Use, patience: Double = 0) throws(FolderLock.Failure) -> FolderLock {
    try FolderLock(path, for: use, command: "build", patience: patience)
  }

  private func failure(_ use: FolderLock.Use) -> FolderLock.Failure? {
    do throws(FolderLock.Failure) {
      _ = try lock(use)
      return nil
    } catch {
      return error
    }
  }

  @Test("who writes a folder keeps all others away, and they learn who it is") func exclusive() throws {
    let now = Int(Date().timeIntervalSince1970)
    let first = try lock(.writing)
    #expect(first.isEffective)
    for use in [FolderLock.Use.writing, .reading] {
      guard case .held(let holder?) = failure(use) else {
        Issue.record("the lock was given twice")
        return
      }
      #expect(holder.process == Int(getpid()) && holder.command == "build" && abs(holder.since - now) < 100)
    }
    withExtendedLifetime(first) {}
    #expect(folder.read(".broadsheet/public.lock")?.utf8.count == FolderLock.noteSize)
  }

  @Test("the lock goes with its value, and the file stays") func released() throws {
    withExtendedLifetime(try lock(.writing)) {}
    #expect(failure(.writing) == nil && failure(.reading) == nil)
    #expect(folder.read(".broadsheet/public.lock") != nil)
  }

  @Test("many may read, and none may write meanwhile") func shared() throws {
    withExtendedLifetime(try lock(.writing)) {}
    let readers = [try lock(.reading), try lock(.reading)]
    if case .held = failure(.writing) {} else { Issue.record("a folder that is read can be written") }
    withExtendedLifetime(readers) {}
  }

  @Test("who reads a folder that nobody wrote leaves no trace") func readingNothing() throws {
    withExtendedLifetime(try lock(.reading)) {}
    #expect(!Folder.exists(folder[".broadsheet"]))
  }

  @Test("folders side by side do not keep each other away") func neighbours() throws {
    let first = try lock(.writing)
    withExtendedLifetime(try FolderLock(folder["content"], for: .writing, command: "import", patience: 0)) {}
    withExtendedLifetime(first) {}
  }

  @Test("who has patience gets the lock when it is free") func patience() throws {
    let first = Lock<FolderLock?>(try lock(.writing))
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.1)
      first.withLock { $0 = nil }
    }
    withExtendedLifetime(try lock(.writing, patience: 60)) {}
  }

  @Test("who waits long is told for whom, once") func waiting() throws {
    let first = try lock(.writing)
    var told: [FolderLock.Holder?] = []
    #expect(throws: FolderLock.Failure.self) {
      try FolderLock(path, for: .writing, command: "build", patience: FolderLock.grace + 0.2) { told.append($0) }
    }
    #expect(told.map { $0?.process } == [Int(getpid())])
    withExtendedLifetime(first) {}
  }

  @Test(
    "a file that is no note is left as it is, and locks all the same",
    arguments: ["x", String(repeating: "9", count: 64), String(repeating: "9", count: 100_000)])
  func foreignFile(text: String) throws {
    try folder.write(text, to: ".broadsheet/public.lock")
    let first = try lock(.writing)
    if text.utf8.count != FolderLock.noteSize {
      #expect(folder.read(".broadsheet/public.lock") == text)
      #expect(failure(.writing) == .held(nil))
    }
    withExtendedLifetime(first) {}
  }

  @Test("what stands in the place of the lock file is neither followed nor changed") func inPlace() throws {
    try folder.write("", to: "mine.txt")
    try Folder.make(folder[".broadsheet"])
    let file = folder[".broadsheet/public.lock"]
    #expect(symlink(folder["mine.txt"], file) == 0)
    #expect(failure(.writing) == .system(SystemError("lock", file, code: ELOOP)))
    #expect(unlink(file) == 0 && link(folder["mine.txt"], file) == 0)
    withExtendedLifetime(try lock(.writing)) {}
    #expect(folder.read("mine.txt")?.isEmpty == true)
    #expect(unlink(file) == 0 && mkdir(file, 0o755) == 0)
    #expect(failure(.writing) == .system(SystemError("lock", file, code: EISDIR)))
    #expect(rmdir(file) == 0 && mkfifo(file, 0o600) == 0)
    withExtendedLifetime(try lock(.writing)) {}
  }

  @Test("a file in the place of the folder for lock files is an error") func noFolder() throws {
    try folder.write("mine", to: ".broadsheet")
    #expect(failure(.writing) == .system(SystemError("lock", folder[".broadsheet/public.lock"], code: ENOTDIR)))
    #expect(failure(.reading) == nil)
  }

  @Test(
    "notes that say nothing possible are none",
    arguments: [
      "", "1", "1 build", "0 build 5\n", "-4 build 5\n", "x build 5\n", "1 BUILD\u{1B}[2J 5\n", "1 build -5\n",
      "1 build 253402300800\n", "1 build 99999999999999999999999\n", "1 build 5 6\n",
    ])
  func notes(text: String) {
    #expect(FolderLock.Holder(note: Array(text.utf8)) == nil)
  }

  @Test("only failures that say so mean that a file system has no locks") func unsupported() {
    #expect(FolderLock.isUnsupported(ENOTSUP) && FolderLock.isUnsupported(ENOLCK))
    #expect(!FolderLock.isUnsupported(EWOULDBLOCK) && !FolderLock.isUnsupported(EIO))
  }
}
