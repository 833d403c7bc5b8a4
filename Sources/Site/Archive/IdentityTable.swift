/// Finds the number that goes with a hash: a table in one piece of memory, made for as many as there will be.
///
/// A dictionary would hash the hashes once more; pages look up a million of them.
struct IdentityTable: Sendable {
  /// A place of the table: the number is -1 where nothing is.
  private struct Slot: Sendable {
    var hash: UInt64
    var number: Int32
  }

  private var slots: [Slot]
  private let shift: UInt64
  private var count = 0

  /// - Parameter capacity: how many hashes there will be, about; more can be added.
  init(capacity: Int = 0) {
    var bits = 4
    while 1 << bits < 2 * capacity { bits += 1 }
    shift = UInt64(64 - bits)
    slots = Array(repeating: Slot(hash: 0, number: -1), count: 1 << bits)
  }

  /// Adds a number, unless the hash has one.
  mutating func add(_ hash: UInt64, _ number: Int) {
    if 2 * count >= slots.count { grow() }
    let place = place(of: hash)
    guard slots[place].number < 0 else { return }
    slots[place] = Slot(hash: hash, number: Int32(truncatingIfNeeded: number))
    count += 1
  }

  /// The number that was added first with a hash.
  subscript(hash: UInt64) -> Int? {
    let number = slots[place(of: hash)].number
    return number < 0 ? nil : Int(number)
  }

  func contains(_ hash: UInt64) -> Bool { slots[place(of: hash)].number >= 0 }

  /// Where a hash is, or would be: there is always an empty place.
  private func place(of hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while slots[place].number >= 0, slots[place].hash != hash { place = (place + 1) & (slots.count - 1) }
    return place
  }

  private mutating func grow() {
    var larger = IdentityTable(capacity: slots.count)
    for slot in slots where slot.number >= 0 { larger.add(slot.hash, Int(slot.number)) }
    self = larger
  }
}
