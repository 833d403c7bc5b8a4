import Foundation
import Platform
import TestSupport
import Testing

@Suite struct FileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func failure(_ body: () throws(SystemError) -> Void) -> SystemError? {
    do throws(SystemError) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  @Test("what is written is read back, whatever its size", arguments: [0, 1, 4096, 1_000_003])
  func roundTrip(size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try File.write(bytes, to: folder["a"])
    #expect(try File.read(folder["a"]) == bytes)
    #expect(File.holds(bytes, at: folder["a"]))
    #expect(!File.holds(bytes + [0], at: folder["a"]))
  }

  @Test("writing leaves nothing but the file") func leavesNoTemporary() throws {
    try File.write([1], to: folder["a"])
    try File.write([2], to: folder["a"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"])
  }

  @Test("a write that fails leaves what was there, and no temporary file") func failedWrite() throws {
    try Folder.make(folder["a/b"])
    let error = failure { () throws(SystemError) in try File.write([1], to: folder["a/b"]) }
    #expect(error?.code == EISDIR)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder["a"]) == ["b"])
  }

  @Test("a name of 255 bytes can be written") func longName() throws {
    let name = String(repeating: "长", count: 85)
    try File.write([1], to: folder[name])
    #expect(try File.read(folder[name]) == [1])
  }

  @Test("a folder in place of a file is told from a missing file") func folderInPlace() throws {
    try Folder.make(folder["d"])
    let isFolder = failure { () throws(SystemError) in _ = try File.read(folder["d"]) }
    let isMissing = failure { () throws(SystemError) in _ = try File.read(folder["none"]) }
    #expect(isFolder?.code == EISDIR)
    #expect(isMissing?.isMissing == true)
    #expect(isMissing?.description == "cannot read \(folder["none"]): No such file or directory")
  }

  @Test("a file over the limit is not read") func limit() throws {
    try File.write([1, 2, 3], to: folder["a"])
    let error = failure { () throws(SystemError) in _ = try File.read(folder["a"], limit: 2) }
    #expect(error?.code == SystemError.fileTooLarge)
  }

  @Test("a file is read whole, whatever size it was expected to have", arguments: [0, 1, 4999, 5000, 5001, 9000])
  func expectedSize(size: Int) throws {
    let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0) }
    try File.write(bytes, to: folder["a"])
    #expect(try File.read(folder["a"], expecting: size) == bytes)
    let error = failure { () throws(SystemError) in _ = try File.read(folder["a"], expecting: size, limit: 4999) }
    #expect(error?.code == SystemError.fileTooLarge)
  }

  @Test("writing tells the state that the file is then in") func writtenStamp() throws {
    let stamp = try File.write([1, 2, 3], to: folder["a"])
    #expect(stamp == File.stamp(folder["a"]))
    #expect(stamp.size == 3)
  }

  @Test("a pipe that nobody writes to does not hang the program") func namedPipe() throws {
    try #require(mkfifo(folder["p"], 0o600) == 0)
    let error = failure { () throws(SystemError) in _ = try File.read(folder["p"]) }
    #expect(error?.code == EINVAL)
  }

  @Test(
    "a full disk is an error that concerns every file",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() {
    let error = failure { () throws(SystemError) in try File.append([1], to: "/dev/full") }
    #expect(error?.isFull == true)
    #expect(error?.concernsEveryFile == true)
  }

  @Test("folders on the way are made") func makesFolders() throws {
    try File.writeMakingFolders([7], to: folder["a/b/c/d"])
    #expect(try File.read(folder["a/b/c/d"]) == [7])
  }

  @Test("removing what is not there is fine") func removing() throws {
    try File.remove(folder["none"])
    try File.write([1], to: folder["a"])
    try File.remove(folder["a"])
    #expect(File.stamp(folder["a"]) == nil)
  }
}
