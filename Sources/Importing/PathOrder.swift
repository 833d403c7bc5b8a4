import Platform

/// A path with its place in the order of bytes, which the first sixteen bytes tell of most pairs of paths.
struct PathOrder: Comparable {
  let path: String
  private let high: UInt64
  private let low: UInt64

  init(_ path: String) {
    self.path = path
    var (high, low) = (UInt64(0), UInt64(0))
    var shift = 120
    for byte in path.utf8.prefix(16) {
      if shift >= 64 { high |= UInt64(byte) << UInt64(shift - 64) } else { low |= UInt64(byte) << UInt64(shift) }
      shift -= 8
    }
    (self.high, self.low) = (high, low)
  }

  static func < (a: PathOrder, b: PathOrder) -> Bool {
    if a.high != b.high { return a.high < b.high }
    return a.low != b.low ? a.low < b.low : a.path.precedesInBytes(b.path)
  }
}
