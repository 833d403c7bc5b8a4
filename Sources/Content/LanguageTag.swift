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

  /// Whether text in a language runs from right to left: by its script where the tag names one, else by what it is written in mostly.
  package static func isRightToLeft(_ tag: String) -> Bool {
    let subtags = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let language = subtags.first else { return false }
    let script = subtags.dropFirst().prefix { $0.count > 1 }.first {
      $0.count == 4 && $0.allSatisfy(WebAddress.isLetter)
    }
    let (subtag, known) = script.map { ($0, rightToLeftScripts) } ?? (language, rightToLeftLanguages)
    return known.contains(String(decoding: subtag.map { $0 | 0x20 }, as: UTF8.self))
  }

  private static let rightToLeftScripts: Set = [
    "adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa",
  ]
  private static let rightToLeftLanguages: Set = [
    "ar", "arc", "arq", "ary", "arz", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "lrc", "mzn", "nqo",
    "pnb", "prs", "ps",
    "sd", "skr", "syr", "ug", "ur", "yi",
  ]

  private static func isSubtag(_ subtag: Substring.UTF8View) -> Bool {
    1...8 ~= subtag.count && subtag.allSatisfy { WebAddress.isLetter($0) || 0x30...0x39 ~= $0 }
  }

  private static func isSingleton(_ subtag: Substring.UTF8View, _ letter: Unicode.Scalar) -> Bool {
    subtag.count == 1 && subtag.allSatisfy { UInt32($0 | 0x20) == letter.value }
  }
}
