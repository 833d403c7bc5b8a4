import Ledger
import Platform

/// What the build before found of articles that are still there, and which articles came and went since.
struct PastArticles: Sendable {
  /// How many articles there were.
  private let count: Int
  /// For each article its index then; -1 for one that is new, or is not what it was.
  private let then: [Int32]
  /// For each article that was there those that were found to be like it, by their indices now.
  private(set) var related: [[Int32]]
  /// The articles that came, went, or changed.
  private var changes: [Change] = []

  /// An article that came, went or is another now: those before it may now be compared with others.
  private struct Change: Sendable {
    /// The index now of the first article that is older than it, or would be.
    var place: Int
    var traits: [Traits.Trait]
  }

  /// - Parameters:
  ///   - inputs: what the ledger knows.
  ///   - contents: what it keeps of them.
  init(_ inputs: [InputRecord], contents: LedgerContents, reading: ArchiveReading) {
    count = inputs.count
    var now = [Int32](repeating: -1, count: inputs.count)
    for (index, item) in reading.items.enumerated() {
      if let known = item.resembled { now[Int(known)] = Int32(index) }
    }
    then = reading.items.map { item in item.resembled.map { Int32(truncatingIfNeeded: inputs[Int($0)].place) } ?? -1 }
    related = reading.items.map { item in
      guard let known = item.resembled else { return [] }
      return inputs[Int(known)].related.map { now.indices.contains(Int($0)) ? now[Int($0)] : -1 }
    }
    for (index, item) in reading.items.enumerated() where item.resembled == nil {
      changes.append(Change(place: index + 1, traits: Array(item.traits)))
    }
    // The articles that were there then, in their order: where one that went would be now.
    let stayed = then.indices.filter { then[$0] >= 0 }
    for (number, input) in inputs.enumerated() where now[number] < 0 {
      guard let traits = contents.contents(of: input)?.traits else { continue }
      let place = stayed.firstPlace { then[$0] > Int32(truncatingIfNeeded: input.place) }
      changes.append(
        Change(place: place < stayed.count ? stayed[place] : then.count, traits: Array(traits)))
    }
  }

  /// The articles whose likes have to be found anew, ascending; `nil` when they are more than `tooMany`.
  ///
  /// An article is compared with older ones only, so a change concerns those that are newer and share a trait that is not too
  /// common to count; and, since what counts depends on how many older ones there are, those for which that crosses a bound.
  func stale(_ traits: [[Traits.Trait]], tooMany: Int, _ workers: Workers) -> [Int]? {
    guard changes.count <= tooMany || changes.isEmpty else { return nil }
    var isStale = (0..<traits.count).map { index in
      then[index] < 0 || hasOtherBounds(index) || related[index].contains(-1)
    }
    if changes.contains(where: { $0.place > 0 }) { mark(sharing: traits, in: &isStale, workers) }
    let stale = isStale.indices.filter { isStale[$0] }
    return stale.count <= tooMany || changes.isEmpty ? stale : nil
  }

  /// Whether another number of older articles makes other traits or likenesses count.
  private func hasOtherBounds(_ index: Int) -> Bool {
    let (before, now) = (count - Int(then[index]) - 1, then.count - index - 1)
    return Relations.mostCommon(of: before) != Relations.mostCommon(of: now)
      || Relations.enough(of: before) != Relations.enough(of: now)
  }

  private func mark(sharing traits: [[Traits.Trait]], in isStale: inout [Bool], _ workers: Workers) {
    var filter = TraitFilter()
    for change in changes { for trait in change.traits { filter.insert(trait) } }
    let postings = Postings(traits, for: filter, workers: workers)
    for change in changes {
      for trait in change.traits {
        let older = postings.articles(with: trait, behind: change.place - 1).count
        // Beyond this no article before it counts the trait, neither then nor now.
        guard older - changes.count <= Relations.mostCommon(of: max(count, traits.count)) else { continue }
        for posting in postings.articles(with: trait, behind: -1) where posting.article < change.place {
          isStale[Int(posting.article)] = true
        }
      }
    }
  }
}
