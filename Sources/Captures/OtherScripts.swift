/// Tells languages that are not written in Latin, Han, kana or Hangul: by the script where it has one language in practice, by letters
/// that others lack where it has several.
enum OtherScripts {
  /// A script: its place among the known ones.
  typealias Script = Int

  /// The scripts with the most frequent of their languages, and where their letters are; each range begins and ends with a multiple of 16.
  private static let scripts: [(language: String, letters: [Range<Int>])] = [
    ("ru", [0x400..<0x530]), ("ar", [0x600..<0x700, 0x750..<0x780, 0xFB50..<0xFE00, 0xFE70..<0xFF00]),
    ("el", [0x370..<0x400, 0x1F00..<0x2000]), ("hy", [0x530..<0x590]), ("he", [0x590..<0x600]), ("hi", [0x900..<0x980]),
    ("bn", [0x980..<0xA00]), ("pa", [0xA00..<0xA80]), ("gu", [0xA80..<0xB00]), ("or", [0xB00..<0xB80]),
    ("ta", [0xB80..<0xC00]),
    ("te", [0xC00..<0xC80]), ("kn", [0xC80..<0xD00]), ("ml", [0xD00..<0xD80]), ("si", [0xD80..<0xE00]),
    ("th", [0xE00..<0xE80]),
    ("lo", [0xE80..<0xF00]), ("bo", [0xF00..<0x1000]), ("my", [0x1000..<0x10A0]),
    ("ka", [0x10A0..<0x1100, 0x1C90..<0x1CC0]),
    ("am", [0x1200..<0x13A0]), ("km", [0x1780..<0x1800]), ("mn-Mong", [0x1800..<0x18B0]),
  ]

  /// Languages that share a script, after the one that has it where none of them is plain. Each has some of the letters of each group, and
  /// none of `lacks`; the first that fits is taken.
  private static let signs: [String: [(language: String, groups: [String], lacks: String)]] = [
    "ru": [
      ("kk", ["іұ", "қ"], ""), ("tg", ["ҷӣӯ", "қғҳ"], ""), ("uz-Cyrl", ["ў", "қғҳ"], ""), ("tt", ["ә", "җң"], ""),
      ("ky", ["ң", "өү"], ""),
      ("mn", ["өү"], ""), ("be", ["ў", "і"], ""), ("uk", ["іїєґ"], ""), ("sr", ["ћђ"], ""), ("mk", ["јљњџ"], ""),
      ("bg", ["ъ"], "ыэ"),
    ],
    "ar": [
      ("ug", ["ې", "ۆۈۋ", "ە"], ""), ("ckb", ["ێۆ", "ە"], ""), ("ps", ["ټډړښځڅڼ", "ېۍ"], ""), ("ur", ["ٹڈڑے"], ""),
      ("fa", ["پچژگ", "یک"], ""),
    ],
  ]

  /// How often the letters of a group stand at least: once in so many letters.
  private static let rarest = 300

  /// The script that has the most letters, of these scripts, and how many; `nil` for a text without any.
  static func prevailing(in text: [UInt8]) -> (script: Script, letters: Int)? {
    var counts = [Int](repeating: 0, count: scripts.count + 1)
    forEachLetter(of: text) { counts[Int(scriptOfColumn[$0 >> 4])] += 1 }
    guard let most = counts.dropFirst().max(), most > 0, let index = counts.dropFirst().firstIndex(of: most) else {
      return nil
    }
    return (index - 1, most)
  }

  /// The language of a text in a script.
  static func language(of text: [UInt8], in script: Script) -> String {
    let (language, ranges) = scripts[script]
    guard let candidates = signs[language], let letters = ranges.first else { return language }
    var counts = [Int](repeating: 0, count: letters.count)
    var total = 0
    forEachLetter(of: text) { letter in
      guard letters.contains(letter) else { return }
      counts[letter - letters.lowerBound] += 1
      total += 1
    }
    func isUsual(_ group: String) -> Bool {
      let count = group.unicodeScalars.reduce(0) { $0 + counts[Int($1.value) - letters.lowerBound] }
      return count > 0 && count * rarest >= total
    }
    return candidates.first { $0.groups.allSatisfy(isUsual) && !isUsual($0.lacks) }?.language ?? language
  }

  /// For each sixteen characters up to U+FFFF the number of their script, counted from 1; 0 for others.
  private static let scriptOfColumn: [UInt8] = {
    var columns = [UInt8](repeating: 0, count: 0x1000)
    for (number, script) in scripts.enumerated() {
      for letters in script.letters {
        for column in letters.lowerBound >> 4..<letters.upperBound >> 4 { columns[column] = UInt8(number + 1) }
      }
    }
    return columns
  }()

  /// Shows those of the first characters of a text that may be of these scripts: U+0340 to U+FFFF.
  @inline(__always)
  private static func forEachLetter(of text: [UInt8], _ body: (Int) -> Void) {
    text.withUnsafeBufferPointer { text in
      var (index, characters) = (0, 0)
      while index < text.count, characters < LanguageGuess.sampleSize {
        characters += 1
        let lead = text[index]
        let size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        if lead >= 0xCD, size < 4, index + size <= text.count {
          let second = Int(text[index + 1] & 0x3F)
          body(
            size == 2
              ? Int(lead & 0x1F) << 6 | second : Int(lead & 0x0F) << 12 | second << 6 | Int(text[index + 2] & 0x3F))
        }
        index += size
      }
    }
  }
}
