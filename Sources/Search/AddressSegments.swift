/// The parts of an address by which it is found: its host without `www.`, the parts of its path, its query. Case, scheme and fragment
/// do not count.
///
///     https://www.news.example/World/2024/?id=7#top  →  news.example, world, 2024, ?id=7
struct AddressSegments {
  let all: [Substring]

  init(_ address: String) {
    let lower = address.lowercased()
    var rest = lower.utf8[...]
    if let end = Self.endOfScheme(rest) { rest = rest[end...] }
    if let fragment = rest.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<fragment] }
    if rest.starts(with: "www.".utf8) { rest = rest.dropFirst(4) }
    let query = rest.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
    all =
      rest[..<query].split(separator: UInt8(ascii: "/")).map { Substring($0) }
      + (query == rest.endIndex ? [] : [Substring(rest[query...])])
  }

  /// Where what follows the first `://` begins.
  private static func endOfScheme(_ address: Substring.UTF8View) -> Substring.UTF8View.Index? {
    let mark = "://".utf8
    var start = address.startIndex
    while let colon = address[start...].firstIndex(of: UInt8(ascii: ":")) {
      if address[colon...].starts(with: mark) { return address.index(colon, offsetBy: mark.count) }
      start = address.index(after: colon)
    }
    return nil
  }
}
