import Glibc
import Platform
import TestSupport
import Testing

@Suite("Bringing what is written to the disk")
struct WritebackTests {
  @Test("goes on while threads write, and ends")
  func threads() throws {
    let folder = try TemporaryFolder()
    let writeback = Writeback(folder.path, portion: 64)
    let results = Workers(4).map(400) { number in
      Result { () throws(SystemError) in
        try File.create(Array(repeating: 0x61, count: 32), at: Folder.join(folder.path, "\(number)"))
        writeback.note(32)
      }
    }
    for result in results { try result.get() }
    try writeback.finish()
    #expect(try Folder.files(in: folder.path).count == 400)
    // More may be written behind that.
    writeback.note(64)
    try writeback.finish()
  }

  @Test("that failed once has failed, whatever comes of it later")
  func failure() throws {
    let folder = try TemporaryFolder()
    let path = Folder.join(folder.path, "missing")
    let writeback = Writeback(path, portion: 1)
    writeback.note(1)
    #expect(throws: SystemError("write", path, code: ENOENT)) { try writeback.finish() }
    try Folder.make(path)
    #expect(throws: SystemError("write", path, code: ENOENT)) { try writeback.finish() }
  }
}
