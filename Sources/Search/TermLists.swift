/// The lists of all terms of a few articles, in the order of the terms.
struct TermLists: Sendable, TermSink {
  private(set) var all: [TermList] = []

  /// - Parameters:
  ///   - collected: the terms of the articles, those of each behind those of the one before.
  ///   - count: above the numbers of all of them.
  init(_ collected: [CollectedTerms], articles count: Int) {
    let long = LongTerms(collected)
    var lists = PartLists(long, articles: count, self)
    for part in 0..<CollectedTerms.partCount {
      let band = CollectedTerms.Band.number(of: part)
      lists.write(part, collected.map { $0.bands[band] })
    }
    self = lists.sink
  }

  mutating func add(_ first: UInt16, _ second: UInt16, _ postings: UnsafeBufferPointer<Posting>) {
    all.append(TermList(key: second == 0 ? [first] : [first, second], postings: Array(postings)))
  }

  mutating func add(_ key: ArraySlice<UInt16>, _ postings: ArraySlice<Posting>) {
    all.append(TermList(key: Array(key), postings: Array(postings)))
  }

  /// The list of a term.
  subscript(key: [UInt16]) -> TermList? {
    let place = all.firstPlace { !$0.key.lexicographicallyPrecedes(key) }
    return place < all.count && all[place].key == key ? all[place] : nil
  }

  /// Those of terms whose beginnings, as `ShardWriter` tells them, are in a range.
  func lists(_ beginnings: Range<UInt64>) -> ArraySlice<TermList> {
    all[
      all.firstPlace {
        $0.beginning >= beginnings.lowerBound
      }..<all.firstPlace { $0.beginning >= beginnings.upperBound }]
  }
}
