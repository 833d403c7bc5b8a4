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
    // Behind the pictures for previews, which have ends of their own.
    case .jpeg: end.dropFirst(max(0, JPEGFile(beginning).contentStart - (size - end.count))).hasPair(0xFF, 0xD9)
    case .png: end.suffix(1024).contains("IEND")
    // Its last byte, behind which some programs leave zeros.
    case .gif: end.last { $0 != 0 } == 0x3B
    case .webp, .wav: beginning.reversedNumber(at: 4, count: 4).map { $0 + 8 <= size + 1 } ?? false
    case .avif: Self.hasWholeBoxes(beginning, size)
    // These have no end of their own, or one that readers do without.
    case .mp4, .webm, .oggVideo, .mp3, .m4a, .oggAudio, .flac: true
    }
  }
}

extension MediaType {
  /// Whether the outermost boxes of a file in ISO's format end within it, as far as its beginning shows them.
  private static func hasWholeBoxes(_ bytes: [UInt8], _ size: Int) -> Bool {
    var place = 0
    while let short = bytes.number(at: place, count: 4) {
      // 0 stands for all that follows; 1 for a length behind the name, whose highest byte is 0 in files that can be.
      guard short != 0, let length = short == 1 ? bytes.number(at: place + 9, count: 7) : short, length >= 8 else {
        break
      }
      guard length <= size - place else { return false }
      place += length
    }
    return true
  }
}

extension ArraySlice<UInt8> {
  /// Whether two bytes stand beside each other.
  fileprivate func hasPair(_ first: UInt8, _ second: UInt8) -> Bool {
    zip(self, dropFirst()).contains { $0 == first && $1 == second }
  }
}
