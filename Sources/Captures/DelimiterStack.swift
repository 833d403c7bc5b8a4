/// The delimiter stack of CommonMark's reader between two characters of a paragraph, as cmark-gfm keeps it.
///
/// Its reader decides at each run of `*`, `_` or `~` by the characters beside it and by the openers that it has met. The
/// same decisions are made here, so that the writer knows what a mark would be taken for before it is written. Only
/// stacks occur whose every run is a mark: a run that would be text, in whole or in part, gives no stack.
struct DelimiterStack: Hashable {
  /// An opening run of which characters are left.
  private struct Opener: Hashable {
    var character: UInt8 = 0
    /// How many characters it was written with.
    var length: UInt8 = 0
    /// How many of them have no counterpart yet: 1 for emphasis, 2 for strong, 3 for both.
    var left: UInt8 = 0
    var mayClose = false
  }

  private var openers: (Opener, Opener, Opener) = (Opener(), Opener(), Opener())
  /// How many openers there are.
  private(set) var count = 0
  /// How many of them stand outside of the link that is open, and cannot be closed in it.
  private(set) var base = 0
  private(set) var isInLink = false
  private var bottoms = SearchBottoms()
  private var outerBottoms = SearchBottoms()
  /// The character before the marks.
  var before: CharacterClass
  /// Whether that is written as a character reference only because marks are to follow.
  var needsMarks = false

  init(before: CharacterClass) { self.before = before }

  /// The styles that are open.
  var styles: Passage.Style {
    var styles: Passage.Style = []
    for index in 0..<count {
      let opener = self[index]
      if opener.character == UInt8(ascii: "~") {
        styles.insert(.strike)
      } else {
        if opener.left != 2 { styles.insert(.emphasis) }
        if opener.left != 1 { styles.insert(.strong) }
      }
    }
    return styles
  }

  /// The marks that could close next.
  var closers: [DelimiterMark] {
    guard count > base else { return [] }
    let opener = self[count - 1]
    switch opener.character {
    case UInt8(ascii: "~"): return [.strike]
    case UInt8(ascii: "_"): return [.underscoredEmphasis]
    default: return opener.left == 1 ? [.emphasis] : opener.left == 2 ? [.strong] : [.strong, .emphasis]
    }
  }

  /// Takes off what a mark would close, whether or not it may stand where it does.
  mutating func drop(_ mark: DelimiterMark) {
    self[count - 1].left -= UInt8(mark.length)
    if self[count - 1].left == 0 { count -= 1 }
  }

  /// Goes into a link. Its delimiters are paired before those around it.
  mutating func enterLink() {
    (isInLink, base) = (true, count)
    (outerBottoms, bottoms) = (bottoms, SearchBottoms())
  }

  mutating func leaveLink() {
    (isInLink, base) = (false, 0)
    (bottoms, outerBottoms) = (outerBottoms, SearchBottoms())
  }

  /// The stack behind some marks; `nil` when one of them would not be read as the mark that it is meant to be.
  func reading(_ marks: MarkSequence, after: CharacterClass) -> DelimiterStack? {
    var stack = self
    var index = 0
    while index < marks.count {
      let run = DelimiterRun(in: marks, from: index, before: before, after: after)
      guard stack.close(with: run, marks) else { return nil }
      if run.opening > 0 {
        guard run.mayOpen, stack.count < 3 else { return nil }
        stack[stack.count] = Opener(
          character: run.character, length: UInt8(run.length), left: UInt8(run.opening), mayClose: run.mayClose)
        stack.count += 1
      }
      index = run.marks.upperBound
    }
    return stack
  }

  /// Pairs a run with openers, as many as the reader would; says whether those are the ones that were meant.
  private mutating func close(with run: DelimiterRun, _ marks: MarkSequence) -> Bool {
    guard run.mayClose else { return run.closing == 0 }
    var next = run.marks.lowerBound
    let end = min(run.marks.upperBound, max(marks.closing, next))
    var left = run.length
    while left > 0 {
      guard let found = opener(for: run) else {
        bottoms.set(count > base ? count : 0, for: run)
        break
      }
      let used = left >= 2 && self[found].left >= 2 ? 2 : 1
      // Openers between would be text; the half of a strong would be emphasis.
      guard found == count - 1, next < end, marks[next].length == used, self[found].left != 2 || used == 2
      else { return false }
      self[found].left -= UInt8(used)
      if self[found].left == 0 {
        bottoms.forget(count)
        count -= 1
      }
      left -= used
      next += 1
    }
    return next == end && left == run.opening
  }

