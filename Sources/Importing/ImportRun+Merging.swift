import Captures
import Content
import Platform

/// Articles that turned out to be the same, under addresses that differ.
///
/// The one whose file is in the archive keeps its name and takes the addresses of the others as aliases; of several, and where
/// there is none yet, the one that was captured first. Its text is the newest of them all. The files of the others go, if they are
/// as an import wrote them. A file that was edited by hand stays an article of its own; and where it is that of the one that all
/// would be merged into, all files stay, for it cannot take their addresses. What has no file yet then goes into the first of the others
/// that can, or gets one.
extension ImportRun {
  /// Settles, when all captures are known, what becomes of the articles that are the same as others, or no longer are.
  mutating func settle(journal: ImportJournal) throws(SystemError) {
    let clusters = likenesses.clusters()
    guard !waiting.isEmpty || !clusters.isEmpty else { return }
    let groups = Dictionary(survey.groups.map { (ByteKey($0.identity), $0) }, uniquingKeysWith: { first, _ in first })
    for group in survey.groups where waiting.contains(ByteKey(group.identity)) { inherit(group.identity, groups) }
    var articles: [CaptureSurvey.Group] = []
    var settled: Set<ByteKey> = []
    for cluster in clusters {
      let keys = cluster.map(ByteKey.init)
      articles += parted(keys.compactMap { groups[$0] })
      settled.formUnion(keys)
    }
    articles += survey.groups.filter { group in
      let key = ByteKey(group.identity)
      return waiting.contains(key) && !settled.contains(key)
    }
    articles.sort { CaptureSurvey.precedes($0.items[0], $1.items[0]) }

    var changed: [CaptureSurvey.Group] = []
    for article in articles {
      if let outcome = unchangedOutcome(article) {
        finish(article, outcome, path: records[ByteKey(article.identity)]?.path)
      } else {
        changed.append(article)
      }
    }
    try convert(changed, isSettled: true, journal: journal)
    for article in articles where records[ByteKey(article.identity)]?.merged == article.merged {
      removeFiles(of: article.merged)
    }
  }

  /// An article that was merged into one of which no capture is left takes the place of that one, with its file.
  private mutating func inherit(_ identity: String, _ groups: [ByteKey: CaptureSurvey.Group]) {
    let key = ByteKey(identity)
    guard records[key] == nil, adopted[key] == nil, let other = mergedInto[key].map(ByteKey.init), groups[other] == nil,
      var record = records.removeValue(forKey: other)
    else { return }
    record.identity = identity
    taken[ByteKey(record.path)] = identity
    records[key] = record
  }

  /// Makes articles of groups that are the same: as a rule one.
  private func parted(_ members: [CaptureSurvey.Group]) -> [CaptureSurvey.Group] {
    let members = members.sorted { CaptureSurvey.precedes($0.items[0], $1.items[0]) }
    let files = members.filter { hasFile($0.identity) }
    let filed = Set(files.map { ByteKey($0.identity) })
    let edited = filed.filter { isEdited($0.text) }
    let keepsFiles = files.first.map { edited.contains(ByteKey($0.identity)) } ?? false
    // A file of which no import knows what it wrote may be as one did, with all addresses.
    guard
      var article = files.first(where: { !edited.contains(ByteKey($0.identity)) })
        ?? files.first(where: { records[ByteKey($0.identity)].map(\.fingerprint.value) ?? 0 == 0 })
        ?? members.first(where: { !edited.contains(ByteKey($0.identity)) })
    else { return members }
    var alone: [CaptureSurvey.Group] = []
    for member in members where !member.identity.hasBytes(of: article.identity) {
      let key = ByteKey(member.identity)
      if filed.contains(key), keepsFiles || edited.contains(key) {
        alone.append(member)
      } else {
        article.items += member.items
        article.merged.append(member.identity)
      }
    }
    article.items.sort(by: CaptureSurvey.precedes)
    article.merged.sort { $0.precedesInBytes($1) }
    return [article] + alone
  }

  private func hasFile(_ identity: String) -> Bool {
    (records[ByteKey(identity)]?.path ?? adopted[ByteKey(identity)]).map { File.stamp(archive.path($0)) != nil }
      ?? false
  }

  /// Whether an article's file is not, or not surely, as an import wrote it.
  private func isEdited(_ identity: String) -> Bool {
    guard let record = records[ByteKey(identity)] else { return adopted[ByteKey(identity)] != nil }
    guard let current = archive.standing(record.path) else { return false }
    return !isOurs(current, record)
  }

  /// Removes the files of articles that were merged into others. One that cannot be removed stays on record.
  private mutating func removeFiles(of identities: [String]) {
    for identity in identities {
      guard let record = records[ByteKey(identity)] else { continue }
      let path = archive.path(record.path)
      guard let current = archive.standing(record.path), current.isVoid || current.fingerprint == record.fingerprint,
        (try? File.remove(path)) != nil
      else { continue }
      records[ByteKey(identity)] = nil
      var folder = Folder.parent(of: path)
      while folder != archive.folder, Folder.removeIfEmpty(folder) { folder = Folder.parent(of: folder) }
    }
  }
}
