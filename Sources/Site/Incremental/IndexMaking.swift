import Content
import Ledger
import Platform
import Search

/// Which parts of the search index have to be made, by the places of the segments.
struct IndexUpdate: Sendable {
  /// The pages of the lists of terms that are stale.
  fileprivate private(set) var postings: [Int: Int] = [:]
  /// The pages of blocks of their segments, by the blocks' numbers; those that are not stale too.
  fileprivate private(set) var blocks: [Int: [Int]] = [:]

  init(_ update: PageUpdate, _ plan: SitePlan) {
    for page in update.stale {
      if case .searchPostings(let segment) = plan.pages[page].kind { postings[segment] = page }
    }
    guard !postings.isEmpty else { return }
    for (page, planned) in plan.pages.enumerated() {
      if case .searchBlock(let segment, _) = planned.kind, postings[segment] != nil {
        blocks[segment, default: []].append(page)
      }
    }
  }

  /// Whether a page is made by `makeIndex`: parts of the index for which articles are read anyhow.
  func isMadeLast(_ page: Int, _ plan: SitePlan) -> Bool {
    switch plan.pages[page].kind {
    case .searchPostings, .searchManifest: true
    case .searchBlock(let segment, _): postings[segment] != nil
    default: false
    }
  }
}

extension PageMaking {
  /// Makes what changed of the search index, segment by segment, and then what tells where lists of terms are.
  func makeIndex(
    _ index: IndexUpdate, _ update: PageUpdate, _ records: inout [PageRecord?], _ summary: inout SiteBuild.Summary
  ) throws(SiteBuild.Failure) {
    guard let manifest = renderer.plan.pages.firstIndex(where: { $0.kind == .searchManifest }) else { return }
    if !index.postings.isEmpty { phase("search") }
    let stale = Set(update.stale)
    for segment in index.postings.keys.sorted() {
      try make(segment, index, stale, &records, &summary)
    }
    try makeManifest(manifest, isStale: stale.contains(manifest), &records, &summary)
  }

  /// Makes a segment's lists of terms, and on the way its blocks that are stale, since their articles are read for both.
  private func make(
    _ place: Int, _ index: IndexUpdate, _ stale: Set<Int>, _ records: inout [PageRecord?],
    _ summary: inout SiteBuild.Summary
  ) throws(SiteBuild.Failure) {
    guard let page = index.postings[place], let blocks = index.blocks[place] else { return }
    let segment = renderer.plan.segments[place]
    let before = records
    let made = workers.map(blocks.count, grain: 1) { block in
      let collector = TermCollector()
      let page = blocks[block]
      let outcome =
        stale.contains(page)
        ? make(page, before[page]) { () throws(SiteRenderer.Failure) in
          SiteRenderer.RenderedPage(files: try renderer.files(ofBlock: block, of: segment, collector, read: body))
        } : collect(block, of: segment, collector)
      return (outcome: outcome, terms: collector.take())
    }
    var isComplete = true
    for (page, made) in zip(blocks, made) {
      if case .notRendered = made.outcome { isComplete = false }
      if let outcome = made.outcome { records[page] = try note(outcome, of: records[page], in: &summary) }
    }
    guard isComplete else {
      records[page]?.inputs = 0
      return
    }
    let outcome = make(page, records[page]) { renderer.postings(of: segment, made.map(\.terms), workers: workers) }
    records[page] = try note(outcome, of: records[page], in: &summary)
  }

  /// Reads the text of the article with that index.
  private func body(of index: Int) throws(ArticleReader.Failure) -> ArraySlice<UInt8> { try reading.body(of: index) }

  /// Takes the terms of a block in that stays as it is; returns what is wrong with one of its articles.
  private func collect(_ block: Int, of segment: SearchSegment, _ collector: TermCollector) -> Outcome? {
    do throws(SiteRenderer.Failure) {
      try renderer.collect(block: block, of: segment, collector, read: body)
      return nil
    } catch {
      return .notRendered(error.diagnostic)
    }
  }

  /// Makes the file that a search begins with, if something else would stand in it.
  private func makeManifest(
    _ page: Int, isStale: Bool, _ records: inout [PageRecord?], _ summary: inout SiteBuild.Summary
  ) throws(SiteBuild.Failure) {
    var beginnings = [[UInt64]](repeating: [], count: renderer.plan.segments.count)
    for (page, record) in zip(renderer.plan.pages, records) {
      if case .searchPostings(let place) = page.kind { beginnings[place] = record?.lookups ?? [] }
    }
    var digest = Digest()
    for beginning in beginnings.joined() { digest.add(beginning) }
    let places = [digest.value]
    guard isStale || records[page]?.lookups != places else { return }
    let outcome = make(page, records[page]) {
      SiteRenderer.RenderedPage(
        files: [(SearchPages.manifest, renderer.searchManifest(beginnings))], lookups: places)
    }
    records[page] = try note(outcome, of: records[page], in: &summary)
  }

  /// Makes one page, and writes it.
  private func make(
    _ page: Int, _ before: PageRecord?, _ render: () throws(SiteRenderer.Failure) -> SiteRenderer.RenderedPage
  ) -> Outcome {
    do throws(SiteRenderer.Failure) {
      return write([.success(made(renderer.plan.pages[page], try render(), before))], [before])[0]
    } catch {
      return .notRendered(error.diagnostic)
    }
  }
}
