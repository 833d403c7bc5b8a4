/// The terms of some articles. There are thousands of each of thousands of articles, so that they are kept in as little memory as is
/// still quickly read.
///
/// An entry is a term, an article and a context: with the term in the high half, below it the article's number, and the context.
package struct CollectedTerms: Sendable {
  /// The terms of one or two units, in parts by the first one; in each part by the articles: the number of one in two
  /// bytes, how many terms there are of it in four, then for each term the context in two and in three what the part leaves of the term.
  private let short: [UInt8]
  /// Where each part begins, and where the last one ends.
  private let starts: [Int]
  /// How many terms each part has.
  let counts: [Int]
  /// The others: the number of the word stands for the term.
  let long: [UInt64]
  let words: WordTable

  /// The lowest bit of an entry that tells its part: parts are by the ten higher bits of the first unit, so that they are in the
  /// order of the terms.
  static let partBit: UInt64 = 54
  /// How many parts there are.
  static let partCount = 1024
  /// The part of the terms that begin with a unit.
  static func part(of first: UInt16) -> Int { Int(first >> 6) }

  /// What a part leaves of a term.
  private static let termMask: UInt64 = 1 << (partBit - 32) - 1

  private static let headSize = 6
  private static let entrySize = 5

  /// - Parameters:
  ///   - short: entries of terms of one or two units, by the articles.
  ///   - long: entries of the others.
  init(short: [UInt64], long: [UInt64], words: WordTable) {
    self.long = long
    self.words = words
    var counts = [Int](repeating: 0, count: Self.partCount)
    for entry in short { counts[Int(entry >> Self.partBit)] += 1 }
    self.counts = counts
    let entries = EntrySort(bits: Self.partBit..<64).sortedOnce(short)
    let runs = entries.indices.count { index in
      index == 0 || Self.partAndArticle(entries[index]) != Self.partAndArticle(entries[index - 1])
    }
    var starts = [Int](repeating: 0, count: Self.partCount + 1)
    // Behind the last entry there is room for a whole number, which is written and read for five of its bytes.
    self.short = [UInt8](unsafeUninitializedCapacity: runs * Self.headSize + entries.count * Self.entrySize + 8) {
      buffer, end in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      var index = 0
      for part in 0..<Self.partCount {
        starts[part] = end
        let last = index + counts[part]
        while index < last {
          let run = Self.partAndArticle(entries[index])
          let head = end
          end += Self.headSize
          let first = index
          while index < last, Self.partAndArticle(entries[index]) == run {
            let rest = (entries[index] >> 32 & Self.termMask) << 16 | entries[index] & 0xFFFF
            bytes.storeBytes(of: rest.littleEndian, toByteOffset: end, as: UInt64.self)
            end += Self.entrySize
            index += 1
          }
          bytes.storeBytes(of: UInt16(run & 0xFFFF).littleEndian, toByteOffset: head, as: UInt16.self)
          // There are fewer terms than that of 64 first units.
          let count = UInt32(truncatingIfNeeded: index - first)
          bytes.storeBytes(of: count.littleEndian, toByteOffset: head + 2, as: UInt32.self)
        }
      }
      starts[Self.partCount] = end
      bytes.storeBytes(of: 0, toByteOffset: end, as: UInt64.self)
      end += 8
    }
    self.starts = starts
  }

  /// The part of an entry's term, and its article.
  private static func partAndArticle(_ entry: UInt64) -> UInt64 { (entry >> Self.partBit) << 16 | entry >> 16 & 0xFFFF }

  /// Hands out the entries of a part.
  @inline(__always)
  func forEachEntry(of part: Int, _ body: (UInt64) -> Void) {
    short.withUnsafeBytes { bytes in
      var index = starts[part]
      let high = UInt64(part) << Self.partBit
      while index < starts[part + 1] {
        let document = UInt64(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt16.self))) << 16
        let count = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index + 2, as: UInt32.self))
        index += Self.headSize
        for _ in 0..<count {
          let rest = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) & 0xFF_FFFF_FFFF
          body(high | (rest >> 16) << 32 | document | rest & 0xFFFF)
          index += Self.entrySize
        }
      }
    }
  }
}
