/// The kinds of files that are kept of what articles name, told by their content alone: what a server or a name says does not count.
///
/// What is not among them is not kept: not SVG and HTML, which can hold scripts, and no picture that browsers do not show.
package enum MediaType: String, Sendable, CaseIterable {
  case jpeg = "image/jpeg"
  case png = "image/png"
  case gif = "image/gif"
  case webp = "image/webp"
  case avif = "image/avif"
  case mp4 = "video/mp4"
  case webm = "video/webm"
  case oggVideo = "video/ogg"
  case mp3 = "audio/mpeg"
  case m4a = "audio/mp4"
  case oggAudio = "audio/ogg"
  case wav = "audio/wav"
  case flac = "audio/flac"

  /// What they are for.
  package enum Kind: String, Sendable, CaseIterable {
    case picture, audio, video
  }

  package var kind: Kind {
    switch self {
    case .jpeg, .png, .gif, .webp, .avif: .picture
    case .mp4, .webm, .oggVideo: .video
    case .mp3, .m4a, .oggAudio, .wav, .flac: .audio
    }
  }

  /// What names of such files end with, without a full stop.
  package var fileExtension: String {
    switch self {
    case .jpeg: "jpg"
    case .png: "png"
    case .gif: "gif"
    case .webp: "webp"
    case .avif: "avif"
    case .mp4: "mp4"
    case .webm: "webm"
    case .oggVideo: "ogv"
    case .mp3: "mp3"
    case .m4a: "m4a"
    case .oggAudio: "ogg"
    case .wav: "wav"
    case .flac: "flac"
    }
  }

  /// The type of files whose names end so, in small letters; `nil` when there is none.
  package init?(fileExtension: String) {
    guard let type = Self.allCases.first(where: { $0.fileExtension == fileExtension }) else { return nil }
    self = type
  }

  /// How many bytes of a file are enough to tell its type.
  package static let telling = 512

  /// Tells a type from how a file begins, by the signatures of the MIME Sniffing standard; `nil` for all others.
  package init?(beginning bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) {
      self = .gif
    } else if bytes.starts(with: "RIFF".utf8) {
      guard let type = Self.inRIFF(bytes) else { return nil }
      self = type
    } else if bytes.text(at: 4, count: 4) == "ftyp" {
      self = Self.inBoxes(bytes)
    } else if bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) {
      guard bytes.prefix(64).contains("webm") else { return nil }
      self = .webm
    } else if bytes.starts(with: "OggS".utf8) {
      self = bytes.prefix(Self.telling).contains("theora") ? .oggVideo : .oggAudio
    } else if bytes.starts(with: "fLaC".utf8) {
      self = .flac
    } else if bytes.starts(with: "ID3".utf8) || Self.isFrameOfMP3(bytes) {
      self = .mp3
    } else {
      return nil
    }
  }

  private static func inRIFF(_ bytes: [UInt8]) -> MediaType? {
    if bytes.text(at: 8, count: 4) == "WAVE" { return .wav }
    return bytes.text(at: 8, count: 6) == "WEBPVP" ? .webp : nil
  }

  /// Of files in ISO's format of boxes: the brands tell.
  private static func inBoxes(_ bytes: [UInt8]) -> MediaType {
    let brands = brands(of: bytes)
    if brands.contains("avif") || brands.contains("avis") { return .avif }
    return brands.first == "M4A " || brands.first == "M4B " ? .m4a : .mp4
  }

  /// The brands in the first box of such a file, its own before those that it is compatible with.
  static func brands(of bytes: [UInt8]) -> [String] {
    let end = min(bytes.number(at: 0, count: 4) ?? 0, bytes.count)
    return stride(from: 8, to: end - 3, by: 4).filter { $0 != 12 }.compactMap { bytes.text(at: $0, count: 4) }
  }

  /// Whether a frame of MPEG audio, layer III, begins there: eleven bits that are set, then values that are no reserved ones.
  private static func isFrameOfMP3(_ bytes: [UInt8]) -> Bool {
    guard let head = bytes.number(at: 0, count: 4), head >> 21 == 0x7FF else { return false }
    let (version, layer, rate, frequency) = (head >> 19 & 3, head >> 17 & 3, head >> 12 & 15, head >> 10 & 3)
    return version != 1 && layer == 1 && rate != 15 && rate != 0 && frequency != 3
  }
}

extension Sequence<UInt8> {
  /// Whether an ASCII text stands somewhere in it.
  func contains(_ text: String) -> Bool {
    let text = Array(text.utf8)
    var window: [UInt8] = []
    for byte in self {
      window.append(byte)
      if window.count > text.count { window.removeFirst() }
      if window == text { return true }
    }
    return false
  }
}
