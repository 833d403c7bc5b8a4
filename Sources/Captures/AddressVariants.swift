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
    if let plain = plainHost(host) {
      out += plain
      return
    }
    // What has no host, such as an address of mail, begins with its path.
    var host = Bytes.lowercased(host)[...]
    if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(at + 1)...] }
    if host.first != UInt8(ascii: "["), let port = host.lastIndex(of: UInt8(ascii: ":")) { host = host[..<port] }
    var labels = host.split(separator: UInt8(ascii: "."))[...]
    while labels.count > 2, let first = labels.first, isWord(first, of: hostLabels) { labels.removeFirst() }
    out += labels.joined(separator: ".".utf8)
  }

  /// The rest of a host of small letters, digits, hyphens and single dots between them, as most are; `nil` for others.
  private static func plainHost(_ host: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let dot = UInt8(ascii: ".")
    var (labels, previous) = (1, dot)
    for byte in host {
      switch byte {
      case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "-"): break
      case dot where previous != dot: labels += 1
      default: return nil
      }
      previous = byte
    }
    guard previous != dot else { return nil }
    var rest = host
    while labels > 2, let end = rest.firstIndex(of: dot), isWord(rest[..<end], of: hostLabels) {
      rest = rest[(end + 1)...]
      labels -= 1
    }
    return rest
  }

  private static func append(path: ArraySlice<UInt8>, hasQuery: Bool, to out: inout [UInt8]) {
    let start = out.count
    var last: ArraySlice<UInt8>?
    func append(_ part: ArraySlice<UInt8>) {
      out.append(UInt8(ascii: "/"))
      out += part
    }
    var rest = path
    while let first = rest.firstIndex(where: { !isSlash($0) }) {
      let end = rest[first...].firstIndex(where: isSlash) ?? rest.endIndex
      let part = rest[first..<end]
      rest = rest[end...]
      guard !isWord(part, of: segments) else { continue }
      if let last { append(last) }
      last = part
    }
    guard let name = last.map(withoutEndings) else { return }
    if !isWord(name, of: listings) || out.count == start && hasQuery { append(name) }
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
    name.count > ending.count && name.last.map { $0 | 0x20 } == ending.last
      && zip(name.suffix(ending.count), ending).allSatisfy { (0x41...0x5A).contains($0) ? $0 | 0x20 == $1 : $0 == $1 }
  }
}
