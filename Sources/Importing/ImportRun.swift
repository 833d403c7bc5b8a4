import Captures
import Content
import Diagnostics
import Platform

/// An import under way.
struct ImportRun {
  private let importer: Importer
  private let survey: CaptureSurvey
  private let archive: Archive
  private let before: ImportState
  /// The fingerprints of files that are Broadsheet's own, though the state does not say so.
  private let owned: Set<Fingerprint>

  /// The records of the state, by identity; those of this import take the place of those of the last.
  private var records: [String: ImportState.ArticleRecord] = [:]
  /// Which article each path of the archive belongs to.
  private var taken: [String: String] = [:]
  /// The paths of articles that are in the archive without a record.
  private var adopted: [String: String] = [:]
  private var dates: [String: Timestamp] = [:]
  /// The paths of files that were edited by hand.
  private var edited: Set<String> = []
  private var entries: [ImportSummary.Entry] = []
  private var diagnostics: [String: [Diagnostic]] = [:]

  init(
    importer: Importer, survey: CaptureSurvey, archive: Archive, before: ImportState, owned: Set<Fingerprint>
  ) {
    self.importer = importer
    self.survey = survey
    self.archive = archive
    self.before = before
    self.owned = owned
    for record in before.articles {
      records[record.identity] = record
      taken[record.path] = record.identity
    }
    for (path, identity) in archive.identities(besides: Set(taken.keys), workers: importer.workers) {
      taken[path] = identity
      if !identity.isEmpty, records[identity] == nil { adopted[identity] = path }
    }
    for capture in before.captures { dates[capture.path] = capture.date }
    for (path, diagnostic) in survey.failures { report(path, diagnostic) }
  }

  /// The articles that may have changed. The others are counted as they are.
  mutating func groupsToConvert() -> [CaptureSurvey.Group] {
    var changed: [CaptureSurvey.Group] = []
    for group in survey.groups {
      if let outcome = unchangedOutcome(group) {
        finish(group, outcome, path: records[group.newest.identity]?.path)
      } else {
        changed.append(group)
      }
    }
    return changed
  }

  /// What became of an article none of whose captures changed; `nil` when it has to be converted.
  private func unchangedOutcome(_ group: CaptureSurvey.Group) -> ImportSummary.Outcome? {
    guard group.items.allSatisfy({ $0.date != nil }), let record = records[group.newest.identity],
      record.source == group.newest.path, let stamp = archive.stamps[record.path]
    else { return nil }
    if stamp == record.stamp { return .same }
    return archive.fingerprint(record.path) == record.fingerprint ? .same : .edited
  }

  // MARK: Conversion

  /// An article on its way into the archive.
  private struct Pending: Sendable {
    var group: CaptureSurvey.Group
    var result: CaptureConverter.Result
    var path: String
    var bytes: [UInt8]
    var fingerprint: Fingerprint
  }

  /// Converts some articles and writes those that changed.
  mutating func convert(
    _ groups: ArraySlice<CaptureSurvey.Group>, journal: ImportJournal
  ) throws(SystemError) {
    let groups = Array(groups)
    let converted = importer.workers.map(groups.count, grain: 4) { [importer] in Self.convert(groups[$0], importer) }
    var pending: [Pending] = []
    for (group, conversion) in zip(groups, converted) {
      for (path, date) in conversion.dates { dates[path] = date }
      for (path, diagnostic) in conversion.failures { report(path, diagnostic) }
      guard let source = conversion.source, var result = conversion.result else { continue }
      result.article.date = conversion.dates.map(\.date).min { $0.seconds < $1.seconds } ?? result.article.date
      diagnostics[source.path, default: []] += result.warnings
      guard let path = claimPath(result) else {
        report(source.path, Self.nameTaken(importer.file(source.path)))
        continue
      }
      adoptSpellings(of: path, &result)
      let bytes = result.article.file()
      var group = group
      group.items.removeAll { item in conversion.failures.contains { $0.path == item.path } }
      pending.append(
        Pending(group: group, result: result, path: path, bytes: bytes, fingerprint: Fingerprint(bytes)))
    }
    try write(pending, journal: journal)
  }

