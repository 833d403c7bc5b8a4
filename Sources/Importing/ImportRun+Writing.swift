import Captures
import Content
import Diagnostics
import Platform

extension ImportRun {
  /// Keeps what conversion told of captures; says whether another article has told the same before.
  mutating func note(
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
  mutating func prepare(_ group: CaptureSurvey.Group, _ conversion: ArticleConversion) -> Pending? {
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
  /// - Returns: `nil` when other articles have even the longer names.
  private mutating func claimPath(_ identity: String, _ conversion: ArticleConversion) -> String? {
    let key = ByteKey(identity)
    if let path = records[key]?.path ?? adopted[key] { return path }
    var path = conversion.path
    if isTaken(path, besides: identity), let article = conversion.result?.article {
      let longer = [8, 16].map { ArticleName.path(of: article, digits: $0) }
      guard let free = longer.first(where: { !isTaken($0, besides: identity) }) else { return nil }
      path = free
    }
    taken[ByteKey(path)] = identity
    return path
  }

  /// Whether a path belongs to another article.
  private func isTaken(_ path: String, besides identity: String) -> Bool {
    taken[ByteKey(path)].map { !$0.hasBytes(of: identity) } ?? resting.holds(articleAt: path)
  }

  private static func nameTaken(_ file: String) -> Diagnostic {
    Diagnostic(
      .error, "name-taken", "other articles of the archive have the names that it could have", file: file,
      help: "rename one of them in the archive; this one was left out")
  }

  /// Without a record, the file that is there tells how names were spelled that this capture has in capitals.
  ///
  /// - Returns: `nil` when nothing tells that.
  private func respelled(
    _ conversion: ArticleConversion, of identity: String, at path: String
  ) -> ArticleConversion? {
    guard conversion.result?.unspelled.isEmpty == false, records[ByteKey(identity)] == nil, archive.stamp(path) != nil,
      let bytes = try? File.read(archive.path(path)),
      let there = try? ArticleReader().article(bytes, path: path, file: path, withBody: false)
    else { return nil }
    var conversion = conversion
    conversion.respell(
      Dictionary(there.authors.map { (PersonNames.key($0), $0) }, uniquingKeysWith: { first, _ in first }))
    return conversion
  }

  /// What writing an article would do, decided by what stands in its place.
  func outcome(of pending: Pending) -> ImportSummary.Outcome {
    guard let stamp = archive.stamp(pending.path) else { return .new }
    let record = records[ByteKey(pending.identity)]
    if stamp == record?.stamp, record?.fingerprint == pending.fingerprint { return .same }
    // What will be overwritten is looked at, whatever its stamp says: it may be somebody's work.
    guard let current = archive.standing(pending.path) else { return .edited }
    if current.fingerprint == pending.fingerprint { return .same }
    return isOurs(current, record) ? .changed : .edited
  }

  /// Whether what stands in an article's file is what an import wrote, or nothing.
  func isOurs(_ current: Archive.Standing, _ record: ArticleRecord?) -> Bool {
    current.isVoid || current.fingerprint == record?.fingerprint || owned.contains(current.fingerprint)
  }

  mutating func keep(_ pending: Pending, _ outcome: ImportSummary.Outcome) {
    // A file that this import writes a second time became what it became the first time.
    let (identity, path) = (ByteKey(pending.identity), ByteKey(pending.path))
    let told = outcome == .edited ? outcome : written[path] ?? outcome
    if told == .new || told == .changed { written[path] = told }
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
    records[identity] = ArticleRecord(
      identity: pending.identity, path: pending.path,
      // Of an edited file the last fingerprint of its own stays, so that it counts as edited the next time.
      fingerprint: outcome == .edited
        ? records[identity]?.fingerprint ?? Fingerprint(value: 0) : pending.fingerprint,
      stamp: ArticleRecord.noStamp, source: pending.group.newest.path,
      borrowed: borrowed, spellings: pending.spellings, merged: pending.group.merged)
  }
}
