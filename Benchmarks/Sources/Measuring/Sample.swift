/// What one run of a program took.
package struct Sample: Codable, Sendable, Equatable {
  /// Time by the clock, in seconds.
  package var wall: Double
  /// Processor time of the program's own code, in seconds.
  package var user: Double
  /// Processor time of the kernel on its behalf, in seconds.
  package var system: Double
  /// The most memory it held, in bytes.
  package var peak: Int

  package init(wall: Double, user: Double, system: Double, peak: Int) {
    self.wall = wall
    self.user = user
    self.system = system
    self.peak = peak
  }

  /// Processor time, in seconds.
  package var processor: Double { user + system }
}

extension [Sample] {
  /// The medians of each quantity by itself.
  package var median: Sample {
    Sample(
      wall: map(\.wall).median, user: map(\.user).median, system: map(\.system).median,
      peak: Int(map { Double($0.peak) }.median))
  }

  /// How far the times by the clock lie apart: the longest less the shortest, as a part of their median.
  package var spread: Double {
    let walls = map(\.wall)
    guard let least = walls.min(), let most = walls.max(), walls.median > 0 else { return 0 }
    return (most - least) / walls.median
  }
}

extension [Double] {
  /// The middle value; of an even number of values the mean of the middle two; 0 of none.
  package var median: Double {
    guard !isEmpty else { return 0 }
    let sorted = sorted()
    return count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2
  }
}