  /// The outcome of converting all captures of one article.
  private struct Conversion: Sendable {
    var source: CaptureSurvey.Item?
    var result: CaptureConverter.Result?
    var dates: [(path: String, date: Timestamp)] = []
    var failures: [(path: String, diagnostic: Diagnostic)] = []
  }

  /// Converts the newest capture that can be, and reads the dates of the others.
  private static func convert(_ group: CaptureSurvey.Group, _ importer: Importer) -> Conversion {
    var conversion = Conversion()
    for item in group.items.reversed() {
      if conversion.result != nil, let date = item.date {
        conversion.dates.append((item.path, date))
        continue
      }
      do {
        let file = importer.file(item.path)
        let result = try importer.converter.convert(CaptureFile.read(file), file: file)
        conversion.dates.append((item.path, result.article.date))
        if conversion.result == nil {
          conversion.result = result
          conversion.source = item
        }
      } catch {
        conversion.failures.append((item.path, error.diagnostic))
      }
    }
    return conversion
  }

  /// The path of an article: the one that it has, or a new one that no other article has.
  ///
  /// - Returns: `nil` when another article has even the longer name.
  private mutating func claimPath(_ result: CaptureConverter.Result) -> String? {
    if let path = records[result.identity]?.path ?? adopted[result.identity] { return path }
    let article = result.article
    let address = WebAddress(article.url ?? "")
    let outlet = article.outlet ?? ""
    var path = ArticleName.path(address, outlet: outlet, on: article.date.date) + ".md"
    if let other = taken[path], other != result.identity {
      path = ArticleName.path(address, outlet: outlet, on: article.date.date, distinguished: true) + ".md"
    }
    if let other = taken[path], other != result.identity { return nil }
    taken[path] = result.identity
    return path
  }

  private static func nameTaken(_ file: String) -> Diagnostic {
    Diagnostic(
      .error, "name-taken", "two other articles of the archive have the names that it could have", file: file,
      help: "rename one of them in the archive; this one was left out")
  }

  /// Without a record, the file that is there tells how names were spelled that this capture has in capitals.
  private func adoptSpellings(of path: String, _ result: inout CaptureConverter.Result) {
    guard records[result.identity] == nil, !result.unspelled.isEmpty, archive.stamps[path] != nil,
      let bytes = try? File.read(archive.path(path)),
      let there = try? ArticleReader().article(bytes, path: path, file: path, withBody: false)
    else { return }
    let known = Dictionary(there.authors.map { (PersonNames.key($0), $0) }, uniquingKeysWith: { first, _ in first })
    result.article.authors = result.article.authors.map { known[PersonNames.key($0)] ?? $0 }
  }

  private mutating func write(_ pending: [Pending], journal: ImportJournal) throws(SystemError) {
    let outcomes = importer.workers.map(pending.count) { [self] in outcome(of: pending[$0]) }
    let written = pending.indices.filter { outcomes[$0] == .new || outcomes[$0] == .changed }
    try journal.append(written.map { pending[$0].fingerprint })
    let failures = importer.workers.map(written.count, grain: 4) { [archive] index -> SystemError? in
      let article = pending[written[index]]
      do throws(SystemError) {
        try File.writeMakingFolders(article.bytes, to: archive.path(article.path))
        return nil
      } catch {
        return error
      }
    }
    var failed: [Int: SystemError] = [:]
    for (index, failure) in zip(written, failures) {
      guard let failure else { continue }
      if failure.concernsEveryFile { throw failure }
      failed[index] = failure
    }
    for (index, article) in pending.enumerated() {
      if let failure = failed[index] {
        report(
          article.group.newest.path,
          Diagnostic(
            .error, "unwritable", "cannot write the article: \(failure.reason)", file: archive.path(article.path),
            help: "see what is in its place; the article was left out"))
      } else {
        keep(article, outcomes[index])
      }
    }
  }

  /// What writing an article would do, decided by what stands in its place.
  private func outcome(of pending: Pending) -> ImportSummary.Outcome {
    guard let stamp = archive.stamps[pending.path] else { return .new }
    let record = records[pending.result.identity]
    let current = record?.stamp == stamp ? record?.fingerprint : archive.fingerprint(pending.path)
    if current == pending.fingerprint { return .same }
    guard let current, current == record?.fingerprint || owned.contains(current) else { return .edited }
    return .changed
  }

