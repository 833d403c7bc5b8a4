/// Finds the numbers that go with a hash: a table of chains, made in one go.
struct HashIndex: Sendable {
  /// The first entry of each chain, and for each entry the next one; -1 for none.
  private var heads: [Int32]
  private var entries: [Entry] = []

  private struct Entry: Sendable {
    var hash: UInt64
    var number: Int32
    var next: Int32
  }

  /// - Parameter capacity: how many entries there will be, about.
  init(capacity: Int) {
    var size = 16
    while size < capacity { size *= 2 }
    heads = Array(repeating: -1, count: size)
    entries.reserveCapacity(capacity)
  }

  mutating func add(_ hash: UInt64, _ number: Int) {
    let chain = Int(truncatingIfNeeded: hash & UInt64(heads.count - 1))
    entries.append(Entry(hash: hash, number: Int32(number), next: heads[chain]))
    heads[chain] = Int32(entries.count - 1)
  }

  /// The numbers that were added with a hash, in no order.
  func numbers(_ hash: UInt64) -> [Int] {
    var numbers: [Int] = []
    var entry = heads[Int(truncatingIfNeeded: hash & UInt64(heads.count - 1))]
    while entry >= 0 {
      if entries[Int(entry)].hash == hash { numbers.append(Int(entries[Int(entry)].number)) }
      entry = entries[Int(entry)].next
    }
    return numbers
  }
}
