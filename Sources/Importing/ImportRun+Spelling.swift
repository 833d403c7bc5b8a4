import Captures
import Content
import Platform

/// Names that an article has in capitals, spelled as the other articles of the archive do.
extension ImportRun {
  /// Spells them as is known now that all articles are written. Returns how the articles spell names.
  mutating func borrowSpellings(journal: ImportJournal) throws(SystemError) -> SpellingTable {
    for (key, record) in records where stamps[ByteKey(record.path)] == nil && archive.stamp(record.path) == nil {
      records[key] = nil
    }
    let spellings = countSpellings()
    let borrowing = records.values.lazy.filter { !$0.borrowed.isEmpty }.map(\.identity).sorted {
      $0.precedesInBytes($1)
    }
    for start in stride(from: 0, to: borrowing.count, by: Importer.chunk) {
      let chunk = borrowing[start..<min(start + Importer.chunk, borrowing.count)]
      let spelled = chunk.compactMap { identity in records[ByteKey(identity)].flatMap { spell($0, spellings) } }
      let fingerprints = spelled.filter { $0.file != nil }.map(\.record.fingerprint)
      if !fingerprints.isEmpty { try journal.append(fingerprints) }
      for (record, file) in spelled {
        if let file { stamps[ByteKey(record.path)] = try archive.write(file, to: record.path) }
        records[ByteKey(record.identity)] = record
      }
    }
    return spellings
  }

  /// Counts the spellings of all articles. Articles that rest and borrowed one that is spelled in another way now are woken.
  private mutating func countSpellings() -> SpellingTable {
    let before = resting.state.spellingTable
    var spellings = before
    var keys: Set<String> = []
    func count(_ name: String, _ times: Int) {
      let key = PersonNames.key(name)
      keys.insert(key)
      spellings.add(name, key: key, times)
    }
    for name in formerSpellings { count(name, -1) }
    // Many articles have the same few authors.
    var articles: [String: Int] = [:]
    for record in records.values { for name in record.spellings { articles[name, default: 0] += 1 } }
    for (name, times) in articles { count(name, times) }
    keys = keys.filter { before[$0] != spellings[$0] }
    guard !keys.isEmpty else { return spellings }
    for number in 0..<resting.state.articles.count
    where resting.rests(article: number) && resting.state.articles.borrowsNames(number) {
      let record = resting.state.articles[number]
      guard stride(from: 0, to: record.borrowed.count, by: 2).contains(where: { keys.contains(record.borrowed[$0]) })
      else { continue }
      resting.wake(article: number)
      records[ByteKey(record.identity)] = record
      confirmed.insert(ByteKey(record.path))
    }
    return spellings
  }

  /// An article of which names are spelled in another way now: its record as it is then, and its file, where that is as the import left
  /// it. `nil` when none is.
  private func spell(_ record: ArticleRecord, _ spellings: SpellingTable) -> (record: ArticleRecord, file: [UInt8]?)? {
    let names = stride(from: 0, to: record.borrowed.count - 1, by: 2).map { index in
      (
        old: record.borrowed[index + 1],
        new: spellings[record.borrowed[index]] ?? PersonNames.titleCased(record.borrowed[index])
      )
    }
    guard names.contains(where: { $0.old != $0.new }) else { return nil }
    var record = record
    for (index, name) in names.enumerated() { record.borrowed[2 * index + 1] = name.new }
    guard let bytes = try? File.read(archive.path(record.path)), Fingerprint(bytes) == record.fingerprint,
      var article = try? ArticleReader().article(bytes, path: record.path, file: record.path)
    else { return (record, nil) }
    for (old, new) in names { article.authors = article.authors.map { $0 == old ? new : $0 } }
    let file = article.file()
    record.fingerprint = Fingerprint(file)
    return (record, file)
  }
}
