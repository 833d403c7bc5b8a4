import Ledger
import Platform

/// What the build before found of articles that are still there, and which articles came and went since.
struct PastArticles: Sendable {
  /// How many articles there were.
  let count: Int
  /// For each article its index then; -1 for one that is new, or is not what it was.
  var then: [Int32]
  /// For each article that was there those that were found to be like it and are still there, by their indices now.
  var related: RelatedArticles
  /// The articles that had others beside them which are gone.
  var bereft: [Int] = []
  /// The articles that came, went, or changed.
  var changes: [Change] = []

  /// An article that came, went or is another now: those before it may now be compared with others.
  struct Change: Sendable {
    /// The index now of the first article that is older than it, or would be.
    var place: Int
    var traits: [Traits.Trait]
  }

  /// The articles whose likes have to be found anew, ascending; `nil` when they are more than `tooMany`.
  ///
  /// An article is compared with older ones only, so a change concerns those that are newer and share a trait that is not too
  /// common to count; and, since what counts depends on how many older ones there are, those for which that crosses a bound.
  func stale(_ traits: TraitLists, tooMany: Int, _ workers: Workers) -> [Int]? {
    guard changes.count <= tooMany || changes.isEmpty else { return nil }
    var isStale = then.indices.map { then[$0] < 0 || hasOtherBounds($0) }
    for index in bereft { isStale[index] = true }
    // Mostly those that came are newer than all that there were, and concern none of them.
    let first = isStale.firstIndex(of: false) ?? isStale.count
    if changes.contains(where: { $0.place > first }) { mark(sharing: traits, in: &isStale, workers) }
    let stale = isStale.indices.filter { isStale[$0] }
    return stale.count <= tooMany || changes.isEmpty ? stale : nil
  }

  /// Whether another number of older articles makes other traits or likenesses count.
  private func hasOtherBounds(_ index: Int) -> Bool {
    let (before, now) = (olderThen(index), olderNow(index))
    return before != now
      && (Rarity.mostCommon(of: before) != Rarity.mostCommon(of: now)
        || Rarity.enough(of: before) != Rarity.enough(of: now))
  }

  /// How many articles were older than one that was there, and how many are.
  private func olderThen(_ index: Int) -> Int { count - Int(then[index]) - 1 }
  private func olderNow(_ index: Int) -> Int { then.count - index - 1 }

  private func mark(sharing traits: TraitLists, in isStale: inout [Bool], _ workers: Workers) {
    // For each trait the oldest of the places where articles with it came or went.
    var ends: [Traits.Trait: Int] = [:]
    for change in changes {
      for trait in change.traits { ends[trait] = max(ends[trait] ?? 0, change.place) }
    }
    let postings = Postings(traits, for: TraitFilter(ends.keys), workers: workers)
    for (trait, end) in ends {
      let places = postings.places(of: trait, from: 0)
      for place in places {
        let article = Int(postings.article(at: place))
        guard article < end else { break }
        // What is too common among the older ones, then and now, does not count.
        let older = places.upperBound - place - 1
        guard older - changes.count <= Rarity.mostCommon(of: then.count + changes.count - article) else { continue }
        isStale[article] = true
      }
    }
  }
}

extension PastArticles {
  /// - Parameters:
  ///   - inputs: what the ledger knows.
  ///   - contents: what it keeps of them.
  init(_ inputs: [InputRecord], contents: LedgerContents, reading: ArchiveReading) {
    count = inputs.count
    then = Array(repeating: -1, count: reading.items.count)
    related = RelatedArticles(count: reading.items.count)
    var now = [Int32](repeating: -1, count: inputs.count)
    for index in reading.items.indices {
      if let known = reading.items[index].resembled {
        now[Int(known)] = Int32(truncatingIfNeeded: index)
        then[index] = Int32(truncatingIfNeeded: inputs[Int(known)].place)
      } else {
        changes.append(Change(place: index + 1, traits: Array(reading.items[index].traits)))
      }
    }
    for number in inputs.indices where now[number] >= 0 {
      let index = Int(now[number])
      let still = inputs[number].related.lazy.map { now.indices.contains(Int($0)) ? now[Int($0)] : -1 }
      if still.contains(-1) { bereft.append(index) } else { related.set(still, of: index) }
    }
    if now.contains(-1) { noteGone(now, inputs, contents) }
  }

  private mutating func noteGone(_ now: [Int32], _ inputs: [InputRecord], _ contents: LedgerContents) {
    // The articles that were there then, in their order: where one that went would be now.
    let stayed = then.indices.filter { then[$0] >= 0 }
    for number in inputs.indices where now[number] < 0 {
      guard let traits = contents.contents(of: inputs[number])?.traits else { continue }
      let place = stayed.firstPlace { then[$0] > Int32(truncatingIfNeeded: inputs[number].place) }
      changes.append(
        Change(place: place < stayed.count ? stayed[place] : then.count, traits: Array(traits)))
    }
  }
}
