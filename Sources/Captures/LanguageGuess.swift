/// Tells the language of a text by its characters and most common words, for articles whose outlet writes in more than one.
package enum LanguageGuess {
  /// A BCP 47 tag: `zh-Hant`, `ug`, `fr`; `nil` when too little of the text tells. Of a text in Latin letters it is `en` where no other
  /// language is plain.
  ///
  /// Simplified and Traditional Chinese are told apart by characters that are common in one and do not occur in the other, other
  /// languages by `OtherScripts` and `LatinWords`.
  ///
  /// - Parameter text: in UTF-8. It may end within a character. No more than the first 4,000 characters are looked at.
  package static func language(of text: [UInt8]) -> String? {
    let counts = Counts(text)
    // So it nearly always is where there are such characters at all: names and quotations in other texts are fewer.
    if counts.eastAsian * 8 >= counts.characters { return counts.language }
    if let script = OtherScripts.prevailing(in: text), script.letters > max(8, counts.latin, 6 * counts.eastAsian) {
      return OtherScripts.language(of: text, in: script.script)
    }
    guard counts.language == "en" else { return counts.language }
    return LatinWords.language(of: text, asciiLetters: counts.latin)
  }

  /// How many characters are looked at.
  static let sampleSize = 4000

  /// How many of the first characters of a text are of each kind.
  private struct Counts {
    private(set) var (characters, han, latin, kana, hangul, simplified, traditional) = (0, 0, 0, 0, 0, 0, 0)

    var eastAsian: Int { han + kana + hangul }

    /// What these kinds alone tell.
    var language: String? {
      if hangul > han + latin / 4 { return "ko" }
      if kana * 4 > han, kana > 4 { return "ja" }
      if han * 2 >= latin / 3, han > 0 {
        if simplified == traditional { return nil }
        return simplified > traditional ? "zh-Hans" : "zh-Hant"
      }
      return latin > 20 ? "en" : nil
    }

    init(_ text: [UInt8]) {
      (characters, han, latin, kana, hangul, simplified, traditional) = text.withUnsafeBufferPointer { text in
        kinds.withUnsafeBufferPointer { kinds in
          // Two counts each in one number, so that the loop needs no memory for any: the second is in the upper half.
          var (han, latin, chinese, others) = (0, 0, 0, 0)
          var (index, characters) = (0, 0)
          while index < text.count, characters < LanguageGuess.sampleSize {
            characters &+= 1
            let lead = text[index]
            guard lead >= 0xE0, lead < 0xF0, text.count &- index > 2 else {
              if (0x61...0x7A).contains(lead | 0x20) { latin &+= 1 }
              index &+= lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
              continue
            }
            let value =
              Int(lead & 0x0F) << 12 | Int(text[index &+ 1] & 0x3F) << 6 | Int(text[index &+ 2] & 0x3F)
            index &+= 3
            if value >= 0x4E00, value < 0xA000 {
              han &+= 1
              let kind = Int(kinds[value &- 0x4E00].rawValue)
              chinese &+= kind & 1 | (kind &>> 1) &<< 32
            } else if value >= 0x3041, value <= 0x30FF {
              others &+= 1
            } else if value >= 0xAC00, value <= 0xD7A3 {
              others &+= 1 << 32
            }
          }
          let low = (1 << 32) - 1
          return (characters, han, latin, others & low, others >> 32, chinese & low, chinese >> 32)
        }
      }
    }
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

  private enum Kind: UInt8 { case both = 0, simplified = 1, traditional = 2 }

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
