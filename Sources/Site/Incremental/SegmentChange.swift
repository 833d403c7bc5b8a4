import Ledger
import Platform
import Search

/// What changed in a segment of the search index in few of its blocks, so that its lists of terms can be made of those that are there.
struct SegmentChange: Sendable {
  /// The segment.
  let segment: SearchSegment
  /// The numbers of the blocks that are made anew which an article has or had, ascending.
  fileprivate var places: [Place] = []

  /// A number.
  fileprivate struct Place: Sendable {
    let number: Int
    /// The index of the article that has it.
    let index: Int?
    /// What the build before published of the one that had it.
    let past: PublishedText?
  }

  /// Whether so few of a segment's blocks changed that much is kept.
  fileprivate static func isSmall(_ changed: Int, of blocks: Int) -> Bool {
    changed > 0 && changed < blocks && changed <= max(1, blocks / 8)
  }
}

extension PageMaking {
  /// What changed in a segment, if few of its blocks did. The files of these are read for it, so that none may have been made yet.
  ///
  /// A block is made from what the lists of terms are made from, and from the numbers that its articles have. So where one is as it was, its
  /// articles are, and have the numbers that they had. An article that comes or goes changes those of a few others (`ArticleNumbering`),
  /// or else of so many that the segment's digest is another one, which each of its blocks is made from.
  ///
  /// - Parameters:
  ///   - blocks: those that are stale, ascending.
  ///   - records: what is known of each page of the plan.
  func change(
    of segment: SearchSegment, _ blocks: [(number: Int, page: Int)], _ records: [PageRecord?]
  ) -> SegmentChange? {
    guard renderer.indexesTexts, precompression.encodings.isEmpty,
      SegmentChange.isSmall(blocks.count, of: segment.blockCount)
    else { return nil }
    var change = SegmentChange(segment: segment)
    for (block, page) in blocks {
      guard let before = records[page], before.isMade,
        let texts = PublishedText.all(of: before, block, in: segment, read: sink.contents)
      else { return nil }
      for number in segment.numbers(ofBlock: block) {
        let index = segment.index(of: number)
        guard index != nil || texts[number] != nil else { continue }
        change.places.append(SegmentChange.Place(number: number, index: index, past: texts[number]))
      }
    }
    return change
  }

  /// Makes the lists of terms of a segment of those that are there.
  ///
  /// - Parameter records: what is known of each page of the plan.
  /// - Returns: `nil` when they have to be made anew.
  func updatedPostings(_ page: Int, _ change: SegmentChange, _ records: [PageRecord?]) -> MadePage? {
    // There is a file for each beginning.
    guard let before = records[page], before.isMade, before.files.count == before.lookups.count,
      before.files.allSatisfy(sink.holds), let changed = terms(of: change)
    else { return nil }
    phase("search")
    defer { phase("pages") }
    let segment = change.segment
    @Sendable func packed(_ shard: Int) -> ArraySlice<UInt8>? {
      sink.contents(of: before.files[shard]).flatMap {
        SearchFiles.packed(in: $0, name: segment.shardFile(shard), digest: segment.shortDigest)
      }
    }
    let updated = PostingsUpdate(
      PostingsUpdate.Past(beginnings: before.lookups, read: packed), changed, count: segment.numberCount,
      workers: workers
    ) { terms(of: $0, in: segment) }
    guard let updated else { return nil }
    let files = workers.map(updated.shards.count) { shard -> MadeFile? in
      switch updated.shards[shard] {
      case .kept(shard): return MadeFile(record: before.files[shard])
      case .kept(let other): return packed(other).map { MadeFile(segment.file(ofShard: shard, $0)) }
      case .made(let packed): return MadeFile(segment.file(ofShard: shard, packed))
      }
    }
    guard !files.contains(where: { $0 == nil }) else { return nil }
    var batch = Batch()
    batch.add(
      page,
      .success(made(renderer.plan.pages[page], files.compactMap { $0 }, lookups: updated.beginnings, before)))
    return write(batch, records)[0]
  }

  /// Which numbers of a segment are of other articles or of such as changed, and their terms; `nil` where one cannot be read.
  private func terms(of change: SegmentChange) -> PostingsUpdate.Change? {
    let compared = workers.map(change.places.count) { place -> Compared in
      let (index, past) = (change.places[place].index, change.places[place].past)
      guard let index else { return .changed(nil) }
      guard let article = try? searchArticle(index) else { return .unreadable }
      var path: [UInt8] = []
      renderer.appendListedPath(of: index, to: &path)
      // What else there is of an article stays with its file, but for the name of its outlet, which shows in its details.
      return reading.isKnown(index) && past == PublishedText(article, path: path) ? .same : .changed(article)
    }
    var changed: [(number: Int, past: PublishedText?, now: SearchArticle?)] = []
    for (place, outcome) in zip(change.places, compared) {
      switch outcome {
      case .unreadable: return nil
      case .same: continue
      case .changed(let now): changed.append((place.number, place.past, now))
      }
    }
    return PostingsUpdate.Change(
      articles: Set(changed.map(\.number)),
      past: terms(of: changed.compactMap { place in place.past.map { (place.number, $0.article) } }),
      now: terms(of: changed.compactMap { place in place.now.map { (place.number, $0) } }),
      vague: terms(
        of: changed.map { number, past, now in
          let (line, people, details) = (past?.line ?? "", now?.people ?? "", now?.details ?? "")
          return (number, SearchArticle(title: line, people: people, details: details, body: []))
        }))
  }

  /// What became of a number's article.
  private enum Compared: Sendable {
    case same, unreadable
    /// It is another one, it changed, or there is none any more.
    case changed(SearchArticle?)
  }

  /// The terms of articles, which are in the order of their numbers.
  private func terms(of articles: [(number: Int, article: SearchArticle)]) -> [CollectedTerms] {
    let memory = TermMemory()
    let batches = workers.map((articles.count + Self.batch - 1) / Self.batch, grain: 1) { batch -> [CollectedTerms] in
      let collector = TermCollector(in: memory)
      for (number, article) in articles[(batch * Self.batch)...].prefix(Self.batch) {
        collector.add(article, number: number)
      }
      return collector.finished()
    }
    return batches.flatMap(\.self)
  }

  /// The terms of articles of a segment, by their numbers; `nil` where one cannot be read.
  private func terms(of articles: Set<Int>, in segment: SearchSegment) -> [CollectedTerms]? {
    let numbers = articles.sorted()
    let read = workers.map(numbers.count) { place in
      segment.index(of: numbers[place]).flatMap { try? searchArticle($0) }
    }
    let known = zip(numbers, read).compactMap { number, article in article.map { (number, $0) } }
    return known.count == numbers.count ? terms(of: known) : nil
  }

  private func searchArticle(_ index: Int) throws(SiteRenderer.Failure) -> SearchArticle {
    renderer.searchArticle(index, try renderer.text(of: index, body))
  }
}
