import CNettle

/// SHA-256 (FIPS 180-4) of bytes that come in pieces.
///
///     var hash = SHA256()
///     hash.add(piece)
///     let digest = hash.digest()
package struct SHA256 {
  private var context = sha256_ctx()

  package init() { nettle_sha256_init(&context) }

  /// Adds bytes behind those that were added.
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else { return }
    nettle_sha256_update(&context, bytes.count, base.assumingMemoryBound(to: UInt8.self))
  }

  /// Adds bytes behind those that were added.
  package mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

  /// The digest of what was added; it begins anew then.
  package mutating func digest() -> SHA256Digest {
    var bytes = [UInt8](repeating: 0, count: SHA256Digest.size)
    nettle_sha256_digest(&context, bytes.count, &bytes)
    return SHA256Digest(bytes: bytes)
  }

  /// The digest of bytes that are all there.
  package static func digest(of bytes: [UInt8]) -> SHA256Digest {
    var hash = SHA256()
    hash.add(bytes)
    return hash.digest()
  }
}

/// What SHA-256 makes of bytes: 32 bytes, which nobody can make others to.
package struct SHA256Digest: Sendable, Hashable, Comparable {
  /// How many bytes it has.
  package static let size = 32

  /// Its bytes, eight in a number, the first byte the highest.
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// - Parameter bytes: 32 of them; what is missing counts as 0.
  fileprivate init(bytes: [UInt8]) {
    for (place, byte) in bytes.prefix(Self.size).enumerated() { set(byte, at: place) }
  }

  /// Reads 64 hexadecimal digits in small letters; `nil` for anything else.
  package init?(hexadecimal digits: UnsafeBufferPointer<UInt8>) {
    guard digits.count == 2 * Self.size else { return nil }
    for place in 0..<Self.size {
      guard let high = Self.value(of: digits[2 * place]), let low = Self.value(of: digits[2 * place + 1]) else {
        return nil
      }
      set(high << 4 | low, at: place)
    }
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x61 + 10
    default: nil
    }
  }

  private mutating func set(_ byte: UInt8, at place: Int) {
    let part = UInt64(byte) << UInt64(56 - 8 * (place % 8))
    switch place / 8 {
    case 0: words.0 |= part
    case 1: words.1 |= part
    case 2: words.2 |= part
    default: words.3 |= part
    }
  }

  /// It as 64 hexadecimal digits in small letters.
  package var hexadecimal: String {
    String(unsafeUninitializedCapacity: 2 * Self.size) { digits in
      for place in 0..<2 * Self.size {
        let word =
          switch place / 16 {
          case 0: words.0
          case 1: words.1
          case 2: words.2
          default: words.3
          }
        let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (place % 16)) & 15)
        digits[place] = digit < 10 ? 0x30 + digit : 0x61 + digit - 10
      }
      return 2 * Self.size
    }
  }

  /// Its first eight bytes: enough to tell files apart where somebody who makes collisions on purpose gains nothing.
  package var fingerprint: Fingerprint { Fingerprint(value: words.0) }

  package static func == (a: SHA256Digest, b: SHA256Digest) -> Bool {
    a.words == b.words
  }

  /// In the order of their bytes.
  package static func < (a: SHA256Digest, b: SHA256Digest) -> Bool { a.words < b.words }

  package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

extension File {
  /// The SHA-256 of the file at `path`, which is read in pieces; `nil` when it cannot be read.
  package static func sha256(_ path: String) -> SHA256Digest? {
    guard let file = try? FileReader(path) else { return nil }
    var hash = SHA256()
    var place = 0
    let piece = 1 << 20
    while true {
      guard let bytes = try? file.read(place..<place + piece) else { return nil }
      hash.add(bytes)
      place += bytes.count
      if bytes.count < piece { return hash.digest() }
    }
  }
}
