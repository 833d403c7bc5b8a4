import Platform
import TestSupport
import Testing

@testable import Search

@Suite struct PostingsUpdateTests {
  /// Articles by their numbers, and how many a segment with them has.
  struct Archive {
    var articles: [Int: SearchArticle] = [:]
    let count: Int

    func collected(_ numbers: some Sequence<Int>, _ article: (Int) -> SearchArticle?) -> [CollectedTerms] {
      let collector = TermCollector(in: TermMemory())
      for number in numbers.sorted() {
        if let article = article(number) { collector.add(article, number: number) }
      }
      return collector.finished()
    }

    var index: PostingsIndex {
      PostingsIndex(collected(articles.keys) { articles[$0] }, count: count, workers: Workers(2))
    }

    /// The index of another archive, of whose articles some are others.
    ///
    /// - Parameters:
    ///   - read: the shards; told of each that is read.
    func updated(
      _ past: PostingsIndex, _ before: Archive, _ changed: Set<Int>, knowsOthers: Bool = true,
      read: @escaping @Sendable (Int) -> ArraySlice<UInt8>?
    ) -> PostingsUpdate? {
      /// What is known of articles of another build: their people among their details.
      func known(_ number: Int, _ archive: Archive) -> SearchArticle? {
        archive.articles[number].map {
          SearchArticle(title: $0.title, details: $0.people + " " + $0.details, body: $0.body)
        }
      }
      let change = PostingsUpdate.Change(
        articles: changed, past: collected(changed) { known($0, before) }, now: collected(changed) { articles[$0] },
        vague: collected(changed) { number in
          SearchArticle(
            title: known(number, before)?.details ?? "", details: known(number, self)?.details ?? "", body: [])
        })
      return PostingsUpdate(
        PostingsUpdate.Past(beginnings: past.beginnings, read: read), change, count: count, workers: Workers(2)
      ) { numbers in
        knowsOthers ? collected(numbers) { articles[$0] } : nil
      }
    }
  }

  /// Texts of characters and words of which some are in few articles, some in many.
  static func text(_ length: Int, using random: inout SeededGenerator) -> String {
    (0..<length).map { _ in
      let rarity = Int.random(in: 0..<6, using: &random)
      switch Int.random(in: 0..<12, using: &random) {
      case 0: return "，"
      case 1: return " w\(Int.random(in: 0...(1 << (2 * rarity)), using: &random)) "
      default:
        let range = 1 << (1 + 2 * rarity)
        let unit = 0x4E00 + 97 * rarity + Int.random(in: 0..<range, using: &random) * 3
        return String(decoding: [UInt16(unit)], as: UTF16.self)
      }
    }.joined()
  }

  static func article(using random: inout SeededGenerator) -> SearchArticle {
    SearchArticle(
      title: text(8, using: &random), people: text(3, using: &random), details: text(4, using: &random),
      body: Array(text(Int.random(in: 0...600, using: &random), using: &random).utf8),
      authors: ["作者\(Int.random(in: 0..<20, using: &random)) x"], outlet: ["hepan"], section: "s",
      address: address(using: &random))
  }

  /// An address of many segments, so that what is filtered by takes several shards.
  static func address(using random: inout SeededGenerator) -> String {
    "https://hepan.example/"
      + (0..<60).map { _ in String(Int.random(in: 0..<1_000_000, using: &random)) }.joined(separator: "/")
  }

  static func archive(_ articles: Int, of count: Int, using random: inout SeededGenerator) -> Archive {
    var archive = Archive(count: count)
    for place in 0..<articles { archive.articles[place * (count / articles)] = article(using: &random) }
    return archive
  }

  /// The packed strings of an update's shards.
  static func shards(_ update: PostingsUpdate?, _ past: PostingsIndex) -> [[UInt8]]? {
    update?.shards.map { shard in
      switch shard {
      case .kept(let number): past.shards[number]
      case .made(let packed): packed
      }
    }
  }

