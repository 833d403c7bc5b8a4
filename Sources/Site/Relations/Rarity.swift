/// What it tells of articles that they share a trait: the rarer the trait, the more.
enum Rarity {
  /// How many of the articles behind one may have a trait that says something: what one in fifty has says little.
  static func mostCommon(of older: Int) -> Int { max(4, older / 50) }

  /// How much an article must have in common: as much as two traits that no other of the older ones has.
  static func enough(of older: Int) -> Int { 2 * magnitude(older + 1) }

  /// The rarer a trait is, the more it counts: by the logarithm of how many articles there are for one that has it.
  static func weight(of trait: Traits.Trait, in count: Int, of all: Int) -> Int {
    let rarity = magnitude(all + 1) - magnitude(count)
    return Traits.kind(of: trait) == .link ? 3 * rarity : rarity
  }

  /// The binary logarithm in halves, which is enough to tell rare from common.
  private static func magnitude(_ number: Int) -> Int {
    guard number > 0 else { return 0 }
    let bits = Int.bitWidth - 1 - number.leadingZeroBitCount
    return 2 * bits + (bits > 0 && number & (1 << (bits - 1)) != 0 ? 1 : 0)
  }
}
