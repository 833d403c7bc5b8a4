/// Tags of languages as BCP 47 has them: `zh-Hans`, `pt-BR`, `x-old`.
package enum LanguageTag {
  /// Whether a text is a well-formed tag (RFC 5646, section 2.2.9): feeds and pages with another are not valid. Whether there is such a
  /// language is not asked.
  package static func isWellFormed(_ text: String) -> Bool {
    let subtags = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = subtags.first, subtags.allSatisfy(isSubtag), first.allSatisfy(WebAddress.isLetter) else {
      return false
    }
    let isPrivate = isSingleton(first, "x")
    guard first.count > 1 || isPrivate || isSingleton(first, "i") else { return false }
    // One letter or digit says what follows, and something does; behind x anything may be as short.
    let end = isPrivate ? 1 : subtags.firstIndex { isSingleton($0, "x") }.map { $0 + 1 } ?? subtags.count
    for place in 0..<end where subtags[place].count == 1 {
      guard place + 1 < subtags.count, subtags[place + 1].count > 1 || place + 1 >= end else { return false }
    }
    return true
  }

  /// What somebody may have meant who wrote a text that is no tag: `zh-CN` for `zh_CN`.
  package static func nearest(to text: String) -> String? {
    let tag = text.replacing("_", with: "-")
    return isWellFormed(tag) ? tag : nil
  }

  private static func isSubtag(_ subtag: Substring.UTF8View) -> Bool {
    1...8 ~= subtag.count && subtag.allSatisfy { WebAddress.isLetter($0) || 0x30...0x39 ~= $0 }
  }

  private static func isSingleton(_ subtag: Substring.UTF8View, _ letter: Unicode.Scalar) -> Bool {
    subtag.count == 1 && subtag.allSatisfy { UInt32($0 | 0x20) == letter.value }
  }
}
