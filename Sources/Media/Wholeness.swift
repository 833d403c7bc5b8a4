extension MediaType {
  /// How many bytes of the end of a file tell whether all of it is there.
  package static let ending = 65_536

  /// Whether a file is all there, as far as its format tells: servers break off, and some say the wrong length before.
  ///
  /// - Parameters:
  ///   - beginning: how it begins, at least `telling` bytes where it has so many.
  ///   - end: how it ends, at least `ending` bytes where it has so many.
  ///   - size: how many bytes it has.
  package func isWhole(beginning: [UInt8], end: [UInt8], size: Int) -> Bool {
    switch self {
    case .jpeg: end.hasPair(0xFF, 0xD9)
    case .png: end.suffix(1024).contains("IEND")
    // Its last byte, behind which some programs leave zeros.
    case .gif: end.last { $0 != 0 } == 0x3B
    case .webp, .wav: beginning.reversedNumber(at: 4, count: 4).map { $0 + 8 <= size + 1 } ?? false
    // These have no end of their own, or one that readers do without.
    case .avif, .mp4, .webm, .oggVideo, .mp3, .m4a, .oggAudio, .flac: true
    }
  }
}

extension [UInt8] {
  /// Whether two bytes stand beside each other.
  fileprivate func hasPair(_ first: UInt8, _ second: UInt8) -> Bool {
    zip(self, dropFirst()).contains { $0 == first && $1 == second }
  }
}
