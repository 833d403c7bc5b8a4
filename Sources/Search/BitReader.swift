/// Reads what a `BitWriter` wrote. Behind the end are zeros, so that every loop ends.
struct BitReader {
  /// Groups of 47 bits.
  private let groups: [UInt64]
  /// Whether there was something that no writer writes, besides an end before the last number.
  private var wasMalformed: Bool
  /// How far it has read.
  private(set) var place = Place()

  /// A place among the bits.
  struct Place {
    fileprivate var next = 0
    fileprivate var pending: UInt64 = 0
    fileprivate var pendingCount = 0

    /// How many bits are before it.
    var bits: Int { next * BitWriter.width - pendingCount }
  }

  /// - Parameter packed: characters in UTF-16 with the low byte first.
  init(_ packed: ArraySlice<UInt8>) {
    wasMalformed = packed.count % BitWriter.groupSize != 0
    groups = packed.withUnsafeBytes { packed in
      stride(from: 0, to: packed.count - packed.count % BitWriter.groupSize, by: BitWriter.groupSize).map { place in
        var group: UInt64 = 0
        for place in stride(from: place, to: place + BitWriter.groupSize, by: 2) {
          let unit = UInt16(littleEndian: packed.loadUnaligned(fromByteOffset: place, as: UInt16.self))
          group = group &* BitWriter.radix &+ UInt64(unit) &- BitWriter.first
        }
        return group
      }
    }
  }

  /// Whether there was something that no writer writes.
  var isMalformed: Bool { wasMalformed || place.bits > groups.count * BitWriter.width }

  /// Goes back to a place.
  mutating func go(to place: Place) { self.place = place }

  /// Looks at the next `count` bits: at most one more than a writer writes at once.
  @inline(__always)
  private mutating func look(_ count: Int) -> Int {
    if place.pendingCount < count { fill() }
    return Int(place.pending >> UInt64(place.pendingCount - count) & (1 << UInt64(count) - 1))
  }

  @inline(__always)
  private mutating func fill() {
    let group = place.next < groups.count ? groups[place.next] & (1 << UInt64(BitWriter.width) - 1) : 0
    place.pending = place.pending << UInt64(BitWriter.width) | group
    place.next += 1
    place.pendingCount += BitWriter.width
  }

  /// Reads `count` bits, the highest first; at most as many as a writer writes at once.
  @inline(__always)
  mutating func read(_ count: Int) -> Int {
    defer { place.pendingCount -= count }
    return look(count)
  }

  /// Reads a number in an exponential Golomb code, which is below 2^30.
  mutating func readGolomb(_ order: Int) -> Int {
    var count = order
    while read(1) == 1, count < 30 { count += 1 }
    var bits = 1
    var left = count
    while left > 0 {
      let few = min(left, BitWriter.most)
      bits = bits << few | read(few)
      left -= few
    }
    let number = bits - 1 << order
    guard count < 30, number >= 0 else {
      wasMalformed = true
      return 0
    }
    return number
  }

  /// Reads a number below `count` in truncated binary.
  @inline(__always)
  mutating func readTruncated(below count: Int) -> Int {
    guard count > 1 else { return 0 }
    let bits = Int.bitWidth - 1 - count.leadingZeroBitCount
    let short = 1 << (bits + 1) - count
    // Whether it has one bit more cannot be foretold, so that a branch would cost more.
    let both = look(bits + 1)
    let isLong = both >> 1 >= short ? 1 : 0
    place.pendingCount -= bits + isLong
    return both >> (1 - isLong) - short * isLong
  }
}
