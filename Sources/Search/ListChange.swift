/// What becomes of a term's list when some articles change. Its memory is used again for the next list.
struct ListChange: ~Copyable {
  /// What becomes of articles, one behind the other.
  enum Step: BitwiseCopyable {
    /// As many stay as they are.
    case keep(Int)
    /// One goes.
    case drop
    /// One comes.
    case add(TermContext)
  }

  private var allNumbers = GrowingBuffer<Posting>()
  private var allSteps = GrowingBuffer<Step>()

  /// The articles that have the term now, by their numbers.
  var numbers: UnsafeBufferPointer<Posting> { allNumbers.elements }
  /// What leads there from those that had it.
  var steps: UnsafeBufferPointer<Step> { allSteps.elements }

  /// Finds out what becomes of a list.
  ///
  /// - Parameters:
  ///   - before: the articles that had the term, by their numbers.
  ///   - changed: those that changed.
  ///   - now: those of the changed ones that have the term.
  mutating func compare(_ before: UnsafeBufferPointer<Posting>, _ changed: NumberSet, _ now: [Posting]) {
    allNumbers.removeAll()
    allNumbers.reserve(before.count + now.count)
    allSteps.removeAll()
    var (taken, next) = (0, 0)
    let places = changed.places(in: before)
    for place in places {
      let number = before[place].number
      while next < now.count, now[next].number < number {
        keep(before[taken..<place])
        add(now[next])
        (taken, next) = (place, next + 1)
      }
      if changed.contains(number) {
        keep(before[taken..<place])
        append(.drop)
        taken = place + 1
      }
    }
    if next < now.count {
      keep(before[taken..<places.upperBound])
      taken = places.upperBound
      for posting in now[next...] { add(posting) }
    }
    keep(before[taken...])
  }

  private mutating func keep(_ postings: Slice<UnsafeBufferPointer<Posting>>) {
    guard !postings.isEmpty else { return }
    allNumbers.fill(postings.count) { _ = $0.initialize(fromContentsOf: postings) }
    append(.keep(postings.count))
  }

  private mutating func add(_ posting: Posting) {
    allNumbers.append(posting)
    append(.add(posting.context))
  }

  private mutating func append(_ step: Step) {
    allSteps.reserve(1)
    allSteps.append(step)
  }
}

/// Some numbers of a segment.
struct NumberSet: Sendable {
  private let isIn: [Bool]
  /// From the lowest to the highest one.
  private let bounds: ClosedRange<Int>?

  init(_ numbers: Set<Int>, below count: Int) {
    var isIn = [Bool](repeating: false, count: count)
    for number in numbers where isIn.indices.contains(number) { isIn[number] = true }
    self.isIn = isIn
    bounds = numbers.min().flatMap { low in numbers.max().map { low...$0 } }
  }

  func contains(_ number: Int) -> Bool { isIn[number] }

  /// Where in a list those are, among others: its numbers ascend.
  func places(in list: UnsafeBufferPointer<Posting>) -> Range<Int> {
    guard let bounds else { return 0..<0 }
    return list.firstPlace { $0.number >= bounds.lowerBound }..<list.firstPlace { $0.number > bounds.upperBound }
  }

  /// Whether some of a list's articles have one of the numbers.
  func hasSome(of list: UnsafeBufferPointer<Posting>) -> Bool {
    places(in: list).contains { isIn[list[$0].number] }
  }
}
