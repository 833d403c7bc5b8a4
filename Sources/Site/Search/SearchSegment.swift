import Content
import Platform
import Search

/// A part of the archive that is indexed by itself: whole days, one behind the other. Old ones stay as they are when articles come.
///
/// Each term of a query is looked up in every segment, so that there must be few; and what changes is written anew as a whole, so
/// that the newest must be small. Days are gathered from the oldest on: as soon as there are `step` articles, they go to the segment
/// before, until that has `size`.
package struct SearchSegment: Sendable, Equatable {
  /// Its number, from 1 for the oldest.
  let number: Int
  /// Its articles, as a range of the catalog's entries, which are the newest first.
  let entries: Range<Int>
  /// What tells which articles these are and in which order.
  let digest: UInt64

  private static let step = 1024
  private static let size = 16_384

  /// The folder of its files.
  var folder: String { "search/\(number)/" }

  /// The digest as the index's files tell it.
  var shortDigest: String { String(String(digest | 1 << 63, radix: 16).suffix(8)) }

  /// The articles of each file that lists them, as ranges of the catalog's entries: in each the oldest last, the oldest range first.
  var blocks: [Range<Int>] {
    let size = SearchManifest.Segment.block(of: entries.count)
    return stride(from: entries.upperBound, to: entries.lowerBound, by: -size).map { end in
      max(entries.lowerBound, end - size)..<end
    }
  }

  /// The number of an article in the segment, in which the oldest has 0, by its index in the catalog.
  func number(of index: Int) -> Int { entries.upperBound - 1 - index }

  /// All segments, the oldest first.
  static func all(days: [Period], _ catalog: Catalog) -> [SearchSegment] {
    ranges(of: days.reversed().map(\.entries)).enumerated().map { place, entries in
      var digest = Digest()
      for index in entries.reversed() { digest.add(catalog.entries[index].pathIdentity) }
      return SearchSegment(number: place + 1, entries: entries, digest: digest.value)
    }
  }

  /// The ranges of the segments, of days from the oldest. A day with more articles than a segment can have is parted.
  static func ranges(of days: [Range<Int>]) -> [Range<Int>] {
    var segments: [Range<Int>] = []
    var step: Range<Int>?
    for day in days.flatMap(parts) {
      let grown = day.lowerBound..<(step?.upperBound ?? day.upperBound)
      guard grown.count >= Self.step else {
        step = grown
        continue
      }
      if let last = segments.last, last.count < size, last.count + grown.count <= PostingsIndex.mostArticles {
        segments[segments.count - 1] = grown.lowerBound..<last.upperBound
      } else {
        segments.append(grown)
      }
      step = nil
    }
    return segments + [step].compactMap { $0 }
  }

  /// A day in parts that are not too large, the oldest first.
  private static func parts(of day: Range<Int>) -> [Range<Int>] {
    stride(from: day.upperBound, to: day.lowerBound, by: -size).map { max(day.lowerBound, $0 - size)..<$0 }
  }
}
