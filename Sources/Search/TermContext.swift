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
  /// How many bits are below the level.
  static let levelShift: UInt16 = 14
  private static let followerBits: UInt16 = 1 << UInt16(classCount) - 1

  /// - Parameter next: the next unit behind the term that is no separator; 0 at the end.
  init(_ level: Level, before next: UInt16) {
    bits = UInt16(level.rawValue) << Self.levelShift | 1 << Self.followerClass(of: next)
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
  var level: Level { Level(rawValue: levelBits) ?? .title }
  /// Its raw value.
  var levelBits: UInt8 { UInt8(truncatingIfNeeded: bits >> Self.levelShift) }
  private var followers: UInt16 { bits & Self.followerBits }

  /// Writes the level alone.
  func writeLevel(to writer: inout BitWriter) {
    var code = Code()
    code.add(level)
    writer.write(code.bits, code.count)
  }

  /// Writes all of it: mostly it is one follower in the body.
  func write(to writer: inout BitWriter) {
    let count = followers.nonzeroBitCount
    var code = Code()
    if count == 1 {
      // `11` alone stands for the title, but `110` for more than one follower.
      code.add(level)
      if level == .title { code.add(0b1, 1) }
      code.add(follower: followers.trailingZeroBitCount)
    } else {
      code.add(0b110, 3)
      code.add(level)
      switch count {
      case 2: code.add(0b0, 1)
      case 3: code.add(0b100, 3)
      default: code.add(0b101, 3)
      }
      if count < 4 {
        var left = followers
        while left != 0 {
          code.add(follower: left.trailingZeroBitCount)
          left &= left - 1
        }
      } else {
        code.add(UInt64(followers), Self.classCount)
      }
    }
    writer.write(code.bits, code.count)
  }

  /// What `writeLevel` wrote, with nothing that follows.
  init(levelFrom reader: inout BitReader) { bits = Self.readLevel(&reader) << Self.levelShift }

  /// What `write` wrote.
  init(from reader: inout BitReader) {
    var level = Self.readLevel(&reader)
    var count = 1
    if level == Level.title.rawValue, reader.read(1) == 0 {
      level = Self.readLevel(&reader)
      count = reader.read(1) == 0 ? 2 : 3 + reader.read(2)
    }
    bits = level << Self.levelShift
    if count > 3 {
      bits |= UInt16(reader.read(Self.classCount))
    } else {
      for _ in 0..<count { bits |= 1 << UInt16(reader.readTruncated(below: Self.classCount)) }
    }
  }

  private static func readLevel(_ reader: inout BitReader) -> UInt16 {
    reader.read(1) == 0 ? 0 : 1 + UInt16(reader.read(1))
  }

  /// Some bits that are written together.
  private struct Code {
    private(set) var bits: UInt64 = 0
    private(set) var count = 0

    @inline(__always)
    mutating func add(_ more: UInt64, _ length: Int) {
      bits = bits << UInt64(length) | more
      count += length
    }

    @inline(__always)
    mutating func add(_ level: Level) {
      switch level {
      case .body: add(0b0, 1)
      case .lead: add(0b10, 2)
      case .title: add(0b11, 2)
      }
    }

    /// Adds one of the classes in truncated binary: of twelve, the first four have three bits.
    @inline(__always)
    mutating func add(follower: Int) {
      let isLong = follower >= 4 ? 1 : 0
      add(UInt64(follower + 4 * isLong), 3 + isLong)
    }
  }
}
