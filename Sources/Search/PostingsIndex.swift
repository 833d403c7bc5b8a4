import Platform

/// The postings of a segment of an archive: for each term the articles that have it, in shards of a bounded size.
package struct PostingsIndex: Sendable {
  /// The shards as packed strings in UTF-16 with the low byte first, ascending by their terms.
  package let shards: [[UInt8]]
  /// For each shard the beginning of its first term: up to four units, the first one highest. All terms of the shard are at or above
  /// it, all of the shards before are below it.
  package let beginnings: [UInt64]

  /// How many bytes a shard has, about: several are needed for a query, and each is a request.
  static let shardSize = 8000
  /// The most articles that a segment can have.
  package static let mostArticles = 0xFFFF

  /// Makes the postings of articles that have the numbers below `count`, of which there are at most `mostArticles`.
  ///
  /// - Parameter collected: the terms of all of them, the articles of each behind those of the one before. They are given up little by
  ///   little, unless the caller keeps them.
  package init(_ collected: consuming [CollectedTerms], count: Int, workers: Workers) {
    var terms = collected
    let long = LongTerms(terms)
    let stretches = Self.stretches(terms, long, articles: count)
    let left = BandsLeft(terms, parts: stretches.joined())
    terms = []
    let written = workers.map(stretches.count, grain: 1) { stretch in
      var lists = PartLists(long, articles: count, ShardWriter(articles: count))
      for part in stretches[stretch] { left.use(part) { lists.write(part, $0) } }
      return lists.sink.finished()
    }
    shards = written.flatMap(\.shards)
    beginnings = written.flatMap(\.beginnings)
  }

  /// The parts that have terms, in stretches.
  private static func stretches(_ collected: [CollectedTerms], _ long: LongTerms, articles count: Int) -> [[Int]] {
    var stretches: [[Int]] = []
    var last = -1
    for part in 0..<CollectedTerms.partCount {
      let band = CollectedTerms.Band.number(of: part)
      let hasTerms = !long.places(of: part).isEmpty || collected.contains { $0.bands[band].termCount(of: part) > 0 }
      guard hasTerms else { continue }
      let stretch = stretch(of: part, articles: count)
      if stretch != last { stretches.append([]) }
      stretches[stretches.count - 1].append(part)
      last = stretch
    }
    return stretches
  }

  /// The stretch of a part: parts that are written one behind the other, the fewer the more articles there are. A shard has terms of one
  /// stretch only, so that this must not depend on how many threads there are; nor does it on the terms, so that what changes in one
  /// stretch changes no other.
  ///
  /// - Parameter count: how many numbers the segment has, those that no article has included.
  static func stretch(of part: Int, articles count: Int) -> Int {
    min(part, firstSurrogatePart) / max(1, partArticles / max(1, count))
  }

  /// The part of the first halves of pairs of surrogates: no stretch begins between these and the other halves, as a text that begins
  /// with one of those is none.
  private static let firstSurrogatePart = CollectedTerms.part(of: 0xD800)

  /// How many parts a stretch has, times how many articles: 2 of 1024 parts where there are most, all of them where there are a hundred.
  private static let partArticles = 1 << 17
}

/// The terms of some articles, each band until all of it was written.
private final class BandsLeft: Sendable {
  private struct Left {
    var terms: [CollectedTerms.Band]
    /// How many parts are still to be written.
    var parts = 0
  }

  private let bands: Lock<[Left]>

  /// - Parameter parts: those that will be written.
  init(_ collected: [CollectedTerms], parts: some Sequence<Int>) {
    var bands = (0..<CollectedTerms.Band.count).map { band in Left(terms: collected.map { $0.bands[band] }) }
    for part in parts { bands[CollectedTerms.Band.number(of: part)].parts += 1 }
    self.bands = Lock(bands)
  }

  /// Has a part written, and gives its band up if it was the last one of that.
  ///
  /// - Parameter write: is handed the terms of the band.
  func use(_ part: Int, _ write: ([CollectedTerms.Band]) -> Void) {
    let band = CollectedTerms.Band.number(of: part)
    write(bands.withLock { $0[band].terms })
    // What is given up goes back to the system behind the lock.
    _ = bands.withLock { bands -> [CollectedTerms.Band] in
      bands[band].parts -= 1
      guard bands[band].parts == 0 else { return [] }
      defer { bands[band].terms = [] }
      return bands[band].terms
    }
  }
}

/// What takes the lists of terms, which come in order.
protocol TermSink: ~Copyable {
  /// Takes a term of two units, or of one when `second` is 0, and its list.
  mutating func add(_ first: UInt16, _ second: UInt16, _ postings: UnsafeBufferPointer<Posting>)

