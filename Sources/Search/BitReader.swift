/// Reads what a `BitWriter` wrote. Behind the end are zeros, so that every loop ends.
struct BitReader {
  /// Groups of 47 bits.
  private let groups: [UInt64]
  private var next = 0
  private var pending: UInt64 = 0
  private var pendingCount = 0
  /// Whether there was something that no writer writes.
  private(set) var isMalformed = false

  /// - Parameter packed: characters in UTF-16 with the low byte first.
  init(_ packed: ArraySlice<UInt8>) {
    isMalformed = packed.count % BitWriter.groupSize != 0
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

  /// Reads `count` bits, the highest first; at most as many as a writer writes at once.
  @inline(__always)
  mutating func read(_ count: Int) -> Int {
    if pendingCount < count {
      if next < groups.count {
        pending = pending << UInt64(BitWriter.width) | groups[next] & (1 << UInt64(BitWriter.width) - 1)
      } else {
        isMalformed = true
        pending <<= UInt64(BitWriter.width)
      }
      next += 1
      pendingCount += BitWriter.width
    }
    pendingCount -= count
    return Int(pending >> UInt64(pendingCount) & (1 << UInt64(count) - 1))
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
      isMalformed = true
      return 0
    }
    return number
  }

  /// Reads a number below `count` in truncated binary.
  mutating func readTruncated(below count: Int) -> Int {
    guard count > 1 else { return 0 }
    let bits = Int.bitWidth - 1 - count.leadingZeroBitCount
    let short = 1 << (bits + 1) - count
    let number = read(bits)
    return number < short ? number : number * 2 + read(1) - short
  }
}
