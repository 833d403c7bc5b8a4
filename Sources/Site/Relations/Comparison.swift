/// Finds the articles that are most like one. It keeps its memory from one article to the next; every thread has its own.
struct Comparison {
  /// How many of its rarest traits an article is compared by, and with how many articles for each.
  private static let mostTraits = 24
  private static let mostNeighbours = 16

  private let postings: Postings
  private let counts: OlderCounts?
  /// The rarest traits, ascending: how many older articles have it, then its number among the article's, which are in their order.
  private var rare = Smallest(mostTraits)
  private var buckets: [Postings.Bucket] = []
  private var scores = Scores()
  /// The most alike, ascending: what is left of the highest score, then the article.
  private var best = Smallest(RelatedArticles.most)

  /// What was found: the likest first, of those alike the newest, five at most.
  private(set) var likest: [Int32] = []

  /// - Parameter counts: how many older articles have each trait, if that is known for all.
  init(_ postings: Postings, _ counts: OlderCounts?) {
    self.postings = postings
    self.counts = counts
  }

  /// Finds the articles behind `article` that have most in common with it.
  ///
  /// - Parameter traits: the article's.
  mutating func find(_ article: Int, _ traits: UnsafeBufferPointer<Traits.Trait>) {
    let older = postings.count - article - 1
    rare.removeAll()
    let limit = Rarity.mostCommon(of: older)
    for (number, trait) in traits.enumerated() {
      let count = counts?[article, number] ?? postings.places(of: trait, from: article + 1).count
      if count > 0, count <= limit { rare.insert(Self.pair(count, number)) }
    }
    // What is looked at in the postings is seldom at hand, so all of it is asked for before the first is needed.
    buckets.removeAll(keepingCapacity: true)
    for pair in rare.all { buckets.append(postings.bucket(of: traits[Int(UInt32(truncatingIfNeeded: pair))])) }
    for number in buckets.indices { postings.prepare(&buckets[number]) }
    for bucket in buckets {
      let places = postings.places(in: bucket, from: article + 1)
      let weight = Rarity.weight(of: bucket.trait, in: places.count, of: older)
      scores.add(UInt32(truncatingIfNeeded: weight), to: places.prefix(Self.mostNeighbours), postings)
    }
    let enough = Rarity.enough(of: older)
    best.removeAll()
    scores.removeAll { article, score in
      if score >= enough { best.insert(Self.pair(Int(UInt32.max - score), Int(article))) }
    }
    likest.removeAll(keepingCapacity: true)
    for pair in best.all { likest.append(Int32(truncatingIfNeeded: pair)) }
  }

  private static func pair(_ upper: Int, _ lower: Int) -> UInt64 {
    UInt64(UInt32(truncatingIfNeeded: upper)) << 32 | UInt64(UInt32(truncatingIfNeeded: lower))
  }
}

/// The smallest of some numbers, ascending.
private struct Smallest {
  private(set) var all: [UInt64] = []
  private let most: Int

  /// - Parameter most: how many are kept; at least one.
  init(_ most: Int) {
    self.most = most
    all.reserveCapacity(most + 1)
  }

  mutating func removeAll() { all.removeAll(keepingCapacity: true) }

  mutating func insert(_ number: UInt64) {
    if all.count == most {
      guard number < all[most - 1] else { return }
      all.removeLast()
    }
    all.append(number)
    var place = all.count - 1
    while place > 0, all[place - 1] > number {
      all[place] = all[place - 1]
      place -= 1
    }
    all[place] = number
  }
}

/// What articles have in common with one: a table of a few hundred articles at most.
private struct Scores {
  private static let bits: UInt32 = 10
  /// An article's index in the upper half, its score in the lower; `free` where there is none.
  private var slots = [UInt64](repeating: free, count: 1 << bits)
  /// The slots that are taken.
  private var taken: [Int] = []

  private static let free = UInt64.max

  /// Counts a trait for the articles that have it.
  ///
  /// - Parameter places: where their postings are.
  mutating func add(_ weight: UInt32, to places: Range<Int>, _ postings: Postings) {
    slots.withUnsafeMutableBufferPointer { slots in
      for place in places {
        let article = postings.article(at: place)
        // The hash has as many bits as the number of a slot. There are more slots than articles are ever added, so one is free.
        var slot = Int((article &* 0x9E37_79B1) >> (32 - Self.bits))
        while slots[slot] != Self.free, slots[slot] >> 32 != UInt64(article) { slot = (slot + 1) & (slots.count - 1) }
        if slots[slot] == Self.free {
          slots[slot] = UInt64(article) << 32
          taken.append(slot)
        }
        slots[slot] &+= UInt64(weight)
      }
    }
  }

  /// Empties the table, and calls `body` for everything that was in it.
  mutating func removeAll(_ body: (_ article: UInt32, _ score: UInt32) -> Void) {
    for slot in taken {
      body(UInt32(truncatingIfNeeded: slots[slot] >> 32), UInt32(truncatingIfNeeded: slots[slot]))
      slots[slot] = Self.free
    }
    taken.removeAll(keepingCapacity: true)
  }
}
