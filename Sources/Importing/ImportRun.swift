import Captures
import Content
import Diagnostics
import Platform

/// An import under way.
struct ImportRun {
  let importer: Importer
  var survey: CaptureSurvey
  let archive: Archive
  /// What of the import before was not woken.
  var resting: RestingRecords
  /// The fingerprints of files that are Broadsheet's own, though the state does not say so.
  let owned: Set<Fingerprint>

  /// The records of articles, by identity; those of this import take the place of those of the last.
  var records: [ByteKey: ArticleRecord] = [:]
  /// Which article each path of the archive belongs to, besides those of articles that rest.
  var taken: [ByteKey: String] = [:]
  /// The paths of articles that are in the archive without a record.
  var adopted: [ByteKey: String] = [:]
  /// What conversion told of captures, by number.
  var facts: [CaptureFacts?]
  /// Which articles are the same.
  var likenesses = LikenessIndex()
  /// Which article each article was merged into by an import before.
  var mergedInto: [ByteKey: String] = [:]
  /// The articles that are settled when all captures are known: they are the same as others, or were.
  var waiting: Set<ByteKey> = []
  /// The paths of files that were edited by hand.
  var edited: Set<ByteKey> = []
  /// The paths of files that are as an import wrote them.
  var confirmed: Set<ByteKey> = []
  /// The spellings that articles told whose records were woken.
  var formerSpellings: [String] = []
  /// What became of each capture, by number.
  var entries: [ImportSummary.Entry?]
  /// What became of the files that this import wrote.
  var written: [ByteKey: ImportSummary.Outcome] = [:]
  /// The states of those files.
  var stamps: [ByteKey: File.Stamp] = [:]
  /// What a person should know, by the capture's number.
  var diagnostics: [Int: [Diagnostic]] = [:]

  init(
    importer: Importer, survey: CaptureSurvey, archive: Archive, changes: ImportChanges, owned: Set<Fingerprint>
  ) {
    self.importer = importer
    self.survey = survey
    self.archive = archive
    self.owned = owned
    resting = changes.resting
    let unknown = archive.identities(of: changes.unknown, workers: importer.workers)
    var woken = resting.wake(
      identities: changes.identities + self.survey.identities + unknown.map { Fingerprint($0.identity).value })
    woken.articles += changes.articles
    let known = resting.state.captures
    self.survey.group(with: woken.captures.map { known[$0] })
    facts = Array(repeating: nil, count: self.survey.count)
    entries = Array(repeating: nil, count: self.survey.count)
    add(articles: woken.articles)
    for (path, identity) in unknown {
      taken[ByteKey(path)] = identity
      if !identity.isEmpty, records[ByteKey(identity)] == nil { adopted[ByteKey(identity)] = path }
    }
    for (number, path, diagnostic) in self.survey.failures { report(number, path, diagnostic) }
  }

  /// Takes over records of articles that were woken.
  private mutating func add(articles: [Int]) {
    for number in articles {
      let record = resting.state.articles[number]
      records[ByteKey(record.identity)] = record
      taken[ByteKey(record.path)] = record.identity
      for identity in record.merged { mergedInto[ByteKey(identity)] = record.identity }
      formerSpellings += record.spellings
    }
  }

  /// Wakes the articles that have a text in common with a capture that was just converted.
  mutating func wakeArticles(like likeness: Likeness) {
    let woken = resting.wake(keys: likeness.keys.map(\.high.value))
    guard !woken.captures.isEmpty || !woken.articles.isEmpty else { return }
    add(articles: woken.articles)
    let groups = survey.add(woken.captures.map { resting.state.captures[$0] })
    facts += Array(repeating: nil, count: survey.count - facts.count)
    entries += Array(repeating: nil, count: survey.count - entries.count)
    // They were at rest: none of them has to be converted now.
    for group in groups { _ = changed(group) }
  }

  /// The articles that may have changed. The others are counted as they are, or wait until all captures are known.
  mutating func groupsToConvert() -> [CaptureSurvey.Group] {
    let groups = survey.groups.filter { changed($0) }
    records.reserveCapacity(records.count + groups.count)
    taken.reserveCapacity(taken.count + groups.count)
    written.reserveCapacity(groups.count)
    stamps.reserveCapacity(groups.count)
    likenesses.reserve(groups.count)
    return groups
  }

  /// Notes what is known of an article, and says whether it may have changed.
  private mutating func changed(_ group: CaptureSurvey.Group) -> Bool {
    for item in group.items {
      guard let date = item.date, let likeness = item.likeness else { continue }
      facts[item.number] = CaptureFacts(date: date, likeness: likeness)
      if group.isKnown { likenesses.add(group.identity, likeness) }
    }
    let key = ByteKey(group.identity)
    let isMerged = mergedInto[key] != nil || records[key]?.merged.isEmpty == false
    if isMerged { waiting.insert(key) }
    if isMerged && group.isKnown { return false }
    guard !isMerged, let outcome = unchangedOutcome(group) else { return true }
    finish(group, outcome, path: records[key]?.path)
    return false
  }

