import Platform
import Testing

@Suite struct ChunkedMemoryTests {
  @Test("each slab has what was put into it, however many threads put something down, and when the memory is given up")
  func holds() {
    // A chunk has 128 KiB, or whole 2 MiB: some slabs fit, some need one by themselves.
    let sizes = [0, 1, 15, 16, 17, 4096, 128 << 10, 128 << 10 + 1, 1 << 20, 2 << 20, 2 << 20 + 3, 5 << 20]
    @Sendable func bytes(_ number: Int) -> [UInt8] {
      (0..<sizes[number % sizes.count]).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ number) }
    }
    var memory = Optional(ChunkedMemory())
    let slabs = Workers(4).map(3 * sizes.count, grain: 1) { [memory] in memory?.slab(bytes($0)) }
    memory = nil
    for (number, slab) in slabs.enumerated() { #expect(slab.map { Array($0.bytes) } == bytes(number)) }
  }

  @Test("elements are aligned, whatever comes before them") func aligned() {
    let memory = ChunkedMemory()
    for count in 1...20 {
      _ = memory.slab([UInt8](repeating: 1, count: count))
      let numbers = (0..<UInt64(count)).map { $0 << 40 }
      let slab = memory.slab(numbers)
      #expect(Int(bitPattern: slab.bytes.baseAddress) % MemoryLayout<UInt64>.alignment == 0)
      #expect(Array(slab.elements(UInt64.self)) == numbers)
    }
  }
}
