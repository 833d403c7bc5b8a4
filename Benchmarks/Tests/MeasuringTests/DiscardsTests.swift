import Foundation
import Testing

@testable import Measuring

@Suite("What is no longer needed")
struct DiscardsTests {
  private let folder = NSTemporaryDirectory() + "/discards-" + UUID().uuidString
  private var manager: FileManager { .default }

  /// Makes a folder with a file and has it discarded.
  private func discard(_ name: String, by discards: Discards) throws {
    try manager.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    try Data(name.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)/file"))
    try discards.take(["\(folder)/\(name)", "\(folder)/missing"])
    #expect(!manager.fileExists(atPath: "\(folder)/\(name)"))
  }

  @Test("is moved aside on a disk, and removed when there is no room otherwise")
  func disk() throws {
    defer { try? manager.removeItem(atPath: folder) }
    var told: [String] = []
    let discards = Discards(folder: "\(folder)/aside", keeps: true, rest: 0, progress: { told.append($0) })
    try discards.makeRoom(for: .max)
    try discard("public", by: discards)
    try discard("public", by: discards)
    try discards.makeRoom(for: 1)
    #expect(try manager.subpathsOfDirectory(atPath: "\(folder)/aside").sorted() == ["1", "1/file", "2", "2/file"])
    #expect(told.isEmpty)
    try discards.makeRoom(for: .max)
    #expect(!manager.fileExists(atPath: "\(folder)/aside"))
    #expect(told.count == 1)
    try discard("copy", by: discards)
    #expect(try manager.subpathsOfDirectory(atPath: "\(folder)/aside").sorted() == ["3", "3/file"])
  }

  @Test("is removed at once in memory")
  func memory() throws {
    defer { try? manager.removeItem(atPath: folder) }
    let discards = Discards(folder: "\(folder)/aside", keeps: false)
    try discard("public", by: discards)
    #expect(try manager.contentsOfDirectory(atPath: folder) == [])
  }
}
