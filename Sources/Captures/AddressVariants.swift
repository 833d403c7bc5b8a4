/// The ways in which outlets give one article several addresses: for telephones, for printing, for those who come from elsewhere.
///
///     https://m.news.example/amp/2024/a.html?from=timeline   →   news.example/2024/a
///     http://www.news.example/2024/a/index.html              →   news.example/2024/a
///
/// Two addresses that are equal then are of one article only if its text is the same: for some outlet any of these parts means
/// something.
enum AddressVariants {
  private static let hostLabels = ["www", "m", "amp", "mobile", "wap", "touch", "3g", "zh", "print"].map {
    Array($0.utf8)
  }
  private static let segments = ["amp", "m", "mobile", "wap", "print"].map { Array($0.utf8) }
  private static let endings = [".html", ".htm", ".shtml", ".php", ".aspx", ".asp", ".amp", ".print"].map {
    Array($0.utf8)
  }
  private static let listings = ["index", "default"].map { Array($0.utf8) }
  private static let parameters = [
    "amp", "print", "from", "src", "source", "ref", "referer", "referrer", "share", "spm", "via", "view", "output",
    "outputtype", "mobile", "m", "isappinstalled", "feature", "rss", "cid", "smid", "smtyp", "ocid", "maca",
    "at_medium", "at_campaign", "version", "device", "platform",
  ].map { Array($0.utf8) }

  /// An address without what tells variants apart.
  ///
  /// - Parameter identity: the address as `WebAddress.identity` has it: host, path and query.
  static func plain(identity: String) -> String {
    let bytes = Array(identity.utf8)
    let question = bytes.firstIndex(of: UInt8(ascii: "?"))
    let hierarchy = bytes[..<(question ?? bytes.endIndex)]
    let slash = hierarchy.firstIndex(where: isSlash) ?? hierarchy.endIndex
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    append(host: hierarchy[..<slash], to: &out)
    append(path: hierarchy[slash...], hasQuery: question != nil, to: &out)
    if let question { append(query: bytes[(question + 1)...], to: &out) }
    return String(decoding: out, as: UTF8.self)
  }

  private static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

  private static func append(host: ArraySlice<UInt8>, to out: inout [UInt8]) {
    // What has no host, such as an address of mail, begins with its path.
    var host = Bytes.lowercased(host)[...]
    if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(at + 1)...] }
    if host.first != UInt8(ascii: "["), let port = host.lastIndex(of: UInt8(ascii: ":")) { host = host[..<port] }
    var labels = host.split(separator: UInt8(ascii: "."))[...]
    while labels.count > 2, let first = labels.first, isWord(first, of: hostLabels) { labels.removeFirst() }
    out += labels.joined(separator: ".".utf8)
  }

  private static func append(path: ArraySlice<UInt8>, hasQuery: Bool, to out: inout [UInt8]) {
    var parts = path.split(whereSeparator: isSlash).filter { !isWord($0, of: segments) }
    if let last = parts.popLast() {
      let name = withoutEndings(last)
      if !isWord(name, of: listings) || parts.isEmpty && hasQuery { parts.append(name) }
    }
    for part in parts {
      out.append(UInt8(ascii: "/"))
      out += part
    }
  }

  private static func append(query: ArraySlice<UInt8>, to out: inout [UInt8]) {
    let query = query.split(separator: UInt8(ascii: "&")).filter { !isVariant($0) }
    guard !query.isEmpty else { return }
    out.append(UInt8(ascii: "?"))
    out += query.sorted { $0.lexicographicallyPrecedes($1) }.joined(separator: "&".utf8)
  }

  private static func isVariant(_ parameter: ArraySlice<UInt8>) -> Bool {
    isWord(Bytes.lowercased(parameter.prefix { $0 != UInt8(ascii: "=") })[...], of: parameters)
  }

  private static func isWord(_ text: ArraySlice<UInt8>, of words: [[UInt8]]) -> Bool {
    words.contains { $0.count == text.count && $0.elementsEqual(text) }
  }

  private static func withoutEndings(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var name = name
    while let ending = endings.first(where: { ends(name, with: $0) }) { name = name.dropLast(ending.count) }
    return name
  }

  /// Whether a name is some words and an ending, whatever the case of ASCII letters.
  private static func ends(_ name: ArraySlice<UInt8>, with ending: [UInt8]) -> Bool {
    name.count > ending.count
      && zip(name.suffix(ending.count), ending).allSatisfy { (0x41...0x5A).contains($0) ? $0 | 0x20 == $1 : $0 == $1 }
  }
}
