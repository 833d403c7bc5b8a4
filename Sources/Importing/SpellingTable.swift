import Captures
import Platform

/// How the articles of an archive spell the names of people.
struct SpellingTable: Sendable, Equatable {
  /// How many articles have each spelling, by the name's key (`PersonNames.key`).
  private var counts: [String: [String: Int]] = [:]

  /// Of several spellings of one name the most frequent counts; of equally frequent ones the first in the alphabet.
  subscript(key: String) -> String? {
    counts[key]?.max { a, b in a.value != b.value ? a.value < b.value : a.key > b.key }?.key
  }

  /// Counts a spelling `count` times more, or less.
  mutating func add(_ spelling: String, key: String, _ count: Int) {
    let now = counts[key]?[spelling, default: 0] ?? 0
    guard now + count > 0 else {
      counts[key]?[spelling] = nil
      if counts[key]?.isEmpty == true { counts[key] = nil }
      return
    }
    counts[key, default: [:]][spelling] = now + count
  }

  /// The table, as an `ImportState` holds it.
  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    for (key, spellings) in counts.sorted(by: { $0.key.precedesInBytes($1.key) }) {
      for (spelling, count) in spellings.sorted(by: { $0.key.precedesInBytes($1.key) }) {
        bytes.add(short: count)
        bytes.add(key)
        bytes.add(spelling)
      }
    }
    return bytes
  }
}
