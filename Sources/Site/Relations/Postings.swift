import Platform

/// Which articles have a trait: for each trait the indices of its articles, ascending.
///
/// That an article has a trait is a posting. Postings lie in buckets by the highest bits of their traits.
struct Postings: Sendable {
  /// How many articles there are.
  let count: Int
  /// How many postings there are.
  var all: Int { postings.count }
  private let layout: PostingLayout
  /// All postings, by trait and article.
  private let postings: [UInt32]
  /// Where each bucket begins, and where the last one ends; then one that only filling needs.
  private let starts: [UInt32]

  /// Of how many articles a thread looks for traits at a time.
  private static let chunk = 1024

  /// The postings of all traits; of none when they are too many to be numbered.
  ///
  /// - Parameter lists: the traits of each article.
  init(_ lists: TraitLists, workers: Workers) {
    let layout = PostingLayout(articles: lists.count, postings: lists.all)
    let parts = lists.all < PostingLayout.most ? TraitPart.count(for: workers) : 0
    var starts = [UInt32](repeating: 0, count: layout.buckets + 2)
    // Each part has buckets of its own, so that no two threads touch one place, neither here nor where postings go.
    starts.withUnsafeMutableBufferPointer { starts in
      nonisolated(unsafe) let starts = starts
      workers.run(parts, grain: 1) { part in
        TraitPart(part, of: parts).forEach(in: lists) { trait, _ in starts[layout.bucket(of: trait) + 2] &+= 1 }
      }
    }
    postings = Self.fill(&starts, workers) { starts, postings in
      nonisolated(unsafe) let (starts, postings) = (starts, postings)
      workers.run(parts, grain: 1) { part in
        TraitPart(part, of: parts).forEach(in: lists) { trait, article in
          Self.put(trait, article, layout, starts, postings)
        }
      }
    }
    (self.count, self.layout, self.starts) = (lists.count, layout, starts)
  }

  /// The postings of some traits, and of few others.
  ///
  /// - Parameters:
  ///   - lists: the traits of each article.
  ///   - filter: the traits that will be asked for.
  init(_ lists: TraitLists, for filter: TraitFilter, workers: Workers) {
    let chunks = workers.map((lists.count + Self.chunk - 1) / Self.chunk, grain: 1) { chunk in
      var found: [(trait: Traits.Trait, article: UInt32)] = []
      for article in chunk * Self.chunk..<min((chunk + 1) * Self.chunk, lists.count) {
        filter.forEach(in: lists[article]) { found.append(($0, UInt32(truncatingIfNeeded: article))) }
      }
      return found
    }
    let all = chunks.reduce(0) { $0 + $1.count }
    let layout = PostingLayout(articles: lists.count, postings: all)
    let found = all < PostingLayout.most ? chunks : []
    var starts = [UInt32](repeating: 0, count: layout.buckets + 2)
    for found in found { for (trait, _) in found { starts[layout.bucket(of: trait) + 2] &+= 1 } }
    postings = Self.fill(&starts, workers) { starts, postings in
      for found in found {
        for (trait, article) in found { Self.put(trait, article, layout, starts, postings) }
      }
    }
    (self.count, self.layout, self.starts) = (lists.count, layout, starts)
  }

  /// Puts a posting at its bucket's place. As many are put into a bucket as were counted, so they have room.
  private static func put(
    _ trait: Traits.Trait, _ article: UInt32, _ layout: PostingLayout, _ starts: UnsafeMutableBufferPointer<UInt32>,
    _ postings: UnsafeMutableBufferPointer<UInt32>
  ) {
    let place = layout.bucket(of: trait) + 1
    postings[Int(starts[place])] = layout.posting(trait, article)
    starts[place] &+= 1
  }

