import Platform

/// The terms of some articles, in order. There are thousands of each of thousands of articles, so that they are kept in as little
/// memory as is still quickly read: articles that follow each other have many terms in common, and each is there once.
package struct CollectedTerms: Sendable {
  /// The terms of one or two units, in bands.
  let bands: [Band]
  /// The other terms: entries with the number of the word in the high half, below it the article's number, and the context.
  let long: [UInt64]
  let words: WordTable

  /// The places of a part's first term, and of that term's first article.
  fileprivate struct Start: BitwiseCopyable {
    var term: UInt32 = 0
    var article: UInt32 = 0
  }

  /// The lowest bit of an entry that tells its part: parts are by the ten higher bits of the first unit, so that they are in the
  /// order of the terms.
  static let partBit: UInt64 = 54
  /// How many parts there are.
  static let partCount = 1024
  /// The part of the terms that begin with a unit.
  static func part(of first: UInt16) -> Int { Int(first >> 6) }

  /// The most articles that can be together.
  static let mostArticles = 1 << UInt8.bitWidth
  /// How many bits of a term are for how many articles have it.
  private static let countBits: UInt32 = 10

  /// - Parameters:
  ///   - entries: those of terms of one or two units, in ascending order of the terms and of the articles, for each place where one
  ///     stands: the term in the high half, below it the article's place in `numbers`, and the context.
  ///   - long: entries of the others, with the number of the word as the term.
  ///   - numbers: the numbers of the articles, ascending, `mostArticles` at most.
  ///   - memory: where they are kept.
  init(
    _ entries: UnsafeBufferPointer<UInt64>, long: [UInt64], words: WordTable, numbers: [UInt16], in memory: TermMemory
  ) {
    self.words = words
    self.long = long.map { entry in
      entry & ~0xFFFF_0000 | UInt64(numbers[Int(entry >> 16 & 0xFFFF)]) << 16
    }
    var starts = [Start](repeating: Start(), count: Self.partCount + 1)
    let terms = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: entries.count)
    let places = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: entries.count)
    let contexts = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: entries.count)
    defer {
      terms.deallocate()
      places.deallocate()
      contexts.deallocate()
    }
    Self.gather(entries, &starts, terms, places, contexts)
    let shared = Slab(numbers)
    bands = memory.bands.enumerated().map { band, memory in
      let parts = Band.parts(of: band)
      let (start, end) = (starts[parts.lowerBound], starts[parts.upperBound])
      return Band(
        parts, starts[parts.lowerBound...parts.upperBound], terms[Int(start.term)..<Int(end.term)],
        contexts[Int(start.article)..<Int(end.article)], places[Int(start.article)..<Int(end.article)], shared,
        in: memory)
    }
  }

  /// Puts down each term once, and each of its articles once, with all that is known of its places there.
  ///
  /// Whether an entry is of the same term, or article, as the one before can hardly be foretold, so that there are no branches for
  /// that.
  private static func gather(
    _ entries: UnsafeBufferPointer<UInt64>, _ starts: inout [Start], _ terms: UnsafeMutableBufferPointer<UInt32>,
    _ places: UnsafeMutableBufferPointer<UInt8>, _ contexts: UnsafeMutableBufferPointer<UInt16>
  ) {
    var next = Start()
    var firstOfTerm: UInt32 = 0
    var context: UInt16 = 0
    var part = -1
    var last = ~(entries.first ?? 0)
    for entry in entries {
      let isNewTerm = entry >> 32 != last >> 32
      let isNew = entry >> 16 != last >> 16
      last = entry
      while part < Int(entry >> partBit) {
        part += 1
        starts[part] = next
      }
      firstOfTerm = isNewTerm ? next.article : firstOfTerm
      next.term &+= isNewTerm ? 1 : 0
      next.article &+= isNew ? 1 : 0
      var all = TermContext(bits: isNew ? 0 : context)
      all.add(TermContext(bits: UInt16(truncatingIfNeeded: entry)))
      context = all.bits
      // The first entry is a new term's. What is written once more is known better.
      let (term, article) = (Int(next.term &- 1), Int(next.article &- 1))
      contexts.initializeElement(at: article, to: context)
      places.initializeElement(at: article, to: UInt8(truncatingIfNeeded: entry >> 16))
      let rest = UInt32(truncatingIfNeeded: entry >> 32) << countBits
      terms.initializeElement(at: term, to: rest | (next.article &- 1 &- firstOfTerm))
    }
    for part in part + 1...partCount { starts[part] = next }
  }

  /// The terms of some parts that follow each other. They are read and given up band by band, so that they make room for what is made of
  /// them.
  struct Band: @unchecked Sendable {
    /// What the following are in.
    private let slabs: [Slab]
    /// Where each part begins, and where the last one ends.
    private let starts: UnsafeBufferPointer<Start>
    /// The terms, in parts by the first unit. Of each what its part leaves of it in the higher bits, below it how many articles have it,
    /// less one.
    private let terms: UnsafeBufferPointer<UInt32>
    /// The articles that have each term, one term behind the other, by their places in `numbers`; and the contexts there.
    private let contexts: UnsafeBufferPointer<UInt16>
    private let places: UnsafeBufferPointer<UInt8>
    /// The numbers of the articles, ascending.
    private let numbers: UnsafeBufferPointer<UInt16>
    private let parts: Range<Int>

    /// The first part of each band, and behind them how many parts there are. Of Chinese text about as much is in each; letters and digits
    /// are in the first one.
    private static let firstParts = [0, 0x5000, 0x5500, 0x5C00, 0x6400, 0x7000, 0x8000, 0x8F00].map(part) + [partCount]
    /// How many bands there are.
    static let count = firstParts.count - 1

    /// The band that has a part.
    static func number(of part: Int) -> Int { firstParts.firstPlace { $0 > part } - 1 }

    /// The parts of a band.
    static func parts(of band: Int) -> Range<Int> { firstParts[band]..<firstParts[band + 1] }

    /// - Parameters:
    ///   - starts: the parts' places in what the others are taken from, and behind them where the last one ends.
    ///   - numbers: of `UInt16`.
    fileprivate init(
      _ parts: Range<Int>, _ starts: ArraySlice<Start>, _ terms: Slice<UnsafeMutableBufferPointer<UInt32>>,
      _ contexts: Slice<UnsafeMutableBufferPointer<UInt16>>, _ places: Slice<UnsafeMutableBufferPointer<UInt8>>,
      _ numbers: Slab, in memory: ChunkedMemory
    ) {
      self.parts = parts
      let own = starts.map { start in
        Start(
          term: start.term - UInt32(truncatingIfNeeded: terms.startIndex),
          article: start.article - UInt32(truncatingIfNeeded: places.startIndex))
      }
      slabs = [memory.slab(own), memory.slab(terms), memory.slab(contexts), memory.slab(places), numbers]
      (self.starts, self.terms, self.contexts) = (slabs[0].elements(), slabs[1].elements(), slabs[2].elements())
      (self.places, self.numbers) = (slabs[3].elements(), slabs[4].elements())
    }

    /// How many terms of one or two units a part has.
    func termCount(of part: Int) -> Int { Int(end(of: part).term - start(of: part).term) }

    /// How many articles these have, together.
    func articleCount(of part: Int) -> Int { Int(end(of: part).article - start(of: part).article) }

    private func start(of part: Int) -> Start { starts[part - parts.lowerBound] }
    private func end(of part: Int) -> Start { starts[part - parts.lowerBound + 1] }

    /// Hands out the terms of one or two units of a part, in order, each in the high half; and how many articles have it.
    @inline(__always)
    func forEachTerm(of part: Int, _ body: (_ term: UInt64, _ articles: Int) -> Void) {
      let high = UInt64(part) << CollectedTerms.partBit
      for term in terms[Int(start(of: part).term)..<Int(end(of: part).term)] {
        body(high | UInt64(term >> countBits) << 32, Int(term & (1 << countBits - 1)) + 1)
      }
    }

    /// What stands behind the terms of a part: their articles.
    func articles(of part: Int) -> Articles {
      let start = Int(start(of: part).article)
      return Articles(
        places: UnsafeBufferPointer(rebasing: places[start...]),
        contexts: UnsafeBufferPointer(rebasing: contexts[start...]),
        numbers: numbers)
    }
  }

  /// The articles of terms, one term behind the other. They are valid as long as their band is there.
  struct Articles: BitwiseCopyable {
    private let places: UnsafeBufferPointer<UInt8>
    private let contexts: UnsafeBufferPointer<UInt16>
    private let numbers: UnsafeBufferPointer<UInt16>
    private var next = 0

    fileprivate init(
      places: UnsafeBufferPointer<UInt8>, contexts: UnsafeBufferPointer<UInt16>, numbers: UnsafeBufferPointer<UInt16>
    ) {
      (self.places, self.contexts, self.numbers) = (places, contexts, numbers)
    }

    /// Puts the next term's articles down.
    ///
    /// - Parameter postings: as many places as there are articles.
    @inline(__always)
    mutating func take(_ postings: UnsafeMutableBufferPointer<Posting>) {
      for place in 0..<postings.count {
        // Places are those of articles that were added, which have numbers.
        let posting = Posting(numbers[Int(places[next + place])], contexts[next + place])
        postings.initializeElement(at: place, to: posting)
      }
      next += postings.count
    }
  }
}

/// Where the terms of many articles are kept, band by band.
package struct TermMemory: Sendable {
  fileprivate let bands = (0..<CollectedTerms.Band.count).map { _ in ChunkedMemory() }
  /// What collectors work with that no collector has.
  private let scratch = Lock<[TermScratch]>([])

  package init() {}

  func takeScratch() -> TermScratch { scratch.withLock { $0.popLast() } ?? TermScratch() }

  func giveBack(_ used: TermScratch) { scratch.withLock { $0.append(used) } }
}
