extension MediaType {
  /// Whether a picture moves.
  ///
  /// - Parameter beginning: how the file begins.
  package func isMoving(beginning: [UInt8]) -> Bool {
    switch self {
    // It has no mark of that, and hardly one is large that does not.
    case .gif: true
    // RFC 9649: a bit of the extended head.
    case .webp: beginning.text(at: 12, count: 4) == "VP8X" && (beginning.number(at: 20, count: 1) ?? 0) & 2 != 0
    case .png: Self.hasAnimationControl(beginning)
    // The brand of sequences.
    case .avif: Self.brands(of: beginning).contains("avis")
    case .jpeg, .mp4, .webm, .oggVideo, .mp3, .m4a, .oggAudio, .wav, .flac: false
    }
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
