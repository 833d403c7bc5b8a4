import Captures
import Content
import Diagnostics
import Platform

/// An import under way.
struct ImportRun {
  let importer: Importer
  var survey: CaptureSurvey
  let archive: Archive
  let before: ImportState
  /// The fingerprints of files that are Broadsheet's own, though the state does not say so.
  let owned: Set<Fingerprint>

  /// The records of the state, by identity; those of this import take the place of those of the last.
  var records: [String: ImportState.ArticleRecord] = [:]
  /// Which article each path of the archive belongs to.
  var taken: [String: String] = [:]
  /// The paths of articles that are in the archive without a record.
  var adopted: [String: String] = [:]
  /// What conversion told of captures, by number.
  var facts: [CaptureFacts?]
  /// Which articles are the same.
  var likenesses = LikenessIndex()
  /// Which article each article was merged into by an import before.
  var mergedInto: [String: String] = [:]
  /// The articles that are settled when all captures are known: they are the same as others, or were.
  var waiting: Set<String> = []
  /// The paths of files that were edited by hand.
  var edited: Set<String> = []
  /// What became of each capture, by number.
  var entries: [ImportSummary.Entry?]
  /// What became of the files that this import wrote.
  var written: [String: ImportSummary.Outcome] = [:]
  /// The states of those files.
  var stamps: [String: File.Stamp] = [:]
  /// What a person should know, by the capture's number.
  var diagnostics: [Int: [Diagnostic]] = [:]

  init(
    importer: Importer, survey: CaptureSurvey, archive: Archive, before: ImportState, owned: Set<Fingerprint>
  ) {
    self.importer = importer
    self.survey = survey
    self.archive = archive
    self.before = before
    self.owned = owned
    facts = Array(repeating: nil, count: survey.count)
    entries = Array(repeating: nil, count: survey.count)
    for record in before.articles {
      records[record.identity] = record
      taken[record.path] = record.identity
      for identity in record.merged { mergedInto[identity] = record.identity }
    }
    for (path, identity) in archive.identities(besides: Set(taken.keys), workers: importer.workers) {
      taken[path] = identity
      if !identity.isEmpty, records[identity] == nil { adopted[identity] = path }
    }
    for (number, path, diagnostic) in survey.failures { report(number, path, diagnostic) }
  }

  /// The articles that may have changed. The others are counted as they are, or wait until all captures are known.
  mutating func groupsToConvert() -> [CaptureSurvey.Group] {
    var changed: [CaptureSurvey.Group] = []
    for group in survey.groups {
      for item in group.items {
        guard let date = item.date, let likeness = item.likeness else { continue }
        facts[item.number] = CaptureFacts(date: date, likeness: likeness)
        if group.isKnown { likenesses.add(group.identity, likeness) }
      }
      let isMerged = mergedInto[group.identity] != nil || records[group.identity]?.merged.isEmpty == false
      if isMerged { waiting.insert(group.identity) }
      if isMerged && group.isKnown { continue }
      if !isMerged, let outcome = unchangedOutcome(group) {
        finish(group, outcome, path: records[group.identity]?.path)
      } else {
        changed.append(group)
      }
    }
    return changed
  }

  /// What became of an article none of whose captures changed; `nil` when it has to be converted.
  func unchangedOutcome(_ group: CaptureSurvey.Group) -> ImportSummary.Outcome? {
    guard group.isKnown, let record = records[group.identity], record.source == group.newest.path,
      record.merged == group.merged, let stamp = archive.stamps[record.path]
    else { return nil }
    if stamp == record.stamp { return .same }
    return archive.fingerprint(record.path) == record.fingerprint ? .same : .edited
  }

  // MARK: Outcomes

  mutating func finish(_ group: CaptureSurvey.Group, _ outcome: ImportSummary.Outcome, path: String?) {
    if outcome == .edited, let path { edited.insert(path) }
    for item in group.items {
      entries[item.number] = .init(
        capture: item.path, outcome: item.number == group.newest.number ? outcome : .duplicate, article: path)
    }
  }

  /// Counts an article as left out, for a reason that is told of its newest capture.
  mutating func reject(_ group: CaptureSurvey.Group, _ diagnostic: Diagnostic) {
    finish(group, .reported, path: nil)
    diagnostics[group.newest.number, default: []].append(diagnostic)
  }

  mutating func report(_ number: Int, _ path: String, _ diagnostic: Diagnostic) {
    entries[number] = .init(capture: path, outcome: .reported, article: nil)
    diagnostics[number, default: []].append(diagnostic)
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
        stamps[record.path] = try File.write(file, to: archive.path(record.path))
      }
      for (index, name) in names.enumerated() { record.borrowed[2 * index + 1] = name.new }
      records[identity] = record
    }
  }

  // MARK: Results

  /// What the next import needs to know.
  func state() -> ImportState {
    var state = ImportState(basis: before.basis)
    var captures = [ImportState.CaptureRecord?](repeating: nil, count: survey.count)
    for item in survey.groups.lazy.flatMap(\.items) {
      guard let facts = facts[item.number] else { continue }
      captures[item.number] = ImportState.CaptureRecord(
        path: item.path, stamp: item.stamp, identity: item.identity, captured: item.captured, date: facts.date,
        likeness: facts.likeness)
    }
    state.captures = captures.compactMap { $0 }
    state.articles = records.values.sorted { $0.path.precedesInBytes($1.path) }.compactMap { record in
      var record = record
      guard let stamp = stamps[record.path] ?? archive.stamps[record.path] else { return nil }
      // An edited file has no stamp that could be trusted: it is looked at every time.
      record.stamp = edited.contains(record.path) ? File.Stamp(size: -1, modified: 0, inode: 0) : stamp
      return record
    }
    return state
  }

  mutating func summary() -> ImportSummary {
    var summary = ImportSummary()
    for (number, diagnostics) in diagnostics { entries[number]?.diagnostics = diagnostics }
    summary.entries = entries.compactMap { $0 }.sorted { $0.capture.precedesInBytes($1.capture) }
    summary.walkDiagnostics = survey.walkFailures
    return summary
  }
}
