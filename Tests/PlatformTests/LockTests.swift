import Platform
import Testing

@Suite struct LockTests {
  private struct Failure: Error {}

  @Test("what many threads change one at a time is changed as often as they said") func counting() {
    let count = Lock(0)
    Workers(8).run(8, grain: 1) { _ in
      for _ in 0..<1000 { count.withLock { $0 += 1 } }
    }
    #expect(count.withLock { $0 } == 8000)
  }

  @Test("an error leaves it free, with what was changed before") func errors() {
    let value = Lock([1])
    #expect(throws: Failure.self) {
      try value.withLock { (value: inout [Int]) throws(Failure) in
        value.append(2)
        throw Failure()
      }
    }
    #expect(value.withLock { $0 } == [1, 2])
  }
}
