import Archives

/// How often everything is measured on an archive, and where.
package struct BenchPlan: Sendable, Equatable {
  /// How many rounds of all tasks.
  package var rounds: Int
  /// In how many of these rounds Hugo takes part.
  package var hugoRounds: Int
  /// In how many Jekyll does, in memory; it does not on a disk.
  private var jekyllRounds: Int
  /// The places.
  package var places: [Place]

  /// Of more than this many articles an archive is large.
  private static let large = 20_000

  /// Five rounds, in memory and on disk, Jekyll once in memory; of a large archive three rounds, in memory only, Hugo once and
  /// Jekyll, which would need hours, not at all.
  package init(for shape: ArchiveShape, rounds: Int = 5) {
    let isLarge = shape.articles > Self.large
    self.rounds = isLarge ? min(3, rounds) : rounds
    hugoRounds = isLarge ? 1 : rounds
    jekyllRounds = isLarge ? 0 : 1
    places = isLarge ? [.tmpfs] : Place.allCases
  }

  /// In how many rounds Jekyll, which takes minutes, takes part.
  package func jekyllRounds(in place: Place) -> Int { place == .tmpfs ? jekyllRounds : 0 }

  /// The memory that Hugo needs for an archive, in bytes, by what it takes for smaller ones.
  package static func hugoMemory(for shape: ArchiveShape) -> Int {
    shape.articles * (shape.length == .long ? 150_000 : 75_000)
  }
}
