import Captures
import Content
import Diagnostics
import Platform

extension ImportRun {
  /// An article on its way into the archive.
  private struct Pending: Sendable {
    var group: CaptureSurvey.Group
    var identity: String
    var authors: [String]
    var unspelled: [String]
    var spellings: [String]
    var path: String
    var bytes: [UInt8]
    var fingerprint: Fingerprint
  }

  /// Converts articles and writes those that changed: some at a time, and while some are converted, those before are written.
  ///
  /// - Parameter isSettled: whether it is known which articles are the same. Until it is, those that are the same as others that
  ///   were converted before are not written, but wait.
  mutating func convert(
    _ groups: [CaptureSurvey.Group], isSettled: Bool = false, journal: ImportJournal
  ) throws(SystemError) {
    let importer = importer
    var converted: [ArticleConversion] = []
    var failure: SystemError?
    for start in stride(from: 0, to: groups.count, by: Importer.chunk) {
      let before = groups[max(0, start - Importer.chunk)..<start]
      let chunk = groups[start..<min(start + Importer.chunk, groups.count)]
      let readings = chunk.map { group in group.items.map { survey.takeReading(of: $0) } }
      converted = importer.workers.map(chunk.count, grain: 1) {
        do throws(SystemError) {
          try take(converted, of: before, isSettled: isSettled, journal: journal)
        } catch {
          failure = error
        }
        converted = []
      } _: {
        ArticleConversion(of: chunk[start + $0], readings[$0], by: importer)
      }
      if let failure { throw failure }
      if !isSettled { importer.progress(start, groups.count) }
    }
    try take(converted, of: groups.suffix(converted.count), isSettled: isSettled, journal: journal)
    if !isSettled { importer.progress(groups.count, groups.count) }
  }

  /// Writes articles that were converted, as far as they changed.
  private mutating func take(
    _ converted: [ArticleConversion], of groups: ArraySlice<CaptureSurvey.Group>, isSettled: Bool,
    journal: ImportJournal
  ) throws(SystemError) {
    var pending: [Pending] = []
    pending.reserveCapacity(converted.count)
    for (group, place) in zip(groups, converted.indices) {
      if !diagnostics.isEmpty { for item in group.items { diagnostics[item.number] = nil } }
      for (item, diagnostic) in converted[place].failures { report(item.number, item.path, diagnostic) }
      guard converted[place].source != nil else { continue }
      let isShared = note(converted[place].facts, of: group.identity)
      if !isSettled, isShared || waiting.contains(group.identity) {
        waiting.insert(group.identity)
        continue
      }
      if let article = prepare(group, converted[place]) { pending.append(article) }
    }
    try write(pending, journal: journal)
  }

  /// Keeps what conversion told of captures; says whether another article has told the same before.
  private mutating func note(
    _ facts: [(item: CaptureSurvey.Item, facts: CaptureFacts)], of identity: String
  ) -> Bool {
    var isShared = false
    for (item, facts) in facts {
      wakeArticles(like: facts.likeness)
      self.facts[item.number] = facts
      isShared = likenesses.add(identity, facts.likeness) || isShared
    }
    return isShared
  }

  /// An article as it is to be written; `nil` when there is no name for it.
  private mutating func prepare(_ group: CaptureSurvey.Group, _ conversion: ArticleConversion) -> Pending? {
    guard let source = conversion.source, let identity = conversion.result?.identity else { return nil }
    var group = group
    for (failed, _) in conversion.failures { group.items.removeAll { $0.number == failed.number } }
    if let warnings = conversion.result?.warnings, !warnings.isEmpty {
      diagnostics[source.number, default: []] += warnings
    }
    guard let path = claimPath(identity, conversion) else {
      reject(group, Self.nameTaken(importer.file(source.path)))
      return nil
    }
    let conversion = respelled(conversion, of: identity, at: path) ?? conversion
    return Pending(
      group: group, identity: identity, authors: conversion.result?.article.authors ?? [],
      unspelled: conversion.result?.unspelled ?? [], spellings: conversion.result?.spellings ?? [], path: path,
      bytes: conversion.file, fingerprint: conversion.fingerprint)
  }

