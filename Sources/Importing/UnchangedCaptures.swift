import Platform

/// The captures that an import had no reason to look at. They are counted; what became of each is found out when somebody asks.
struct UnchangedCaptures: Sendable {
  private let resting: RestingRecords?
  private let sources: Int
  /// How many there are.
  let count: Int

  init() {
    resting = nil
    sources = 0
    count = 0
  }

  init(_ resting: RestingRecords) {
    self.resting = resting
    var count = 0
    var sources = 0
    for number in 0..<resting.state.captures.count where resting.rests(capture: number) {
      count += 1
      if resting.state.captures.role(number) == .source { sources += 1 }
    }
    self.count = count
    self.sources = sources
  }

  /// How many captures had this outcome.
  func count(_ outcome: ImportSummary.Outcome) -> Int {
    switch outcome {
    case .same: sources
    case .duplicate: count - sources
    default: 0
    }
  }

  /// What became of each, in the order of their paths.
  var entries: [ImportSummary.Entry] {
    guard let resting else { return [] }
    var paths: [ByteKey: String] = [:]
    for number in 0..<resting.state.articles.count {
      let article = resting.state.articles[number]
      for identity in [article.identity] + article.merged { paths[ByteKey(identity)] = article.path }
    }
    return (0..<resting.state.captures.count).lazy.filter(resting.rests(capture:)).map { number in
      let capture = resting.state.captures[number]
      return .init(
        capture: capture.path, outcome: capture.role == .source ? .same : .duplicate,
        article: paths[ByteKey(capture.identity)])
    }
  }
}
