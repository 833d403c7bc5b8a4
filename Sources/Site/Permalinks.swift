/// Where pages are, and how they link to each other.
package enum Permalinks {
  /// The path of a link from one page to another, both given as paths from the site's root.
  ///
  ///     from 2024/06/21/a.html  to  authors/li/index.html   →   ../../../authors/li/index.html
  ///     from index.html         to  index.html              →   index.html
  package static func relative(from page: String, to target: String) -> String {
    let here = Array(page.utf8)
    let there = Array(target.utf8)
    let slash = UInt8(ascii: "/")
    // The folders that both have in common.
    var common = 0
    var index = 0
    while index < here.count, index < there.count, here[index] == there[index] {
      index += 1
      if here[index - 1] == slash { common = index }
    }
    let up = here[common...].count { $0 == slash }
    return encoded(String(repeating: "../", count: up).utf8 + Array(there[common...]))
  }

  /// A path as an address: characters that mean something in addresses are percent-encoded, letters of any script stay.
  package static func encoded(_ path: some Sequence<UInt8>) -> String {
    var out: [UInt8] = []
    for byte in path {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: out.append(byte)
      case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        out.append(byte)
      default:
        let digits = Array("0123456789ABCDEF".utf8)
        out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
