/// Sorts entries by some of their bits, those that are alike in the order in which they came: a radix sort, since entries are many and
/// short.
struct EntrySort {
  /// At most 24 of them.
  let bits: Range<UInt64>

  /// Hands entries out, the same ones each time it is asked.
  typealias Source = ((UInt64) -> Void) -> Void

  /// Sorted in two passes, by the lower half of the bits first.
  ///
  /// - Parameter source: hands out `count` entries, which need be nowhere all at once.
  @inline(__always)
  func sorted(count: Int, _ source: Source) -> [UInt64] {
    let half = (UInt64(bits.count) + 1) / 2
    let low = Self.pass(count, shift: bits.lowerBound, digits: 1 << half, source)
    return Self.pass(count, shift: bits.lowerBound + half, digits: 1 << half) { body in for entry in low { body(entry) }
    }
  }

  /// The same of an array.
  func sorted(_ entries: [UInt64]) -> [UInt64] {
    sorted(count: entries.count) { body in for entry in entries { body(entry) } }
  }

  /// Sorted in one pass, which is quick for few bits.
  func sortedOnce(_ entries: [UInt64]) -> [UInt64] {
    Self.pass(entries.count, shift: bits.lowerBound, digits: 1 << UInt64(bits.count)) { body in
      for entry in entries { body(entry) }
    }
  }

  @inline(__always)
  private static func pass(_ count: Int, shift: UInt64, digits: UInt64, _ source: Source) -> [UInt64] {
    [UInt64](unsafeUninitializedCapacity: count) { target, initialized in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: Int(digits) + 1) { starts in
        starts.initialize(repeating: 0)
        source { entry in starts[Int(entry >> shift & (digits - 1)) + 1] += 1 }
        for digit in 1...Int(digits) { starts[digit] += starts[digit - 1] }
        source { entry in
          let digit = Int(entry >> shift & (digits - 1))
          // The counts of all digits add up to the number of entries, so that every place is inside and gets one.
          target.initializeElement(at: starts[digit], to: entry)
          starts[digit] += 1
        }
      }
      initialized = count
    }
  }
}
