/// What the index knows of a term in an article: how prominent its best place is, and roughly what follows it there.
///
/// Whether terms stand next to one another is told by this with little doubt, for a byte instead of all of their places: each has to
/// be followed by what the next one begins with. A reader's script looks into the text where it has to be sure.
struct TermContext: Equatable {
  /// The article's parts, the least prominent first.
  enum Level: UInt8 {
    case body, lead, title
  }

  /// The level in the two highest bits, in the lowest the classes of what follows the term.
  private(set) var bits: UInt16

  /// In how many classes the units that can follow are put.
  private static let classCount = 12
  private static let followerBits: UInt16 = 1 << UInt16(classCount) - 1

  /// - Parameter next: the next unit behind the term that is no separator; 0 at the end.
  init(_ level: Level, before next: UInt16) {
    bits = UInt16(level.rawValue) << 14 | 1 << Self.followerClass(of: next)
  }

  /// - Parameter bits: as those of another.
  init(bits: UInt16) { self.bits = bits }

  /// The class of a unit that follows.
  static func followerClass(of unit: UInt16) -> UInt16 {
    UInt16((Int(unit &* 0x9E37) * classCount) >> 16)
  }

  /// Adds another place of the same term.
  mutating func add(_ other: TermContext) {
    bits = max(bits & ~Self.followerBits, other.bits & ~Self.followerBits) | (bits | other.bits) & Self.followerBits
  }

  /// How prominent the best place is.
  var level: Level { Level(rawValue: UInt8(truncatingIfNeeded: bits >> 14)) ?? .title }
  private var followers: UInt16 { bits & Self.followerBits }

  /// Writes the level alone.
  func writeLevel(to writer: inout BitWriter) {
    switch level {
    case .body: writer.write(0b0, 1)
    case .lead: writer.write(0b10, 2)
    case .title: writer.write(0b11, 2)
    }
  }

  /// Writes all of it: mostly it is one follower in the body.
  func write(to writer: inout BitWriter) {
    let count = followers.nonzeroBitCount
    guard count > 1 else {
      switch level {
      case .body: writer.write(0b0, 1)
      case .lead: writer.write(0b10, 2)
      case .title: writer.write(0b111, 3)
      }
      return writer.writeTruncated(followers.trailingZeroBitCount, below: Self.classCount)
    }
    writer.write(0b110, 3)
    writeLevel(to: &writer)
    writer.writeGolomb(min(count, 4) - 2, 0)
    guard count < 4 else { return writer.write(UInt64(followers), Self.classCount) }
    for follower in 0..<Self.classCount where followers >> UInt16(follower) & 1 == 1 {
      writer.writeTruncated(follower, below: Self.classCount)
    }
  }
}