  /// The path of an article: the one that it has, or a new one that no other article has.
  ///
  /// - Returns: `nil` when another article has even the longer name.
  private mutating func claimPath(_ identity: String, _ conversion: ArticleConversion) -> String? {
    if let path = records[identity]?.path ?? adopted[identity] { return path }
    var path = conversion.path
    if isTaken(path, besides: identity), let article = conversion.result?.article {
      path = ArticleName.path(of: article, distinguished: true)
      if isTaken(path, besides: identity) { return nil }
    }
    taken[path] = identity
    return path
  }

  /// Whether a path belongs to another article.
  private func isTaken(_ path: String, besides identity: String) -> Bool {
    taken[path].map { $0 != identity } ?? resting.holds(articleAt: path)
  }

  private static func nameTaken(_ file: String) -> Diagnostic {
    Diagnostic(
      .error, "name-taken", "two other articles of the archive have the names that it could have", file: file,
      help: "rename one of them in the archive; this one was left out")
  }

  /// Without a record, the file that is there tells how names were spelled that this capture has in capitals.
  ///
  /// - Returns: `nil` when nothing tells that.
  private func respelled(
    _ conversion: ArticleConversion, of identity: String, at path: String
  ) -> ArticleConversion? {
    guard conversion.result?.unspelled.isEmpty == false, records[identity] == nil, archive.stamp(path) != nil,
      let bytes = try? File.read(archive.path(path)),
      let there = try? ArticleReader().article(bytes, path: path, file: path, withBody: false)
    else { return nil }
    var conversion = conversion
    conversion.respell(
      Dictionary(there.authors.map { (PersonNames.key($0), $0) }, uniquingKeysWith: { first, _ in first }))
    return conversion
  }

  private mutating func write(_ pending: [Pending], journal: ImportJournal) throws(SystemError) {
    let isNew = pending.allSatisfy { archive.stamp($0.path) == nil }
    let outcomes =
      isNew
      ? pending.map { _ in ImportSummary.Outcome.new }
      : importer.workers.map(pending.count) { [self] in outcome(of: pending[$0]) }
    let written = pending.indices.filter { outcomes[$0] == .new || outcomes[$0] == .changed }
    try journal.append(written.map { pending[$0].fingerprint })
    let results = importer.workers.map(written.count, grain: 4) { [archive] index in
      let article = pending[written[index]]
      return Result { () throws(SystemError) in
        try File.writeMakingFolders(article.bytes, to: archive.path(article.path))
      }
    }
    var failed: [Int: SystemError] = [:]
    for (index, result) in zip(written, results) {
      switch result {
      case .success(let stamp): stamps[pending[index].path] = stamp
      case .failure(let failure):
        if failure.concernsEveryFile { throw failure }
        failed[index] = failure
      }
    }
    for (index, article) in pending.enumerated() {
      if let failure = failed[index] {
        reject(
          article.group,
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
    guard let stamp = archive.stamp(pending.path) else { return .new }
    let record = records[pending.identity]
    let current = record?.stamp == stamp ? record?.fingerprint : archive.fingerprint(pending.path)
    if current == pending.fingerprint { return .same }
    guard let current, current == record?.fingerprint || owned.contains(current) else { return .edited }
    return .changed
  }

  private mutating func keep(_ pending: Pending, _ outcome: ImportSummary.Outcome) {
    // A file that this import writes a second time became what it became the first time.
    let told = outcome == .edited ? outcome : written[pending.path] ?? outcome
    if told == .new || told == .changed { written[pending.path] = told }
    finish(pending.group, told, path: pending.path)
    if outcome == .edited {
      diagnostics[pending.group.newest.number, default: []].append(
        Diagnostic(
          .note, "edited", "it was edited by hand and left alone", file: archive.path(pending.path),
          help: "delete the file to have it imported anew"))
    }
    let borrowed = pending.unspelled.flatMap { key in
      [key, pending.authors.first { PersonNames.key($0) == key } ?? PersonNames.titleCased(key)]
    }
    records[pending.identity] = ArticleRecord(
      identity: pending.identity, path: pending.path,
      // Of an edited file the last fingerprint of its own stays, so that it counts as edited the next time.
      fingerprint: outcome == .edited
        ? records[pending.identity]?.fingerprint ?? Fingerprint(value: 0) : pending.fingerprint,
      stamp: ArticleRecord.noStamp, source: pending.group.newest.path,
      borrowed: borrowed, spellings: pending.spellings, merged: pending.group.merged)
  }
}
