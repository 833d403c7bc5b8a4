/// Words, each once, by numbers in the order in which they came.
struct WordTable {
  /// The units of all words, one behind the other, and where each ends.
  private(set) var units: [UInt16] = []
  private var ends: [Int32] = []
  private var hashes: [UInt32] = []
  /// Numbers of words; -1 for a free place.
  private var table = [Int32](repeating: -1, count: 1024)

  /// How many words there are.
  var count: Int { ends.count }

  /// A word by its number.
  subscript(number: Int) -> ArraySlice<UInt16> {
    units[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])]
  }

  /// The number of a word, which is new when there was none.
  mutating func number(of word: some RandomAccessCollection<UInt16>) -> Int {
    var hash: UInt32 = 0x811C_9DC5
    for unit in word { hash = (hash ^ UInt32(unit)) &* 0x0100_0193 }
    hash ^= hash >> 15
    var index = Int(hash) & (table.count - 1)
    while table[index] >= 0 {
      let number = Int(table[index])
      if hashes[number] == hash, self[number].elementsEqual(word) { return number }
      index = (index + 1) & (table.count - 1)
    }
    table[index] = Int32(ends.count)
    units.append(contentsOf: word)
    ends.append(Int32(units.count))
    hashes.append(hash)
    if ends.count * 2 > table.count { grow() }
    return ends.count - 1
  }

  private mutating func grow() {
    table = [Int32](repeating: -1, count: table.count * 2)
    for (number, hash) in hashes.enumerated() {
      var index = Int(hash) & (table.count - 1)
      while table[index] >= 0 { index = (index + 1) & (table.count - 1) }
      table[index] = Int32(number)
    }
  }
}
