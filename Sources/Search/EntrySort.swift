/// Sorts entries by some of their bits, those that are alike in the order in which they came: a radix sort in two passes, one for each
/// half of the bits, since entries are many and short. Its memory is used again for the next ones.
struct EntrySort: ~Copyable {
  /// The halves of the bits by which it sorts.
  private let low: Digit
  private let high: Digit
  /// Where entries go and come back from, so that both places stay near the processor.
  private var spare = GrowingBuffer<UInt64>()
  private let bits: Range<UInt64>

  /// Fewer entries are sorted by insertion: to go through all values of a digit takes longer. A few articles have few entries in most parts.
  private static let fewEntries = 32

  init(bits: Range<UInt64>) {
    let middle = bits.upperBound - UInt64(bits.count / 2)
    low = Digit(bits.lowerBound..<middle)
    high = Digit(middle..<bits.upperBound)
    self.bits = bits
  }

  /// Puts entries in order.
  mutating func sort(_ entries: inout GrowingBuffer<UInt64>) {
    if entries.count < Self.fewEntries {
      let (shift, mask) = (bits.lowerBound, UInt64.max >> (64 - UInt64(bits.count)))
      return entries.sortFew { $0 >> shift & mask < $1 >> shift & mask }
    }
    for entry in entries.elements {
      low.count(entry)
      high.count(entry)
    }
    spare.removeAll()
    spare.reserve(entries.count)
    low.distribute(entries.elements, into: &spare)
    entries.removeAll()
    high.distribute(spare.elements, into: &entries)
  }

  /// Some bits of an entry, and how many entries have each of their values. Of the values of a unit of text some thousands come up in
  /// most, near each other, which stay near the processor.
  private struct Digit: ~Copyable {
    private let shift: UInt64
    private let mask: UInt64
    /// For each value how many entries have it, and then where the next one of these goes.
    private let counts: UnsafeMutableBufferPointer<UInt32>

    /// How many values are looked at together, to pass over those that no entry has.
    private static let blockSize = 16

    init(_ bits: Range<UInt64>) {
      shift = bits.lowerBound
      mask = 1 << UInt64(bits.count) - 1
      counts = .allocate(capacity: max(Int(mask) + 1, Self.blockSize))
      counts.initialize(repeating: 0)
    }

    deinit { counts.deallocate() }

    @inline(__always) private func value(of entry: UInt64) -> Int { Int(truncatingIfNeeded: entry &>> shift & mask) }

    @inline(__always) func count(_ entry: UInt64) {
      let value = value(of: entry)
      // Not `&+=`: the compiler (6.3) fails on that where it instruments it for ThreadSanitizer.
      counts[value] = counts[value] &+ 1
    }

    /// Puts entries, each of which was counted, in the order of the digit, and forgets the counts.
    ///
    /// - Parameter sorted: has room for all of them.
    @inline(__always)
    func distribute(_ entries: UnsafeBufferPointer<UInt64>, into sorted: inout GrowingBuffer<UInt64>) {
      makePlaces()
      // The counts add up to the number of entries, so that every place is inside and gets one.
      sorted.fill(entries.count) { sorted in
        for entry in entries {
          let value = value(of: entry)
          let place = counts[value]
          counts[value] = place &+ 1
          sorted.initializeElement(at: Int(place), to: entry)
        }
      }
      counts.update(repeating: 0)
    }

    /// Puts where the first entry with a value goes in the place of how many have it.
    private func makePlaces() {
      var next: UInt32 = 0
      for start in stride(from: 0, to: counts.count, by: Self.blockSize) {
        let block = UnsafeMutableBufferPointer(rebasing: counts[start..<start + Self.blockSize])
        guard block.contains(where: { $0 != 0 }) else { continue }
        for index in block.indices { (block[index], next) = (next, next &+ block[index]) }
      }
    }
  }
}
