import Platform

/// The postings of a segment of which a few articles changed: the same as `PostingsIndex` would make of all of them, made of the shards
/// that were there, of which only those are read in which something can have changed.
package struct PostingsUpdate: Sendable {
  /// A shard.
  package enum Shard: Sendable {
    /// One of those that were there, by its number among them.
    case kept(Int)
    /// A packed string, as `PostingsIndex` has them.
    case made([UInt8])
  }

  /// The shards, ascending by their terms.
  package let shards: [Shard]
  /// For each of them what `PostingsIndex` tells of its first term.
  package let beginnings: [UInt64]

  /// What was there.
  package struct Past: Sendable {
    fileprivate let beginnings: [UInt64]
    fileprivate let read: @Sendable (Int) -> ArraySlice<UInt8>?

    /// - Parameters:
    ///   - beginnings: as `PostingsIndex` told them.
    ///   - read: the packed string of the shard with a number; `nil` when it is no longer there.
    package init(beginnings: [UInt64], read: @escaping @Sendable (Int) -> ArraySlice<UInt8>?) {
      self.beginnings = beginnings
      self.read = read
    }

    /// The number of the shard in which terms with a beginning are, of some shards.
    fileprivate func shard(of beginning: UInt64, in shards: Range<Int>) -> Int {
      max(shards.lowerBound, beginnings[shards].firstPlace { $0 > beginning } - 1)
    }
  }

  /// Which articles changed.
  package struct Change: Sendable {
    /// Their numbers.
    package var articles: Set<Int>
    /// The terms of texts that they had; what they were filtered by need not be known.
    package var past: [CollectedTerms]
    /// The terms that they have.
    package var now: [CollectedTerms]
    /// Terms of which is not known how prominent they were.
    package var vague: [CollectedTerms]

    package init(
      articles: Set<Int>, past: [CollectedTerms], now: [CollectedTerms], vague: [CollectedTerms]
    ) {
      self.articles = articles
      self.past = past
      self.now = now
      self.vague = vague
    }
  }

  /// - Parameters:
  ///   - count: how many numbers the segment has, and had.
  ///   - terms: the terms of other articles, by their numbers: what follows a term is to be known of those that have one which few had;
  ///     `nil` when they cannot be had.
  /// - Returns: `nil` when something that is needed is no longer there.
  package init?(
    _ past: Past, _ change: Change, count: Int, workers: Workers, terms: (Set<Int>) -> [CollectedTerms]?
  ) {
    let lists = ChangedLists(change, count: count)
    let parts = Stretch.all(past.beginnings, lists, articles: count)
    var stretches = workers.map(parts.count, grain: 1) { parts[$0].update(past, lists, others: nil, count: count) }
    var wanted: Set<Int> = []
    for case .needs(let articles) in stretches { wanted.formUnion(articles) }
    if !wanted.isEmpty {
      guard let terms = terms(wanted) else { return nil }
      let others = TermLists(terms, articles: count)
      stretches = workers.map(parts.count, grain: 1) { [stretches] place in
        guard case .needs = stretches[place] else { return stretches[place] }
        return parts[place].update(past, lists, others: others, count: count)
      }
    }
    var shards: [Shard] = []
    var beginnings: [UInt64] = []
    for stretch in stretches {
      guard case .updated(let stretch) = stretch else { return nil }
      shards += stretch.shards
      beginnings += stretch.beginnings
    }
    self.shards = shards
    self.beginnings = beginnings
  }
}

/// The lists of the articles that changed.
private struct ChangedLists: Sendable {
  /// Their numbers.
  let articles: NumberSet
  /// Those that they have.
  let now: TermLists
  /// The beginnings of the terms in whose lists they are otherwise than they were, or may be, ascending.
  let stale: [UInt64]

