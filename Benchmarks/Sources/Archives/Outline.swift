/// What is known of an article without its text. Each is made without the others, so that articles can link to any of them.
struct Outline: Sendable {
  var outlet: Outlet
  var section: String
  /// The last part of its address.
  var slug: String
  var day: Day
  /// Since midnight, by the outlet's clocks.
  var seconds: Int
  /// When it was captured: milliseconds since 1970, UTC.
  var captured: Int
  /// Numbers of authors, the first is the one that wrote most.
  var authors: [Int]

  /// The address of the original.
  var url: String { "https://www.\(outlet.host)/\(section)/\(day.text(""))/\(slug)/" }
  /// `12:05:00`
  var time: String { [seconds / 3600, seconds / 60 % 60, seconds % 60].map(twoDigits).joined(separator: ":") }
}

/// Makes the outlines of an archive's articles.
struct Outlines: Sendable {
  let shape: ArchiveShape
  let authorNames: AuthorNames
  private let authorRanks: Zipf
  private let outletRanks = Zipf(Outlet.all.count)

  private static let slugWords = [
    "amber", "barge", "cedar", "delta", "ember", "ferry", "grove", "heron", "inlet", "jetty", "kelp", "ledge", "mill",
    "nook", "otter", "pier", "quay", "ridge", "slate", "tide", "umber", "vale", "weir", "yard",
  ]
  /// 2015-01-01, in days since 1970.
  private static let firstDay = 16436
  /// The outlets' clocks are eight hours ahead.
  private static let offset = 8 * 3600

  init(_ shape: ArchiveShape) {
    self.shape = shape
    authorNames = AuthorNames(articles: shape.articles)
    authorRanks = Zipf(authorNames.names.count)
  }

  /// The outline of an article. Those past the archive's count are newer than all of it, each a day after the one before.
  func outline(_ index: Int) -> Outline {
    var random = RandomSource(seed: shape.seed, subject: .outline, index: index)
    let drawn = random.below(shape.days)
    let number = index < shape.articles ? drawn : shape.days + index - shape.articles
    let seconds = random.below(86_400)
    let outlet = Outlet.all[outletRanks.draw(from: &random)]
    let section = random.element(of: Outlet.sections)
    let words = (0..<3).map { _ in random.element(of: Self.slugWords) }
    var authors: [Int] = []
    // One author in seven articles of ten, two in two of ten, three in one.
    let count = [1, 1, 1, 1, 1, 1, 1, 2, 2, 3][random.below(10)]
    while authors.count < count {
      let author = authorRanks.draw(from: &random)
      if !authors.contains(author) { authors.append(author) }
    }
    let published = (Self.firstDay + number) * 86_400 + seconds - Self.offset
    return Outline(
      outlet: outlet, section: section, slug: words.joined(separator: "-") + "-" + String(index, radix: 36),
      day: Day(daysSince1970: Self.firstDay + number), seconds: seconds,
      captured: (published + random.below(7200)) * 1000, authors: authors)
  }
}
