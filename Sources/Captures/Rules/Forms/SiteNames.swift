import Content

/// The name of the outlet at the end of the title, as browsers show it for a page.
///
///     桥修好了 – 法国国际广播电台 - RFI   →   桥修好了
///
/// The converter does it, which makes the title.
struct SiteNames: CleanupRule {
  static let identifier = "site-name"
  static let summary = "The outlet's own name at the end of the title, behind a dash or bar."

  /// The title without the names at its end; `nil` where it has none.
  static func removed(from title: String, of outlet: Outlet, at host: String) -> String? {
    // Scalars, since most titles are gone through for nothing.
    let all = title.unicodeScalars
    var rest = all[...]
    while let mark = rest.lastIndex(where: isMark) {
      let name = TextCleaning.line(String(rest[all.index(after: mark)...]).utf8)
      var before = rest[..<mark]
      // A hyphen without a space before it joins words.
      guard before.last == " " || !isDash(rest[mark]), isName(name, of: outlet, at: host) else { break }
      while before.last == " " { before.removeLast() }
      guard before.prefix(shortestTitle).count == shortestTitle else { break }
      rest = before
    }
    return rest.endIndex < all.endIndex ? String(rest) : nil
  }

  /// What has fewer characters is no title without the name.
  private static let shortestTitle = 4

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "|", "｜", "丨", "_": true
    default: isDash(scalar)
    }
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar == "–" || scalar == "—" }

  private static func isName(_ text: String, of outlet: Outlet, at host: String) -> Bool {
    if text == outlet.name || outlet.otherNames.contains(text) { return true }
    let lower = text.lowercased()
    return lower.utf8.count >= 3 && !["com", "net", "org", "www", "news", "blog"].contains(lower)
      && host.split(separator: ".").contains { $0 == lower }
  }
}
