/// How large a picture is shown, in pixels: as it is to be turned, where it says so.
package struct PictureSize: Sendable, Hashable {
  package var width: Int
  package var height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Reads the size from the first bytes of a file; `nil` when it does not stand there.
  ///
  /// - Parameter bytes: how the file begins. Of JPEG and AVIF that can be more than some kilobytes, since profiles and previews
  ///   may stand before the size.
  package init?(of type: MediaType, in bytes: [UInt8]) {
    let size: PictureSize?
    switch type {
    case .jpeg: size = JPEGFile(bytes).size
    case .png: size = Self.png(bytes)
    case .gif: size = Self.gif(bytes)
    case .webp: size = Self.webp(bytes)
    case .avif: size = AVIFFile(bytes).size
    case .mp4, .webm, .oggVideo, .mp3, .m4a, .oggAudio, .wav, .flac: size = nil
    }
    guard let size, (1...Self.most).contains(size.width), (1...Self.most).contains(size.height) else { return nil }
    self = size
  }

  /// The most pixels that a side has: JPEG's most; no browser shows more.
  private static let most = 65_535

  /// The same with width and height exchanged.
  var turned: PictureSize { PictureSize(width: height, height: width) }

  /// PNG (W3C): the first chunk is `IHDR`, and begins with both sides in four bytes each.
  private static func png(_ bytes: [UInt8]) -> PictureSize? {
    guard bytes.text(at: 12, count: 4) == "IHDR", let width = bytes.number(at: 16, count: 4),
      let height = bytes.number(at: 20, count: 4)
    else { return nil }
    return PictureSize(width: width, height: height)
  }

  /// GIF 89a: the logical screen.
  private static func gif(_ bytes: [UInt8]) -> PictureSize? {
    guard let width = bytes.reversedNumber(at: 6, count: 2), let height = bytes.reversedNumber(at: 8, count: 2) else {
      return nil
    }
    return PictureSize(width: width, height: height)
  }

  /// WebP (RFC 9649): lossy, lossless, or extended, which has a canvas.
  private static func webp(_ bytes: [UInt8]) -> PictureSize? {
    switch bytes.text(at: 12, count: 4) {
    case "VP8 ":
      guard bytes.number(at: 23, count: 3) == 0x9D012A, let width = bytes.reversedNumber(at: 26, count: 2),
        let height = bytes.reversedNumber(at: 28, count: 2)
      else { return nil }
      // The two highest bits say how much the decoder is to enlarge it, which none does.
      return PictureSize(width: width & 0x3FFF, height: height & 0x3FFF)
    case "VP8L":
      guard bytes.number(at: 20, count: 1) == 0x2F, let bits = bytes.reversedNumber(at: 21, count: 4) else {
        return nil
      }
      return PictureSize(width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1)
    case "VP8X":
      guard let width = bytes.reversedNumber(at: 24, count: 3), let height = bytes.reversedNumber(at: 27, count: 3)
      else {
        return nil
      }
      return PictureSize(width: width + 1, height: height + 1)
    default: return nil
    }
  }
}
