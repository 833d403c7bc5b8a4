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
  private static var batch: Int { 32 }
  /// How many pages are made between two reports of progress.
  private static var stretch: Int { 2048 }

  /// Makes what is stale, and returns what is to be known of each page of the plan then; nothing of one that was never made.
  func make(_ update: PageUpdate, _ summary: inout SiteBuild.Summary) throws(SiteBuild.Failure) -> [PageRecord?] {
    var records = update.records
    let index = IndexUpdate(update, renderer.plan)
    let stale = update.stale.filter { !index.isMadeLast($0, renderer.plan) }
    for start in stride(from: 0, to: stale.count, by: Self.stretch) {
      let stretch = stale[start..<min(start + Self.stretch, stale.count)]
      let batches = (stretch.count + Self.batch - 1) / Self.batch
      let outcomes = workers.map(batches, grain: 1) { number in
        let first = stretch.startIndex + number * Self.batch
        return make(stretch[first..<min(first + Self.batch, stretch.endIndex)], update.records)
      }
      for (page, outcome) in zip(stretch, outcomes.joined()) {
        records[page] = try note(outcome, of: records[page], in: &summary)
      }
      progress(start + stretch.count, update.stale.count)
    }
    try makeIndex(index, update, &records, &summary)
    for (page, record) in zip(renderer.plan.pages, records) {
      // What could not be made has no digest of inputs.
      guard let record, record.inputs != 0 else { continue }
      summary.pages += record.ownFileCount
      if case .article = page.kind { summary.articles += 1 }
    }
    return records
  }

  /// What became of a page.
  enum Outcome: Sendable {
    case made(PageRecord, written: Int, bytes: Int)
    case notRendered(Diagnostic)
    case notWritten(SystemError)
  }

  /// Adds what became of a page to the summary; returns what is to be known of the page.
  func note(
    _ outcome: Outcome, of before: PageRecord?, in summary: inout SiteBuild.Summary
  ) throws(SiteBuild.Failure) -> PageRecord? {
    switch outcome {
    case .made(let record, let written, let bytes):
      summary.written += written
      summary.bytes += bytes
      return record
    case .notRendered(let diagnostic):
      // What cannot be read may be missing on several pages.
      if !summary.diagnostics.contains(diagnostic) { summary.diagnostics.append(diagnostic) }
    case .notWritten(let error):
      if error.concernsEveryFile { throw .system(error) }
      summary.diagnostics.append(
        Diagnostic(
          .error, "unwritable", "cannot write the page: \(error.reason)", file: error.path,
          help: "see what is in its place; the page was left out"))
    }
    guard var record = before else { return nil }
    record.inputs = 0
    return record
  }

  /// Makes some pages, then writes them.
  private func make(_ pages: ArraySlice<Int>, _ before: [PageRecord?]) -> [Outcome] {
    write(pages.map { render(renderer.plan.pages[$0], before[$0]) }, pages.map { before[$0] })
  }

  /// Writes the files of pages that are not in their places, once all of them are announced.
  func write(_ pages: [Result<Made, SiteRenderer.Failure>], _ before: [PageRecord?]) -> [Outcome] {
    var changed: [PendingFile] = []
    for result in pages {
      guard case .success(let made) = result else { continue }
      changed += made.changed
    }
    do throws(SystemError) {
      if !changed.isEmpty { try sink.announce(changed) }
    } catch {
      return pages.map { _ in .notWritten(error) }
    }
    return zip(pages, before).map { result, before in
      switch result {
      case .success(let made): write(made, before)
      case .failure(let failure): .notRendered(failure.diagnostic)
      }
    }
  }

  /// A page with what is to be known of it.
  struct Made {
    var record: PageRecord
    /// Those of its files that are not in their places with these bytes, as far as is known.
    var changed: [PendingFile]
  }

  private func render(_ page: PagePlan, _ before: PageRecord?) -> Result<Made, SiteRenderer.Failure> {
    do throws(SiteRenderer.Failure) {
      let rendered = try renderer.render(page) { index throws(ArticleReader.Failure) in try reading.body(of: index) }
      return .success(made(page, rendered, before))
    } catch {
      return .failure(error)
    }
  }

  /// A page that was rendered, with what is to be known of it.
  func made(_ page: PagePlan, _ rendered: SiteRenderer.RenderedPage, _ before: PageRecord?) -> Made {
    let own = rendered.files.map { path, bytes in
      MadeFile(record: FileRecord(path: path, fingerprint: Fingerprint(bytes)), bytes: bytes)
    }
    let files = own + compressedFiles(beside: own, before)
    let record = PageRecord(
      path: page.path, inputs: renderer.inputs(of: page, lookups: rendered.lookups), lookups: rendered.lookups,
      files: files.map(\.record))
    let known = FingerprintsByPath(before)
    let changed = files.compactMap { file -> PendingFile? in
      let record = file.record
      guard let bytes = file.bytes, known[record.path] != record.fingerprint || !sink.holds(record) else { return nil }
      return PendingFile(record: record, bytes: bytes)
    }
    return Made(record: record, changed: changed)
  }

  private func write(_ made: Made, _ before: PageRecord?) -> Outcome {
    var (written, bytes) = (0, 0)
    let known = FingerprintsByPath(before)
    do throws(SystemError) {
      for file in made.changed {
        let path = file.record.path
        let isKnown = known[path].map { sink.holds(FileRecord(path: path, fingerprint: $0)) } == true
        guard try sink.put(file.bytes, at: path, isKnown: isKnown) else { continue }
        written += 1
        bytes += file.bytes.count
      }
      return .made(made.record, written: written, bytes: bytes)
    } catch {
      return .notWritten(error)
    }
  }
}