  /// The opener that the reader finds for a run, by the rule of three.
  private func opener(for run: DelimiterRun) -> Int? {
    let bottom = bottoms.bottom(for: run)
    var index = count - 1
    while index >= base, index + 1 != bottom {
      let opener = self[index]
      if opener.character == run.character {
        let isFree = !run.mayOpen && !opener.mayClose
        if isFree || run.length % 3 == 0 || (Int(opener.length) + run.length) % 3 != 0 { return index }
      }
      index -= 1
    }
    return nil
  }

  private subscript(index: Int) -> Opener {
    get { index == 0 ? openers.0 : index == 1 ? openers.1 : openers.2 }
    set {
      switch index {
      case 0: openers.0 = newValue
      case 1: openers.1 = newValue
      default: openers.2 = newValue
      }
    }
  }

  static func == (one: DelimiterStack, other: DelimiterStack) -> Bool {
    one.count == other.count && one.base == other.base && one.isInLink == other.isInLink
      && one.bottoms == other.bottoms && one.outerBottoms == other.outerBottoms && one.before == other.before
      && one.needsMarks == other.needsMarks && (0..<one.count).allSatisfy { one[$0] == other[$0] }
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(count << 8 | base << 4 | (isInLink ? 8 : 0) | Int(before.rawValue) << 1 | (needsMarks ? 1 : 0))
    hasher.combine(bottoms)
    for index in 0..<count { hasher.combine(self[index]) }
  }
}

/// A run of one character among the marks between two characters.
struct DelimiterRun {
  let character: UInt8
  /// The marks that it consists of.
  let marks: Range<Int>
  /// How many of its characters are to close, and to open.
  private(set) var closing = 0
  private(set) var opening = 0
  private(set) var mayOpen = false
  private(set) var mayClose = false

  var length: Int { closing + opening }

  init(in sequence: MarkSequence, from start: Int, before: CharacterClass, after: CharacterClass) {
    character = sequence[start].character
    var end = start
    while end < sequence.count, sequence[end].character == character {
      if end < sequence.closing { closing += sequence[end].length } else { opening += sequence[end].length }
      end += 1
    }
    marks = start..<end
    // A mark is punctuation for its neighbours; only `~` is passed over by the others.
    let isStrike = character == UInt8(ascii: "~")
    let isMarkBefore = (0..<start).contains { isStrike || sequence[$0] != .strike }
    let isMarkAfter = (end..<sequence.count).contains { isStrike || sequence[$0] != .strike }
    setFlanking(before: isMarkBefore ? .punctuation : before, after: isMarkAfter ? .punctuation : after)
  }

  private mutating func setFlanking(before: CharacterClass, after: CharacterClass) {
    let isLeft = after != .space && (after != .punctuation || before != .letter)
    let isRight = before != .space && (before != .punctuation || after != .letter)
    let isUnderscore = character == UInt8(ascii: "_")
    mayOpen = isLeft && (!isUnderscore || !isRight || before == .punctuation)
    mayClose = isRight && (!isUnderscore || !isLeft || after == .punctuation)
  }
}

/// Where the reader ends its search for openers, since it found none before: by character and length modulo 3.
private struct SearchBottoms: Hashable {
  /// Two bits each: 0, or the number of openers at that time.
  private var bits: UInt16 = 0

  private static func shift(_ run: DelimiterRun) -> Int? {
    run.character == UInt8(ascii: "~") ? nil : (run.character == UInt8(ascii: "_") ? 6 : 0) + run.length % 3 * 2
  }

  func bottom(for run: DelimiterRun) -> Int { Self.shift(run).map { Int(bits >> $0 & 3) } ?? 0 }

  mutating func set(_ count: Int, for run: DelimiterRun) {
    guard let shift = Self.shift(run) else { return }
    bits = bits & ~(3 << shift) | UInt16(count) << shift
  }

  /// The opener with this number, counted from 1, is gone: searches that ended at it end at it no more.
  mutating func forget(_ number: Int) {
    for shift in stride(from: 0, to: 12, by: 2) where Int(bits >> shift & 3) == number { bits &= ~(3 << shift) }
  }
}