  /// Takes a term, and its list.
  mutating func add(_ key: ArraySlice<UInt16>, _ postings: ArraySlice<Posting>)
}

/// Makes the lists of the terms of parts that come in order.
struct PartLists<Sink: TermSink & ~Copyable>: ~Copyable {
  private let long: LongTerms
  /// What took the lists.
  var sink: Sink
  /// The terms of a part, of all that were collected.
  private var gathered = GrowingBuffer<UInt64>()
  private var sort = EntrySort(bits: 32..<CollectedTerms.partBit)
  /// What comes next of each one's articles.
  private var articles: [CollectedTerms.Articles] = []
  /// All articles of the terms of a part, one term behind the other.
  private var postings = GrowingBuffer<Posting>()
  private var singles: SingleCharacter

  /// - Parameters:
  ///   - articles: how many numbers the segment has, those that no article has included.
  ///   - sink: takes the lists.
  init(_ long: LongTerms, articles: Int, _ sink: consuming Sink) {
    self.long = long
    self.sink = sink
    singles = SingleCharacter(articles: articles)
  }

  /// Hands over the lists of all terms of a part, in the order of the terms.
  ///
  /// - Parameter band: the terms of the band that has the part.
  mutating func write(_ part: Int, _ band: [CollectedTerms.Band]) {
    let words = long.places(of: part)
    var word = words.lowerBound
    let terms = gather(part, band)
    var (place, start) = (0, 0)
    var lastFirst: UInt16?
    while place < terms.count {
      let key = UInt32(truncatingIfNeeded: terms[place] >> 32)
      let (first, second) = (UInt16(truncatingIfNeeded: key >> 16), UInt16(truncatingIfNeeded: key))
      while word < words.upperBound, long.word(word).precedes(key) {
        sink.add(long.word(word), long.postings(word))
        word += 1
      }
      let isCharacter = TextFolding.isIdeograph(first)
      if isCharacter, first != lastFirst {
        let all = Self.run(of: 0xFFFF << 48, terms, from: place)
        sink.add(first, 0, singles.postings(of: postings(start, all.articles)))
        lastFirst = first
      }
      let run = Self.run(of: 0xFFFF_FFFF << 32, terms, from: place)
      if second != 0 || !isCharacter { sink.add(first, second, postings(start, run.articles)) }
      place = run.end
      start += run.articles
    }
    for word in word..<words.upperBound { sink.add(long.word(word), long.postings(word)) }
  }

  /// Gathers the articles of a part's terms.
  ///
  /// - Returns: the terms in order, once for each element of the band that has one: the term in the high half, below it the number of
  ///   articles, and the element's place.
  private mutating func gather(_ part: Int, _ band: [CollectedTerms.Band]) -> UnsafeBufferPointer<UInt64> {
    gathered.removeAll()
    var count = 0
    for (place, collected) in band.enumerated() {
      gathered.reserve(collected.termCount(of: part))
      collected.forEachTerm(of: part) { term, articles in
        gathered.append(term | UInt64(articles) << 16 | UInt64(place))
      }
      count += collected.articleCount(of: part)
    }
    sort.sort(&gathered)
    let terms = gathered.elements
    articles = band.map { $0.articles(of: part) }
    postings.removeAll()
    postings.reserve(count)
    articles.withUnsafeMutableBufferPointer { articles in
      for term in terms {
        postings.fill(Self.articles(of: term)) { articles[Int(term & 0xFFFF)].take($0) }
      }
    }
    return terms
  }

  private static func articles(of term: UInt64) -> Int { Int(term >> 16 & 0xFFFF) }

  /// The terms from a place on that have the same bits under a mask: where they end, and how many articles they have.
  private static func run(
    of mask: UInt64, _ terms: UnsafeBufferPointer<UInt64>, from start: Int
  ) -> (end: Int, articles: Int) {
    var (end, articles) = (start, 0)
    while end < terms.count, (terms[end] ^ terms[start]) & mask == 0 {
      articles += Self.articles(of: terms[end])
      end += 1
    }
    return (end, articles)
  }

  private func postings(_ start: Int, _ count: Int) -> UnsafeBufferPointer<Posting> {
    UnsafeBufferPointer(rebasing: postings.elements[start..<start + count])
  }
}

/// The articles that have a character, gathered from those of the terms of two that begin with it.
private struct SingleCharacter: ~Copyable {
  /// For each article 0, or one more than the level of the best place; zeros up to a whole word behind the last one.
  private let levels: UnsafeMutableBufferPointer<UInt8>
  private let found: UnsafeMutableBufferPointer<Posting>

