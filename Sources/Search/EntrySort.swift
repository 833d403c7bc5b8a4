/// Sorts entries by some of their bits, those that are alike in the order in which they came: a radix sort in two passes, since entries
/// are many and short. Its memory is used again for the next ones.
struct EntrySort: ~Copyable {
  /// The lower half of the bits by which it sorts, and the upper half.
  private let low: Digits
  private let high: Digits
  private var halfSorted: UnsafeMutableBufferPointer<UInt64>
  private var entries: UnsafeMutableBufferPointer<UInt64>

  /// Hands entries out, the same ones each time it is asked.
  typealias Source = ((UInt64) -> Void) -> Void

  /// - Parameter bits: at most 24 of them.
  init(bits: Range<UInt64>) {
    let half = (UInt64(bits.count) + 1) / 2
    low = Digits(shift: bits.lowerBound, bits: half)
    high = Digits(shift: bits.lowerBound + half, bits: UInt64(bits.count) - half)
    halfSorted = .allocate(capacity: 0)
    entries = .allocate(capacity: 0)
  }

  deinit {
    halfSorted.deallocate()
    entries.deallocate()
  }

  /// Sorts entries; what it returns is valid until others are sorted.
  ///
  /// - Parameter source: hands out `count` entries, which need be nowhere all at once.
  @inline(__always)
  mutating func sorted(count: Int, _ source: Source) -> UnsafeBufferPointer<UInt64> {
    if entries.count < count {
      halfSorted.deallocate()
      entries.deallocate()
      halfSorted = .allocate(capacity: count + count / 4)
      entries = .allocate(capacity: count + count / 4)
    }
    let (low, high, halfSorted, entries) = (low, high, halfSorted, entries)
    withUnsafeTemporaryAllocation(of: Int.self, capacity: low.count + 1) { lowStarts in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: high.count + 1) { highStarts in
        lowStarts.initialize(repeating: 0)
        highStarts.initialize(repeating: 0)
        source { entry in
          lowStarts[low.digit(of: entry) + 1] += 1
          highStarts[high.digit(of: entry) + 1] += 1
        }
        for digit in 1...low.count { lowStarts[digit] += lowStarts[digit - 1] }
        for digit in 1...high.count { highStarts[digit] += highStarts[digit - 1] }
        // The counts of all digits add up to the number of entries, so that every place is inside and gets one.
        source { entry in
          let digit = low.digit(of: entry)
          halfSorted.initializeElement(at: lowStarts[digit], to: entry)
          lowStarts[digit] += 1
        }
        for entry in halfSorted[..<count] {
          let digit = high.digit(of: entry)
          entries.initializeElement(at: highStarts[digit], to: entry)
          highStarts[digit] += 1
        }
      }
    }
    return UnsafeBufferPointer(rebasing: entries[..<count])
  }

  /// Some bits of an entry as a digit.
  private struct Digits {
    private let shift: UInt64
    private let mask: UInt64

    init(shift: UInt64, bits: UInt64) {
      self.shift = shift
      mask = 1 << bits - 1
    }

    /// How many different ones there are.
    var count: Int { Int(mask) + 1 }

    @inline(__always) func digit(of entry: UInt64) -> Int { Int(entry >> shift & mask) }
  }
}
