import Captures
import Platform

/// The records of an import state that an import has no reason to look at: their captures and files are as they were.
///
/// They are woken when something turns up that they have to do with: a capture of the same address, a text that is the same, a
/// file that is gone. Then all that belong together wake: what is asleep has nothing to do with what is awake.
struct RestingRecords: Sendable {
  /// Records that were woken: numbers of captures and of articles.
  struct Woken: Sendable {
    var captures: [Int] = []
    var articles: [Int] = []
  }

  let state: ImportState
  private var restingCaptures: [Bool]
  private var restingArticles: [Bool]
  private var index: Index?

  /// Lets records rest.
  ///
  /// - Parameters:
  ///   - captures: whether each capture's file is as it was, and nothing has to be done about it.
  ///   - articles: whether each article's file is as it was.
  init(_ state: ImportState, captures: [Bool], articles: [Bool]) {
    self.state = state
    restingCaptures = captures
    restingArticles = articles
  }

  func rests(capture number: Int) -> Bool { restingCaptures[number] }
  func rests(article number: Int) -> Bool { restingArticles[number] }

  /// Whether the path is that of an article that rests.
  func holds(articleAt path: String) -> Bool {
    let number = state.articles.first(notBefore: path)
    return number < state.articles.count && restingArticles[number] && state.articles.compare(number, with: path) == 0
  }

  /// Wakes what has to do with addresses and texts that are these, and what has to do with that, and so on.
  ///
  /// - Parameters:
  ///   - identities: hashes of addresses.
  ///   - keys: hashes of texts, the high halves of a likeness's keys.
  mutating func wake(identities: [UInt64] = [], keys: [UInt64] = []) -> Woken {
    var woken = Woken()
    guard restingCaptures.count + restingArticles.count > 0, !identities.isEmpty || !keys.isEmpty else { return woken }
    let index = index ?? Index(state)
    self.index = index
    var identities = identities
    var keys = keys
    var seen: Set<UInt64> = []
    while true {
      if let identity = identities.popLast() {
        guard seen.insert(identity).inserted else { continue }
        for number in index.articles.numbers(identity) {
          if restingArticles[number] {
            restingArticles[number] = false
            woken.articles.append(number)
          }
          identities.append(state.articles.hash(number))
          if state.articles.isMerged(number) {
            identities += state.articles[number].merged.map { Fingerprint($0).value }
          }
        }
        for number in index.captures.numbers(identity) where restingCaptures[number] {
          restingCaptures[number] = false
          woken.captures.append(number)
          keys += CaptureRecord.keyOffsets.map { state.captures.number(number, at: $0) }
        }
      } else if let key = keys.popLast() {
        guard key != 0 else { continue }
        for number in index.keys.numbers(key) where restingCaptures[number] {
          identities.append(state.captures.hash(number))
        }
      } else {
        break
      }
    }
    woken.captures.sort()
    woken.articles.sort()
    return woken
  }

  /// Wakes an article alone.
  mutating func wake(article number: Int) { restingArticles[number] = false }

  /// Where addresses and texts are among the records.
  private struct Index: Sendable {
    /// Captures by their addresses.
    var captures: HashIndex
    /// Captures by their texts.
    var keys: HashIndex
    /// Articles by their addresses, and by those of the articles that were merged into them.
    var articles: HashIndex

    init(_ state: ImportState) {
      captures = HashIndex(capacity: state.captures.count)
      keys = HashIndex(capacity: 2 * state.captures.count)
      for number in 0..<state.captures.count {
        captures.add(state.captures.hash(number), number)
        for offset in CaptureRecord.keyOffsets { keys.add(state.captures.number(number, at: offset), number) }
      }
      articles = HashIndex(capacity: state.articles.count)
      for number in 0..<state.articles.count {
        articles.add(state.articles.hash(number), number)
        guard state.articles.isMerged(number) else { continue }
        for identity in state.articles[number].merged { articles.add(Fingerprint(identity).value, number) }
      }
    }
  }
}
