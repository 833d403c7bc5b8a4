import Content
import Platform

/// Which articles of an archive belong together: those that link to one another, and those that are about the same.
package struct Relations: Sendable {
  private var related = Table()
  private var linking = Table()

  /// How many articles are recommended beside one, and how many that link to one are named.
  private static let mostRelated = 5
  private static let mostLinking = 20

  /// Relations of an empty archive.
  init() {}

  /// Finds the articles that are alike, of articles in their order, the newest first.
  ///
  /// - Parameters:
  ///   - reading: the articles, with what is compared of each.
  ///   - past: what was found before, when it is known.
  init(_ reading: ArchiveReading, since past: PastArticles?, workers: Workers) {
    let lists = reading.items.map { Array($0.traits) }
    guard let past, let stale = past.stale(lists, tooMany: lists.count / 4, workers) else {
      let postings = Postings(lists, workers: workers)
      related = Table(workers.map(lists.count, grain: 64) { Self.related(to: $0, lists[$0], postings) })
      return
    }
    var all = past.related
    if !stale.isEmpty {
      let postings = Postings(lists, for: Self.filter(stale.flatMap { lists[$0] }), workers: workers)
      let found = workers.map(stale.count, grain: 8) { Self.related(to: stale[$0], lists[stale[$0]], postings) }
      for (article, related) in zip(stale, found) { all[article] = related }
    }
    related = Table(all)
  }

  /// Finds which articles link to one another.
  ///
  /// - Parameter identities: the index of the article with an address, by what stands for the address's identity.
  mutating func link(_ links: [UnsafeBufferPointer<UInt64>], identities: IdentityTable) {
    linking = Table(Self.sources(links, identities))
  }

  private static func filter(_ traits: [Traits.Trait]) -> TraitFilter {
    var filter = TraitFilter()
    for trait in traits { filter.insert(trait) }
    return filter
  }

  /// For each article those that link to it.
  private static func sources(_ links: [UnsafeBufferPointer<UInt64>], _ identities: IdentityTable) -> [[Int32]] {
    var sources: [[Int32]] = Array(repeating: [], count: links.count)
    for (source, links) in links.enumerated() {
      for link in links {
        guard let target = identities[link], target != source, sources[target].count < Self.mostLinking else {
          continue
        }
        sources[target].append(Int32(source))
      }
    }
    return sources
  }

  /// Up to five older articles that have most in common with one, the nearest first.
  ///
  /// Only older ones, and weighed by older ones only, so that an article's page stays as it is when newer ones come.
  func related(to article: Int) -> ArraySlice<Int32> { related[article] }

  /// The newest articles that link to one, the newest first.
  func linking(to article: Int) -> ArraySlice<Int32> { linking[article] }

  // MARK: Weighing

  /// How many of its rarest traits an article is compared by, and with how many articles for each.
  private static let mostTraits = 24
  private static let mostNeighbours = 16

  private static func related(to article: Int, _ traits: [Traits.Trait], _ postings: Postings) -> [Int32] {
    let older = postings.count - article - 1
    var rare: [(trait: Traits.Trait, neighbours: ArraySlice<Postings.Posting>, weight: Int)] = []
    for trait in traits {
      let neighbours = postings.articles(with: trait, behind: article)
      // What one article in fifty has says little.
      guard !neighbours.isEmpty, neighbours.count <= mostCommon(of: older) else { continue }
      rare.append((trait, neighbours, weight(of: trait, in: neighbours.count, of: older)))
    }
    rare.sort { ($0.neighbours.count, $0.trait) < ($1.neighbours.count, $1.trait) }
    var scores: [Int32: Int] = [:]
    for (_, neighbours, weight) in rare.prefix(mostTraits) {
      for other in neighbours.prefix(mostNeighbours) { scores[other.article, default: 0] += weight }
    }
    let enough = enough(of: older)
    return scores.filter { $0.value >= enough }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(mostRelated).map(\.key)
  }

  /// How many of the articles behind one may have a trait that says something.
  static func mostCommon(of older: Int) -> Int { max(4, older / 50) }

  /// How much an article must have in common: as much as two traits that no other of the older ones has.
  static func enough(of older: Int) -> Int { 2 * magnitude(older + 1) }

  /// The rarer a trait is, the more it counts: by the logarithm of how many articles there are for one that has it.
  private static func weight(of trait: Traits.Trait, in count: Int, of all: Int) -> Int {
    let rarity = magnitude(all + 1) - magnitude(count)
    return Traits.kind(of: trait) == .link ? 3 * rarity : rarity
  }

  /// The binary logarithm in halves, which is enough to tell rare from common.
  private static func magnitude(_ number: Int) -> Int {
    guard number > 0 else { return 0 }
    let bits = Int.bitWidth - 1 - number.leadingZeroBitCount
    return 2 * bits + (bits > 0 && number & (1 << (bits - 1)) != 0 ? 1 : 0)
  }
}

/// Lists of articles, one behind the other in one array.
private struct Table {
  private var starts: [Int32] = [0]
  private var items: [Int32] = []

  init() {}

  init(_ lists: [[Int32]]) {
    starts.reserveCapacity(lists.count + 1)
    for list in lists {
      items += list
      starts.append(Int32(items.count))
    }
  }

  subscript(index: Int) -> ArraySlice<Int32> {
    guard index + 1 < starts.count else { return [] }
    return items[Int(starts[index])..<Int(starts[index + 1])]
  }
}
