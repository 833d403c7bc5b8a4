/// How postings are kept: in buckets by the highest bits of their traits, about eight in one, and at least as many buckets as there are
/// articles. So the trait's other bits and the article's index have room in 32 bits.
struct PostingLayout: Sendable {
  /// How many postings can be numbered.
  static let most = Int(UInt32.max)

  /// How many bits of a posting are the article's index, the lowest ones.
  private let articleBits: UInt32
  /// How many bits of a trait are above them.
  private let traitBits: UInt32

  init(articles: Int, postings: Int) {
    // An index that is asked for may be one above the last.
    let articleBits = min(Self.bits(articles + 1), 31)
    self.articleBits = UInt32(articleBits)
    traitBits = UInt32(32 - min(max(articleBits, Self.bits(postings / 8), TraitPart.most), 31))
  }

  /// How many bits the numbers below one have.
  private static func bits(_ number: Int) -> Int { number <= 1 ? 0 : Int.bitWidth - (number - 1).leadingZeroBitCount }

  /// How many buckets there are.
  var buckets: Int { 1 << Int(32 - traitBits) }

  /// The bucket of a trait, below `buckets`.
  func bucket(of trait: Traits.Trait) -> Int { Int(trait &>> traitBits) }

  /// That an article has a trait.
  func posting(_ trait: Traits.Trait, _ article: UInt32) -> UInt32 { first(of: trait) | article & articleMask }

  /// No posting of a trait is larger, and every one of a larger trait in the same bucket is.
  func last(of trait: Traits.Trait) -> UInt32 { first(of: trait) | articleMask }

  /// The article of a posting.
  func article(of posting: UInt32) -> UInt32 { posting & articleMask }

  private var articleMask: UInt32 { 1 &<< articleBits &- 1 }

  /// What postings of the same bucket have in common when they are of one trait.
  func beginning(of posting: UInt32) -> UInt32 { posting & ~articleMask }

  private func first(of trait: Traits.Trait) -> UInt32 { (trait & (1 &<< traitBits &- 1)) &<< articleBits }
}
