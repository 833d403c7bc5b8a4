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
    if text == outlet.name || names[outlet.slug]?.contains(text) ?? false { return true }
    let lower = text.lowercased()
    return lower.utf8.count >= 3 && !["com", "net", "org", "www", "news", "blog"].contains(lower)
      && host.split(separator: ".").contains { $0 == lower }
  }

  /// What outlets call themselves there besides their names.
  private static let names: [String: Set<String>] = [
    "bbc": ["BBC News 中文", "BBC 中文网", "BBC中文网", "BBC Chinese"],
    "bbc-trad": ["BBC News 中文", "BBC 中文網", "BBC中文網", "BBC Chinese"],
    "cna": ["中央社 CNA", "中央社CNA", "中央通訊社"],
    "dw": ["DW.COM", "德国之声中文网"],
    "epochtimes": ["大纪元新闻网", "大纪元时报"],
    "epochtimes-trad": ["大紀元新聞網", "大紀元時報"],
    "ft": ["FT中文网", "FTChinese"],
    "nyt": ["纽约时报", "纽约时报中文网 国际纵览"],
    "reuters": ["路透", "路透社", "Reuters"],
    "rfa": ["Radio Free Asia"],
    "rfi": ["法国国际广播电台", "法广"],
    "rfi-trad": ["法國國際廣播電台", "法廣"],
    "voa": ["VOA", "VOA Chinese", "美国之音中文网"],
    "zaobao": ["联合早报网", "早报网", "联合早报 Zaobao"],
  ]
}
