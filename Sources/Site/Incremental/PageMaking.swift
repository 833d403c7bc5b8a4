import Content
import Diagnostics
import Ledger
import Platform

/// Makes the pages that have to be made, on all threads, and hands them to the sink.
struct PageMaking: Sendable {
  let renderer: SiteRenderer
  let reading: ArchiveReading
  /// Any, not a type parameter: what is generic over a sink of another module is not specialised, and takes longer.
  let sink: any PageSink
  let workers: Workers
  let precompression: Precompression
  /// Whether the build before compressed files as this one does.
  let keepsCompressed: Bool
  let progress: @Sendable (_ done: Int, _ of: Int) -> Void
  let phase: @Sendable (String) -> Void

  /// How many pages a thread makes before they are written: what a killed build may leave is noted once for all of them.
  static var batch: Int { 32 }
  /// How many pages are made before what became of them is noted. Threads wait for each other then.
  private static var stretch: Int { 1 << 14 }

  /// Makes what is stale, and returns what is to be known of each page of the plan then; nothing of one that was never made.
  func make(_ update: PageUpdate, _ summary: inout SiteBuild.Summary) throws(SiteBuild.Failure) -> [PageRecord?] {
    var records = update.records
    let index = IndexUpdate(update, renderer.plan, articles: renderer.catalog.entries.count) { segment, blocks in
      change(of: segment, blocks, update.records)
    }
    let stale = update.stale.filter { !index.isMadeLast($0, renderer.plan) }
    let tally = PageTally(of: update.stale.count, progress: progress)
    // Few pages are for all threads too.
    let batch = min(Self.batch, stale.count / (2 * workers.count) + 1)
    for start in stride(from: 0, to: stale.count, by: Self.stretch) {
      let stretch = stale[start..<min(start + Self.stretch, stale.count)]
      let made = workers.map((stretch.count + batch - 1) / batch, grain: 1, lastFirst: true) { number -> [MadePage] in
        guard !tally.isStopped else { return [] }
        let first = stretch.startIndex + number * batch
        return tally.counting(make(stretch[first..<min(first + batch, stretch.endIndex)], update.records))
      }
      for made in made { try note(made, in: &records, &summary) }
    }
    try makeIndex(index, update, tally, &records, &summary)
    for (record, page) in zip(records, renderer.plan.pages) {
      guard let record, record.isMade else { continue }
      summary.pages += record.ownFileCount
      if case .article = page.kind { summary.articles += 1 }
    }
    return records
  }

  /// What became of a page.
  enum Outcome: Sendable {
    case made(PageRecord, written: Int, bytes: Int)
    case notRendered(Diagnostic)
    /// With what is to be known of its files: those that could be written are there.
    case notWritten(SystemError, PageRecord?)
  }

  /// What became of which page of the plan.
  typealias MadePage = (page: Int, outcome: Outcome)

  /// Adds what became of pages to the summary and to what is to be known of them.
  func note(
    _ made: [MadePage], in records: inout [PageRecord?], _ summary: inout SiteBuild.Summary
  ) throws(SiteBuild.Failure) {
    for (page, outcome) in made {
      switch outcome {
      case .made(let record, let written, let bytes):
        summary.written += written
        summary.bytes += bytes
        records[page] = record
        continue
      case .notRendered(let diagnostic):
        // What cannot be read may be missing on several pages.
        if !summary.diagnostics.contains(diagnostic) { summary.diagnostics.append(diagnostic) }
      case .notWritten(let error, let record):
        if let record { records[page] = record }
        if error.concernsEveryFile { throw .system(error) }
        summary.diagnostics.append(
          Diagnostic(
            .error, "unwritable", "cannot write the page: \(error.reason)", file: error.path,
            help: "\(error.limitRemedy ?? "see what is in its place"); the page was left out"))
      }
      records[page]?.inputs = 0
    }
  }

  /// Reads the text of the article with that index.
  func body(of index: Int) throws(ArticleReader.Failure) -> ArraySlice<UInt8> { try reading.body(of: index) }

  /// Makes some pages, then writes them.
  private func make(_ pages: ArraySlice<Int>, _ before: [PageRecord?]) -> [MadePage] {
    var batch = Batch()
    for page in pages {
      batch.add(
        page,
        render(page, before) { plan throws(SiteRenderer.Failure) in try renderer.render(plan, read: body) })
    }
    return write(batch, before)
  }

  /// What becomes of each of the files of a page, by all threads where there are many: most pages have one, a part of the search index
  /// thousands.
  func map<Result: Sendable>(filesOfPage count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    count < 64 ? (0..<count).map(body) : workers.map(count, body)
  }

