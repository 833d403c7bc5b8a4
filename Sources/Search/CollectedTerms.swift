/// The terms of some articles. There are thousands of each of thousands of articles, so that they are kept in as little memory as is
/// still quickly read.
package struct CollectedTerms: Sendable {
  /// The terms of one or two units, in parts by the first one; in each part by the articles. For each what the part leaves of it
  /// in the higher bits, below it the article's place in `numbers`.
  private let short: [UInt32]
  /// The contexts of these.
  private let contexts: [UInt16]
  /// Where each part begins, and where the last one ends.
  private let starts: [Int]
  /// The others: entries with the number of the word in the high half, below it the article's number, and the context.
  let long: [UInt64]
  let words: WordTable
  /// The numbers of the articles, ascending.
  private let numbers: [UInt16]

  /// The lowest bit of an entry that tells its part: parts are by the ten higher bits of the first unit, so that they are in the
  /// order of the terms.
  static let partBit: UInt64 = 54
  /// How many parts there are.
  static let partCount = 1024
  /// The part of the terms that begin with a unit.
  static func part(of first: UInt16) -> Int { Int(first >> 6) }

  /// How many bits are left for an article's place beside what a part leaves of a term.
  private static let placeBits: UInt64 = 10
  /// The most articles that can be together.
  package static let mostArticles = 1 << Int(placeBits)

  /// - Parameters:
  ///   - short: entries of terms of one or two units, by the articles: the term in the high half, below it the article's place
  ///     in `numbers`, and the context.
  ///   - long: entries of the others, with the number of the word as the term.
  ///   - numbers: the numbers of the articles, ascending, `mostArticles` at most.
  init(short: [UInt64], long: [UInt64], words: WordTable, numbers: [UInt16]) {
    self.words = words
    self.numbers = numbers
    self.long = long.map { entry in
      entry & ~0xFFFF_0000 | UInt64(numbers[Int(entry >> 16 & 0xFFFF)]) << 16
    }
    var starts = [Int](repeating: 0, count: Self.partCount + 1)
    for entry in short { starts[Int(entry >> Self.partBit) + 1] += 1 }
    for part in 1...Self.partCount { starts[part] += starts[part - 1] }
    self.starts = starts
    var contexts: [UInt16] = []
    self.short = [UInt32](unsafeUninitializedCapacity: short.count) { terms, count in
      contexts = [UInt16](unsafeUninitializedCapacity: short.count) { contexts, count in
        starts.withUnsafeMutableBufferPointer { next in
          for entry in short {
            let part = Int(entry >> Self.partBit)
            let place = next[part]
            next[part] += 1
            let term = (entry >> 32) << Self.placeBits | entry >> 16 & 0xFFFF
            // The counts of all parts add up to the number of entries, so that every place is inside and gets one.
            terms.initializeElement(at: place, to: UInt32(truncatingIfNeeded: term))
            contexts.initializeElement(at: place, to: UInt16(truncatingIfNeeded: entry))
          }
        }
        count = short.count
      }
      count = short.count
    }
    self.contexts = contexts
  }

  /// How many terms of one or two units a part has.
  func count(of part: Int) -> Int { starts[part + 1] - starts[part] }

  /// Hands out the entries of a part: the term in the high half, below it the article's number, and the context.
  @inline(__always)
  func forEachEntry(of part: Int, _ body: (UInt64) -> Void) {
    let high = UInt64(part) << Self.partBit
    short.withUnsafeBufferPointer { short in
      contexts.withUnsafeBufferPointer { contexts in
        numbers.withUnsafeBufferPointer { numbers in
          for place in starts[part]..<starts[part + 1] {
            let term = UInt64(short[place])
            // What the part leaves of a term, and an article's place, are as they were put in.
            let number = UInt64(numbers[Int(term & (1 << Self.placeBits - 1))])
            body(high | (term >> Self.placeBits) << 32 | number << 16 | UInt64(contexts[place]))
          }
        }
      }
    }
  }
}
