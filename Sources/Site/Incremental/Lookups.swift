import Platform

/// What was looked up in the catalog while a page was made: the page is to be made anew when something else would come of it.
final class Lookups: Sendable {
  private let noted = Lock<[UInt64]>([])

  /// Notes that something was looked up, by what stands for it.
  func note(_ lookup: UInt64) { noted.withLock { $0.append(lookup) } }

  /// Each of them once, in an order that depends on nothing else.
  var all: [UInt64] {
    var all: [UInt64] = []
    for lookup in noted.withLock({ $0.sorted() }) where lookup != all.last { all.append(lookup) }
    return all
  }
}
