import Platform

/// What is compared of each article, in the order of articles: traits in ascending order, each once.
struct TraitLists: @unchecked Sendable {
  /// How many traits all articles have.
  let all: Int
  private let lists: [UnsafeBufferPointer<Traits.Trait>]
  /// What the lists are in, so that it stays.
  private let memory: [Slab]

  init(_ reading: ArchiveReading) {
    self.init(reading.items.map(\.traits), in: reading.slabs)
  }

  /// - Parameters:
  ///   - lists: the traits of each article. Those that are not in their order do not count: who goes through them relies on it.
  ///   - memory: what the lists are in.
  init(_ lists: [UnsafeBufferPointer<Traits.Trait>], in memory: [Slab]) {
    let none = UnsafeBufferPointer<Traits.Trait>(start: nil, count: 0)
    self.lists = lists.map { Self.isAscending($0) ? $0 : none }
    self.memory = memory
    all = self.lists.reduce(0) { $0 + $1.count }
  }

  private static func isAscending(_ traits: UnsafeBufferPointer<Traits.Trait>) -> Bool {
    var wrong: UInt32 = 0
    // Without an early end the processor compares several at once.
    for number in 1..<max(traits.count, 1) { wrong |= traits[number - 1] < traits[number] ? 0 : 1 }
    return wrong == 0
  }

  var count: Int { lists.count }
  var indices: Range<Int> { lists.indices }
  subscript(article: Int) -> UnsafeBufferPointer<Traits.Trait> { lists[article] }
}
