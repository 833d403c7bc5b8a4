/// Sorts places of terms of one or two units by the terms, those of one term in the order in which they came: a radix sort in two passes,
/// one for each unit. Its memory is used again for the next ones.
struct TermSort: ~Copyable {
  /// For each unit, how many places have it as the second one, or as the first one; then where the next of these goes.
  private let bySecond = UnitCounts()
  private let byFirst = UnitCounts()
  /// Where places go and come back from.
  private var spare = GrowingBuffer<UInt64>()

  /// Puts places in order.
  ///
  /// - Parameter places: each with the first unit in the highest 16 bits, the second one below it.
  mutating func sort(_ places: inout GrowingBuffer<UInt64>) {
    for place in places.elements {
      byFirst.count(Self.first(of: place))
      bySecond.count(Self.second(of: place))
    }
    spare.removeAll()
    spare.reserve(places.count)
    bySecond.distribute(places.elements, Self.second, into: &spare)
    places.removeAll()
    byFirst.distribute(spare.elements, Self.first, into: &places)
  }

  @inline(__always)
  private static func first(of place: UInt64) -> Int { Int(truncatingIfNeeded: place >> 48) }

  @inline(__always)
  private static func second(of place: UInt64) -> Int { Int(truncatingIfNeeded: place >> 32 & 0xFFFF) }
}

/// How many elements have each unit. Most texts have some thousands of them, near each other, which stay near the processor.
private struct UnitCounts: ~Copyable {
  private let counts: UnsafeMutableBufferPointer<UInt32>

  /// How many are looked at together, to pass over units that nothing has.
  private static let blockSize = 16

  init() {
    counts = .allocate(capacity: 1 << UInt16.bitWidth)
    counts.initialize(repeating: 0)
  }

  deinit { counts.deallocate() }

  @inline(__always)
  func count(_ unit: Int) { counts[unit] &+= 1 }

  /// Puts elements in the order of their units, of which each was counted, and forgets the counts.
  ///
  /// - Parameter sorted: has room for all of them.
  @inline(__always)
  func distribute(
    _ elements: UnsafeBufferPointer<UInt64>, _ unit: (UInt64) -> Int, into sorted: inout GrowingBuffer<UInt64>
  ) {
    makePlaces()
    sorted.fill(elements.count) { sorted in
      for element in elements {
        let unit = unit(element)
        let place = counts[unit]
        counts[unit] = place &+ 1
        // The counts add up to the number of elements, so that every place is inside and gets one.
        sorted.initializeElement(at: Int(place), to: element)
      }
    }
    counts.update(repeating: 0)
  }

  /// Puts where the first element with a unit goes in the place of how many there are.
  private func makePlaces() {
    var next: UInt32 = 0
    for start in stride(from: 0, to: counts.count, by: Self.blockSize) {
      let block = UnsafeMutableBufferPointer(rebasing: counts[start..<start + Self.blockSize])
      guard block.contains(where: { $0 != 0 }) else { continue }
      for index in block.indices { (block[index], next) = (next, next &+ block[index]) }
    }
  }
}
