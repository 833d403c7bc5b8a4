import Archives

/// How often everything is measured on an archive, and where.
package struct BenchPlan: Sendable, Equatable {
  /// How many rounds of all tasks but Jekyll's.
  package var rounds: Int
  /// The places.
  package var places: [Place]
  /// Where Jekyll, which takes minutes, takes part, in the first round.
  package var jekyllPlaces: [Place]

  /// Of more than this many articles an archive is large.
  private static let large = 20_000

  /// Five rounds, in memory and on disk, Jekyll in memory; a large archive in memory only, and without Jekyll, which would need hours.
  package init(for shape: ArchiveShape, rounds: Int = 5) {
    let isLarge = shape.articles > Self.large
    self.rounds = rounds
    places = isLarge ? [.tmpfs] : Place.allCases
    jekyllPlaces = isLarge ? [] : [.tmpfs]
  }

  /// The memory that Hugo needs for an archive, in bytes, by what it takes for smaller ones.
  package static func hugoMemory(for shape: ArchiveShape) -> Int {
    shape.articles * (shape.length == .long ? 150_000 : 75_000)
  }
}
