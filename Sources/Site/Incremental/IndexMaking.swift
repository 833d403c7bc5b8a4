import Content
import Ledger
import Markup
import Platform
import Search

/// Which parts of the search index have to be made, by the places of the segments; and which pages of articles are made on the way,
/// since their texts are read and parsed for both.
struct IndexUpdate: Sendable {
  /// The pages of the lists of terms that are stale.
  fileprivate private(set) var postings: [Int: Int] = [:]
  /// The pages of blocks of their segments, by the blocks' numbers; those that are not stale too.
  fileprivate private(set) var blocks: [Int: [Int]] = [:]
  /// What changed in those of which few blocks did: these, and the pages of their articles, are made with the others.
  fileprivate let changes: [Int: SegmentChange]
  /// The stale pages of articles in these segments, by the articles' indices; -1 for others.
  private var articles: [Int32] = []
  /// For each page of the plan whether it is stale.
  private var stale: [Bool]

  /// - Parameter change: what changed in a segment whose lists of terms are stale, of which it is told the stale blocks, ascending, with
  ///   their pages; `nil` where it is to be made anew. Called before any page is made.
  init(
    _ update: PageUpdate, _ plan: SitePlan, articles count: Int,
    change: (_ segment: SearchSegment, _ blocks: [(number: Int, page: Int)]) -> SegmentChange?
  ) {
    stale = [Bool](repeating: false, count: plan.pages.count)
    var staleBlocks: [Int: [(number: Int, page: Int)]] = [:]
    for page in update.stale {
      stale[page] = true
      switch plan.pages[page].kind {
      case .searchPostings(let segment): postings[segment] = page
      case .searchBlock(let segment, let block): staleBlocks[segment, default: []].append((block, page))
      default: break
      }
    }
    changes = Dictionary(
      uniqueKeysWithValues: postings.keys.compactMap { place in
        change(plan.segments[place], staleBlocks[place] ?? []).map { (place, $0) }
      })
    guard !postings.isEmpty else { return }
    articles = [Int32](repeating: -1, count: count)
    var isIndexed = [Bool](repeating: false, count: count)
    for segment in postings.keys where changes[segment] == nil {
      for article in plan.segments[segment].entries { isIndexed[article] = true }
    }
    for page in plan.pages.indices {
      switch plan.pages[page].kind {
      case .searchBlock(let segment, _) where postings[segment] != nil: blocks[segment, default: []].append(page)
      case .article(let index) where stale[page] && isIndexed[index]: articles[index] = Int32(page)
      default: break
      }
    }
  }

  /// Whether a page has to be made.
  fileprivate func isStale(_ page: Int) -> Bool { stale[page] }

  /// The page of an article that is to be made with the index; `nil` for one that is not stale or is made with the others.
  fileprivate func page(ofArticle index: Int) -> Int? {
    articles.isEmpty || articles[index] < 0 ? nil : Int(articles[index])
  }

  /// Whether a page is made by `makeIndex`.
  func isMadeLast(_ page: Int, _ plan: SitePlan) -> Bool {
    switch plan.pages[page].kind {
    case .searchPostings, .searchManifest: true
    case .searchBlock(let segment, _): postings[segment] != nil && changes[segment] == nil
    case .article(let index): self.page(ofArticle: index) != nil
    default: false
    }
  }
}

extension PageMaking {
  /// Makes what changed of the search index, segment by segment, and then what tells where lists of terms are.
  ///
  /// - Parameter tally: told of pages that were made.
  func makeIndex(
    _ index: IndexUpdate, _ update: PageUpdate, _ tally: PageTally, _ records: inout [PageRecord?],
    _ summary: inout SiteBuild.Summary
  ) throws(SiteBuild.Failure) {
    guard let manifest = renderer.plan.pages.firstIndex(where: { $0.kind == .searchManifest }) else { return }
    for segment in index.postings.keys.sorted() {
      try make(segment, index, update, tally, &records, &summary)
    }
    try makeManifest(manifest, isStale: index.isStale(manifest), &records, &summary)
  }

  /// Makes a segment's blocks and the pages of its articles, as far as they are stale, and then its lists of terms.
  private func make(
    _ place: Int, _ index: IndexUpdate, _ update: PageUpdate, _ tally: PageTally, _ records: inout [PageRecord?],
    _ summary: inout SiteBuild.Summary
  ) throws(SiteBuild.Failure) {
    guard let page = index.postings[place] else { return }
    let segment = renderer.plan.segments[place]
    if let change = index.changes[place], let made = updatedPostings(page, change, update.records) {
      return try note(tally.counting([made]), in: &records, &summary)
    }
    guard let terms = try collect(place, index, update, tally, &records, &summary) else {
      records[page]?.inputs = 0
      return
    }
    phase("search")
    // The terms are most of what a build has in memory: they are given up as lists are made of them.
    let postings = PostingsIndex(consume terms, count: segment.numberCount, workers: workers)
    let outcome = make(page, update.records) { renderer.postings(of: segment, postings, workers: workers) }
    try note(tally.counting([outcome]), in: &records, &summary)
    phase("pages")
  }

