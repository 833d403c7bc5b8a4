/// What an archive to generate is like. The same shape gives the same bytes on every machine.
package struct ArchiveShape: Sendable, Equatable {
  /// How many articles it has.
  package var articles: Int
  /// How long they are.
  package var length = Length.long
  /// Over how many days they are spread, from 2015-01-01 on.
  package var days = 3653
  /// Other seeds make other archives.
  package var seed: UInt64 = 1

  /// How long articles are.
  package enum Length: String, Sendable {
    /// 9.9 KB a capture in the mean: long reports.
    case long
    /// 4.4 KB a capture in the mean, as mirrors of many outlets have.
    case short
  }

  package init(articles: Int, length: Length = .long, days: Int = 3653, seed: UInt64 = 1) {
    self.articles = articles
    self.length = length
    self.days = days
    self.seed = seed
  }

  /// The shape of a name such as `10000` or `63000-short`; `nil` for other texts.
  package init?(name: String) {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard let count = parts.first.flatMap({ Int($0) }), count > 0 else { return nil }
    switch parts.count {
    case 1: self.init(articles: count)
    case 2:
      guard let length = Length(rawValue: String(parts[1])) else { return nil }
      self.init(articles: count, length: length)
    default: return nil
    }
  }

  /// What `init(name:)` reads.
  package var name: String { length == .long ? "\(articles)" : "\(articles)-\(length)" }
}
