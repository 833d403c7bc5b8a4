/// The parts of an address by which it is found: its host without `www.`, the parts of its path, its query. Case, scheme and fragment
/// do not count.
///
///     https://www.news.example/World/2024/?id=7#top  →  news.example, world, 2024, ?id=7
struct AddressSegments {
  let all: [Substring]

  init(_ address: String) {
    var rest = address.lowercased()[...]
    if let scheme = rest.firstRange(ofText: "://") { rest = rest[scheme.upperBound...] }
    if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
    if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
    let query = rest.firstIndex(of: "?") ?? rest.endIndex
    all = rest[..<query].split(separator: "/") + (query == rest.endIndex ? [] : [rest[query...]])
  }
}

extension Substring {
  /// Where a text stands in it first.
  fileprivate func firstRange(ofText text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
