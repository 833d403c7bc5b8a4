import Platform

/// How the file of an article is named, and with it its page: by its outlet and the last meaningful part of its
/// address, never by its title. A name, once given, never changes.
package enum ArticleName {
  /// The path of an article in the archive, without an ending: `2024/06/21/nyt-russia-korea-defense-asia`.
  ///
  /// - Parameter digits: how many digits of the address's fingerprint follow, where another article has that path; 16 at most.
  package static func path(
    _ address: WebAddress, outlet: String, on day: CivilDate, digits: Int = 0
  ) -> String {
    let suffix = digits > 0 ? "-" + hash(address, digits) : ""
    let room = Slug.maximumLength - outlet.utf8.count - 1 - suffix.utf8.count
    let part = meaningfulPart(address, limit: max(8, room))
    return "\(folder(of: day))/\(outlet)-\(part.isEmpty ? hash(address, max(digits, 8)) : part + suffix)"
  }

  /// The folder of a day's articles: `2024/06/21`.
  package static func folder(of day: CivilDate) -> String {
    day.path
  }

  /// The name of the section that the address tells, or `nil`.
  package static func section(_ address: WebAddress, of outlet: Outlet) -> String? {
    guard let index = outlet.sectionSegment else { return nil }
    let segments = segments(of: address)
    // The last segment is the article itself.
    guard index < segments.count - 1 else { return nil }
    let slug = Slug.make(WebAddress.percentDecoded(segments[index]))
    return slug.isEmpty || slug.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D } ? nil : slug
  }

  private static func hash(_ address: WebAddress, _ digits: Int) -> String {
    String(Fingerprint(address.identity).hexadecimal.prefix(digits))
  }

  /// The slug of the last segment that says something; of the query's values when no segment does.
  private static func meaningfulPart(_ address: WebAddress, limit: Int) -> String {
    var number = ""
    var rest = address.path.utf8[...]
    while !rest.isEmpty {
      let start = rest.lastIndex(of: UInt8(ascii: "/")).map(rest.index(after:)) ?? rest.startIndex
      let segment = Substring(rest[start...])
      rest = rest[..<start].dropLast()
      guard !segment.isEmpty else { continue }
      let slug = Slug.make(withoutEnding(WebAddress.percentDecoded(segment)), limit: limit)
      if slug.isEmpty || generic.contains(slug) { continue }
      guard slug.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }) else {
        // A number behind words is told by the words, one behind a short word by itself.
        if number.isEmpty || slug.utf8.count > 8 { return slug }
        break
      }
      if number.isEmpty { number = slug }
    }
    if !number.isEmpty { return number }
    let values = (address.query ?? "").split(separator: "&").compactMap { $0.split(separator: "=", maxSplits: 1).last }
    return Slug.make(WebAddress.percentDecoded(values.joined(separator: "-")), limit: limit)
  }

  /// Segments that stand in many addresses of one outlet.
  private static let generic: Set<String> = [
    "index", "dual", "amp", "article", "articles", "story", "news", "post", "posts", "view", "watch", "show", "item",
    "detail", "default", "read", "content", "node", "print", "zh-hans", "zh-hant",
  ]

  /// `page.html` → `page`.
  private static func withoutEnding(_ name: String) -> Substring {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return name[...] }
    let ending = name.utf8[dot...].dropFirst().lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return endings.contains { $0.utf8.elementsEqual(ending) } ? name[..<dot] : name[...]
  }

  private static let endings = ["html", "htm", "shtml", "xhtml", "php", "asp", "aspx", "jsp", "do"]

  /// The parts of an address's path, none of them empty.
  private static func segments(of address: WebAddress) -> [Substring] {
    address.path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
  }
}

extension ArticleName {
  /// The day that an address tells: `/2024/06/21/…` or `/20240621/…`.
  package static func day(_ address: WebAddress) -> CivilDate? {
    let segments = segments(of: address)
    for (index, segment) in segments.enumerated() {
      guard segment.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { continue }
      if segment.utf8.count == 8, let value = Int(segment),
        let day = CivilDate(year: value / 10_000, month: value / 100 % 100, day: value % 100), day.year >= 1990
      {
        return day
      }
      guard segment.utf8.count == 4, index + 2 < segments.count, let year = Int(segment), year >= 1990,
        let month = Int(segments[index + 1])
      else { continue }
      return CivilDate(year: year, month: month, day: Int(segments[index + 2]) ?? 1)
        ?? CivilDate(year: year, month: month, day: 1)
    }
    return nil
  }
}