  /// Makes a segment's blocks and the pages of its articles, as far as they are stale.
  ///
  /// - Returns: the terms of its articles; `nil` when they are not complete.
  private func collect(
    _ place: Int, _ index: IndexUpdate, _ update: PageUpdate, _ tally: PageTally, _ records: inout [PageRecord?],
    _ summary: inout SiteBuild.Summary
  ) throws(SiteBuild.Failure) -> [CollectedTerms]? {
    let blocks = index.blocks[place] ?? []
    // What other pages and the segment before were made in is of no use for the terms.
    Memory.giveBack()
    let memory = TermMemory()
    let made = workers.map(blocks.count, grain: 1) { number -> MadeBlock? in
      tally.isStopped ? nil : make(blocks[number], place, number, index, tally, memory, update.records)
    }
    var terms: [CollectedTerms] = []
    var isComplete = !tally.isStopped
    for case let block? in made {
      terms += block.terms
      if !block.isComplete { isComplete = false }
      try note(block.outcomes, in: &records, &summary)
    }
    return isComplete ? terms : nil
  }

  /// What became of a block.
  private struct MadeBlock: Sendable {
    var terms: [CollectedTerms]
    /// What became of its page and of those of its articles, as far as they were stale.
    var outcomes: [MadePage]
    /// Whether the terms of all of its articles are there.
    var isComplete: Bool
  }

  /// Takes the terms of a block in, and makes its files and its articles' pages as far as they are stale.
  ///
  /// - Parameter memory: where the terms are kept.
  private func make(
    _ page: Int, _ place: Int, _ number: Int, _ index: IndexUpdate, _ tally: PageTally, _ memory: TermMemory,
    _ before: [PageRecord?]
  ) -> MadeBlock {
    let segment = renderer.plan.segments[place]
    let collector = TermCollector(in: memory)
    let isStale = index.isStale(page) && index.changes[place] == nil
    var block = SearchBlock(number, of: segment, of: renderer, collector, makesFiles: isStale)
    var made: [MadePage] = []
    var failure: SiteRenderer.Failure?
    for start in stride(from: 0, to: block.articles.count, by: Self.batch) {
      var batch = Batch()
      // First all pages, then all terms: what each of them needs stays near the processor.
      var texts: [(article: Int, text: ParsedMarkdown?)] = []
      for article in block.articles[start..<min(start + Self.batch, block.articles.count)] {
        let page = index.page(ofArticle: article)
        do throws(SiteRenderer.Failure) {
          let text = page != nil || block.needsText ? try renderer.text(of: article, body) : nil
          texts.append((article, text))
          guard let page else { continue }
          batch.add(page, render(page, before) { plan throws(SiteRenderer.Failure) in try renderer.render(plan, text) })
        } catch {
          if let page { batch.add(page, .failure(error)) }
          failure = error
        }
      }
      made += tally.counting(write(batch, before))
      for (article, text) in texts { block.add(article, text) }
    }
    if let failure {
      made.append((page, .notRendered(failure.diagnostic)))
    } else if isStale {
      made += tally.counting([make(page, before) { SiteRenderer.RenderedPage(files: block.finished()) }])
    }
    return MadeBlock(terms: collector.finished(), outcomes: made, isComplete: failure == nil)
  }

  /// Makes the file that a search begins with, if something else would stand in it.
  private func makeManifest(
    _ page: Int, isStale: Bool, _ records: inout [PageRecord?], _ summary: inout SiteBuild.Summary
  ) throws(SiteBuild.Failure) {
    var beginnings = [[UInt64]](repeating: [], count: renderer.plan.segments.count)
    for page in records.indices {
      if case .searchPostings(let place) = renderer.plan.pages[page].kind {
        beginnings[place] = records[page]?.lookups ?? []
      }
    }
    var digest = Digest()
    for beginning in beginnings.joined() { digest.add(beginning) }
    let places = [digest.value]
    guard isStale || records[page]?.lookups != places else { return }
    let outcome = make(page, records) {
      SiteRenderer.RenderedPage(
        files: [(SearchPages.manifest, renderer.searchManifest(beginnings))], lookups: places)
    }
    try note([outcome], in: &records, &summary)
  }

  /// Makes one page, and writes it.
  private func make(
    _ page: Int, _ before: [PageRecord?], _ body: () throws(SiteRenderer.Failure) -> SiteRenderer.RenderedPage
  ) -> MadePage {
    var batch = Batch()
    batch.add(page, render(page, before) { _ throws(SiteRenderer.Failure) in try body() })
    return write(batch, before)[0]
  }
}
