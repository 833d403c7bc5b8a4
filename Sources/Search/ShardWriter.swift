/// Writes the lists of terms that come in order, and begins a new shard where one has enough.
struct ShardWriter: TermSink, ~Copyable {
  private let articles: Int
  private var shards: [[UInt8]] = []
  private var beginnings: [UInt64] = []

  private var body = BitWriter()
  private var keys = KeyCoder()
  private var keyCount = 0
  /// The beginning of the last term.
  private var last: UInt64 = 0

  /// - Parameter articles: how many numbers the segment has, those that no article has included.
  init(articles: Int) { self.articles = articles }

  mutating func add(_ first: UInt16, _ second: UInt16, _ postings: UnsafeBufferPointer<Posting>) {
    begin(UInt64(first) << 48 | UInt64(second) << 32)
    keys.write(first, second, to: &body)
    write(postings, ListForm(first, isSingle: second == 0, articles: postings.count))
  }

  mutating func add(_ key: ArraySlice<UInt16>, _ postings: ArraySlice<Posting>) {
    begin(key)
    let form = ListForm(key, articles: postings.count)
    postings.withUnsafeBufferPointer { write($0, form) }
  }

  /// Begins a term, behind which its list is to be written or copied.
  mutating func begin(_ key: ArraySlice<UInt16>) {
    begin(Self.beginning(of: key))
    keys.write(key, to: &body)
  }

  /// Writes how many articles a list has, and which; what is known of the term in each is to be written or copied behind that.
  mutating func writeNumbers(_ postings: UnsafeBufferPointer<Posting>) {
    body.writeGolomb(postings.count - 1, 0)
    ListCoder(postings: postings).write(below: articles, to: &body)
  }

  /// Writes what is known of the term in an article.
  @inline(__always)
  mutating func write(_ context: TermContext, _ form: ListForm) {
    switch form {
    case .bare: break
    case .level: context.writeLevel(to: &body)
    case .full: context.write(to: &body)
    }
  }

  /// Copies a list, or a part of it, that stays as another shard of the segment has it.
  ///
  /// - Parameters:
  ///   - count: how many bits.
  ///   - reader: before these.
  mutating func copy(_ count: Int, from reader: inout BitReader) { body.copy(count, from: &reader) }

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
    if keyCount > 0, isDone(before: beginning) { close() }
    if keyCount == 0 { beginnings.append(beginning) }
    last = beginning
    keyCount += 1
  }

  /// Whether a term goes to a new shard.
  ///
  /// - Parameter beginning: up to four units of the term, the first one highest.
  func isDone(before beginning: UInt64) -> Bool {
    keyCount == 0 || body.byteCount >= PostingsIndex.shardSize && beginning != last
  }

  private mutating func write(_ postings: UnsafeBufferPointer<Posting>, _ form: ListForm) {
    writeNumbers(postings)
    guard form != .bare else { return }
    for posting in postings { write(posting.context, form) }
  }

  private mutating func close() {
    var shard = BitWriter()
    shard.writeGolomb(keyCount, KeyCoder.countOrder)
    shard.append(body)
    shards.append(shard.finished)
    body.removeAll()
    keys = KeyCoder()
    keyCount = 0
  }

  /// The shards since it was called the last time, and the beginnings of their first terms.
  mutating func finished() -> (shards: [[UInt8]], beginnings: [UInt64]) {
    if keyCount > 0 { close() }
    defer { (shards, beginnings) = ([], []) }
    return (shards, beginnings)
  }
}

/// What is written of a term in each of its articles.
enum ListForm {
  /// Nothing, the level alone, or also what follows it.
  case bare, level, full

  /// What terms begin with that are filtered by.
  static let marks = (0...0x7F).filter(isMark)

  /// From how many articles with a term on it is told what follows it there. Of fewer the reader's script takes each for one that is in
  /// doubt, and looks into texts.
  private static let fewestWithFollowers = 5

  /// - Parameters:
  ///   - first: the first unit of the term.
  ///   - isSingle: whether it is the only one. What follows a character that is looked for by itself is in the terms of two.
  ///   - articles: how many articles have the term.
  init(_ first: UInt16, isSingle: Bool, articles: Int) {
    if Self.isMark(first) {
      self = .bare
    } else if first == UInt16(UInt8(ascii: "*")) || articles < Self.fewestWithFollowers {
      self = .level
    } else {
      self = isSingle && TextFolding.isIdeograph(first) ? .level : .full
    }
  }

  /// - Parameter key: the term.
  init(_ key: ArraySlice<UInt16>, articles: Int) {
    self.init(key.first ?? 0, isSingle: key.count == 1, articles: articles)
  }

  private static func isMark(_ unit: UInt16) -> Bool {
    switch unit {
    case UInt16(UInt8(ascii: "@")), UInt16(UInt8(ascii: "#")), UInt16(UInt8(ascii: "$")), UInt16(UInt8(ascii: "/")):
      true
    default: false
    }
  }
}