  init(articles: Int) {
    levels = .allocate(capacity: (articles + 7) / 8 * 8)
    levels.initialize(repeating: 0)
    found = .allocate(capacity: articles)
    found.initialize(repeating: Posting(0, 0))
  }

  deinit {
    levels.deallocate()
    found.deallocate()
  }

  /// One for each article, by their numbers; valid until the next call.
  ///
  /// - Parameter terms: those of all terms that begin with the character, of articles below the count.
  mutating func postings(of terms: UnsafeBufferPointer<Posting>) -> UnsafeBufferPointer<Posting> {
    for posting in terms {
      levels[posting.number] = max(levels[posting.number], posting.context.levelBits &+ 1)
    }
    var count = 0
    let bytes = UnsafeMutableRawBufferPointer(levels)
    for first in stride(from: 0, to: levels.count, by: 8) where bytes.load(fromByteOffset: first, as: UInt64.self) != 0
    {
      for article in first..<first + 8 where levels[article] != 0 {
        found[count] = Posting(UInt16(article), UInt16(levels[article] - 1) << TermContext.levelShift)
        count += 1
      }
      bytes.storeBytes(of: 0, toByteOffset: first, as: UInt64.self)
    }
    return UnsafeBufferPointer(rebasing: found[..<count])
  }
}

extension ArraySlice<UInt16> {
  /// Whether a term of more than two units comes before one of two, or of one when the second is 0.
  fileprivate func precedes(_ key: UInt32) -> Bool {
    UInt32(self[startIndex]) << 16 | UInt32(self[startIndex + 1]) < key
  }
}

/// The terms of more than two units of several collectors, in order.
struct LongTerms: Sendable {
  private var words = WordTable()
  /// The numbers of the words in their order, and for each of them where its postings begin.
  private var order: [Int32] = []
  private var starts: [Int] = []
  private var postings: [Posting] = []
  /// Where in the order the terms of each part begin.
  private var partStarts = [Int](repeating: 0, count: CollectedTerms.partCount + 1)

  init(_ collectors: [CollectedTerms]) {
    var all = GrowingBuffer<UInt64>()
    for collector in collectors {
      var numbers: [UInt64] = []
      for number in 0..<collector.words.count {
        numbers.append(UInt64(collector.words[number].withUnsafeBufferPointer { words.number(of: $0) }))
      }
      all.reserve(collector.long.count)
      for entry in collector.long { all.append(numbers[Int(entry >> 32)] << 32 | entry & 0xFFFF_FFFF) }
    }
    order = Self.order(of: words)
    var ranks = [UInt64](repeating: 0, count: words.count)
    for (rank, number) in order.enumerated() { ranks[Int(number)] = UInt64(rank) }
    all.update { ranks[Int($0 >> 32)] << 32 | $0 & 0xFFFF_FFFF }
    var sort = EntrySort(bits: 32..<(words.count >> 24 == 0 ? 56 : 64))
    sort.sort(&all)
    postings = all.elements.map { Posting(UInt16(truncatingIfNeeded: $0 >> 16), UInt16(truncatingIfNeeded: $0)) }
    starts = [Int](repeating: 0, count: words.count + 1)
    for entry in all.elements { starts[Int(entry >> 32) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    for place in order.indices { partStarts[CollectedTerms.part(of: word(place).first ?? 0) + 1] += 1 }
    for part in 1...CollectedTerms.partCount { partStarts[part] += partStarts[part - 1] }
  }

  /// The numbers of words, in the order of their units. Mostly the first four tell it.
  private static func order(of words: WordTable) -> [Int32] {
    let beginnings = (0..<words.count).map { number -> (beginning: UInt64, number: Int32) in
      (ShardWriter.beginning(of: words[number]), Int32(number))
    }
    return beginnings.sorted { a, b in
      a.beginning == b.beginning
        ? words[Int(a.number)].lexicographicallyPrecedes(words[Int(b.number)]) : a.beginning < b.beginning
    }.map(\.number)
  }

  /// A term by its place in the order.
  func word(_ place: Int) -> ArraySlice<UInt16> { words[Int(order[place])] }

  /// Its postings.
  func postings(_ place: Int) -> ArraySlice<Posting> { postings[starts[place]..<starts[place + 1]] }

  /// The places of the terms of a part.
  func places(of part: Int) -> Range<Int> {
    partStarts[part]..<partStarts[part + 1]
  }
}