  private mutating func keep(_ pending: Pending, _ outcome: ImportSummary.Outcome) {
    let result = pending.result
    finish(pending.group, outcome, path: pending.path)
    if outcome == .edited {
      diagnostics[pending.group.newest.path, default: []].append(
        Diagnostic(
          .note, "edited", "it was edited by hand and left alone", file: archive.path(pending.path),
          help: "delete the file to have it imported anew"))
    }
    let borrowed = result.unspelled.flatMap { key in
      [key, result.article.authors.first { PersonNames.key($0) == key } ?? PersonNames.titleCased(key)]
    }
    records[result.identity] = ImportState.ArticleRecord(
      identity: result.identity, path: pending.path,
      // Of an edited file the last fingerprint of its own stays, so that it counts as edited the next time.
      fingerprint: outcome == .edited
        ? records[result.identity]?.fingerprint ?? Fingerprint(value: 0) : pending.fingerprint,
      stamp: File.Stamp(size: -1, modified: 0, inode: 0), source: pending.group.newest.path,
      borrowed: borrowed, spellings: result.spellings)
  }

  private mutating func finish(_ group: CaptureSurvey.Group, _ outcome: ImportSummary.Outcome, path: String?) {
    if outcome == .edited, let path { edited.insert(path) }
    for item in group.items {
      entries.append(
        .init(
          capture: item.path, outcome: item.path == group.newest.path ? outcome : .duplicate, article: path))
    }
  }

  private mutating func report(_ path: String, _ diagnostic: Diagnostic) {
    entries.append(.init(capture: path, outcome: .reported, article: nil))
    diagnostics[path, default: []].append(diagnostic)
  }

  // MARK: Spellings

  /// Spells names that an article has in capitals as the other articles of the archive do.
  mutating func borrowSpellings(journal: ImportJournal) throws(SystemError) {
    let spellings = SpellingTable(records.values)
    for identity in records.keys.sorted() {
      guard var record = records[identity], !record.borrowed.isEmpty else { continue }
      let names = stride(from: 0, to: record.borrowed.count - 1, by: 2).map { index in
        (
          old: record.borrowed[index + 1],
          new: spellings[record.borrowed[index]] ?? PersonNames.titleCased(record.borrowed[index])
        )
      }
      guard names.contains(where: { $0.old != $0.new }) else { continue }
      if let bytes = try? File.read(archive.path(record.path)), Fingerprint(bytes) == record.fingerprint,
        var article = try? ArticleReader().article(bytes, path: record.path, file: record.path)
      {
        for (old, new) in names { article.authors = article.authors.map { $0 == old ? new : $0 } }
        let file = article.file()
        record.fingerprint = Fingerprint(file)
        try journal.append([record.fingerprint])
        try File.write(file, to: archive.path(record.path))
      }
      for (index, name) in names.enumerated() { record.borrowed[2 * index + 1] = name.new }
      records[identity] = record
    }
  }

  // MARK: Results

  /// What the next import needs to know.
  func state() -> ImportState {
    var state = ImportState(basis: before.basis)
    let captures = survey.groups.flatMap(\.items).compactMap { item in
      dates[item.path].map {
        ImportState.CaptureRecord(
          path: item.path, stamp: item.stamp, identity: item.identity, captured: item.captured, date: $0)
      }
    }
    state.captures = captures.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let ordered = records.values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let stamps = importer.workers.map(ordered.count) { [archive] in File.stamp(archive.path(ordered[$0].path)) }
    state.articles = zip(ordered, stamps).compactMap { record, stamp in
      var record = record
      guard let stamp else { return nil }
      // An edited file has no stamp that could be trusted: it is looked at every time.
      record.stamp = edited.contains(record.path) ? File.Stamp(size: -1, modified: 0, inode: 0) : stamp
      return record
    }
    return state
  }

  func summary() -> ImportSummary {
    var summary = ImportSummary()
    summary.entries = entries.sorted { $0.capture.utf8.lexicographicallyPrecedes($1.capture.utf8) }
    for index in summary.entries.indices {
      summary.entries[index].diagnostics = diagnostics[summary.entries[index].capture] ?? []
    }
    summary.walkDiagnostics = survey.walkFailures
    return summary
  }
}