  init(_ change: PostingsUpdate.Change, count: Int) {
    let (past, now) = (TermLists(change.past, articles: count), TermLists(change.now, articles: count))
    let gone = past.all.filter { now[$0.key]?.postings != $0.postings }
    let new = now.all.filter { past[$0.key]?.postings != $0.postings }
    articles = NumberSet(change.articles, below: count)
    self.now = now
    stale = (gone + new + TermLists(change.vague, articles: count).all).map(\.beginning).sorted()
  }
}

/// A stretch of the terms, which are in shards of their own (see `PostingsIndex.stretch`).
private struct Stretch: Sendable {
  /// The beginnings that its terms can have.
  private let beginnings: Range<UInt64>
  /// The shards that it had.
  private let shards: Range<Int>

  /// The stretches that have terms, or had some.
  static func all(_ beginnings: [UInt64], _ lists: ChangedLists, articles count: Int) -> [Stretch] {
    func stretch(_ beginning: UInt64) -> Int {
      PostingsIndex.stretch(of: CollectedTerms.part(of: UInt16(beginning >> 48)), articles: count)
    }
    let numbers = Set(beginnings.map(stretch) + lists.now.all.map { stretch($0.beginning) }).sorted()
    let parts = (0..<CollectedTerms.partCount)
    return numbers.map { number in
      let own = parts.firstPlace { PostingsIndex.stretch(of: $0, articles: count) >= number }
      let next = parts.firstPlace { PostingsIndex.stretch(of: $0, articles: count) > number }
      let end = next < parts.upperBound ? UInt64(next) << CollectedTerms.partBit : .max
      let range = UInt64(own) << CollectedTerms.partBit..<end
      return Stretch(
        beginnings: range,
        shards: beginnings.firstPlace { $0 >= range.lowerBound }..<beginnings.firstPlace { $0 >= range.upperBound })
    }
  }

  enum Outcome: Sendable {
    case updated(Shards)
    /// What follows terms is not known of these articles.
    case needs(Set<Int>)
    /// A shard is not what it was.
    case lost
  }

  /// The shards that it has.
  struct Shards: Sendable {
    private(set) var shards: [PostingsUpdate.Shard] = []
    private(set) var beginnings: [UInt64] = []

    mutating func keep(_ shard: Int, _ beginning: UInt64) {
      shards.append(.kept(shard))
      beginnings.append(beginning)
    }

    /// Adds what was written since the last ones.
    mutating func close(_ writer: inout ShardWriter) {
      let written = writer.finished()
      shards += written.shards.map { .made($0) }
      beginnings += written.beginnings
    }
  }

  /// - Parameter others: the terms of other articles that were asked for.
  func update(
    _ past: PostingsUpdate.Past, _ lists: ChangedLists, others: TermLists?, count: Int
  ) -> Outcome {
    let now = lists.now.lists(beginnings)
    let stale = staleShards(past, lists)
    var merge = ListMerge(changed: lists.articles, others: others, writer: ShardWriter(articles: count))
    var updated = Shards()
    var next = now.startIndex
    for shard in shards {
      let beginning = past.beginnings[shard]
      let end = shard + 1 < shards.upperBound ? past.beginnings[shard + 1] : beginnings.upperBound
      let behind = now[next...].firstPlace { $0.beginning >= end }
      defer { next = behind }
      // A shard ends by what is in it, and by the term behind: so it stays as it is where the one before ends where it did.
      if !stale.contains(shard), merge.writer.isDone(before: beginning) {
        updated.close(&merge.writer)
        updated.keep(shard, beginning)
        continue
      }
      guard let packed = past.read(shard),
        merge.write(ShardReader(packed, articles: count), now[next..<behind])
      else { return .lost }
    }
    merge.write(now[next...])
    updated.close(&merge.writer)
    return merge.unknown.isEmpty ? .updated(updated) : .needs(merge.unknown)
  }

