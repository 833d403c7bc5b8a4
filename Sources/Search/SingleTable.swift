/// The characters of one article that are looked for by themselves, each once, with the level of the best place.
final class SingleTable {
  /// For each unit, above the two lowest bits the round in which it came last, in them the level.
  private let marks: UnsafeMutableBufferPointer<UInt32>
  private var taken: [UInt16] = []
  private var round: UInt32 = 1

  init() {
    marks = .allocate(capacity: 0x10000)
    marks.initialize(repeating: 0)
  }

  deinit { marks.deallocate() }

  /// Notes a character at a place.
  @inline(__always)
  func add(_ unit: UInt16, _ level: TermContext.Level) {
    let mark = round << 2 | UInt32(level.rawValue)
    // There is a mark for every unit.
    let before = marks[Int(unit)]
    guard before < mark else { return }
    if before >> 2 != round { taken.append(unit) }
    marks[Int(unit)] = mark
  }

  /// Hands out all characters and forgets them.
  func drain(_ body: (UInt16, TermContext.Level) -> Void) {
    for unit in taken { body(unit, TermContext.Level(rawValue: UInt8(marks[Int(unit)] & 3)) ?? .body) }
    taken.removeAll(keepingCapacity: true)
    round += 1
    guard round > UInt32.max >> 3 else { return }
    marks.update(repeating: 0)
    round = 1
  }
}
