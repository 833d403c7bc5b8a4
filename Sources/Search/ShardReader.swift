/// A term, and the articles that have it.
struct TermList: Sendable {
  let key: [UInt16]
  var postings: [Posting]

  /// Its first units, as `ShardWriter` tells them.
  var beginning: UInt64 { ShardWriter.beginning(of: key[...]) }

  func form(articles: Int) -> ListForm { ListForm(key.first ?? 0, isSingle: key.count == 1, articles: articles) }
}

/// Reads what a `ShardWriter` wrote, one list after the other.
struct ShardReader: ~Copyable {
  private var bits: BitReader
  private let articles: Int
  /// How many lists come behind this one.
  private var left: Int

  /// The term of the list.
  private(set) var key: [UInt16] = []
  /// Where what stands behind the term begins.
  private var content = BitReader.Place()
  /// The list's articles: their numbers alone, as long as `list` was not asked for.
  private var postings = GrowingBuffer<Posting>()

  /// - Parameters:
  ///   - packed: characters in UTF-16 with the low byte first.
  ///   - articles: how many the segment has.
  init(_ packed: ArraySlice<UInt8>, articles: Int) {
    bits = BitReader(packed)
    self.articles = articles
    left = bits.readGolomb(KeyCoder.countOrder)
  }

  /// Whether a term was not behind the one before.
  private var isOutOfOrder = false
  /// Whether there was something that no writer writes.
  var isMalformed: Bool { bits.isMalformed || isOutOfOrder }

  /// Goes to the next list, of which either `list` or `copy` is to be called.
  ///
  /// - Returns: `false` behind the last one, and behind what is malformed.
  mutating func next() -> Bool {
    guard left > 0, !isMalformed else { return false }
    left -= 1
    let before = key
    KeyCoder.read(&key, from: &bits)
    content = bits.place
    let count = min(bits.readGolomb(0) + 1, articles)
    postings.removeAll()
    postings.reserve(count)
    postings.fill(count) { ListCoder.read(into: $0, below: articles, from: &bits) }
    isOutOfOrder = !before.lexicographicallyPrecedes(key)
    return !isMalformed
  }

  /// The articles of the list, by their numbers, without what is known of the term in them.
  var numbers: UnsafeBufferPointer<Posting> { postings.elements }

  private var form: ListForm {
    ListForm(key.first ?? 0, isSingle: key.count == 1, articles: postings.count)
  }

  /// Reads the list.
  mutating func list() -> TermList {
    var list = TermList(key: key, postings: Array(postings.elements))
    let form = form
    guard form != .bare else { return list }
    for place in list.postings.indices {
      let context = form == .level ? TermContext(levelFrom: &bits) : TermContext(from: &bits)
      list.postings[place] = Posting(UInt16(truncatingIfNeeded: list.postings[place].number), context.bits)
    }
    return list
  }

  /// Copies the list as it is to one that writes.
  mutating func copy(to writer: inout ShardWriter) {
    switch form {
    case .bare: break
    case .level: for _ in 0..<postings.count { _ = TermContext(levelFrom: &bits) }
    case .full: for _ in 0..<postings.count { _ = TermContext(from: &bits) }
    }
    let count = bits.place.bits - content.bits
    bits.go(to: content)
    writer.copy(key[...], count, from: &bits)
  }

  /// The lists of a shard; `nil` of what is none.
  static func lists(of packed: ArraySlice<UInt8>, articles: Int) -> [TermList]? {
    var reader = ShardReader(packed, articles: articles)
    var lists: [TermList] = []
    while reader.next() { lists.append(reader.list()) }
    return reader.isMalformed ? nil : lists
  }
}
