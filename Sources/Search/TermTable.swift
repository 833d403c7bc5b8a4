/// Terms of one article, each once, with what is known of all of its places: a hash table.
final class TermTable {
  /// For each slot one more than the place in `entries` of the term that has it; 0 when it is free.
  private var slots: UnsafeMutableBufferPointer<UInt32>
  /// The terms in the order in which they came first, each in the high half, its context in the lowest bits; room for as many as half of
  /// the slots.
  private var entries: UnsafeMutableBufferPointer<UInt64>
  private var count = 0

  init() {
    slots = .allocate(capacity: 2048)
    entries = .allocate(capacity: 1024)
    slots.initialize(repeating: 0)
  }

  deinit {
    slots.deallocate()
    entries.deallocate()
  }

  /// Notes a term at a place; returns whether it is new, or more prominent there than at all places before.
  @discardableResult func add(_ key: UInt32, _ context: TermContext) -> Bool {
    if count == entries.count { grow() }
    let slot = slot(of: key)
    // A slot has a place that is taken, or none.
    let place = Int(slots[slot])
    guard place > 0 else {
      entries.initializeElement(at: count, to: UInt64(key) << 32 | UInt64(context.bits))
      count += 1
      slots[slot] = UInt32(truncatingIfNeeded: count)
      return true
    }
    let before = TermContext(bits: UInt16(truncatingIfNeeded: entries[place - 1]))
    var all = before
    all.add(context)
    entries[place - 1] = UInt64(key) << 32 | UInt64(all.bits)
    return all.level != before.level
  }

  /// Hands out all terms, each with its context below it, and forgets them.
  func drain(_ body: (UInt64) -> Void) {
    for entry in entries[..<count] { body(entry) }
    count = 0
    slots.update(repeating: 0)
  }

  /// The slot that a term has, or would have: there are free ones.
  @inline(__always)
  private func slot(of key: UInt32) -> Int {
    let mask = slots.count - 1
    // The slots are as many as a power of two. The highest bits of the product depend on all of the term.
    var slot = Int((key &* 0x9E37_79B1) >> UInt32(mask.leadingZeroBitCount - 32))
    while slots[slot] > 0, entries[Int(slots[slot]) - 1] >> 32 != UInt64(key) { slot = (slot + 1) & mask }
    return slot
  }

  private func grow() {
    let larger = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: entries.count * 2)
    _ = larger.moveInitialize(fromContentsOf: entries)
    entries.deallocate()
    entries = larger
    let size = slots.count * 2
    slots.deallocate()
    slots = .allocate(capacity: size)
    slots.initialize(repeating: 0)
    for place in 0..<count { slots[slot(of: UInt32(entries[place] >> 32))] = UInt32(truncatingIfNeeded: place + 1) }
  }
}
