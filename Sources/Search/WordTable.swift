import Glibc

/// Words, each once, by numbers in the order in which they came.
struct WordTable {
  /// The units of all words, one behind the other, and where each ends.
  private(set) var units: [UInt16] = []
  private var ends: [Int32] = []
  /// For each place the hash of a word in the high half, below it one more than its number; 0 where none is.
  private var table = [UInt64](repeating: 0, count: 1024)

  /// How many words there are.
  var count: Int { ends.count }

  /// A word by its number.
  subscript(number: Int) -> ArraySlice<UInt16> { units[range(of: number)] }

  private func range(of number: Int) -> Range<Int> {
    (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
  }

  /// The number of a word, which is new when there was none.
  mutating func number(of word: UnsafeBufferPointer<UInt16>) -> Int {
    let hash = Self.hash(of: word)
    var place = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[place] != 0 {
      let number = Int(truncatingIfNeeded: table[place] & 0xFFFF_FFFF) - 1
      if table[place] >> 32 == hash, isWord(number, word) { return number }
      place = (place + 1) & (table.count - 1)
    }
    units.append(contentsOf: word)
    ends.append(Int32(truncatingIfNeeded: units.count))
    table[place] = hash << 32 | UInt64(ends.count)
    if ends.count * 2 > table.count { grow() }
    return ends.count - 1
  }

  /// Whether a word has that number.
  private func isWord(_ number: Int, _ word: UnsafeBufferPointer<UInt16>) -> Bool {
    let range = range(of: number)
    guard range.count == word.count, let other = word.baseAddress else { return range.count == word.count }
    return units.withUnsafeBytes { units in
      guard let start = units.baseAddress else { return false }
      return memcmp(start + 2 * range.lowerBound, other, 2 * word.count) == 0
    }
  }

  /// Half of a word's bits, of four units at a time.
  private static func hash(of word: UnsafeBufferPointer<UInt16>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(word)
    var hash = UInt64(word.count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index + 8 <= bytes.count {
      hash = (hash ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      index += 8
    }
    while index < bytes.count {
      hash = (hash ^ UInt64(bytes.loadUnaligned(fromByteOffset: index, as: UInt16.self))) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      index += 2
    }
    return hash & 0xFFFF_FFFF
  }

  private mutating func grow() {
    let before = table
    table = [UInt64](repeating: 0, count: table.count * 2)
    for entry in before where entry != 0 {
      var place = Int(truncatingIfNeeded: entry >> 32) & (table.count - 1)
      while table[place] != 0 { place = (place + 1) & (table.count - 1) }
      table[place] = entry
    }
  }
}
