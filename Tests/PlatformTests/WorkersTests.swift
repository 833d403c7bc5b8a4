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

  @Test("results are by index also where the last ones are handed out first") func lastFirst() {
    #expect(Workers(3).map(100, grain: 7, lastFirst: true) { $0 } == Array(0..<100))
    let order = Lock<[Int]>([])
    _ = Workers(1).map(5, grain: 2, lastFirst: true) { index in order.withLock { $0.append(index) } }
    #expect(order.withLock { $0 } == [4, 3, 2, 1, 0])
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

  @Test("fingerprints of contents tell them apart by every byte, by the order of words, and by length")
  func contents() {
    let content = Array(0..<UInt8(210))
    var all: [Fingerprint] = []
    for index in content.indices {
      var other = content
      other[index] ^= 1
      all.append(Fingerprint(content: other))
      // Eight bytes behind what stood eight or 32 bytes behind them.
      for distance in [8, 32] where index + distance + 8 <= content.count {
        other = content
        for offset in 0..<8 { other.swapAt(index + offset, index + distance + offset) }
        all.append(Fingerprint(content: other))
      }
    }
    for count in 0...content.count { all.append(Fingerprint(content: content.prefix(count))) }
    for count in 1...200 { all.append(Fingerprint(content: [UInt8](repeating: 7, count: count))) }
    #expect(Set(all).count == all.count)
    #expect(Fingerprint(content: content) == Fingerprint(content: ([1] + content)[1...]))
    // What ledgers hold must mean the same to every program of their version.
    #expect(Fingerprint(content: content).hexadecimal == "0376afc5f8bbd291")
    #expect(Fingerprint(content: Array("abc".utf8)).hexadecimal == "572747b414a5c021")
  }
}
