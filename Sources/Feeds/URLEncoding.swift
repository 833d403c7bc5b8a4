/// How URLs are written where only URIs (RFC 3986) are allowed.
package enum URLEncoding {
  /// `url` with everything percent-encoded that a URI may not hold where it stands: spaces, quotes, Han characters, a `%`
  /// that encodes nothing, brackets outside the host, a second `#`. What is encoded already stays as it is.
  ///
  ///     https://news.example/新闻?q=a b  →  https://news.example/%E6%96%B0%E9%97%BB?q=a%20b
  ///
  /// A host gets the name that it has in the letters of ASCII (RFC 3987, section 3.1): programs look for it by that.
  ///
  ///     https://bücher.example/  →  https://xn--bcher-kva.example/
  package static func ascii(_ url: String) -> String {
    isWritten(url) ? url : encoded(withPlainHost(url))
  }

  /// The same for what identifies something and is not followed: hosts are percent-encoded, so that two addresses stay two.
  package static func identifier(_ url: String) -> String { isWritten(url) ? url : encoded(url) }

  private static func isWritten(_ url: String) -> Bool {
    url.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(isSafe) } ?? false
  }

  /// The address with the name of its host in ASCII, where it has one of other letters.
  private static func withPlainHost(_ url: String) -> String {
    let bytes = url.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) else {
      return url
    }
    let start = bytes.index(colon, offsetBy: 3)
    let end = bytes[start...].firstIndex { "/?#".utf8.contains($0) } ?? bytes.endIndex
    let authority = bytes[start..<end]
    let user = authority.lastIndex(of: UInt8(ascii: "@")).map { bytes.index(after: $0) } ?? start
    let port = bytes[user..<end].lastIndex(of: UInt8(ascii: ":")) ?? end
    guard bytes[user..<port].contains(where: { $0 >= 0x80 }), let host = Punycode.host(String(url[user..<port])) else {
      return url
    }
    return url[..<user] + host + url[port...]
  }

  /// The name of a host in ASCII; one that has none stays as it is.
  package static func host(_ host: String) -> String {
    host.utf8.contains { $0 >= 0x80 } ? Punycode.host(host) ?? host : host
  }

  private static func encoded(_ url: String) -> String {
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
