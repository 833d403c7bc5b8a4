import Captures
import Content
import Platform

/// Names that an article has in capitals, spelled as the other articles of the archive do.
extension ImportRun {
  /// Spells them as is known now that all articles are written. Returns how the articles spell names.
  mutating func borrowSpellings(journal: ImportJournal) throws(SystemError) -> SpellingTable {
    for (identity, record) in records where stamps[record.path] == nil && archive.stamp(record.path) == nil {
      records[identity] = nil
    }
    let spellings = countSpellings()
    for identity in records.values.lazy.filter({ !$0.borrowed.isEmpty }).map(\.identity).sorted() {
      guard let record = records[identity] else { continue }
      records[identity] = try spell(record, spellings, journal: journal)
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
      records[record.identity] = record
      confirmed.insert(record.path)
    }
    return spellings
  }

  /// Writes an article again when names in it are spelled in another way now. Returns its record as it is then.
  private mutating func spell(
    _ record: ArticleRecord, _ spellings: SpellingTable, journal: ImportJournal
  ) throws(SystemError) -> ArticleRecord {
    var record = record
    let names = stride(from: 0, to: record.borrowed.count - 1, by: 2).map { index in
      (
        old: record.borrowed[index + 1],
        new: spellings[record.borrowed[index]] ?? PersonNames.titleCased(record.borrowed[index])
      )
    }
    guard names.contains(where: { $0.old != $0.new }) else { return record }
    if let bytes = try? File.read(archive.path(record.path)), Fingerprint(bytes) == record.fingerprint,
      var article = try? ArticleReader().article(bytes, path: record.path, file: record.path)
    {
      for (old, new) in names { article.authors = article.authors.map { $0 == old ? new : $0 } }
      let file = article.file()
      record.fingerprint = Fingerprint(file)
      try journal.append([record.fingerprint])
      stamps[record.path] = try archive.write(file, to: record.path)
    }
    for (index, name) in names.enumerated() { record.borrowed[2 * index + 1] = name.new }
    return record
  }
}
