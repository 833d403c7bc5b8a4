import Platform
import Testing

@Suite struct SlabTests {
  private struct Full: Error {}

  @Test("it holds what was put down, and no more") func holds() {
    let slab = Slab(count: 8) { room in
      room.copyBytes(from: [1, 2, 3])
      return 3
    }
    #expect(Array(slab.bytes) == [1, 2, 3])
  }

  @Test("no more than its room is taken for filled") func bounded() {
    #expect(Slab(count: 2) { _ in 9 }.bytes.count == 2)
  }

  @Test("what cannot be filled is none") func failure() {
    #expect(throws: Full.self) { try Slab(count: 8) { _ throws(Full) in throw Full() } }
  }

  @Test("elements are whole ones", arguments: [0, 3, 4, 7, 8]) func elements(count: Int) {
    let slab = Slab([UInt8](repeating: 1, count: count))
    #expect(Array(slab.elements(UInt32.self)) == Array(repeating: 0x0101_0101, count: count / 4))
    let numbers = Slab([7, .max] as [UInt64])
    #expect(Array(numbers.elements(UInt64.self)) == [7, .max])
  }
}