  /// Pages that were rendered and are written together.
  struct Batch {
    fileprivate private(set) var pages: [(page: Int, result: Result<Made, SiteRenderer.Failure>)] = []

    mutating func add(_ page: Int, _ result: Result<Made, SiteRenderer.Failure>) { pages.append((page, result)) }
  }

  /// Writes the files of pages that are not in their places, once all of them are announced.
  func write(_ batch: Batch, _ before: [PageRecord?]) -> [MadePage] {
    var changed: [PendingFile] = []
    for (_, result) in batch.pages {
      guard case .success(let made) = result else { continue }
      changed += made.changed
    }
    do throws(SystemError) {
      if !changed.isEmpty { try sink.announce(changed) }
    } catch {
      return batch.pages.map { ($0.page, .notWritten(error, nil)) }
    }
    return batch.pages.map { page, result in
      switch result {
      case .success(let made): (page, write(made, before[page]))
      case .failure(let failure): (page, .notRendered(failure.diagnostic))
      }
    }
  }

  /// A page with what is to be known of it.
  struct Made {
    var record: PageRecord
    /// Those of its files that are not in their places with these bytes, as far as is known.
    var changed: [PendingFile]
  }

  /// Makes a page of the plan.
  ///
  /// - Parameters:
  ///   - before: what is known of each page of the plan.
  ///   - body: makes its files.
  func render(
    _ page: Int, _ before: [PageRecord?],
    _ body: (PagePlan) throws(SiteRenderer.Failure) -> SiteRenderer.RenderedPage
  ) -> Result<Made, SiteRenderer.Failure> {
    let plan = renderer.plan.pages[page]
    do throws(SiteRenderer.Failure) {
      return .success(made(plan, try body(plan), before[page]))
    } catch {
      return .failure(error)
    }
  }

  /// A page that was rendered, with what is to be known of it.
  private func made(_ page: PagePlan, _ rendered: SiteRenderer.RenderedPage, _ before: PageRecord?) -> Made {
    let own = map(filesOfPage: rendered.files.count) { MadeFile(rendered.files[$0]) }
    return made(page, own + compressedFiles(beside: own, before), lookups: rendered.lookups, before)
  }

  /// A page with what is to be known of it.
  func made(_ page: PagePlan, _ files: [MadeFile], lookups: [UInt64], _ before: PageRecord?) -> Made {
    let record = PageRecord(
      path: page.path, inputs: renderer.inputs(of: page, lookups: lookups), lookups: lookups, files: files.map(\.record)
    )
    let known = FingerprintsByPath(before)
    let changed = files.compactMap { file -> PendingFile? in
      let record = file.record
      let before = known[record.path]
      guard let bytes = file.bytes, before != record.fingerprint || !sink.holds(record) else { return nil }
      return PendingFile(record: record, bytes: bytes)
    }
    return Made(record: record, changed: changed)
  }

  private func write(_ made: Made, _ before: PageRecord?) -> Outcome {
    let known = FingerprintsByPath(before)
    let outcomes = map(filesOfPage: made.changed.count) { index in
      Result { () throws(SystemError) -> Int? in
        let file = made.changed[index]
        let path = file.record.path
        let isKnown = known[path].map { sink.holds(FileRecord(path: path, fingerprint: $0)) } == true
        return try sink.put(file.bytes, at: path, isKnown: isKnown) ? file.bytes.count : nil
      }
    }
    var (written, bytes) = (0, 0)
    var (failure, unwritten): (SystemError?, Set<ByteKey>) = (nil, [])
    for (file, outcome) in zip(made.changed, outcomes) {
      switch outcome {
      case .success(let size):
        written += size == nil ? 0 : 1
        bytes += size ?? 0
      case .failure(let error):
        failure = failure ?? error
        unwritten.insert(ByteKey(file.record.path))
      }
    }
    guard let failure else { return .made(made.record, written: written, bytes: bytes) }
    return .notWritten(failure, Self.record(of: made, without: unwritten, before))
  }

  /// What is to be known of the files of a page of which some could not be written: the others are there, as are those of before.
  private static func record(of made: Made, without unwritten: Set<ByteKey>, _ before: PageRecord?) -> PageRecord? {
    let there = made.record.files.filter { !unwritten.contains(ByteKey($0.path)) }
    let paths = Set(there.map { ByteKey($0.path) })
    let files = there + (before?.files ?? []).filter { !paths.contains(ByteKey($0.path)) }
    guard !files.isEmpty else { return nil }
    return PageRecord(path: made.record.path, inputs: 0, lookups: before?.lookups ?? [], files: files)
  }
}
