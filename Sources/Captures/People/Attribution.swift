import Content

/// Who an article says wrote it: what its byline, its credits, its feed and its capture's header say, brought together.
struct Attribution {
  /// Names of authors, in the order of the byline; those in capitals as they are there.
  private(set) var names: [String]
  /// The wording of byline and credits, where it says more than the names; `nil` where it does not.
  private(set) var wording: String?

  /// The first of these that names anybody counts: the byline, the credits around the text, the header, the footer of the feed.
  init(byline: Byline, fields: MovedFields, capture: Capture, outlet: Outlet) {
    names = byline.names
    if names.isEmpty { names = fields.reporters }
    if names.isEmpty { names = Self.headerNames(capture, outlet) }
    if names.isEmpty { names = PersonNames.split(fields.authors.joined(separator: "、")) }
    var lines = fields.byline
    if !byline.authors.isEmpty { lines.insert(byline.authors, at: 0) }
    wording = lines.isEmpty ? nil : lines.joined(separator: " · ")
  }

  private static func headerNames(_ capture: Capture, _ outlet: Outlet) -> [String] {
    guard let author = capture.author else { return [] }
    // Mirrors that went through Jekyll have the outlet's name there.
    let isOutlet = author.contains(outlet.name) || outlet.name.contains(author) || author == "unknown"
    return isOutlet ? [] : PersonNames.split(author)
  }

  /// The spellings of names that statements about people tell: their names, and those in brackets behind them,
  /// `储某(Chris B)是…`.
  static func spellings(in profiles: [Article.Profile]) -> [String] {
    profiles.flatMap { profile -> [String] in
      let name = NameSpelling.folded(profile.name)
      guard profile.about.utf8.starts(with: profile.name.utf8) else { return [name] }
      let rest = profile.about.unicodeScalars.dropFirst(profile.name.unicodeScalars.count).drop { $0 == " " }
      guard let open = rest.first, open == "(" || open == "（",
        let close = rest.firstIndex(where: { $0 == ")" || $0 == "）" })
      else { return [name] }
      let latin = NameSpelling.folded(String(rest[..<close].dropFirst()))
      return NameShape(latin) == .latin && !PersonNames.isAllCapitals(latin) ? [name, latin] : [name]
    }
  }
}

extension CaptureConverter.Result {
  /// Sets authors and byline; names in capitals are spelled as the article's own footer does.
  mutating func attribute(to attribution: Attribution) {
    let own = Attribution.spellings(in: article.profiles)
    spellings += own
    let known = Dictionary(own.map { (PersonNames.key($0), $0) }, uniquingKeysWith: { first, _ in first })
    for name in attribution.names {
      let key = PersonNames.key(name)
      if let spelling = known[key] {
        article.authors.append(spelling)
      } else if PersonNames.isAllCapitals(name) {
        article.authors.append(PersonNames.titleCased(name))
        unspelled.append(key)
      } else {
        article.authors.append(name)
        spellings.append(name)
      }
    }
    // The names say all that a byline of nothing but names says.
    let isNamesOnly = attribution.wording == article.authors.joined(separator: ", ")
    article.byline = isNamesOnly ? nil : attribution.wording
  }
}
