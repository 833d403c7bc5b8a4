import Content

/// The ways in which outlets give one article several addresses: for telephones, for printing, for those who come from elsewhere.
///
///     https://m.news.example/amp/2024/a.html?from=timeline   →   news.example/2024/a
///     http://www.news.example/2024/a/index.html              →   news.example/2024/a
///
/// Two addresses that are equal then are of one article only if its text is the same: for some outlet any of these parts means
/// something.
enum AddressVariants {
  private static let hostLabels: Set<Substring> = ["www", "m", "amp", "mobile", "wap", "touch", "3g", "zh", "print"]
  private static let segments: Set<Substring> = ["amp", "m", "mobile", "wap", "print"]
  private static let endings = [".html", ".htm", ".shtml", ".php", ".aspx", ".asp", ".amp", ".print"]
  private static let parameters: Set<Substring> = [
    "amp", "print", "from", "src", "source", "ref", "referer", "referrer", "share", "spm", "via", "view", "output",
    "outputtype", "mobile", "m", "isappinstalled", "feature", "rss", "cid", "smid", "smtyp", "ocid", "maca",
    "at_medium",
    "at_campaign", "version", "device", "platform",
  ]

  /// The address without what tells variants apart.
  static func plain(_ address: WebAddress) -> String {
    let identity = WebAddress("//" + address.identity)
    var labels = identity.host.split(separator: ".")
    while labels.count > 2, hostLabels.contains(labels[0]) { labels.removeFirst() }
    var parts = identity.path.split(separator: "/").filter { !segments.contains($0) }
    if let last = parts.popLast() {
      let name = withoutEndings(last)
      if !["index", "default"].contains(name) || parts.isEmpty && identity.query != nil { parts.append(name) }
    }
    let query = (identity.query ?? "").split(separator: "&").filter { !isVariant($0) }.sorted()
    return labels.joined(separator: ".") + parts.map { "/\($0)" }.joined()
      + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  private static func isVariant(_ parameter: Substring) -> Bool {
    let name = parameter.prefix { $0 != "=" }.lowercased()
    return parameters.contains(name[...])
  }

  private static func withoutEndings(_ name: Substring) -> Substring {
    var name = name
    while let ending = endings.first(where: { ends(name, with: $0) }) { name = name.dropLast(ending.count) }
    return name
  }

  /// Whether a name is some words and an ending, whatever the case of ASCII letters.
  private static func ends(_ name: Substring, with ending: String) -> Bool {
    name.utf8.count > ending.utf8.count
      && zip(name.utf8.suffix(ending.utf8.count), ending.utf8).allSatisfy {
        (0x41...0x5A).contains($0) ? $0 | 0x20 == $1 : $0 == $1
      }
  }
}
