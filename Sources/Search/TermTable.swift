/// The terms of one article, each once: a hash table that is emptied in no time.
///
/// A slot has the term in the high half, below it the round in which it was taken, and the context. A slot of another round is free.
final class TermTable {
  private var slots: UnsafeMutableBufferPointer<UInt64>
  /// The slots that are taken, in the order in which the terms came; room for half of all.
  private var taken: UnsafeMutableBufferPointer<Int32>
  private(set) var count = 0
  private var round: UInt64 = 1

  init() {
    slots = .allocate(capacity: 4096)
    taken = .allocate(capacity: 2048)
    slots.initialize(repeating: 0)
    taken.initialize(repeating: 0)
  }

  deinit {
    slots.deallocate()
    taken.deallocate()
  }

  /// Notes a term at a place.
  func add(_ key: UInt32, _ context: TermContext) {
    if count == taken.count { grow() }
    let mask = slots.count - 1
    var index = Int((key &* 0x9E37_79B1) >> 8) & mask
    while true {
      // The index is below the number of slots, which is a power of two.
      let slot = slots[index]
      if slot >> 16 & 0xFFFF != round {
        slots[index] = UInt64(key) << 32 | round << 16 | UInt64(context.bits)
        taken[count] = Int32(truncatingIfNeeded: index)
        count += 1
        return
      }
      if slot >> 32 == UInt64(key) {
        var all = TermContext(bits: UInt16(truncatingIfNeeded: slot))
        all.add(context)
        slots[index] = slot & ~0xFFFF | UInt64(all.bits)
        return
      }
      index = (index + 1) & mask
    }
  }

  /// Hands out all terms and forgets them.
  func drain(_ body: (UInt32, TermContext) -> Void) {
    for place in 0..<count {
      let slot = slots[Int(taken[place])]
      body(UInt32(truncatingIfNeeded: slot >> 32), TermContext(bits: UInt16(truncatingIfNeeded: slot)))
    }
    count = 0
    round += 1
    guard round > 0xFFFF else { return }
    slots.update(repeating: 0)
    round = 1
  }

  private func grow() {
    var all: [(UInt32, TermContext)] = []
    drain { all.append(($0, $1)) }
    let size = slots.count * 2
    slots.deallocate()
    taken.deallocate()
    slots = .allocate(capacity: size)
    taken = .allocate(capacity: size / 2)
    slots.initialize(repeating: 0)
    taken.initialize(repeating: 0)
    round = 1
    for (key, context) in all { add(key, context) }
  }
}
