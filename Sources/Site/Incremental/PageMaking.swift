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
  let progress: @Sendable (_ done: Int, _ of: Int) -> Void

  /// How many pages a thread makes before they are written: what a killed build may leave is noted once for all of them.
  private static var batch: Int { 32 }
  /// How many pages are made between two reports of progress.
  private static var stretch: Int { 2048 }

  /// Makes what is stale, and returns what is to be known of each page of the plan then; nothing of one that was never made.
  func make(_ update: PageUpdate, _ summary: inout SiteBuild.Summary) throws(SiteBuild.Failure) -> [PageRecord?] {
    var records = update.records
    for start in stride(from: 0, to: update.stale.count, by: Self.stretch) {
      let stretch = update.stale[start..<min(start + Self.stretch, update.stale.count)]
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
    for (page, record) in zip(renderer.plan.pages, records) {
      // What could not be made has no digest of inputs.
      guard let record, record.inputs != 0 else { continue }
      summary.pages += record.files.count
      if case .article = page.kind { summary.articles += 1 }
    }
    return records
  }

  private enum Outcome: Sendable {
    case made(PageRecord, written: Int, bytes: Int)
    case notRendered(Diagnostic)
    case notWritten(SystemError)
  }

  /// Adds what became of a page to the summary; returns what is to be known of the page.
  private func note(
    _ outcome: Outcome, of before: PageRecord?, in summary: inout SiteBuild.Summary
  ) throws(SiteBuild.Failure) -> PageRecord? {
    switch outcome {
    case .made(let record, let written, let bytes):
      summary.written += written
      summary.bytes += bytes
      return record
    case .notRendered(let diagnostic): summary.diagnostics.append(diagnostic)
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
    let rendered = pages.map { render(renderer.plan.pages[$0], before[$0]) }
    var changed: [PendingFile] = []
    for result in rendered {
      guard case .success(let made) = result else { continue }
      changed += made.changed.map { PendingFile(record: made.record.files[$0], bytes: made.files[$0].bytes) }
    }
    do throws(SystemError) {
      if !changed.isEmpty { try sink.announce(changed) }
    } catch {
      return pages.map { _ in .notWritten(error) }
    }
    return zip(pages, rendered).map { page, result in
      switch result {
      case .success(let made): write(made, before[page])
      case .failure(let failure): .notRendered(failure.diagnostic)
      }
    }
  }

  /// A page with what is to be known of it.
  private struct Made {
    var record: PageRecord
    var files: [SiteRenderer.OutputFile]
    /// Which of the files are not in their places with these bytes, as far as is known.
    var changed: [Int]
  }

  private func render(_ page: PagePlan, _ before: PageRecord?) -> Result<Made, SiteRenderer.Failure> {
    do throws(SiteRenderer.Failure) {
      let rendered = try renderer.render(page) { index throws(ArticleReader.Failure) in try reading.body(of: index) }
      let files = rendered.files.map { FileRecord(path: $0.path, fingerprint: Fingerprint($0.bytes)) }
      let record = PageRecord(
        path: page.path, inputs: renderer.inputs(of: page, lookups: rendered.lookups), lookups: rendered.lookups,
        files: files)
      let changed = files.indices.filter { !isThere(files[$0], before) }
      return .success(Made(record: record, files: rendered.files, changed: changed))
    } catch {
      return .failure(error)
    }
  }

  /// Whether a file is in its place with these bytes, as far as the ledger tells.
  private func isThere(_ file: FileRecord, _ before: PageRecord?) -> Bool {
    before?.files.contains(file) == true && sink.holds(file)
  }

  private func write(_ made: Made, _ before: PageRecord?) -> Outcome {
    var (written, bytes) = (0, 0)
    do throws(SystemError) {
      for file in made.changed.map({ made.files[$0] }) {
        let isKnown = before?.files.contains { $0.path == file.path && sink.holds($0) } == true
        guard try sink.put(file.bytes, at: file.path, isKnown: isKnown) else { continue }
        written += 1
        bytes += file.bytes.count
      }
      return .made(made.record, written: written, bytes: bytes)
    } catch {
      return .notWritten(error)
    }
  }
}
