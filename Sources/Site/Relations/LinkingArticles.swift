import Platform

/// For each article those that link to it.
struct LinkingArticles: Sendable {
  /// How many are named at most: the newest.
  private static let most = 20
  /// The links of how many articles a thread looks up at a time.
  private static let chunk = 1024

  /// Where those of each article begin, and where the last one's end.
  private var starts: [UInt32] = [0]
  private var items: [Int32] = []

  /// None for no articles.
  init() {}

  /// - Parameters:
  ///   - count: how many articles there are.
  ///   - identities: the index of the article with an address, by what stands for the address's identity.
  ///   - links: the links of an article.
  init(
    count: Int, identities: IdentityTable, workers: Workers,
    links: @escaping @Sendable (_ article: Int) -> UnsafeBufferPointer<UInt64>
  ) {
    let found = workers.map((count + Self.chunk - 1) / Self.chunk, grain: 1) { chunk in
      var found: [(source: Int32, target: Int32)] = []
      for source in chunk * Self.chunk..<min((chunk + 1) * Self.chunk, count) {
        let first = found.count
        for link in links(source) {
          guard let target = identities[link], target != source, target < count,
            !found[first...].contains(where: { Int($0.target) == target })
          else { continue }
          found.append((Int32(truncatingIfNeeded: source), Int32(truncatingIfNeeded: target)))
        }
      }
      return found
    }
    starts = Array(repeating: 0, count: count + 1)
    for links in found {
      for (_, target) in links where starts[Int(target) + 1] < Self.most { starts[Int(target) + 1] += 1 }
    }
    for target in 0..<count { starts[target + 1] += starts[target] }
    items = Array(repeating: 0, count: Int(starts[count]))
    var places = starts
    for links in found {
      for (source, target) in links where places[Int(target)] < starts[Int(target) + 1] {
        items[Int(places[Int(target)])] = source
        places[Int(target)] += 1
      }
    }
  }

  subscript(article: Int) -> ArraySlice<Int32> {
    guard article >= 0, article + 1 < starts.count else { return [] }
    return items[Int(starts[article])..<Int(starts[article + 1])]
  }
}
