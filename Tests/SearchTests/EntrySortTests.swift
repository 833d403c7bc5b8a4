import TestSupport
import Testing

@testable import Search

@Suite struct EntrySortTests {
  private func sorted(_ terms: [UInt32], with sort: inout EntrySort) -> [UInt64] {
    var places = GrowingBuffer<UInt64>()
    places.reserve(terms.count)
    for (number, term) in terms.enumerated() { places.append(UInt64(term) << 32 | UInt64(number)) }
    sort.sort(&places)
    return Array(places.elements)
  }

  @Test("places are in the order of their terms, those of one as they came, whichever units there are")
  func order() {
    var random = SeededGenerator(7)
    var sort = EntrySort(bits: 32..<64)
    let units: [ClosedRange<UInt16>] = [0...0xFFFF, 0x4E00...0x4E20, 0...0, 0xFFF0...0xFFFF, 0x9FF...0xA01]
    for (first, second) in units.flatMap({ first in units.map { (first, $0) } }) {
      for count in [0, 1, 2, 31, 32, 5000, 3] {
        let terms = (0..<count).map { _ in
          UInt32(UInt16.random(in: first, using: &random)) << 16 | UInt32(UInt16.random(in: second, using: &random))
        }
        // The numbers are below the terms, so that the order of the whole is the one that is wanted.
        let expected = terms.enumerated().map { UInt64($1) << 32 | UInt64($0) }.sorted()
        #expect(sorted(terms, with: &sort) == expected)
      }
    }
  }

  @Test("bits above those by which places are sorted do not count", arguments: [20, 40])
  func someBits(count: Int) {
    var random = SeededGenerator(8)
    var sort = EntrySort(bits: 32..<40)
    let terms = (0..<count).map { _ in UInt32.random(in: 0...0xFFF, using: &random) }
    let numbers = terms.indices.sorted { (terms[$0] & 0xFF, $0) < (terms[$1] & 0xFF, $1) }
    #expect(sorted(terms, with: &sort).map { Int($0 & 0xFFFF_FFFF) } == numbers)
  }
}
