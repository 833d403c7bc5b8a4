import Content

/// Where pages are, and how they link to each other.
package enum Permalinks {
  /// The path of a link from one page to another, both given as paths from the site's root.
  ///
  ///     from 2024/06/21/a.html  to  authors/li/index.html   →   ../../../authors/li/index.html
  ///     from index.html         to  index.html              →   index.html
  package static func relative(from page: String, to target: String) -> String {
    var page = page
    var target = target
    return page.withUTF8 { here in
      target.withUTF8 { there in
        let slash = UInt8(ascii: "/")
        // The folders that both have in common.
        var common = 0
        var index = 0
        while index < here.count, index < there.count, here[index] == there[index] {
          index += 1
          if here[index - 1] == slash { common = index }
        }
        let up = here[common...].count { $0 == slash }
        var out: [UInt8] = []
        out.reserveCapacity(3 * up + there.count - common + 8)
        for _ in 0..<up { out += [UInt8(ascii: "."), UInt8(ascii: "."), slash] }
        encode(UnsafeBufferPointer(rebasing: there[common...]), into: &out)
        return String(decoding: out, as: UTF8.self)
      }
    }
  }

  /// A path as an address: characters that mean something in addresses are percent-encoded, letters of any script stay.
  package static func encoded(_ path: String) -> String {
    var path = path
    var out: [UInt8] = []
    path.withUTF8 { encode($0, into: &out) }
    return String(decoding: out, as: UTF8.self)
  }

  private static func encode(_ path: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
    for byte in path {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: out.append(byte)
      case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        out.append(byte)
      default:
        out.append(UInt8(ascii: "%"))
        for digit in [byte >> 4, byte & 15] { out.append(digit < 10 ? 0x30 + digit : 0x37 + digit) }
      }
    }
  }

  /// The path of the page that an address of the site names: `/old/name/` and `old/name` are `old/name/index.html`. `nil` for what
  /// names none, or reaches out of the site.
  static func page(at address: String) -> String? {
    let path = WebAddress.percentDecoded(WebAddress(address).path)
    var parts = path.split(separator: "/").map(String.init)
    guard !parts.isEmpty, parts.allSatisfy({ isName($0) }) else { return nil }
    if path.hasSuffix("/") || !(parts.last ?? "").hasSuffix(".html") { parts.append("index.html") }
    return parts.joined(separator: "/")
  }

  /// Whether a file or folder may have that name: no dots in front, which hide it or lead upwards, nothing that cannot be seen.
  private static func isName(_ name: String) -> Bool {
    name.utf8.count <= 200 && !name.hasPrefix(".")
      && name.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && $0.value != 0x7F && $0 != "\\" && $0.properties.generalCategory != .format
      }
  }
}
