/// A term, and the articles that have it.
struct TermList: Sendable {
  let key: [UInt16]
  var postings: [Posting]

  /// Its first units, as `ShardWriter` tells them.
  var beginning: UInt64 { ShardWriter.beginning(of: key[...]) }
}

/// Reads what a `ShardWriter` wrote, one list after the other.
struct ShardReader: ~Copyable {
  private var bits: BitReader
  private let articles: Int
  /// How many lists come behind this one.
  private var left: Int

  /// The term of the list.
  private(set) var key: [UInt16] = []
  /// The term of the list before.
  private var before: [UInt16] = []
  /// Where what stands behind the term begins.
  private var content = 0
  /// The list's articles: their numbers alone, as long as `list` was not asked for.
  private var postings = GrowingBuffer<Posting>()

  /// - Parameters:
  ///   - packed: characters in UTF-16 with the low byte first.
  ///   - articles: how many numbers the segment has.
  init(_ packed: ArraySlice<UInt8>, articles: Int) {
    bits = BitReader(packed)
    self.articles = articles
    left = bits.readGolomb(KeyCoder.countOrder)
  }

  /// Whether a term was not behind the one before.
  private var isOutOfOrder = false
  /// Whether there was something that no writer writes.
  var isMalformed: Bool { bits.isMalformed || isOutOfOrder }

  /// Goes to the next list, of which `list` or `copy` is to be called, or else all contexts are to be copied or skipped.
  ///
  /// - Returns: `false` behind the last one, and behind what is malformed.
  mutating func next() -> Bool {
    guard left > 0, !isMalformed else { return false }
    left -= 1
    before.removeAll(keepingCapacity: true)
    before.append(contentsOf: key)
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

  /// What the list tells of each article.
  var form: ListForm { ListForm(key[...], articles: postings.count) }

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
    skipContexts(postings.count)
    writer.begin(key[...])
    copyBits(from: content, to: &writer)
  }

  /// Copies what is known of the term in the next articles of the list.
  mutating func copyContexts(_ count: Int, to writer: inout ShardWriter) {
    let start = bits.place
    skipContexts(count)
    copyBits(from: start, to: &writer)
  }

  /// Passes over what is known of the term in the next articles of the list.
  mutating func skipContexts(_ count: Int) { ContextLengths.of(form)?.skip(count, in: &bits) }

  /// Copies what was passed over since a place.
  private mutating func copyBits(from start: Int, to writer: inout ShardWriter) {
    let count = bits.place - start
    bits.go(to: start)
    writer.copy(count, from: &bits)
  }
}
