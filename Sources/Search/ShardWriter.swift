/// Writes the lists of terms that come in order, and begins a new shard where one has enough.
struct ShardWriter {
  private let articles: Int
  private var shards: [[UInt8]] = []
  private var beginnings: [UInt64] = []

  private var body = BitWriter()
  private var keys = KeyCoder()
  private var keyCount = 0
  /// The beginning of the last term.
  private var last: UInt64 = 0

  /// - Parameter articles: how many articles the segment has.
  init(articles: Int) { self.articles = articles }

  /// Writes a term of two units, or of one when `second` is 0, and its list.
  mutating func add(_ first: UInt16, _ second: UInt16, _ postings: UnsafeBufferPointer<Posting>) {
    begin(UInt64(first) << 48 | UInt64(second) << 32)
    keys.write(first, second, to: &body)
    let isSingle = second == 0 && TextFolding.isIdeograph(first)
    write(postings, Form(first, articles: postings.count, isSingle: isSingle))
  }

  /// Writes a term of more units, and its list.
  mutating func add(_ key: ArraySlice<UInt16>, _ postings: ArraySlice<Posting>) {
    begin(Self.beginning(of: key))
    keys.write(key, to: &body)
    postings.withUnsafeBufferPointer { write($0, Form(key.first ?? 0, articles: postings.count, isSingle: false)) }
  }

  /// The first units of a term, up to four, the first one highest.
  static func beginning(of key: ArraySlice<UInt16>) -> UInt64 {
    var beginning: UInt64 = 0
    for unit in key.prefix(4) { beginning = beginning << 16 | UInt64(unit) }
    return beginning << UInt64(16 * (4 - min(key.count, 4)))
  }

  /// Begins a term, in a new shard where the one before has enough and can be told from it.
  ///
  /// - Parameter beginning: up to four units of the term, the first one highest.
  private mutating func begin(_ beginning: UInt64) {
    if keyCount > 0, body.byteCount >= PostingsIndex.shardSize, beginning != last { close() }
    if keyCount == 0 { beginnings.append(beginning) }
    last = beginning
    keyCount += 1
  }

  private mutating func write(_ postings: UnsafeBufferPointer<Posting>, _ form: Form) {
    body.writeGolomb(postings.count - 1, 0)
    ListCoder(postings: postings).write(below: articles, to: &body)
    guard form != .bare else { return }
    for posting in postings {
      let context = posting.context
      if form == .level { context.writeLevel(to: &body) } else { context.write(to: &body) }
    }
  }

  /// From how many articles with a term on it is told what follows it there. Of fewer the reader's script takes each for one that is in
  /// doubt, and looks into texts.
  private static let fewestWithFollowers = 5

  /// What is written of a term in each of its articles.
  private enum Form {
    case bare, level, full

    /// - Parameters:
    ///   - articles: how many articles have it.
    ///   - isSingle: whether it is one character that is looked for by itself: what follows it is in the terms of two.
    init(_ first: UInt16, articles: Int, isSingle: Bool) {
      switch first {
      case UInt16(UInt8(ascii: "@")), UInt16(UInt8(ascii: "#")), UInt16(UInt8(ascii: "$")), UInt16(UInt8(ascii: "/")):
        self = .bare
      case UInt16(UInt8(ascii: "*")): self = .level
      default: self = articles < ShardWriter.fewestWithFollowers || isSingle ? .level : .full
      }
    }
  }

  private mutating func close() {
    var shard = BitWriter()
    shard.writeGolomb(keyCount, 5)
    shard.append(body)
    shards.append(shard.finished)
    body = BitWriter()
    keys = KeyCoder()
    keyCount = 0
  }

  /// The shards, and the beginnings of their first terms.
  mutating func finished() -> (shards: [[UInt8]], beginnings: [UInt64]) {
    if keyCount > 0 { close() }
    return (shards, beginnings)
  }
}