  /// What became of an article none of whose captures changed; `nil` when it has to be converted.
  func unchangedOutcome(_ group: CaptureSurvey.Group) -> ImportSummary.Outcome? {
    guard group.isKnown, let record = records[ByteKey(group.identity)], record.source.hasBytes(of: group.newest.path),
      record.merged == group.merged, let stamp = archive.stamp(record.path)
    else { return nil }
    if stamp == record.stamp { return .same }
    guard let current = archive.standing(record.path) else { return .edited }
    if current.isVoid { return nil }
    return current.fingerprint == record.fingerprint ? .same : .edited
  }

  // MARK: Outcomes

  mutating func finish(_ group: CaptureSurvey.Group, _ outcome: ImportSummary.Outcome, path: String?) {
    if let path {
      if outcome == .edited { edited.insert(ByteKey(path)) } else { confirmed.insert(ByteKey(path)) }
    }
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

  // MARK: Results

  /// Gives back the memory of what is needed only while articles are converted and named.
  mutating func forgetNames() {
    taken = [:]
    written = [:]
    likenesses = LikenessIndex()
  }

  /// What the next import needs to know.
  func state(_ spellings: SpellingTable) -> [UInt8] {
    // Records are made as they are written. What is sorted are their places.
    let (captures, articles) = importer.workers.both { [self] in
      capturesInOrder
    } _: { [self] in
      articlesInOrder
    }
    let merged = Set(records.values.lazy.flatMap(\.merged).map(ByteKey.init))
    return StateWriter(resting: resting).bytes(
      basis: importer.basis,
      captures: captures.lazy.compactMap { record(of: survey.groups[$0.group].items[$0.item]) },
      articles: articles.lazy.map { stamped(records.values[$0], merged) }, spellings: spellings,
      count: captures.count + articles.count)
  }

  /// Where the captures are that can be used, in the order of their paths. The order of numbers is that already, as a rule.
  private var capturesInOrder: [(group: Int, item: Int)] {
    var places = [(group: Int, item: Int)?](repeating: nil, count: survey.count)
    for (group, items) in survey.groups.lazy.map(\.items).enumerated() {
      for (index, item) in items.enumerated() where facts[item.number] != nil { places[item.number] = (group, index) }
    }
    return places.compactMap { $0 }.sorted {
      survey.groups[$0.group].items[$0.item].path.precedesInBytes(survey.groups[$1.group].items[$1.item].path)
    }
  }

  /// Where the records are of articles that have a file, in the order of their paths.
  private var articlesInOrder: [Dictionary<ByteKey, ArticleRecord>.Index] {
    records.indices
      .filter { stamps[ByteKey(records.values[$0].path)] != nil || archive.stamp(records.values[$0].path) != nil }
      .map { (path: PathOrder(records.values[$0].path), place: $0) }
      .sorted { $0.path < $1.path }
      .map(\.place)
  }

  /// A capture's record; `nil` for one that cannot be used.
  private func record(of item: CaptureSurvey.Item) -> CaptureRecord? {
    guard let facts = facts[item.number] else { return nil }
    return CaptureRecord(
      path: item.path, stamp: item.stamp, identity: item.identity, captured: item.captured, date: facts.date,
      likeness: facts.likeness, role: role(of: item))
  }

  /// An article's record with the state that its file has now.
  private func stamped(_ record: ArticleRecord, _ merged: Set<ByteKey>) -> ArticleRecord {
    var record = record
    let path = ByteKey(record.path)
    // An edited file has no stamp that could be trusted: it is looked at every time. So is one that should be gone.
    if edited.contains(path) || merged.contains(ByteKey(record.identity)) {
      record.stamp = ArticleRecord.noStamp
    } else if let stamp = stamps[path] {
      record.stamp = stamp
    } else if confirmed.contains(path), let stamp = archive.stamp(record.path) {
      record.stamp = stamp
    }
    return record
  }

  private func role(of item: CaptureSurvey.Item) -> CaptureRecord.Role {
    guard let entry = entries[item.number], entry.article != nil else { return .unsettled }
    return entry.outcome == .duplicate ? .duplicate : .source
  }

  mutating func summary() -> ImportSummary {
    var summary = ImportSummary()
    for (number, diagnostics) in diagnostics { entries[number]?.diagnostics = diagnostics }
    summary.changes = entries.compactMap { $0 }.sorted { $0.capture.precedesInBytes($1.capture) }
    summary.unchanged = UnchangedCaptures(resting)
    summary.walkDiagnostics = survey.walkFailures
    return summary
  }
}
