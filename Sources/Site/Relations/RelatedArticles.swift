import Platform

/// For each article those that are recommended beside it.
struct RelatedArticles: Sendable {
  /// How many there are at most.
  static let most = 5

  /// As many for each article; behind the last one `none`.
  private var items: [Int32]
  private static let none: Int32 = -1

  /// None for any of some articles.
  init(count: Int) { items = Array(repeating: Self.none, count: count * Self.most) }

  subscript(article: Int) -> ArraySlice<Int32> {
    let start = article * Self.most
    guard start >= 0, start + Self.most <= items.count else { return [] }
    var end = start
    while end < start + Self.most, items[end] != Self.none { end += 1 }
    return items[start..<end]
  }

  /// Notes those of an article; no more than `most`.
  mutating func set(_ related: some Collection<Int32>, of article: Int) {
    for (number, other) in related.prefix(Self.most).enumerated() { items[article * Self.most + number] = other }
  }

  /// Finds those of some articles anew.
  ///
  /// - Parameters:
  ///   - articles: which articles, each once.
  ///   - traits: what is compared of each of all articles.
  ///   - counts: how many older articles have each trait, if all articles are looked at.
  mutating func find(
    _ articles: [Int], _ traits: TraitLists, _ postings: Postings, _ counts: OlderCounts?, workers: Workers
  ) {
    let grain = counts == nil ? 8 : 64
    let count = items.count / Self.most
    items.withUnsafeMutableBufferPointer { items in
      // The places of an article are touched by the one thread that has it.
      nonisolated(unsafe) let items = items
      workers.run((articles.count + grain - 1) / grain, grain: 1) { chunk in
        var comparison = Comparison(postings, counts)
        for article in articles[chunk * grain..<min((chunk + 1) * grain, articles.count)] where article < count {
          comparison.find(article, traits[article])
          let found = comparison.likest
          for number in 0..<Self.most {
            items[article * Self.most + number] = number < found.count ? found[number] : Self.none
          }
        }
      }
    }
  }
}
