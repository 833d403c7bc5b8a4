/// Counts held against those on record.
package struct CountsComparison: Sendable {
  /// What may be grown without a reason: 3 %.
  package static let tolerance = 0.03
  /// All counts that can be compared and are on record.
  package let changes: [Change]
  /// Steps that are not on record.
  package let missing: [String]
  /// Whether instructions and allocations could be compared.
  package let isSameToolchain: Bool

  /// A count before and now.
  package struct Change: Sendable, CustomStringConvertible {
    package var step: String
    package var name: String
    let field: WritableKeyPath<Counts, Int> & Sendable
    package var before: Int
    package var now: Int

    /// By which part it grew; negative where it fell.
    package var growth: Double { before > 0 ? Double(now - before) / Double(before) : now > 0 ? 1 : 0 }

    package var description: String {
      let percent = Int((growth * 1000).rounded())
      let sign = percent < 0 ? "-" : "+"
      return "\(step), \(name): \(before) → \(now) (\(sign)\(abs(percent) / 10).\(abs(percent) % 10) %)"
    }
  }

  package init(_ record: CountsRecord, _ found: StepCounts, toolchain: String) {
    isSameToolchain = record.toolchain == toolchain
    let skipped = isSameToolchain ? [] : Counts.ofToolchain
    var changes: [Change] = []
    var missing: [String] = []
    for step in CountedStep.allCases {
      guard let now = found[step] else { continue }
      guard let before = record.counts[step.rawValue] else {
        missing.append(step.rawValue)
        continue
      }
      for (name, field) in Counts.quantities where !skipped.contains(name) {
        changes.append(
          Change(
            step: step.rawValue, name: name, field: field, before: before[keyPath: field], now: now[keyPath: field]))
      }
    }
    self.changes = changes
    self.missing = missing
  }

  /// What grew by more than is allowed.
  package var grown: [Change] { changes.filter { $0.growth > Self.tolerance } }
  /// What fell by more than that: worth keeping.
  package var fallen: [Change] { changes.filter { $0.growth < -Self.tolerance } }
}
