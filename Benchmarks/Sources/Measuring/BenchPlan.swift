import Archives

/// How often everything is measured on an archive, in each place.
package struct BenchPlan: Sendable, Equatable {
  /// How many rounds.
  package var rounds: Int
  /// Whether Jekyll takes part.
  package var hasJekyll: Bool

  /// Of more than this many articles Jekyll would need hours.
  private static let mostForJekyll = 20_000

  /// Five rounds of everything; those of a large archive without Jekyll.
  package init(for shape: ArchiveShape, rounds: Int = 5) {
    self.rounds = rounds
    hasJekyll = shape.articles <= Self.mostForJekyll
  }

  /// The bytes that a round writes on an archive at most.
  package static func space(for shape: ArchiveShape) -> Int {
    shape.articles * (shape.length == .long ? 250_000 : 150_000)
  }

  /// The memory that Hugo needs for an archive, in bytes, by what it takes for smaller ones.
  package static func hugoMemory(for shape: ArchiveShape) -> Int {
    shape.articles * (shape.length == .long ? 150_000 : 75_000)
  }
}
