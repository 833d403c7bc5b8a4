/// Finds the number that goes with a hash: a table in one piece of memory, made for as many as there will be.
///
/// A dictionary would hash the hashes once more; pages look up a million of them.
struct IdentityTable: Sendable {
  /// A place of the table: the number is -1 where nothing is. Of 12 bytes, since the hash is in two parts: of 16 it would be as a whole.
  private struct Slot: Sendable {
    private let high: UInt32
    private let low: UInt32
    let number: Int32

    init(_ hash: UInt64, _ number: Int32) {
      high = UInt32(truncatingIfNeeded: hash >> 32)
      low = UInt32(truncatingIfNeeded: hash)
      self.number = number
    }

    var hash: UInt64 { UInt64(high) << 32 | UInt64(low) }
  }

  private var slots: [Slot]
  private let shift: UInt64
  private var count = 0

  /// - Parameter capacity: how many hashes there will be, about; more can be added.
  init(capacity: Int = 0) {
    var bits = 4
    while Self.isFull(1 << bits, with: capacity) { bits += 1 }
    shift = UInt64(64 - bits)
    slots = Array(repeating: Slot(0, -1), count: 1 << bits)
  }

  /// Adds a number, unless the hash has one.
  mutating func add(_ hash: UInt64, _ number: Int) {
    if Self.isFull(slots.count, with: count) { grow() }
    let place = place(of: hash)
    guard slots[place].number < 0 else { return }
    slots[place] = Slot(hash, Int32(truncatingIfNeeded: number))
    count += 1
  }

  /// Whether a table of that size with `count` hashes has no room for one more: a third of it stays empty, so that places are found soon.
  private static func isFull(_ size: Int, with count: Int) -> Bool { 3 * count >= 2 * size }

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
