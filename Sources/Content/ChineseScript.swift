/// The ways to write Chinese.
package enum ChineseScript: Sendable {
  case simplified, traditional

  /// The one that a language tag is of; `nil` for other languages.
  ///
  ///     zh, zh-Hans, zh-CN, zh-Hans-HK      simplified
  ///     zh-Hant, zh-TW, zh-hk, zh-MO        traditional
  ///
  /// - Parameter languageTag: a BCP 47 tag.
  package init?(languageTag: String) {
    // Nearly all tags of an archive are one of these, and it has many articles.
    switch languageTag {
    case "zh-Hans": self = .simplified
    case "zh-Hant": self = .traditional
    default:
      guard let script = Self.script(ofSubtags: languageTag) else { return nil }
      self = script
    }
  }

  private static func script(ofSubtags languageTag: String) -> Self? {
    let subtags = languageTag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let language = subtags.first, isSame(language, "zh") else { return nil }
    for subtag in subtags.dropFirst() {
      // The script, if it is there, comes before the region.
      if isSame(subtag, "hans") { return .simplified }
      if traditionalSubtags.contains(where: { isSame(subtag, $0) }) { return .traditional }
    }
    return .simplified
  }

  /// The script, and the regions that use it.
  private static let traditionalSubtags: [StaticString] = ["hant", "tw", "hk", "mo"]

  private static func isSame(_ subtag: Substring.UTF8View, _ name: StaticString) -> Bool {
    name.withUTF8Buffer { $0.elementsEqual(subtag.lazy.map { $0 | 0x20 }) }
  }
}
