/// Tells the language of a text by its characters, for articles whose outlet writes in more than one.
package enum LanguageGuess {
  /// A BCP 47 tag: `zh-Hans`, `zh-Hant`, `ja`, `ko` or `en`; `nil` when too little of the text tells.
  ///
  /// Simplified and Traditional Chinese are told apart by characters that are common in one and do not occur in the other.
  package static func language(of text: some StringProtocol) -> String? {
    var (han, latin, kana, hangul, simplified, traditional) = (0, 0, 0, 0, 0, 0)
    for scalar in text.unicodeScalars.prefix(4000) {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A: latin += 1
      case 0x3041...0x30FF: kana += 1
      case 0xAC00...0xD7A3: hangul += 1
      case 0x4E00...0x9FFF:
        han += 1
        let kind = kinds[Int(scalar.value - 0x4E00)]
        if kind == .simplified { simplified += 1 }
        if kind == .traditional { traditional += 1 }
      default: break
      }
    }
    if hangul > han + latin / 4 { return "ko" }
    if kana * 4 > han, kana > 4 { return "ja" }
    if han * 2 >= latin / 3, han > 0 {
      if simplified == traditional { return nil }
      return simplified > traditional ? "zh-Hans" : "zh-Hant"
    }
    return latin > 20 ? "en" : nil
  }

  /// Whether a text in Chinese is plainly in Traditional characters although it should be in Simplified ones, or the other way round.
  ///
  /// - Parameter text: in UTF-8.
  static func isInOtherCharacters(than language: String, _ text: [UInt8]) -> Bool {
    var (simplified, traditional) = (0, 0)
    text.withUnsafeBufferPointer { text in
      kinds.withUnsafeBufferPointer { kinds in
        var index = 0
        while index + 2 < text.count {
          // These characters have three bytes each in UTF-8.
          guard (0xE4...0xE9).contains(text[index]) else {
            index += 1
            continue
          }
          let (second, third) = (Int(text[index + 1] & 0x3F), Int(text[index + 2] & 0x3F))
          let value = Int(text[index] & 0x0F) << 12 | second << 6 | third
          index += 3
          guard value >= 0x4E00 else { continue }
          switch kinds[value - 0x4E00] {
          case .simplified: simplified += 1
          case .traditional: traditional += 1
          case .both: break
          }
        }
      }
    }
    let (own, other) = language == "zh-Hans" ? (simplified, traditional) : (traditional, simplified)
    return other >= 4 && other > 3 * own
  }

  private enum Kind: UInt8 { case both, simplified, traditional }

  /// What each character from U+4E00 to U+9FFF tells.
  private static let kinds: [Kind] = {
    var kinds = [Kind](repeating: .both, count: 0x5200)
    for scalar in simplifiedOnly.unicodeScalars { kinds[Int(scalar.value - 0x4E00)] = .simplified }
    for scalar in traditionalOnly.unicodeScalars { kinds[Int(scalar.value - 0x4E00)] = .traditional }
    return kinds
  }()

  private static let simplifiedOnly = "们这国来说对时会个过后还没为发经现实动问间关开车书长门见东马风云龙华师报学产业严专丛两"
  private static let traditionalOnly = "們這國來說對時會個過後還沒為發經現實動問間關開車書長門見東馬風雲龍華師報學產業嚴專叢兩"
}
