import Foundation
import Testing

@testable import Counting

@Suite("The record of counts")
struct RecordTests {
  private let record = CountsRecord(
    toolchain: "A", counts: [.build: Counts(instructions: 1000, systemCalls: 200), .same: Counts(instructions: 50)])

  @Test("is read as it was written, and written the same again")
  func roundTrip() throws {
    let file = NSTemporaryDirectory() + "/counts-\(UUID().uuidString).json"
    defer { try? FileManager.default.removeItem(atPath: file) }
    try record.json.write(to: URL(fileURLWithPath: file))
    let read = try #require(try CountsRecord(file: file))
    #expect(read == record)
    #expect(try read.json == record.json)
  }

  @Test("that is not there is none, one that is broken an error")
  func missing() throws {
    #expect(try CountsRecord(file: "/no/such/file.json") == nil)
    let file = NSTemporaryDirectory() + "/counts-\(UUID().uuidString).json"
    defer { try? FileManager.default.removeItem(atPath: file) }
    try Data("{".utf8).write(to: URL(fileURLWithPath: file))
    #expect(throws: (any Error).self) { try CountsRecord(file: file) }
  }

  @Test("takes all counts with a reason, and keeps reason and changes")
  func reason() {
    let found: StepCounts = [.build: Counts(instructions: 1200, systemCalls: 201), .same: Counts(instructions: 50)]
    let new = record.recording(found, toolchain: "A", reason: "Pages have maps", after: "abc1234")
    #expect(new.counts["build"]?.instructions == 1200)
    #expect(
      new.history == [
        .init(after: "abc1234", reason: "Pages have maps", changes: ["build, instructions: 1000 → 1200 (+20.0 %)"])
      ])
  }

  @Test("takes without a reason only what fell, so that nothing grows by and by")
  func noReason() {
    let found: StepCounts = [.build: Counts(instructions: 900, systemCalls: 203), .same: Counts(instructions: 51)]
    let new = record.recording(found, toolchain: "A", reason: nil, after: "abc1234")
    #expect(new.counts["build"] == Counts(instructions: 900, systemCalls: 200))
    #expect(new.counts["same"]?.instructions == 50)
    #expect(new.history.isEmpty)
  }
}