  @Test(
    "whatever changes in some articles, the index is the one that is made of all of them",
    arguments: 1...2 as ClosedRange<UInt64>, [200, 4000, 40_000])
  func anyChange(seed: UInt64, count: Int) throws {
    var random = SeededGenerator(seed)
    var archive = Self.archive(100, of: count, using: &random)
    var past = archive.index
    var (made, kept) = (0, 0)
    for step in 0..<6 {
      let before = archive
      let changed = Set(archive.articles.keys.sorted().shuffled(using: &random).prefix(1 + step % 3))
      for number in changed.sorted() {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: archive.articles[number] = Self.article(using: &random)
        case 1: archive.articles[number]?.title += Self.text(3, using: &random)
        case 2:
          // The line that is known stays, though not what is in front of it.
          archive.articles[number]?.details = before.articles[number].map { $0.people + " " + $0.details } ?? ""
          archive.articles[number]?.people = ""
        case 3: archive.articles[number]?.body = Array(before.articles[number]?.body.dropLast(40) ?? [])
        default: archive.articles[number]?.body += Array(Self.text(12, using: &random).utf8)
        }
        if Bool.random(using: &random) { archive.articles[number]?.address = "https://hepan.example/0" }
      }
      let (shards, now) = (past.shards, archive.index)
      let update = archive.updated(past, before, changed) { shards[$0][...] }
      #expect(Self.shards(update, past) == now.shards, "step \(step)")
      #expect(update?.beginnings == now.beginnings)
      for case .kept in update?.shards ?? [] { kept += 1 }
      for case .made in update?.shards ?? [] { made += 1 }
      past = now
    }
    // In a small segment nearly every shard has something of each article.
    #expect((kept > 0 || count == 200) && made > 0)
  }

  @Test("where articles have other numbers, come or go, the index is the one that is made of all of them")
  func otherNumbers() throws {
    var random = SeededGenerator(6)
    var archive = Self.archive(100, of: 4000, using: &random)
    let before = archive
    let (all, past) = (archive.articles.keys.sorted(), archive.index)
    // Three move up by one, behind a new one; one goes, and with the last one the terms that only it has.
    let first = all[50]
    for number in (first..<first + 3).reversed() {
      archive.articles[number + 1] = archive.articles[number] ?? Self.article(using: &random)
    }
    archive.articles[first] = Self.article(using: &random)
    archive.articles[all[20]] = nil
    archive.articles[all[99]] = nil
    let shards = past.shards
    let changed = Set(first...first + 3).union([all[20], all[99]])
    let update = archive.updated(past, before, changed) { shards[$0][...] }
    #expect(Self.shards(update, past) == archive.index.shards && update?.beginnings == archive.index.beginnings)
  }

  @Test("of a small change few shards are read") func fewShards() throws {
    var random = SeededGenerator(3)
    var archive = Self.archive(150, of: 40_000, using: &random)
    let (before, past) = (archive, archive.index)
    let number = try #require(archive.articles.keys.max())
    archive.articles[number]?.body += Array("。鱻".utf8)
    let (shards, read) = (past.shards, Lock<Set<Int>>([]))
    let update = archive.updated(past, before, [number]) { shard in
      read.withLock { _ = $0.insert(shard) }
      return shards[shard][...]
    }
    #expect(Self.shards(update, past) == archive.index.shards)
    // Those with the character, with people and details, and of what is filtered by.
    let marked = past.beginnings.count { $0 >> 48 < 0x30 }
    #expect(shards.count > 40 && read.withLock { $0.count } <= marked + 14)
  }

  @Test("what an article was filtered by is found, though nobody tells what that was") func filters() throws {
    var random = SeededGenerator(4)
    var archive = Self.archive(100, of: 4000, using: &random)
    let number = try #require(archive.articles.keys.min())
    archive.articles[number]?.outlet = []
    archive.articles[number]?.section = nil
    let (before, past) = (archive, archive.index)
    archive.articles[number]?.address = nil
    archive.articles[number]?.authors = []
    let shards = past.shards
    let update = archive.updated(past, before, [number]) { shards[$0][...] }
    #expect(Self.shards(update, past) == archive.index.shards && update?.beginnings == archive.index.beginnings)
  }

  @Test("what follows a term is learnt of articles that did not change, where enough have it now") func others() throws
  {
    var archive = Archive(count: 300)
    for number in 0..<300 { archive.articles[number] = SearchArticle(title: "河\(number)", details: "", body: []) }
    for number in [7, 50, 120, 299] { archive.articles[number]?.body = Array("瓦荷民报".utf8) }
    let (before, past) = (archive, archive.index)
    archive.articles[200]?.body = Array("荷民日".utf8)
    let shards = past.shards
    let update = archive.updated(past, before, [200]) { shards[$0][...] }
    #expect(Self.shards(update, past) == archive.index.shards)
    #expect(archive.updated(past, before, [200], knowsOthers: false) { shards[$0][...] } == nil)
  }

  @Test("of shards that are lost or something else nothing is made") func lost() throws {
    var random = SeededGenerator(5)
    var archive = Self.archive(20, of: 200, using: &random)
    let (before, past) = (archive, archive.index)
    archive.articles[0]?.body += Array("水".utf8)
    #expect(archive.updated(past, before, [0]) { _ in nil } == nil)
    /// Of what is no shard there is nothing, or by chance something that could be.
    func expectPlausible(_ bytes: [UInt8]) {
      let lists = ShardReader.lists(of: bytes[...], articles: 200) ?? []
      #expect(lists.allSatisfy { list in list.postings.allSatisfy { $0.number < 200 } })
      #expect(zip(lists, lists.dropFirst()).allSatisfy { $0.key.lexicographicallyPrecedes($1.key) })
    }
    for length in [0, 1, 6, 600, 6000] {
      for _ in 0..<50 {
        let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
        expectPlausible(bytes)
      }
      // Characters that a writer could have written.
      for _ in 0..<50 {
        var writer = BitWriter()
        for _ in 0..<length { writer.write(UInt64.random(in: 0...255, using: &random), 8) }
        expectPlausible(writer.finished)
      }
    }
  }

  @Test("a shard is read as it was written, and written as it was") func readAndWritten() throws {
    var random = SeededGenerator(9)
    let index = Self.archive(100, of: 5000, using: &random).index
    for shard in index.shards {
      let lists = try #require(ShardReader.lists(of: shard[...], articles: 5000))
      let simple = IndexReader.lists(of: shard, articles: 5000)
      #expect(lists.map(\.key) == simple.map(\.key))
      #expect(lists.map { $0.postings.map(\.number) } == simple.map { $0.list.keys.sorted() })
      var writer = ShardWriter(articles: 5000)
      for list in lists { writer.add(list.key[...], list.postings[...]) }
      #expect(writer.finished().shards == [shard])
    }
  }
}

extension ShardReader {
  /// The lists of a shard; `nil` of what is none.
  fileprivate static func lists(of packed: ArraySlice<UInt8>, articles: Int) -> [TermList]? {
    var reader = ShardReader(packed, articles: articles)
    var lists: [TermList] = []
    while reader.next() { lists.append(reader.list()) }
    return reader.isMalformed ? nil : lists
  }
}
