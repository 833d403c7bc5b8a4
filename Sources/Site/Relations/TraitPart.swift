import Platform

/// One of several equal parts of all traits that there can be: what a thread takes, so that no two touch the same places.
struct TraitPart {
  private let first: UInt64
  private let end: UInt64

  /// There are two to this power at most.
  static let most = 4

  /// How many parts there are for some threads: a power of two.
  static func count(for workers: Workers) -> Int {
    var count = 1
    while count < workers.count, count < 1 << most { count *= 2 }
    return count
  }

  init(_ number: Int, of parts: Int) {
    first = UInt64(number) << 32 / UInt64(parts)
    end = UInt64(number + 1) << 32 / UInt64(parts)
  }

  /// How many of an article's traits, which are ascending, come before those of the part.
  func start(in traits: UnsafeBufferPointer<Traits.Trait>) -> Int {
    first == 0 ? 0 : traits.firstPlace { UInt64($0) >= first }
  }

  /// How many of an article's traits, which are ascending, come before the end of the part.
  func end(in traits: UnsafeBufferPointer<Traits.Trait>) -> Int {
    end > UInt64(UInt32.max) ? traits.count : traits.firstPlace { UInt64($0) >= end }
  }

  /// Calls `body` for the traits of the part, for one article after the other.
  @inline(__always)
  func forEach(in lists: TraitLists, _ body: (_ trait: Traits.Trait, _ article: UInt32) -> Void) {
    for article in lists.indices {
      let traits = lists[article]
      var next = start(in: traits)
      while next < traits.count, UInt64(traits[next]) < end {
        body(traits[next], UInt32(truncatingIfNeeded: article))
        next += 1
      }
    }
  }
}
