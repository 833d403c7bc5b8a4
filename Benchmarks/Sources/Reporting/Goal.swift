import Measuring

/// What is to be reached, and how to find it in the results.
package struct Goal: Sendable {
  /// What is compared with what.
  package var name: String
  /// No more than this.
  package var limit: Double
  /// How the limit and what was measured are written.
  private let format: @Sendable (Double) -> String
  /// What was measured; `nil` where it was not.
  private let find: @Sendable (Results) -> Double?

  package init(
    _ name: String, limit: Double, format: @escaping @Sendable (Double) -> String,
    find: @escaping @Sendable (Results) -> Double?
  ) {
    self.name = name
    self.limit = limit
    self.format = format
    self.find = find
  }

  /// The row of a table: what, as measured, the goal. `nil` where it was not measured.
  package func row(_ results: Results) -> [String]? {
    guard let value = find(results) else { return nil }
    return [name, format(value), "≤ \(format(limit))", value <= limit ? "yes" : "no"]
  }

  /// A quantity of one step as a multiple of that of another one, in one archive's run in memory.
  package static func ratio(
    _ name: String, _ archive: String, _ step: Step, to other: Step, _ quantity: @escaping @Sendable (Sample) -> Double,
    limit: Double
  ) -> Goal {
    Goal(name, limit: limit, format: Figures.ratio) { results in
      divide(results.median(archive, step).map(quantity), results.median(archive, other).map(quantity))
    }
  }

  /// Time by the clock of a step.
  package static func time(_ name: String, _ archive: String, _ step: Step, limit: Double) -> Goal {
    Goal(name, limit: limit, format: Figures.time) { $0.median(archive, step)?.wall }
  }

  static func divide(_ value: Double?, _ other: Double?) -> Double? {
    guard let value, let other, other > 0 else { return nil }
    return value / other
  }
}

extension Results {
  /// The median of a step in the run in memory.
  func median(_ archive: String, _ step: Step) -> Sample? { run(archive, .tmpfs)?[step]?.samples.median }
}
