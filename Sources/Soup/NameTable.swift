/// What belongs to names, found by their fingerprints (`TagScan.name`): a table with open addressing.
struct NameTable<Value: Sendable>: Sendable {
  private var names: [UInt64]
  private var values: [Value?]
  private let mask: Int

  /// - Parameter entries: names in lower case, and their values; of several of one name the last counts.
  init(_ entries: [(name: String, value: Value)]) {
    var size = 16
    while size < entries.count * 4 { size *= 2 }
    mask = size - 1
    names = Array(repeating: 0, count: size)
    values = Array(repeating: nil, count: size)
    for entry in entries {
      let name = TagScan.name(entry.name)
      let place = place(of: name)
      names[place] = name
      values[place] = entry.value
    }
  }

  subscript(name: UInt64) -> Value? { values[place(of: name)] }

  /// Where the name stands, or would stand. Three places of four are empty.
  private func place(of name: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: name ^ name >> 32) & mask
    while names[place] != 0, names[place] != name { place = (place + 1) & mask }
    return place
  }
}
