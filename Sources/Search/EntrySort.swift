/// Sorts entries by some of their bits, those that are alike in the order in which they came: a radix sort in a few passes, since entries
/// are many and short. Its memory is used again for the next ones.
struct EntrySort: ~Copyable {
  /// The bits by which it sorts, the lowest first.
  private let digits: [Digit]
  /// Where entries go and come back from, so that both places stay near the processor.
  private var spare = GrowingBuffer<UInt64>()

  /// How many bits a pass takes at most: what it counts should stay near the processor.
  private static let mostBits = 12

  init(bits: Range<UInt64>) {
    let passes = (bits.count + Self.mostBits - 1) / Self.mostBits
    let width = (bits.count + passes - 1) / passes
    digits = stride(from: bits.lowerBound, to: bits.upperBound, by: width).map { shift in
      Digit(shift: shift, bits: min(UInt64(width), bits.upperBound - shift))
    }
  }

  /// Puts entries in order.
  mutating func sort(_ entries: inout GrowingBuffer<UInt64>) {
    for digit in digits {
      spare.removeAll()
      spare.reserve(entries.count)
      digit.sort(entries.elements, into: &spare)
      swap(&entries, &spare)
    }
  }

  /// Some bits of an entry.
  private struct Digit {
    private let shift: UInt64
    private let mask: UInt64

    init(shift: UInt64, bits: UInt64) {
      self.shift = shift
      mask = 1 << bits - 1
    }

    @inline(__always) private func value(of entry: UInt64) -> Int { Int(truncatingIfNeeded: entry &>> shift & mask) }

    /// Puts entries in the order of the digit.
    ///
    /// - Parameter sorted: has room for all of them.
    func sort(_ entries: UnsafeBufferPointer<UInt64>, into sorted: inout GrowingBuffer<UInt64>) {
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Int(mask) + 1) { places in
        places.initialize(repeating: 0)
        for entry in entries { places[value(of: entry)] &+= 1 }
        var next: UInt32 = 0
        for value in places.indices { (places[value], next) = (next, next &+ places[value]) }
        // The counts add up to the number of entries, so that every place is inside and gets one.
        sorted.fill(entries.count) { sorted in
          for entry in entries {
            let value = value(of: entry)
            let place = places[value]
            places[value] = place &+ 1
            sorted.initializeElement(at: Int(place), to: entry)
          }
        }
      }
    }
  }
}
