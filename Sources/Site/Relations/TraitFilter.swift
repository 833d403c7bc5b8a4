/// A set of traits that may hold a few more than were put into it: looked at for every trait of every article.
struct TraitFilter: Sendable {
  private var bits: [UInt64]
  /// How many of a trait's bits tell the place of its bit from below.
  private let shift: UInt32

  /// A set of some traits, with sixteen to thirty-two bits for each, but for sets too large to be worth it.
  init(_ traits: some Collection<Traits.Trait>) {
    let width = min(max(16, Int.bitWidth - (traits.count * 16).leadingZeroBitCount), 26)
    bits = Array(repeating: 0, count: 1 << (width - 6))
    shift = UInt32(32 - width)
    for trait in traits { bits[place(of: trait)] |= bit(of: trait) }
  }

  private func place(of trait: Traits.Trait) -> Int { Int(trait &>> shift) / 64 }
  private func bit(of trait: Traits.Trait) -> UInt64 { 1 &<< UInt64(trait &>> shift) }

  /// Calls `body` for those of some traits that may be in the set.
  @inline(__always)
  func forEach(in traits: UnsafeBufferPointer<Traits.Trait>, _ body: (Traits.Trait) -> Void) {
    bits.withUnsafeBufferPointer { bits in
      // A place is below the number of words: a trait has 32 bits, of which `shift` and six more are dropped.
      for trait in traits where bits[place(of: trait)] & bit(of: trait) != 0 { body(trait) }
    }
  }
}
