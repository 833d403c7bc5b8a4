import Foundation

/// The counts that a change is held against, with the reasons why they grew: `Benchmarks/counts.json`. What they were at an earlier
/// commit is in that commit's file.
package struct CountsRecord: Codable, Sendable, Equatable {
  /// What of a computer instructions and allocations depend on: compiler and C library.
  package var toolchain: String
  /// The newest counts.
  package var counts: [String: Counts]
  /// Why counts grew, the newest last.
  package var history: [Entry] = []

  /// A change of the counts.
  package struct Entry: Codable, Sendable, Equatable {
    /// The commit that the change was made on.
    package var after: String
    package var reason: String
    /// What changed by more than a hundredth: `build, instructions: 3,609,729,462 → 3,700,000,000 (+2.5 %)`.
    package var changes: [String]
  }

  package init(toolchain: String, counts: StepCounts, history: [Entry] = []) {
    self.toolchain = toolchain
    self.counts = Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
    self.history = history
  }

  /// Reads a record; `nil` where there is none.
  package init?(file: String) throws {
    guard let data = FileManager.default.contents(atPath: file) else { return nil }
    self = try JSONDecoder().decode(Self.self, from: data)
  }

  /// The record as JSON, its keys in order.
  package var json: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return try encoder.encode(self) + Data("\n".utf8)
    }
  }

  /// The record after new counts were taken: all of them with a reason, without one only those that fell.
  package func recording(_ found: StepCounts, toolchain: String, reason: String?, after commit: String) -> CountsRecord
  {
    let changes = CountsComparison(self, found, toolchain: toolchain).changes
    guard let reason else {
      var record = self
      for change in changes where change.now < change.before {
        record.counts[change.step]?[keyPath: change.field] = change.now
      }
      return record
    }
    let lines = changes.filter { abs($0.growth) > 0.01 }.map(\.description)
    let entry = Entry(after: commit, reason: reason, changes: lines)
    return CountsRecord(toolchain: toolchain, counts: found, history: history + [entry])
  }
}
