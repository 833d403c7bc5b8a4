import Platform

/// Which articles have a trait: for each trait the indices of its articles, ascending.
struct Postings: Sendable {
  /// That an article has a trait: the trait in the upper half, the article's index in the lower.
  struct Posting: Sendable, Comparable {
    fileprivate let value: UInt64

    fileprivate init(_ trait: Traits.Trait, _ article: Int) {
      value = UInt64(trait) << 32 | UInt64(UInt32(truncatingIfNeeded: article))
    }

    var trait: Traits.Trait { UInt32(truncatingIfNeeded: value >> 32) }
    var article: Int32 { Int32(truncatingIfNeeded: value) }

    static func < (a: Posting, b: Posting) -> Bool { a.value < b.value }
  }

  /// How many articles there are.
  let count: Int
  /// All postings, by trait and article.
  private var postings: [Posting] = []
  /// Where the traits begin that have these highest 16 bits, and where the last ones end.
  private var starts: [Int]

  /// - Parameters:
  ///   - lists: the traits of each article, each once.
  ///   - filter: the traits that will be asked for; `nil` for all.
  init(_ lists: [[Traits.Trait]], for filter: TraitFilter? = nil, workers: Workers) {
    count = lists.count
    starts = [Int](repeating: 0, count: 1 << 16 + 1)
    for list in lists {
      for trait in list where filter?.mayHave(trait) ?? true { starts[Int(trait >> 16) + 1] += 1 }
    }
    for bits in 1..<starts.count { starts[bits] += starts[bits - 1] }
    let all = starts[1 << 16]
    guard all > 0 else { return }
    postings = Array(repeating: Posting(0, 0), count: all)
    var places = starts
    for (index, list) in lists.enumerated() {
      for trait in list where filter?.mayHave(trait) ?? true {
        postings[places[Int(trait >> 16)]] = Posting(trait, index)
        places[Int(trait >> 16)] += 1
      }
    }
    sort(workers)
  }

  /// Sorts the postings whose traits have the same highest bits: they are few, and several threads can do it.
  private mutating func sort(_ workers: Workers) {
    let starts = starts
    postings.withUnsafeMutableBufferPointer { buffer in
      // Each stretch of it is touched by one thread only.
      nonisolated(unsafe) let buffer = buffer
      workers.run(1 << 16, grain: 256) { bits in
        let range = starts[bits]..<starts[bits + 1]
        if range.count > 1 { buffer[range].sort() }
      }
    }
  }

  /// The postings of a trait whose articles have a larger index.
  func articles(with trait: Traits.Trait, behind index: Int) -> ArraySlice<Posting> {
    let (low, high) = (starts[Int(trait >> 16)], starts[Int(trait >> 16) + 1])
    let start = (low..<high).firstPlace {
      postings[$0].trait > trait || postings[$0].trait == trait && postings[$0].article > index
    }
    let end = (start..<high).firstPlace { postings[$0].trait > trait }
    return postings[start..<end]
  }
}

/// A set of traits that may hold more than were put into it: looked at for every trait of every article.
struct TraitFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1 << 10)

  mutating func insert(_ trait: Traits.Trait) { bits[Int(trait >> 22)] |= 1 << UInt64(trait >> 16 & 63) }

  func mayHave(_ trait: Traits.Trait) -> Bool { bits[Int(trait >> 22)] & 1 << UInt64(trait >> 16 & 63) != 0 }
}
