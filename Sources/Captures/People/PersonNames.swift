/// The names in a byline.
package enum PersonNames {
  /// Takes a byline apart.
  ///
  ///     "MOTOKO RICH, CHOE SANG-HUN AND LI YUAN"   →   MOTOKO RICH · CHOE SANG-HUN · LI YUAN
  ///     "null 任琛（摘编）"                          →   任琛
  ///     "本报记者 林一 周二 台北报导"                  →   林一 · 周二
  ///
  /// No name comes twice, whatever its letter case. Each is spelled as `NameSpelling` says. What is longer than any byline has no
  /// names.
  package static func split(_ byline: String) -> [String] {
    guard byline.utf8.count <= 4000 else { return [] }
    return split(NameSpelling.scalars(of: byline)[...])
  }

  /// Takes a byline apart that is spelled as `NameSpelling` has it.
  static func split(_ byline: ArraySlice<Unicode.Scalar>) -> [String] {
    let names = BylineParts.parts(of: byline).flatMap { BylineParts.names(in: $0) }
    guard names.count > 1 else { return names }
    var seen: Set<String> = []
    return names.filter { seen.insert(key($0)).inserted }
  }

  /// What two spellings of one name have in common.
  package static func key(_ name: String) -> String {
    var key: [Unicode.Scalar] = []
    key.reserveCapacity(name.utf8.count)
    var space = false
    func add(_ scalar: Unicode.Scalar) {
      if scalar.isSpace {
        space = !key.isEmpty
        return
      }
      if space { key.append(" ") }
      space = false
      key.append(scalar == "’" ? "'" : scalar)
    }
    for scalar in name.unicodeScalars {
      switch scalar.value {
      case 0x61...0x7A: add(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value) & 0x5F))
      case 0..<0x80, 0x4E00...0x9FFF: add(scalar)
      default: for capital in scalar.properties.uppercaseMapping.unicodeScalars { add(capital) }
      }
    }
    return key[...].string
  }

  /// Whether a name is written in capitals only, so that its real spelling is not known. The small letters of `McCABE` do
  /// not count; acronyms of organisations and names that have other than Latin letters are as they should be.
  package static func isAllCapitals(_ name: String) -> Bool {
    var capitals = 0
    let scalars = Array(name.unicodeScalars)
    var rest = scalars[...]
    while !rest.isEmpty {
      let word = rest.prefix { $0 != " " && $0 != "-" && $0 != "'" }
      let prefix = prefixes.first { word.count > $0.count + 1 && word.first == $0[0] && word.starts(with: $0) }
      for scalar in word.dropFirst(prefix?.count ?? 0) where scalar.isLetter {
        guard scalar.isCapital else { return false }
        capitals += 1
      }
      rest = rest[word.endIndex...].dropFirst()
    }
    return capitals >= 4 && Organisations.spelling(of: scalars[...]) == nil
  }

  /// A name in capitals as it is spelled most often: `CHOE SANG-HUN` → `Choe Sang-Hun`, `O'BRIEN` → `O'Brien`,
  /// `McCABE` → `McCabe`, `URSULA VON DER LEYEN` → `Ursula von der Leyen`.
  package static func titleCased(_ name: String) -> String {
    let words = name.split(separator: " ", omittingEmptySubsequences: false)
    return words.enumerated().map { index, word in
      let lower = word.lowercased()
      // In front, a small word is somebody's first name: Van Morrison. Others, de and la, are spelled either way.
      if index > 0, index + 1 < words.count, small.contains(lower) { return lower }
      return numerals.contains(String(word)) ? String(word) : titleCased(word: word)
    }.joined(separator: " ")
  }

  private static func titleCased(word: Substring) -> String {
    var out = ""
    var begins = true
    for character in word {
      out += begins ? character.uppercased() : character.lowercased()
      begins = !character.isLetter
      if out == "Mc" { begins = true }
    }
    return out
  }

  /// What names begin with in small letters where the rest is in capitals.
  private static let prefixes = ["Mc", "Mac", "Fitz", "De", "Di", "Le", "La", "Van"].map { Array($0.unicodeScalars) }
  private static let small: Set<String> = ["von", "van", "der", "den", "zu", "bin", "ibn", "dos"]
  private static let numerals: Set<String> = ["II", "III", "IV"]
}
