/// Numbers as bits in a text that a script can hold: 47 bits in three characters, in UTF-16. The characters are among 52,016 ones of
/// which none ends a string or is half of a pair, so that a file of them wastes two bits in a hundred; with digits and letters it
/// would be a quarter.
struct BitWriter: ~Copyable {
  /// Groups of 47 bits, the first in the highest of them.
  private var groups = GrowingBuffer<UInt64>()
  private var pending: UInt64 = 0
  private var pendingCount = 0

  /// The bits in three characters, and how many different ones there are: the third power of that is above 2^47.
  static let width = 47
  static let radix: UInt64 = 52_016
  static let first: UInt64 = 0x100
  /// How many bytes three characters take in UTF-16.
  static let groupSize = 6
  /// How many bits are written at once at most, so that there is room for them beside those that wait.
  static let most = 16

  /// How many bytes its characters take in UTF-16.
  var byteCount: Int { Self.groupSize * groups.count }

  /// Writes the lowest `count` bits of a number, the highest of them first.
  @inline(__always)
  mutating func write(_ bits: UInt64, _ count: Int) {
    guard count <= Self.most else { return writeLong(bits, count) }
    pending = pending << UInt64(count) | bits & (1 << UInt64(count) - 1)
    pendingCount += count
    if pendingCount >= Self.width { flush() }
  }

  private mutating func writeLong(_ bits: UInt64, _ count: Int) {
    write(bits >> UInt64(Self.most), count - Self.most)
    write(bits, Self.most)
  }

  private mutating func flush() {
    pendingCount -= Self.width
    groups.reserve(1)
    groups.append(pending >> UInt64(pendingCount))
    pending &= 1 << UInt64(pendingCount) - 1
  }

  /// Writes as many one-bits as `count` says, and a zero.
  mutating func writeUnary(_ count: Int) {
    var left = count
    while left >= Self.most {
      write(0xFFFF, Self.most)
      left -= Self.most
    }
    write(1 << UInt64(left + 1) - 2, left + 1)
  }

  /// Writes a number from 0 as an exponential Golomb code of order `order`: short for numbers below 2^`order`.
  mutating func writeGolomb(_ number: Int, _ order: Int) {
    let shifted = UInt64(number) + 1 << UInt64(order)
    let bits = UInt64.bitWidth - shifted.leadingZeroBitCount
    let ones = bits - 1 - order
    guard ones + bits <= Self.most else {
      writeUnary(ones)
      return write(shifted, bits - 1)
    }
    // The zero behind the ones stands in the place of the number's highest bit, which is always one.
    write((1 << UInt64(ones) - 1) << UInt64(bits) | shifted ^ 1 << UInt64(bits - 1), ones + bits)
  }

  /// Writes a number from 0 that is below `count` in as few bits as that allows (truncated binary).
  @inline(__always)
  mutating func writeTruncated(_ number: Int, below count: Int) {
    guard count > 1 else { return }
    let bits = Int.bitWidth - 1 - count.leadingZeroBitCount
    let short = 1 << (bits + 1) - count
    // Which of both it is cannot be foretold, so that a branch would cost more.
    let isLong = number >= short ? 1 : 0
    write(UInt64(number + short * isLong), bits + isLong)
  }

  /// Writes all that another wrote.
  mutating func append(_ other: borrowing BitWriter) {
    groups.reserve(other.groups.count)
    for group in other.groups.elements { append(group: group) }
    write(other.pending, other.pendingCount)
  }

  /// Writes a whole group, for which room was made. As many bits wait behind it as before.
  @inline(__always)
  private mutating func append(group: UInt64) {
    let waiting = UInt64(pendingCount)
    groups.append(pending << (UInt64(Self.width) - waiting) | group >> waiting)
    pending = group & (1 << waiting - 1)
  }

  /// Forgets all that was written.
  mutating func removeAll() {
    groups.removeAll()
    (pending, pendingCount) = (0, 0)
  }

  /// Writes what a reader reads next.
  ///
  /// - Parameter count: how many bits.
  mutating func copy(_ count: Int, from reader: inout BitReader) {
    groups.reserve(count / Self.width)
    var left = count
    while left >= Self.width {
      append(group: UInt64(reader.read(Self.width)))
      left -= Self.width
    }
    if left > 0 { write(UInt64(reader.read(left)), left) }
  }

  /// The characters with all bits, in UTF-16 with the low byte first; zeros fill the last ones.
  var finished: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: byteCount + (pendingCount > 0 ? Self.groupSize : 0)) { bytes, count in
      for group in groups.elements { put(group) }
      if pendingCount > 0 { put(pending << UInt64(Self.width - pendingCount)) }
      func put(_ group: UInt64) {
        let (high, rest) = group.quotientAndRemainder(dividingBy: Self.radix * Self.radix)
        put(digit: high)
        put(digit: rest / Self.radix)
        put(digit: rest % Self.radix)
      }
      func put(digit: UInt64) {
        bytes.initializeElement(at: count, to: UInt8(truncatingIfNeeded: Self.first + digit))
        bytes.initializeElement(at: count + 1, to: UInt8(truncatingIfNeeded: (Self.first + digit) >> 8))
        count += 2
      }
    }
  }

  /// These characters as a text.
  var text: String {
    let bytes = finished
    let units = stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
    return String(decoding: units, as: UTF16.self)
  }
}