  /// The shards in which something can have changed: those of terms in whose lists articles are otherwise than they were, and of what is
  /// filtered by, since it is not known what that was.
  private func staleShards(_ past: PostingsUpdate.Past, _ lists: ChangedLists) -> Set<Int> {
    guard !shards.isEmpty else { return [] }
    var stale: Set<Int> = []
    let first = lists.stale.firstPlace { $0 >= beginnings.lowerBound }
    for beginning in lists.stale[first...].prefix(while: { $0 < beginnings.upperBound }) {
      stale.insert(past.shard(of: beginning, in: shards))
    }
    for mark in ListForm.marks where beginnings.contains(UInt64(mark) << 48) {
      let last = past.shard(of: UInt64(mark) << 48 | 0xFFFF_FFFF_FFFF, in: shards)
      stale.formUnion(past.shard(of: UInt64(mark) << 48, in: shards)...last)
    }
    return stale
  }
}

/// Writes lists in which some articles have others than they had.
private struct ListMerge: ~Copyable {
  let changed: NumberSet
  let others: TermLists?
  var writer: ShardWriter
  /// Articles of which is not known what follows a term that now has enough of them for that to be written.
  private(set) var unknown: Set<Int> = []
  private var change = ListChange()

  init(changed: NumberSet, others: TermLists?, writer: consuming ShardWriter) {
    self.changed = changed
    self.others = others
    self.writer = writer
  }

  /// Writes lists that come next.
  ///
  /// - Parameters:
  ///   - before: with what the changed articles had.
  ///   - now: what these have.
  /// - Returns: `false` of a shard that is none.
  mutating func write(_ before: consuming ShardReader, _ now: ArraySlice<TermList>) -> Bool {
    var before = before
    var next = now.startIndex
    while before.next() {
      while next < now.endIndex, now[next].key.lexicographicallyPrecedes(before.key) {
        write(now[next])
        next += 1
      }
      let isThere = next < now.endIndex && now[next].key == before.key
      if isThere || changed.hasSome(of: before.numbers) {
        write(&before, isThere ? now[next].postings : [])
        if isThere { next += 1 }
      } else {
        before.copy(to: &writer)
      }
    }
    write(now[next...])
    return !before.isMalformed
  }

  /// Writes a list in which articles are others.
  ///
  /// - Parameters:
  ///   - before: at the list with what the changed articles had.
  ///   - now: what these have.
  private mutating func write(_ before: inout ShardReader, _ now: [Posting]) {
    change.compare(before.numbers, changed, now)
    guard !change.numbers.isEmpty else { return before.skipContexts(before.numbers.count) }
    let form = ListForm(before.key[...], articles: change.numbers.count)
    guard before.form == form else { return write(before.list(), as: form) }
    writer.begin(before.key[...])
    writer.writeNumbers(change.numbers)
    for step in change.steps {
      switch step {
      case .keep(let count): before.copyContexts(count, to: &writer)
      case .drop: before.skipContexts(1)
      case .add(let context): writer.write(context, form)
      }
    }
  }

  /// Writes lists of terms that none but changed articles have.
  mutating func write(_ now: ArraySlice<TermList>) {
    for list in now { write(list) }
  }

  private mutating func write(_ list: TermList) { writer.add(list.key[...], list.postings[...]) }

  /// Writes a list of which other things are told now, since enough articles have the term, or too few.
  private mutating func write(_ before: TermList, as form: ListForm) {
    var left = before.postings[...]
    var postings: [Posting] = []
    for step in change.steps {
      switch step {
      case .keep(let count):
        var kept = Array(left.prefix(count))
        if form == .full { complete(&kept, of: before.key) }
        postings += kept
        left = left.dropFirst(count)
      case .drop: left = left.dropFirst()
      case .add(let context):
        let number = change.numbers[postings.count].number
        postings.append(Posting(UInt16(truncatingIfNeeded: number), context.bits))
      }
    }
    writer.add(before.key[...], postings[...])
  }

  /// Adds what follows a term in articles of which that is not known.
  private mutating func complete(_ postings: inout [Posting], of key: [UInt16]) {
    let known = others?[key]?.postings ?? []
    for place in postings.indices {
      let number = postings[place].number
      if let posting = known.first(where: { $0.number == number }) {
        postings[place] = posting
      } else {
        unknown.insert(number)
      }
    }
  }
}
