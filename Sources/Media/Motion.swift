extension MediaType {
  /// Whether a picture moves.
  ///
  /// - Parameter beginning: how the file begins; not asked for where the type tells.
  package func isMoving(beginning: @autoclosure () -> [UInt8]) -> Bool {
    switch self {
    // It has no mark of that, and hardly one is large that does not.
    case .gif: true
    case .webp: Self.hasAnimationFlag(beginning())
    case .png: Self.hasAnimationControl(beginning())
    // The brand of sequences.
    case .avif: Self.brands(of: beginning()).contains("avis")
    case .jpeg, .mp4, .webm, .oggVideo, .mp3, .m4a, .oggAudio, .wav, .flac: false
    }
  }

  /// WebP (RFC 9649): a bit of the extended head.
  private static func hasAnimationFlag(_ bytes: [UInt8]) -> Bool {
    bytes.text(at: 12, count: 4) == "VP8X" && (bytes.number(at: 20, count: 1) ?? 0) & 2 != 0
  }

  /// PNG (W3C): a chunk `acTL` stands before those of the picture.
  private static func hasAnimationControl(_ bytes: [UInt8]) -> Bool {
    var place = 8
    while let length = bytes.number(at: place, count: 4), let name = bytes.text(at: place + 4, count: 4), name != "IDAT"
    {
      if name == "acTL" { return true }
      place += 12 + length
    }
    return false
  }
}
