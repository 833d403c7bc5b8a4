/// What may be written between two characters, for each state that the reader may be in: worked out once, then looked up.
///
/// There are few states, since at most three styles are open, and few kinds of characters. So placing marks costs a look
/// in a table for each place where one could stand.
struct MarkTransitions {
  /// What the writer wants of a place, and what the reader sees there.
  struct Place: Hashable {
    /// The character's class for a mark before it and for one behind it.
    var left: CharacterClass
    var right: CharacterClass
    /// The styles that may be open there.
    var allowed: Passage.Style
    var bracket = Bracket.none
    /// Whether it belongs to the character before it, with no mark between.
    var isJoined = false
    /// Whether it is written as a character reference, which is punctuation for the reader.
    var isReference = false

    /// One more than the greatest key.
    static let keys = 1 << 11

    var key: Int {
      Int(left.rawValue) | Int(right.rawValue) << 2 | Int(allowed.rawValue) << 4 | Int(bracket.rawValue) << 7
        | (isJoined ? 1 << 9 : 0) | (isReference ? 1 << 10 : 0)
    }
  }

  /// A bracket of a link.
  enum Bracket: UInt8 {
    case none, open, close
  }

  /// One way from a state over some marks and the place behind them.
  struct Step {
    var state: Int
    var marks: MarkSequence
    var cost: Int
    /// The styles that are open at the place.
    var open: Passage.Style
  }

  /// The states met so far; their indices name them.
  private(set) var states: [DelimiterStack] = []
  private var numbers: [DelimiterStack: Int] = [:]
  private var steps: [Step] = []
  /// The numbers of the places met so far, by their keys; -1 for the others.
  private var placeNumbers: [Int] = []
  private var places: [Place] = []
  /// For each place, by state, where its steps are; `nil` where they are not known yet.
  private var ranges: [[Range<Int>?]] = []

  /// The number of a state.
  mutating func number(of state: DelimiterStack) -> Int {
    if let number = numbers[state] { return number }
    numbers[state] = states.count
    states.append(state)
    return states.count - 1
  }

  /// The number of a place.
  mutating func number(of place: Place) -> Int {
    if placeNumbers.isEmpty { placeNumbers = Array(repeating: -1, count: Place.keys) }
    if placeNumbers[place.key] < 0 {
      placeNumbers[place.key] = places.count
      places.append(place)
      ranges.append([])
    }
    return placeNumbers[place.key]
  }

  /// Calls `body` with all ways from a state over the marks that may stand before a place.
  mutating func forEachStep(from state: Int, to place: Int, _ body: (Step) -> Void) {
    if state >= ranges[place].count || ranges[place][state] == nil { findSteps(from: state, to: place) }
    for index in ranges[place][state] ?? 0..<0 { body(steps[index]) }
  }

  private mutating func findSteps(from state: Int, to place: Int) {
    var search = StepSearch(from: states[state], to: places[place])
    search.run()
    let start = steps.count
    for (stack, found) in search.found {
      steps.append(
        Step(state: number(of: stack), marks: found.marks, cost: found.cost, open: found.open))
    }
    while ranges[place].count <= state { ranges[place].append(nil) }
    ranges[place][state] = start..<steps.count
  }
}

/// Tries all marks that may stand at a place.
private struct StepSearch {
  let start: DelimiterStack
  let place: MarkTransitions.Place
  var found: [(DelimiterStack, (marks: MarkSequence, cost: Int, open: Passage.Style))] = []

  init(from start: DelimiterStack, to place: MarkTransitions.Place) {
    self.start = start
    self.place = place
  }

  mutating func run() { close(start, MarkSequence()) }

  /// Goes on where `marks` close what `rest` no longer holds.
  private mutating func close(_ rest: DelimiterStack, _ marks: MarkSequence) {
    if place.allowed.isSuperset(of: rest.styles), place.bracket != .close || rest.count == start.base {
      open(rest.styles, marks)
    }
    guard !place.isJoined else { return }
    for mark in rest.closers {
      var next = rest
      next.drop(mark)
      close(next, marks.adding(mark, closes: true))
    }
  }

  /// Goes on where `marks` leave some styles open.
  private mutating func open(_ styles: Passage.Style, _ marks: MarkSequence) {
    note(marks)
    guard place.bracket != .close, !place.isJoined else { return }
    for style in [Passage.Style.strong, .emphasis, .strike]
    where place.allowed.contains(style) && !styles.contains(style) {
      for mark in DelimiterMark.marks(of: style) { open(styles.union(style), marks.adding(mark, closes: false)) }
    }
  }

  private mutating func note(_ marks: MarkSequence) {
    guard !start.needsMarks || !marks.isEmpty, var stack = start.reading(marks, after: place.left) else { return }
    let open = stack.styles
    stack.before = place.right
    stack.needsMarks = place.isReference && marks.isEmpty
    if place.bracket == .open { stack.enterLink() }
    if place.bracket == .close { stack.leaveLink() }
    let cost = marks.cost
    if let known = found.firstIndex(where: { $0.0 == stack }) {
      if found[known].1.cost > cost { found[known].1 = (marks, cost, open) }
    } else {
      found.append((stack, (marks, cost, open)))
    }
  }
}
