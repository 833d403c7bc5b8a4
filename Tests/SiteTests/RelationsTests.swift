import Platform
import Testing

@testable import Site

@Suite struct RelationsTests {
  /// Articles with traits of which some are common and most are rare.
  private func archive(_ count: Int, seed: UInt64) -> [[Traits.Trait]] {
    var random = seed
    func next(_ limit: UInt64) -> UInt64 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (random >> 33) % limit
    }
    return (0..<count).map { _ in
      let traits = (0..<next(60)).map { _ in
        let number = next([3, 40, 400, 4000][Int(next(4))])
        return UInt32(truncatingIfNeeded: (number &* 0x9E37_79B9_7F4A_7C15) >> 32) & ~3 | UInt32(number % 3)
      }
      return Set(traits).sorted()
    }
  }

  @Test("postings of a trait are the articles that have it", arguments: [0, 1, 2, 31, 900], [1, 2, 3])
  func postings(count: Int, threads: Int) {
    let lists = archive(count, seed: 7)
    let traits = TraitLists(lists)
    let asked: [Traits.Trait] = lists.prefix(3).flatMap { $0 } + [0, 1, .max]
    let workers = Workers(threads)
    for postings in [
      Postings(traits, workers: workers), Postings(traits, for: TraitFilter(asked), workers: workers),
    ] {
      for trait in asked {
        let having = lists.indices.filter { lists[$0].contains(trait) }
        for start in [0, 1, count / 2, count] where start <= count {
          var bucket = postings.bucket(of: trait)
          let found = postings.places(in: bucket, from: start).map { Int(postings.article(at: $0)) }
          #expect(found == having.filter { $0 >= start })
          postings.prepare(&bucket)
          #expect(postings.places(in: bucket, from: start).map { Int(postings.article(at: $0)) } == found)
        }
      }
    }
  }

  @Test("how many older articles have a trait is known for all", arguments: [1, 2, 3])
  func olderCounts(threads: Int) throws {
    let lists = archive(500, seed: 3)
    let workers = Workers(threads)
    let counts = try #require(
      OlderCounts(TraitLists(lists), Postings(TraitLists(lists), workers: workers), workers: workers))
    for article in stride(from: 0, to: 500, by: 7) {
      for (number, trait) in lists[article].enumerated() {
        #expect(counts[article, number] == lists[(article + 1)...].count { $0.contains(trait) })
      }
    }
  }

  @Test("an article's likes are those that share its rarest traits, on any number of threads", arguments: [1, 2, 3])
  func likest(threads: Int) {
    let lists = archive(1500, seed: 11)
    let relations = Relations(TraitLists(lists), since: nil, workers: Workers(threads))
    var found = 0
    for article in stride(from: 0, to: 1500, by: 13) {
      #expect(Array(relations.related(to: article)) == likest(article, lists))
      found += relations.related(to: article).count
    }
    #expect(found > 100)
  }

  @Test("likes of some articles alone are those that they have among all")
  func someArticles() {
    let lists = archive(1500, seed: 5)
    let all = Relations(TraitLists(lists), since: nil, workers: Workers(2))
    let some = [0, 3, 4, 700, 1499]
    var related = RelatedArticles(count: 1500)
    let postings = Postings(TraitLists(lists), for: TraitFilter(some.flatMap { lists[$0] }), workers: Workers(2))
    related.find(some, TraitLists(lists), postings, nil, workers: Workers(2))
    for article in some { #expect(related[article] == all.related(to: article)) }
    #expect(related[1].isEmpty)
  }

  @Test("articles that no change concerns have the likes that they had", arguments: 1...40 as ClosedRange<UInt64>)
  func unconcerned(seed: UInt64) throws {
    let before = archive(900, seed: seed)
    let likes = Relations(TraitLists(before), since: nil, workers: Workers(2))
    // What goes, and what comes in which place: at most three of each.
    let gone = Set((0..<seed % 4).map { Int((seed &+ $0) &* 0x9E37_79B9 % 900) })
    let new = archive(Int(1 + seed / 4 % 3), seed: seed + 1000)
    var now = before.indices.filter { !gone.contains($0) }.map { (then: Int32($0), traits: before[$0]) }
    for (number, traits) in new.enumerated() {
      now.insert((-1, traits), at: Int((seed &+ UInt64(number)) &* 0x85EB_CA6B % UInt64(now.count)))
    }
    let lists = now.map(\.traits)
    var past = PastArticles(count: 900, then: now.map(\.then), related: RelatedArticles(count: now.count))
    for (index, article) in now.enumerated() {
      guard article.then >= 0 else {
        past.changes.append(.init(place: index + 1, traits: article.traits))
        continue
      }
      let still = likes.related(to: Int(article.then)).map { like in now.firstIndex { $0.then == like } }
      if still.contains(nil) {
        past.bereft.append(index)
      } else {
        past.related.set(still.compactMap { $0.map(Int32.init) }, of: index)
      }
    }
    for article in gone {
      let place = now.firstIndex { $0.then > article } ?? now.count
      past.changes.append(.init(place: place, traits: before[article]))
    }
    let all = Relations(TraitLists(lists), since: nil, workers: Workers(2))
    let stale = Set(try #require(past.stale(TraitLists(lists), tooMany: .max, Workers(2))))
    for index in now.indices where !stale.contains(index) {
      #expect(past.related[index] == all.related(to: index), "article \(index)")
    }
    #expect(stale.count < now.count * 4 / 5)
  }

  /// The same as it is said, one article after the other.
  private func likest(_ article: Int, _ lists: [[Traits.Trait]]) -> [Int32] {
    let older = lists.indices.dropFirst(article + 1)
    let rare =
      lists[article].map { trait in (trait: trait, having: older.filter { lists[$0].contains(trait) }) }
      .filter { !$0.having.isEmpty && $0.having.count <= Rarity.mostCommon(of: older.count) }
      .sorted { ($0.having.count, $0.trait) < ($1.having.count, $1.trait) }
    var scores: [Int: Int] = [:]
    for (trait, having) in rare.prefix(24) {
      for other in having.prefix(16) {
        scores[other, default: 0] += Rarity.weight(of: trait, in: having.count, of: older.count)
      }
    }
    return scores.filter { $0.value >= Rarity.enough(of: older.count) }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5).map { Int32($0.key) }
  }

  @Test("traits that are not in their order do not count")
  func order() {
    let lists = TraitLists([[1, 4, 9], [9, 4], [], [3, 3], [2]])
    #expect(lists.indices.map { lists[$0].count } == [3, 0, 0, 0, 1] && lists.all == 4)
  }

  @Test("the twenty newest of those that link to an article are named, each once, and none to itself")
  func linking() {
    var identities = IdentityTable()
    for (identity, article) in [(1, 25), (2, 30), (3, 0), (4, 25)] { identities.add(UInt64(identity), article) }
    let slabs = (0..<31).map { Slab($0 < 25 ? [1, 77, 3, 4, 1] : [2, 1] as [UInt64]) }
    let linking = LinkingArticles(count: 31, identities: identities, workers: Workers(2)) { slabs[$0].elements() }
    #expect(Array(linking[25]) == (0..<20).map { Int32($0) })
    #expect(Array(linking[30]) == (25..<30).map { Int32($0) })
    #expect(Array(linking[0]) == (1..<21).map { Int32($0) })
    #expect(linking[1].isEmpty && linking[-1].isEmpty && linking[31].isEmpty)
  }
}

extension TraitLists {
  fileprivate init(_ lists: [[Traits.Trait]]) {
    let slabs = lists.map { Slab($0) }
    self.init(slabs.map { $0.elements() }, in: slabs)
  }
}
