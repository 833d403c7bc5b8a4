/// Reads what a `BitWriter` wrote. Behind the end are zeros, so that every loop ends.
struct BitReader: ~Copyable {
  /// The bits, the highest of each byte first, and behind them a word of zeros.
  private let bytes: UnsafeMutableRawBufferPointer
  /// How many bits there are.
  private let count: Int
  /// Whether there was something that no writer writes, besides an end before the last number.
  private var wasMalformed: Bool
  /// How many bits were read.
  private(set) var place = 0

  /// - Parameter packed: characters in UTF-16 with the low byte first.
  init(_ packed: ArraySlice<UInt8>) {
    let groups = packed.count / BitWriter.groupSize
    wasMalformed = packed.count % BitWriter.groupSize != 0
    count = groups * BitWriter.width
    bytes = .allocate(byteCount: (count / UInt64.bitWidth + 2) * 8, alignment: 8)
    packed.withUnsafeBytes { [bytes] packed in Self.unpack(groups, of: packed, to: bytes) }
  }

  deinit { bytes.deallocate() }

  private static func unpack(
    _ groups: Int, of packed: UnsafeRawBufferPointer, to bytes: UnsafeMutableRawBufferPointer
  ) {
    let words = bytes.bindMemory(to: UInt64.self)
    words.initialize(repeating: 0)
    let (width, wordWidth) = (UInt64(BitWriter.width), UInt64(UInt64.bitWidth))
    var word = 0
    // Bits that wait for the rest of a word, and how many.
    var (pending, waiting): (UInt64, UInt64) = (0, 0)
    for start in 0..<groups {
      var group: UInt64 = 0
      for offset in stride(from: start * BitWriter.groupSize, to: (start + 1) * BitWriter.groupSize, by: 2) {
        let unit = UInt16(littleEndian: packed.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
        group = group &* BitWriter.radix &+ UInt64(unit) &- BitWriter.first
      }
      group &= 1 << width - 1
      if waiting + width < wordWidth {
        (pending, waiting) = (pending << width | group, waiting + width)
      } else {
        let rest = waiting + width - wordWidth
        words[word] = (pending << (wordWidth - waiting) | group >> rest).bigEndian
        word += 1
        (pending, waiting) = (group & (1 << rest - 1), rest)
      }
    }
    if waiting > 0 { words[word] = (pending << (wordWidth - waiting)).bigEndian }
  }

  /// Whether there was something that no writer writes.
  var isMalformed: Bool { wasMalformed || place > count }

  /// Goes back to a place.
  mutating func go(to place: Int) { self.place = place }

  /// Looks at the next `count` bits: one at least, 57 at most, since so many are left of a word that begins with the byte they begin in.
  @inline(__always)
  func look(_ count: Int) -> Int {
    let word = bytes.loadUnaligned(fromByteOffset: min(place >> 3, bytes.count - 8), as: UInt64.self)
    let bits = UInt64(bigEndian: word) &<< UInt64(place & 7)
    return Int(bits &>> UInt64(UInt64.bitWidth - count))
  }

  /// Passes over `count` bits.
  @inline(__always)
  mutating func skip(_ count: Int) { place += count }

  /// Reads `count` bits, the highest first, as many as can be looked at.
  @inline(__always)
  mutating func read(_ count: Int) -> Int {
    defer { skip(count) }
    return look(count)
  }

  /// Reads a number in an exponential Golomb code, which is below 2^30.
  mutating func readGolomb(_ order: Int) -> Int {
    var count = order
    while read(1) == 1, count < 30 { count += 1 }
    let number = (1 << count | (count > 0 ? read(count) : 0)) - 1 << order
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
    skip(bits + isLong)
    return both >> (1 - isLong) - short * isLong
  }
}
