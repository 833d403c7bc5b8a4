/// The language of a paragraph or heading that is plainly in another one than the article around it.
///
/// It is said only where a voice or a font would go wrong, and where the text leaves no doubt: within an article in Chinese,
/// Japanese or Korean, a part without any of their characters that has common words of a European language; within any other,
/// a part in their scripts without a letter of another.
enum PartLanguage {
  /// How many bytes of a part are looked at.
  static let sampleSize = 600

  /// The language of a part; `nil` for the article's own, and where it cannot be told.
  static func language(ofPart text: [UInt8], in article: String) -> StaticString? {
    let text = String(decoding: text, as: UTF8.self)
    var (hasHan, hasKana, hasHangul, hasOther) = (false, false, false, false)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x3041...0x30FF: hasKana = true
      case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD: hasHan = true
      case 0x1100...0x11FF, 0xAC00...0xD7A3: hasHangul = true
      // Alphabets of other scripts lie before and between those, and Arabic's forms behind.
      case ..<0x2E80, 0xA000..<0xAC00, 0xFB50..<0xFF00: hasOther = hasOther || scalar.properties.isAlphabetic
      default: break
      }
    }
    let hasEastAsian = hasHan || hasKana || hasHangul
    if isEastAsian(article) { return hasEastAsian ? nil : european(text) }
    guard hasEastAsian, !hasOther else { return nil }
    return hasKana ? "ja" : hasHangul ? "ko" : "zh"
  }

  /// Whether a part with these bytes in it is in the article's own script, so that no more of it needs to be looked at.
  ///
  /// - Parameter isEastAsian: whether the article is in Chinese, Japanese or Korean.
  static func isOwnScript(_ text: UnsafeBufferPointer<UInt8>, isEastAsian: Bool) -> Bool {
    // The first bytes of U+3040 to U+D7FF.
    isEastAsian && text.contains { (0xE3...0xED).contains($0) }
  }

  /// Whether a language is Chinese, Japanese or Korean.
  static func isEastAsian(_ language: String) -> Bool {
    ["zh", "ja", "ko", "yue"].contains(language.prefix { $0 != "-" }.lowercased())
  }

  /// Words that are common in one of these languages and in no other of them.
  private static let words: [(language: StaticString, words: Set<String>)] = [
    ("en", ["the", "of", "and", "to", "is", "was", "that", "with", "for", "this", "are", "by", "from", "have", "has"]),
    ("fr", ["le", "les", "des", "est", "une", "dans", "qui", "pour", "sur", "avec", "pas", "du", "au", "ce"]),
    ("de", ["der", "die", "das", "und", "ist", "nicht", "ein", "eine", "mit", "auf", "den", "von", "für", "zu"]),
    ("es", ["el", "los", "las", "que", "una", "por", "con", "para", "del", "es", "se", "más"]),
  ]

  /// The language whose words are most in a text: three at least, more than of any other.
  private static func european(_ text: String) -> StaticString? {
    var counts = words.map { _ in 0 }
    for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
      for index in words.indices where words[index].words.contains(String(word)) { counts[index] += 1 }
    }
    guard let most = counts.max(), most >= 3, counts.filter({ $0 == most }).count == 1,
      let index = counts.firstIndex(of: most)
    else { return nil }
    return words[index].language
  }
}

extension HTMLRenderer {
  /// Appends a `lang` attribute to the start tag that is open, where a part is in another language than the article; and a `dir`,
  /// where the article runs from right to left, since none of these languages does.
  mutating func writeLanguage(of part: MarkdownTree.Index) {
    guard let article = options.language, !options.plain else { return }
    var sample: [UInt8] = []
    var walk = TreeWalk(over: tree, from: part)
    while sample.count < PartLanguage.sampleSize, let step = walk.next() {
      switch step.kind {
      case .text:
        let text = tree.literal(of: step.node)
        if PartLanguage.isOwnScript(text, isEastAsian: isEastAsian) { return }
        sample += text
      case .softBreak, .lineBreak: sample.append(0x20)
      default: break
      }
    }
    guard let language = PartLanguage.language(ofPart: sample, in: article) else { return }
    output.append(" lang=\"")
    output.append(language)
    output.append(options.isRightToLeft ? "\" dir=\"ltr\"" : "\"")
  }
}