  /// Makes room for as many postings as were counted, has them put into it, and sorts them.
  ///
  /// - Parameters:
  ///   - starts: the number of postings of each bucket, two places behind the bucket; then where each begins.
  ///   - put: puts each posting at the place that `starts` has for it, one behind its bucket, and counts that place up.
  private static func fill(
    _ starts: inout [UInt32], _ workers: Workers,
    put: (_ starts: UnsafeMutableBufferPointer<UInt32>, _ postings: UnsafeMutableBufferPointer<UInt32>) -> Void
  ) -> [UInt32] {
    for place in 1..<starts.count { starts[place] &+= starts[place - 1] }
    let all = Int(starts[starts.count - 1])
    return [UInt32](unsafeUninitializedCapacity: all) { postings, initialized in
      starts.withUnsafeMutableBufferPointer { put($0, postings) }
      initialized = all
      // Each stretch of it is touched by one thread only.
      nonisolated(unsafe) let postings = postings
      let starts = starts
      workers.run(starts.count - 2, grain: 4096) { bucket in
        let range = Int(starts[bucket])..<Int(starts[bucket + 1])
        if range.count > 1 { sort(UnsafeMutableBufferPointer(rebasing: postings[range])) }
      }
    }
  }

  /// Sorts the postings of a bucket. Those of one trait are in their order already.
  private static func sort(_ postings: UnsafeMutableBufferPointer<UInt32>) {
    guard postings.count <= 32 else {
      var postings = postings
      return postings.sort()
    }
    for place in 1..<postings.count {
      let posting = postings[place]
      var free = place
      while free > 0, postings[free - 1] > posting {
        postings[free] = postings[free - 1]
        free -= 1
      }
      postings[free] = posting
    }
  }

  /// Where the postings of a trait are, and of others in the same bucket.
  struct Bucket {
    fileprivate var places: Range<Int>
    let trait: Traits.Trait
    /// The posting in the middle, once it was looked at.
    fileprivate var middle: UInt32?
  }

  func bucket(of trait: Traits.Trait) -> Bucket {
    let bucket = layout.bucket(of: trait)
    return Bucket(places: Int(starts[bucket])..<Int(starts[bucket + 1]), trait: trait)
  }

  /// Looks at the posting in the middle of a bucket, which `places` needs first.
  func prepare(_ bucket: inout Bucket) {
    if !bucket.places.isEmpty { bucket.middle = postings[bucket.places.lowerBound + bucket.places.count / 2] }
  }

  /// Where a trait's postings are whose articles have at least some index, not above `count`.
  func places(in bucket: Bucket, from article: Int) -> Range<Int> {
    let first = layout.posting(bucket.trait, UInt32(truncatingIfNeeded: article))
    var (start, end) = (bucket.places.lowerBound, bucket.places.upperBound)
    if let middle = bucket.middle {
      let place = start + (end - start) / 2
      if middle < first { start = place + 1 } else { end = place }
    }
    start = (start..<end).firstPlace { postings[$0] >= first }
    let last = layout.last(of: bucket.trait)
    return start..<(start..<bucket.places.upperBound).firstPlace { postings[$0] > last }
  }

  /// The same, when only that trait is looked for.
  func places(of trait: Traits.Trait, from article: Int) -> Range<Int> { places(in: bucket(of: trait), from: article) }

  /// The index of a posting's article.
  func article(at place: Int) -> UInt32 { layout.article(of: postings[place]) }

  /// Calls `body` for the postings of one of several equal parts of all traits, from the last to the first, with the number of older
  /// articles that have the same trait.
  ///
  /// - Parameter parts: how many, a power of two.
  @inline(__always)
  func forEachBackwards(part: Int, of parts: Int, _ body: (_ article: UInt32, _ older: UInt32) -> Void) {
    let buckets = layout.buckets / parts
    for bucket in (part * buckets..<(part + 1) * buckets).reversed() {
      var (trait, older): (UInt32?, UInt32) = (nil, 0)
      for place in (Int(starts[bucket])..<Int(starts[bucket + 1])).reversed() {
        let posting = postings[place]
        let next = layout.beginning(of: posting)
        older = next == trait ? older &+ 1 : 0
        trait = next
        body(layout.article(of: posting), older)
      }
    }
  }
}
