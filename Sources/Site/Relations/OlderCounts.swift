import Platform

/// For each trait of each article, how many older articles have it too.
///
/// Found for all at once by a walk over the postings. To look for each article among those of each of its traits takes many times as
/// long, since what is looked at there is seldom at hand.
struct OlderCounts: Sendable {
  /// Where those of each article begin, and where the last one's end.
  private let starts: [UInt32]
  /// In the order of each article's traits; `many` stands for itself and all numbers above.
  private let counts: [UInt16]
  private static let many = UInt16.max

  /// - Parameters:
  ///   - lists: the traits of each article.
  ///   - postings: those of these traits; of others nothing comes.
  init?(_ lists: TraitLists, _ postings: Postings, workers: Workers) {
    guard lists.count == postings.count, lists.all == postings.all else { return nil }
    var starts: [UInt32] = [0]
    starts.reserveCapacity(lists.count + 1)
    for article in lists.indices {
      starts.append(starts[article] &+ UInt32(truncatingIfNeeded: lists[article].count))
    }
    let parts = TraitPart.count(for: workers)
    counts = [UInt16](unsafeUninitializedCapacity: Int(starts[lists.count])) { counts, initialized in
      nonisolated(unsafe) let counts = counts
      let starts = starts
      workers.run(parts, grain: 1) { number in
        // The places of an article's traits of this part are touched by this thread only, from the last to the first.
        let part = TraitPart(number, of: parts)
        var places = lists.indices.map { starts[$0] + UInt32(part.end(in: lists[$0])) }
        postings.forEachBackwards(part: number, of: parts) { article, older in
          let place = places[Int(article)] - 1
          places[Int(article)] = place
          counts[Int(place)] = UInt16(clamping: older)
        }
      }
      initialized = counts.count
    }
    self.starts = starts
  }

  /// How many older articles have a trait; `nil` when they are more than it knows.
  ///
  /// - Parameter number: the trait's number among the article's.
  subscript(article: Int, number: Int) -> Int? {
    let count = counts[Int(starts[article]) + number]
    return count == Self.many ? nil : Int(count)
  }
}
