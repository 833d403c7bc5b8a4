import Testing

@testable import Counting

@Suite("Comparing counts")
struct ComparisonTests {
  private let before = Counts(
    instructions: 1000, allocations: 100, allocatedBytes: 5000, systemCalls: 200, bytesWritten: 10_000)

  @Test("what grew by more than 3 % is told, what grew by 3 % is not")
  func growth() {
    var now = before
    now.instructions = 1031
    now.allocations = 103
    now.systemCalls = 190
    let comparison = compare(now)
    #expect(comparison.grown.map(\.description) == ["build, instructions: 1000 → 1031 (+3.1 %)"])
    #expect(comparison.fallen.map(\.description) == ["build, system calls: 200 → 190 (-5.0 %)"])
    #expect(comparison.changes.count == 5)
  }

  @Test("something in place of nothing has grown")
  func fromNothing() {
    let record = CountsRecord(toolchain: "A", counts: [.build: Counts()])
    #expect(CountsComparison(record, [.build: before], toolchain: "A").grown.count == 5)
    #expect(CountsComparison(record, [.build: Counts()], toolchain: "A").grown.isEmpty)
  }

  @Test("with another compiler or C library only system calls and bytes written are compared")
  func toolchain() {
    var now = before
    now.instructions = 9000
    now.allocations = 9000
    now.bytesWritten = 10_400
    let comparison = compare(now, toolchain: "B")
    #expect(!comparison.isSameToolchain)
    #expect(comparison.grown.map(\.name) == ["bytes written"])
  }

  @Test("a step that is not on record is told")
  func missing() {
    let record = CountsRecord(toolchain: "A", counts: [.build: before])
    #expect(CountsComparison(record, [.build: before, .edit: before], toolchain: "A").missing == ["edit"])
  }

  private func compare(_ now: Counts, toolchain: String = "A") -> CountsComparison {
    CountsComparison(CountsRecord(toolchain: "A", counts: [.build: before]), [.build: now], toolchain: toolchain)
  }
}
