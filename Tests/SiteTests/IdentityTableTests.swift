import TestSupport
import Testing

@testable import Site

@Suite struct IdentityTableTests {
  @Test("it finds what a dictionary finds, also beyond the room that it was made with", arguments: [0, 10, 5000])
  func likeDictionary(capacity: Int) {
    var generator = SeededGenerator(3)
    var table = IdentityTable(capacity: capacity)
    var dictionary: [UInt64: Int] = [:]
    for number in 0..<3000 {
      // Some of them twice, and some next to each other.
      let hash = number % 3 == 0 ? UInt64(number % 600) : UInt64.random(in: 0...UInt64.max, using: &generator)
      table.add(hash, number)
      if dictionary[hash] == nil { dictionary[hash] = number }
    }
    for (hash, number) in dictionary { #expect(table[hash] == number && table.contains(hash)) }
    for hash in (0..<3000).map({ UInt64($0) }) { #expect(table[hash] == dictionary[hash]) }
  }

  @Test("an empty one finds nothing") func empty() {
    #expect(IdentityTable()[0] == nil && !IdentityTable().contains(5))
  }
}
