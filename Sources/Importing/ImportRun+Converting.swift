import Captures
import Content
import Diagnostics
import Platform

/// Articles are converted some at a time. While some are converted, those before are written, those before these go on record, and
/// names are given to what was converted last.
extension ImportRun {
  /// An article on its way into the archive.
  struct Pending: Sendable {
    var group: CaptureSurvey.Group
    var identity: String
    var authors: [String]
    var unspelled: [String]
    var spellings: [String]
    var path: String
    var bytes: [UInt8]
    var fingerprint: Fingerprint
  }

  /// Articles that have names, and what becomes of them.
  struct Batch: Sendable {
    var articles: [Pending] = []
    /// What writing each of them does.
    var outcomes: [ImportSummary.Outcome] = []
    /// The places of those that are written.
    var written: [Int] = []
    /// What came of writing these.
    var results: [Result<File.Stamp, SystemError>] = []

    var isEmpty: Bool { articles.isEmpty }

    /// How many articles a thread writes on end: they go into few folders, in which only one thread can make files at a time.
    private static let stretch = 16

    /// The stretches of those that are written.
    var stretches: Int { (written.count + Self.stretch - 1) / Self.stretch }

    /// Writes the articles of one stretch.
    func write(stretch: Int, into archive: Archive) -> [Result<File.Stamp, SystemError>] {
      let start = stretch * Self.stretch
      return written[start..<min(start + Self.stretch, written.count)].map { place in
        let article = articles[place]
        return Result { () throws(SystemError) in
          try archive.write(article.bytes, to: article.path)
        }
      }
    }
  }

  /// A conversion behind a reference: it is large, and goes from hand to hand.
  final class Converted: Sendable {
    let conversion: ArticleConversion
    init(_ conversion: ArticleConversion) { self.conversion = conversion }
  }

  private enum Step: Sendable {
    case written([Result<File.Stamp, SystemError>])
    case converted(Converted)
  }

  /// Converts articles and writes those that changed.
  ///
  /// - Parameter isSettled: whether it is known which articles are the same. Until it is, those that are the same as others that
  ///   were converted before are not written, but wait.
  mutating func convert(
    _ groups: [CaptureSurvey.Group], isSettled: Bool = false, journal: ImportJournal
  ) throws(SystemError) {
    let (importer, archive) = (importer, archive)
    var converted: [Converted] = []
    var (named, done) = (Batch(), Batch())
    var start = 0
    repeat {
      let before = groups[start - converted.count..<start]
      let chunk = groups[start..<min(start + Importer.chunk, groups.count)]
      let readings = chunk.map { group in group.items.map { survey.takeReading(of: $0) } }
      let writing = named
      let stretches = writing.stretches
      var failure: SystemError?
      let steps = importer.workers.map(stretches + chunk.count, grain: 1) {
        do throws(SystemError) {
          try keep(done)
          named = try name(converted, of: before, isSettled: isSettled, journal: journal)
        } catch {
          failure = error
        }
        (converted, done) = ([], writing)
      } _: { index -> Step in
        guard index >= stretches else { return .written(writing.write(stretch: index, into: archive)) }
        let place = index - stretches
        return .converted(
          Converted(ArticleConversion(of: chunk[chunk.startIndex + place], readings[place], by: importer)))
      }
      if let failure { throw failure }
      for step in steps {
        switch step {
        case .written(let results): done.results += results
        case .converted(let conversion): converted.append(conversion)
        }
      }
      start = chunk.endIndex
      if !isSettled { importer.progress(start, groups.count) }
    } while !converted.isEmpty || !named.isEmpty || !done.isEmpty
  }

  /// Gives names to articles that were converted, and tells what writing them will do.
  private mutating func name(
    _ converted: [Converted], of groups: ArraySlice<CaptureSurvey.Group>, isSettled: Bool, journal: ImportJournal
  ) throws(SystemError) -> Batch {
    var batch = Batch()
    batch.articles.reserveCapacity(converted.count)
    for (group, converted) in zip(groups, converted) {
      if !diagnostics.isEmpty { for item in group.items { diagnostics[item.number] = nil } }
      for (item, diagnostic) in converted.conversion.failures { report(item.number, item.path, diagnostic) }
      guard converted.conversion.source != nil else { continue }
      let isShared = note(converted.conversion.facts, of: group.identity)
      let key = ByteKey(group.identity)
      if !isSettled, isShared || waiting.contains(key) {
        waiting.insert(key)
        continue
      }
      if let article = prepare(group, converted.conversion) { batch.articles.append(article) }
    }
    let articles = batch.articles
    let isNew = articles.allSatisfy { archive.stamp($0.path) == nil }
    batch.outcomes =
      isNew
      ? articles.map { _ in .new } : importer.workers.map(articles.count) { [self] in outcome(of: articles[$0]) }
    batch.written = articles.indices.filter { batch.outcomes[$0] == .new || batch.outcomes[$0] == .changed }
    if !batch.written.isEmpty { try journal.append(batch.written.map { articles[$0].fingerprint }) }
    return batch
  }

  /// Puts articles on record that were written, or need not be.
  private mutating func keep(_ batch: Batch) throws(SystemError) {
    var failed: [Int: SystemError] = [:]
    for (place, result) in zip(batch.written, batch.results) {
      switch result {
      case .success(let stamp): stamps[ByteKey(batch.articles[place].path)] = stamp
      case .failure(let failure):
        if failure.concernsEveryFile { throw failure }
        failed[place] = failure
      }
    }
    for (place, article) in batch.articles.enumerated() {
      if let failure = failed[place] {
        reject(
          article.group,
          Diagnostic(
            .error, "unwritable", "cannot write the article: \(failure.reason)", file: archive.path(article.path),
            help: "\(failure.limitRemedy ?? "see what is in its place"); the article was left out"))
      } else {
        keep(article, batch.outcomes[place])
      }
    }
  }
}
