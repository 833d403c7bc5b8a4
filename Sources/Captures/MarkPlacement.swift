/// Finds the best marks for a stretch of text whose styles change.
///
/// It goes over the places once and keeps, for each state that a reader may be in there, the cheapest way to it. What a
/// style costs where it is missing is so much more than a mark that marks are set wherever a reader takes them for
/// marks; letters count most. Punctuation and spaces go out of a run for little: `**真，**她` becomes `**真**，她`. Where
/// letters would lose a style, the letter beside the mark is written as a character reference, which is punctuation for
/// the reader.
struct MarkPlacement {
  /// A character, or a stretch of characters, of which the marks before it are asked.
  struct Cell {
    var place: MarkTransitions.Place
    var weight: Weight
    /// How many characters it stands for.
    var count = 1
    /// The character, where it may be written as a reference.
    var isReferable = false
  }

  /// How much it matters that something has its style.
  enum Weight {
    case none, space, punctuation, letter

    func cost(of missing: Passage.Style) -> Int {
      if missing.isEmpty || self == .none { return 0 }
      var cost = 0
      if missing.contains(.strong) { cost += self == .letter ? 12_000 : self == .punctuation ? 40 : 1 }
      if missing.contains(.emphasis) { cost += self == .letter ? 10_000 : self == .punctuation ? 36 : 1 }
      if missing.contains(.strike) { cost += self == .letter ? 8_000 : self == .punctuation ? 32 : 1 }
      return cost
    }
  }

  /// What was decided for a cell.
  struct Decision {
    var marks = MarkSequence()
    var isReference = false
  }

  /// A way to a state behind a cell.
  private struct Way {
    var cost: Int
    var state: Int32
    /// The way before the cell; -1 at the beginning.
    var parent: Int32
    var decision: Decision
  }

  private static let referenceCost = 3_000
  /// The most ways that are followed at a time.
  private static let width = 32
  /// The most cells of which the ways are kept; what was best then is decided for those before.
  private static let memory = 4096

  private var ways: [Way] = []
  private var live: Range<Int> = 0..<0
  /// For each state, the last way to it.
  private var wayOfState: [Int] = []
  private var decisions: [Decision] = []
  private var cellsInMemory = 0

  /// The marks before each cell. The last cell stands behind the styled text: all marks are closed before it.
  ///
  /// - Parameter before: what stands before the first cell.
  static func decisions(
    for cells: [Cell], after before: CharacterClass, transitions: inout MarkTransitions
  ) -> [Decision] {
    var placement = MarkPlacement()
    let start = transitions.number(of: DelimiterStack(before: before))
    placement.ways.append(Way(cost: 0, state: Int32(start), parent: -1, decision: Decision()))
    placement.live = 0..<1
    for cell in cells {
      placement.advance(over: cell, &transitions)
      if placement.cellsInMemory == memory { placement.settle() }
    }
    let isComplete = placement.finish(transitions)
    return isComplete ? placement.decisions : [Decision](repeating: Decision(), count: cells.count)
  }

  private mutating func advance(over cell: Cell, _ transitions: inout MarkTransitions) {
    let start = ways.count
    let place = transitions.number(of: cell.place)
    var reference: Int?
    if cell.isReferable {
      var place = cell.place
      (place.left, place.right, place.isReference) = (.punctuation, .punctuation, true)
      reference = transitions.number(of: place)
    }
    for index in live {
      follow(index, over: cell, to: place, isReference: false, from: start, &transitions)
      if let reference { follow(index, over: cell, to: reference, isReference: true, from: start, &transitions) }
    }
    live = start..<ways.count
    narrow(transitions)
    cellsInMemory += 1
  }

  private mutating func follow(
    _ index: Int, over cell: Cell, to place: Int, isReference: Bool, from start: Int,
    _ transitions: inout MarkTransitions
  ) {
    let way = ways[index]
    let base = way.cost + (isReference ? Self.referenceCost : 0)
    transitions.forEachStep(from: Int(way.state), to: place) { step in
      let missing = cell.weight.cost(of: cell.place.allowed.subtracting(step.open))
      let next = Way(
        cost: base + step.cost + missing * cell.count, state: Int32(step.state), parent: Int32(index),
        decision: Decision(marks: step.marks, isReference: isReference))
      while wayOfState.count <= step.state { wayOfState.append(-1) }
      let known = wayOfState[step.state]
      if known >= start, known < ways.count, ways[known].state == next.state {
        if ways[known].cost > next.cost { ways[known] = next }
      } else {
        wayOfState[step.state] = ways.count
        ways.append(next)
      }
    }
  }

  /// Leaves the cheapest ways, and the cheapest on which nothing is open: from that one the end can always be reached.
  private mutating func narrow(_ transitions: MarkTransitions) {
    guard live.count > Self.width else { return }
    var kept = ways[live].sorted { ($0.cost, $0.state) < ($1.cost, $1.state) }
    let closed = kept.first { Self.isClosed($0, transitions) }
    kept.removeLast(kept.count - Self.width)
    if let closed, !kept.contains(where: { Self.isClosed($0, transitions) }) { kept[Self.width - 1] = closed }
    ways.replaceSubrange(live, with: kept)
    live = live.lowerBound..<ways.count
  }

  private static func isClosed(_ way: Way, _ transitions: MarkTransitions) -> Bool {
    transitions.states[Int(way.state)].count == 0 && !transitions.states[Int(way.state)].needsMarks
  }

  /// Decides the first half of the cells in memory: as on the way that is the cheapest now. The others end there.
  private mutating func settle() {
    guard let best = live.min(by: { (ways[$0].cost, $0) < (ways[$1].cost, $1) }) else { return }
    let distance = cellsInMemory / 2
    let root = ancestor(of: best, distance)
    let kept = live.filter { ancestor(of: $0, distance) == root }.map { ways[$0] }
    decide(upTo: root)
    ways.replaceSubrange(live, with: kept)
    live = live.lowerBound - root..<ways.count - root
    ways.removeFirst(root)
    for index in ways.indices { ways[index].parent = max(-1, ways[index].parent - Int32(root)) }
    ways[0].parent = -1
    cellsInMemory -= cellsInMemory - distance
  }

  private func ancestor(of way: Int, _ distance: Int) -> Int {
    (0..<distance).reduce(way) { way, _ in Int(ways[way].parent) }
  }

  /// Takes the decisions on the way to `last`, without those taken before.
  private mutating func decide(upTo last: Int) {
    var index = last
    var found: [Decision] = []
    while ways[index].parent >= 0 {
      found.append(ways[index].decision)
      index = Int(ways[index].parent)
    }
    decisions += found.reversed()
  }

  /// Decides the rest; says whether all marks can be closed.
  private mutating func finish(_ transitions: MarkTransitions) -> Bool {
    let closed = live.filter { Self.isClosed(ways[$0], transitions) }
    guard let best = closed.min(by: { (ways[$0].cost, $0) < (ways[$1].cost, $1) }) else { return false }
    decide(upTo: best)
    return true
  }
}
