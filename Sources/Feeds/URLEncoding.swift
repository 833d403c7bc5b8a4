/// How URLs are written where only URIs (RFC 3986) are allowed.
package enum URLEncoding {
  /// `url` with everything percent-encoded that a URI may not hold where it stands: spaces, quotes, Han characters, a `%`
  /// that encodes nothing, brackets outside the host, a second `#`. What is encoded already stays as it is.
  ///
  ///     https://news.example/新闻?q=a b  →  https://news.example/%E6%96%B0%E9%97%BB?q=a%20b
  package static func ascii(_ url: String) -> String {
    let isWritten = url.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(isSafe) } ?? false
    if isWritten { return url }
    let bytes = Array(url.utf8)
    var encoded: [UInt8] = []
    encoded.reserveCapacity(bytes.count * 2)
    var scan = Scan()
    for index in bytes.indices {
      let byte = bytes[index]
      if scan.allows(byte, at: index, of: bytes) {
        encoded.append(byte)
      } else if byte >= 0x20 && byte != 0x7F {
        encoded.append(UInt8(ascii: "%"))
        for digit in [byte >> 4, byte & 0xF] { encoded.append(digit < 10 ? 0x30 + digit : 0x37 + digit) }
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  /// Whether a byte may stand in every part of a URI.
  private static func isSafe(_ byte: UInt8) -> Bool {
    // One bit for each ASCII character: letters, digits, and ``! $ & ' ( ) * + , - . / : ; = ? @ _ ~``.
    if byte >= 0x80 { return false }
    let bits: UInt64 = byte < 0x40 ? 0xAFFF_FFD2_0000_0000 : 0x47FF_FFFE_87FF_FFFF
    return bits &>> UInt64(byte & 0x3F) & 1 == 1
  }

  /// What of a URL has been passed.
  private struct Scan {
    private var slashes = 0
    private var isInFragment = false

    mutating func allows(_ byte: UInt8, at index: Int, of bytes: [UInt8]) -> Bool {
      switch byte {
      case UInt8(ascii: "/"):
        slashes += 1
        return true
      case UInt8(ascii: "#"):
        defer { isInFragment = true }
        return !isInFragment
      case UInt8(ascii: "%"):
        return index + 2 < bytes.count && isHexadecimal(bytes[index + 1]) && isHexadecimal(bytes[index + 2])
      case UInt8(ascii: "["), UInt8(ascii: "]"): return slashes == 2
      default: return isSafe(byte)
      }
    }

    private func isHexadecimal(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
    }
  }
}
