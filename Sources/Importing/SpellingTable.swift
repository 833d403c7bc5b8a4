import Captures

/// How the articles of an archive spell the names of people.
struct SpellingTable {
  private let spellings: [String: String]

  /// Of several spellings of one name the most frequent counts; of equally frequent ones the first in the alphabet.
  init(_ records: some Sequence<ImportState.ArticleRecord>) {
    var counts: [String: [String: Int]] = [:]
    for record in records {
      for spelling in record.spellings { counts[PersonNames.key(spelling), default: [:]][spelling, default: 0] += 1 }
    }
    spellings = counts.compactMapValues { candidates in
      candidates.max { a, b in a.value != b.value ? a.value < b.value : a.key > b.key }?.key
    }
  }

  /// The spelling of the name with that key (`PersonNames.key`).
  subscript(key: String) -> String? { spellings[key] }
}
