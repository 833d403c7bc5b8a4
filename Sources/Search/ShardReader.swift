/// A term, and the articles that have it.
struct TermList: Sendable {
  let key: [UInt16]
  var postings: [Posting]

  /// Its first units, as `ShardWriter` tells them.
  var beginning: UInt64 { ShardWriter.beginning(of: key[...]) }

  func form(articles: Int) -> ListForm { ListForm(key.first ?? 0, isSingle: key.count == 1, articles: articles) }
}

/// Reads what a `ShardWriter` wrote.
struct ShardReader {
  private var bits: BitReader
  private let articles: Int
  private var key: [UInt16] = []

  /// The lists of a shard; `nil` of what is none.
  ///
  /// - Parameters:
  ///   - packed: characters in UTF-16 with the low byte first.
  ///   - articles: how many the segment has.
  static func lists(of packed: ArraySlice<UInt8>, articles: Int) -> [TermList]? {
    var reader = ShardReader(bits: BitReader(packed), articles: articles)
    var lists: [TermList] = []
    for _ in 0..<reader.bits.readGolomb(KeyCoder.countOrder) {
      let list = reader.list()
      let isBehind = lists.last.map { $0.key.lexicographicallyPrecedes(list.key) } != false
      guard !reader.bits.isMalformed, isBehind else { return nil }
      lists.append(list)
    }
    return lists
  }

  private mutating func list() -> TermList {
    KeyCoder.read(&key, from: &bits)
    let count = min(bits.readGolomb(0) + 1, articles)
    var postings = [Posting](repeating: Posting(0, 0), count: count)
    ListCoder.read(into: &postings, below: articles, from: &bits)
    let form = TermList(key: key, postings: []).form(articles: count)
    if form != .bare {
      for place in postings.indices {
        let context = form == .level ? TermContext(levelFrom: &bits) : TermContext(from: &bits)
        postings[place] = Posting(UInt16(truncatingIfNeeded: postings[place].number), context.bits)
      }
    }
    return TermList(key: key, postings: postings)
  }
}
