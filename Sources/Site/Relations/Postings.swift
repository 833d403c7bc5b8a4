/// Which articles have a trait: for each trait the indices of its articles, ascending.
struct Postings: Sendable {
  /// How many articles there are.
  let count: Int
  /// The traits of all articles, ascending, and the article of each.
  private let traits: [Traits.Trait]
  private let articles: [Int32]
  /// Where the traits begin that have these highest 16 bits, and where the last ones end.
  private let starts: [Int]

  /// - Parameters:
  ///   - lists: the traits of each article, each once.
  ///   - filter: the traits that will be asked for; `nil` for all.
  init(_ lists: [[Traits.Trait]], for filter: TraitFilter? = nil) {
    count = lists.count
    var pairs: [UInt64] = []
    if filter == nil { pairs.reserveCapacity(lists.reduce(0) { $0 + $1.count }) }
    for (index, list) in lists.enumerated() {
      for trait in list where filter?.mayHave(trait) ?? true {
        pairs.append(UInt64(trait) << 32 | UInt64(UInt32(truncatingIfNeeded: index)))
      }
    }
    Self.sortByTrait(&pairs)
    articles = pairs.map { Int32(truncatingIfNeeded: $0) }
    traits = pairs.map { UInt32(truncatingIfNeeded: $0 >> 32) }
    var starts = [Int](repeating: 0, count: 1 << 16 + 1)
    for trait in traits { starts[Int(trait >> 16) + 1] += 1 }
    for bits in 1..<starts.count { starts[bits] += starts[bits - 1] }
    self.starts = starts
  }

  /// The articles with a trait that have a larger index, ascending.
  func articles(with trait: Traits.Trait, behind index: Int) -> ArraySlice<Int32> {
    let (low, high) = (starts[Int(trait >> 16)], starts[Int(trait >> 16) + 1])
    let start = (low..<high).firstPlace { traits[$0] > trait || traits[$0] == trait && articles[$0] > index }
    let end = (start..<high).firstPlace { traits[$0] > trait }
    return articles[start..<end]
  }

  /// Sorts by the upper half, digit by digit from the lowest, and leaves those with the same one in their order: for some
  /// millions of pairs several times as fast as comparing them.
  private static func sortByTrait(_ pairs: inout [UInt64]) {
    let bits = 11
    var other = pairs
    for shift in stride(from: 32, to: 64, by: bits) {
      var places = [Int](repeating: 0, count: 1 << bits + 1)
      for pair in pairs { places[Int(pair >> shift) & (1 << bits - 1) + 1] += 1 }
      for digit in 1..<places.count { places[digit] += places[digit - 1] }
      for pair in pairs {
        let digit = Int(pair >> shift) & (1 << bits - 1)
        other[places[digit]] = pair
        places[digit] += 1
      }
      swap(&pairs, &other)
    }
  }
}

/// A set of traits that may hold more than were put into it: looked at for every trait of every article.
struct TraitFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1 << 10)

  mutating func insert(_ trait: Traits.Trait) { bits[Int(trait >> 22)] |= 1 << UInt64(trait >> 16 & 63) }

  func mayHave(_ trait: Traits.Trait) -> Bool { bits[Int(trait >> 22)] & 1 << UInt64(trait >> 16 & 63) != 0 }
}
