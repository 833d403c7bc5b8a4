import Content
import Platform
import Search

/// A part of the archive that is indexed by itself: whole days, one behind the other. Old ones stay as they are when articles come.
///
/// Each term of a query is looked up in every segment, so that there must be few; and where much changes it is made anew as a whole, for which
/// its terms are in memory, so that none can be large and the newest must be small. Days are gathered from the oldest on to steps: once there are
/// `mostInStep` articles, a step ends behind one of the days that give it `fewestInStep` or more. It goes to the segment before, until that has
/// `mostArticles` or `mostBytes`; what is left is the newest segment. Behind which day is told by its number, so that an article more among old
/// ones seldom moves the end of a step, and where it does, those behind it soon end where they did.
package struct SearchSegment: Sendable, Equatable {
  /// Its number, from 1 for the oldest.
  let number: Int
  /// Its articles, as a range of the catalog's entries, which are the newest first.
  let entries: Range<Int>
  /// The numbers of its articles; the oldest has the lowest.
  private let numbering: ArticleNumbering
  /// What tells which articles these are and in which order; of those with gaps between their numbers, which numbers those of a time have.
  let digest: UInt64

  /// From how many articles on a step can end, so that its numbers have gaps, and with how many it is known where it does.
  private static let (fewestInStep, mostInStep) = (ArticleNumbering.fewestWithGaps, 1280)
  private static let mostArticles = 49_152
  /// How many bytes the files of its articles have together.
  private static let mostBytes = 144 << 20

  /// The folder of its files.
  var folder: String { "search/\(number)/" }

  /// The digest as the index's files tell it.
  var shortDigest: String { String(String(digest | 1 << 63, radix: 16).suffix(8)) }

  /// The names by which files are asked for: of a shard, of what lists a block's articles, and of texts from that of an article on.
  func shardFile(_ shard: Int) -> String { "\(number)/\(shard)" }
  func listFile(ofBlock block: Int) -> String { "\(number)/d\(block)" }
  func textFile(from article: Int) -> String { "\(number)/t\(article)" }

  /// The file of a shard.
  func file(ofShard shard: Int, _ packed: some Collection<UInt8>) -> SiteRenderer.OutputFile {
    let name = shardFile(shard)
    return (SearchPages.file(name), SearchFiles.shard(packed, name: name, digest: shortDigest))
  }

  /// How many numbers it has, those that no article has included.
  var numberCount: Int { numbering.count }

  /// How many files list its articles, each those of a block.
  var blockCount: Int { (numberCount + blockSize - 1) / blockSize }

  /// The numbers of a block.
  func numbers(ofBlock block: Int) -> Range<Int> {
    block * blockSize..<min(numberCount, (block + 1) * blockSize)
  }

  /// The articles of a block, as a range of the catalog's entries: the oldest last. The first block has the oldest.
  func block(_ block: Int) -> Range<Int> {
    let numbers = numbers(ofBlock: block)
    return index(from: numbers.upperBound) + 1..<index(from: numbers.lowerBound) + 1
  }

  private var blockSize: Int { SearchManifest.Segment.block(of: numberCount) }

  /// The number of an article in the segment, by its index in the catalog.
  func number(of index: Int) -> Int { numbering.number(of: entries.upperBound - 1 - index) }

  /// Calls `body` with the index in the catalog of each article, and its number, from the oldest on.
  func forEachArticle(_ body: (_ index: Int, _ number: Int) -> Void) {
    numbering.forEach { article, number in body(entries.upperBound - 1 - article, number) }
  }

  /// The index in the catalog of the article with a number; `nil` when none has it.
  func index(of number: Int) -> Int? {
    let index = index(from: number)
    return index >= entries.lowerBound && self.number(of: index) == number ? index : nil
  }

  /// The index in the catalog of the oldest article that has a number or a higher one; before all of them if there is none.
  private func index(from number: Int) -> Int { entries.upperBound - 1 - numbering.articles(below: number) }

  /// All segments, the oldest first.
  static func all(days: [Period], _ catalog: Catalog) -> [SearchSegment] {
    let days = days.reversed().map {
      Day(entries: $0.entries, number: catalog.entries[$0.entries.lowerBound].date.dayNumber)
    }
    return ranges(of: days) { catalog.size(of: $0) }.enumerated().map { place, entries in
      let places = entries.reversed().map { index in
        let date = catalog.entries[index].date
        return ArticleNumbering.place(in: date.dayNumber, date.seconds)
      }
      let numbering = ArticleNumbering(places, most: PostingsIndex.mostArticles)
      var digest = Digest()
      if let cells = numbering.digest {
        digest.add(cells)
      } else {
        for index in entries.reversed() { digest.add(catalog.pathIdentity(of: index)) }
      }
      return SearchSegment(number: place + 1, entries: entries, numbering: numbering, digest: digest.value)
    }
  }

  /// A day, or a part of one that has too many articles.
  struct Day {
    /// Its articles, as a range of the catalog's entries.
    var entries: Range<Int>
    /// Which day it is, counted from 1970-01-01.
    var number: Int

    /// A step ends behind the day with the lowest rank; days near each other have ranks far from each other.
    fileprivate var rank: UInt64 { UInt64(bitPattern: Int64(number)) &* 0x9E37_79B9_7F4A_7C15 }

    /// The day in parts that are not too large, the oldest first.
    fileprivate var parts: [Day] {
      stride(from: entries.upperBound, to: entries.lowerBound, by: -mostArticles).map {
        Day(entries: max(entries.lowerBound, $0 - mostArticles)..<$0, number: number)
      }
    }
  }

  /// The ranges of the segments, of days from the oldest. A day with more articles than a segment can have is parted.
  ///
  /// - Parameter size: how many bytes an article's file has.
  static func ranges(of days: [Day], size: (Int) -> Int) -> [Range<Int>] {
    var segments: [(entries: Range<Int>, bytes: Int)] = []
    var left = days.flatMap(\.parts)[...]
    while let end = endOfStep(left) {
      let entries = range(of: left[..<end])
      let bytes = entries.reduce(0) { $0 + size($1) }
      if let last = segments.last, last.entries.count < mostArticles, last.bytes < mostBytes,
        last.entries.count + entries.count <= PostingsIndex.mostArticles
      {
        segments[segments.count - 1] = (entries.lowerBound..<last.entries.upperBound, last.bytes + bytes)
      } else {
        segments.append((entries, bytes))
      }
      left = left[end...]
    }
    return segments.map(\.entries) + (left.isEmpty ? [] : [range(of: left)])
  }

  /// The articles of days that follow each other, the oldest first.
  private static func range(of days: ArraySlice<Day>) -> Range<Int> {
    (days.last?.entries.lowerBound ?? 0)..<(days.first?.entries.upperBound ?? 0)
  }

  /// Where the first step of some days ends, the oldest first; `nil` while it can take more.
  private static func endOfStep(_ days: ArraySlice<Day>) -> Int? {
    var count = 0
    var last: (rank: UInt64, end: Int)?
    for (place, day) in zip(days.indices, days) {
      count += day.entries.count
      guard count >= fewestInStep else { continue }
      if last.map({ day.rank < $0.rank }) ?? true { last = (day.rank, place + 1) }
      if count >= mostInStep { return last?.end }
    }
    return nil
  }
}
