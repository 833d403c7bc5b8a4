import Platform
import Testing

@Suite struct WorkersTests {
  @Test("results come back by index, with any number of threads", arguments: [1, 2, 7, 64])
  func byIndex(threads: Int) {
    let results = Workers(threads).map(1000, grain: 3) { index in index * index }
    #expect(results == (0..<1000).map { $0 * $0 })
  }

  @Test("what is done meanwhile is done once, on the calling thread", arguments: [0, 1, 5], [1, 2, 7])
  func meanwhile(count: Int, threads: Int) {
    var times = 0
    let results = Workers(threads).map(count, grain: 1) {
      times += 1
    } _: {
      $0
    }
    #expect(results == Array(0..<count))
    #expect(times == 1)
  }

  @Test("no work is no results") func nothing() {
    #expect(Workers(4).map(0) { $0 }.isEmpty)
  }

  @Test("there is at least one thread") func atLeastOne() {
    #expect(Workers(0).count == 1)
    #expect(Workers().count >= 1)
  }

  @Test("fingerprints tell texts apart by every byte and by length") func fingerprints() {
    #expect(Fingerprint("a") != Fingerprint("b"))
    #expect(Fingerprint([0]) != Fingerprint([0, 0]))
    #expect(Fingerprint([UInt8]()) != Fingerprint([0]))
    let text = Array(0..<UInt8(200))
    let all = text.indices.map { index in
      var other = text
      other[index] ^= 1
      return Fingerprint(other)
    }
    #expect(Set(all + [Fingerprint(text)]).count == 201)
    #expect(Fingerprint(text) == Fingerprint(([1] + text)[1...]))
    #expect(Fingerprint(value: 10).hexadecimal == "000000000000000a")
  }
}
