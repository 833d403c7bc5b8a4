/// The names in a byline.
package enum PersonNames {
  /// Takes a byline apart.
  ///
  ///     "MOTOKO RICH, CHOE SANG-HUN AND LI YUAN"   →   MOTOKO RICH · CHOE SANG-HUN · LI YUAN
  ///     "null 任琛（摘编）"                          →   任琛
  ///
  /// No name comes twice, whatever its letter case.
  package static func split(_ byline: String) -> [String] {
    var names: [String] = []
    var seen: Set<String> = []
    for part in parts(of: byline) {
      let name = cleaned(part)
      if !name.isEmpty, seen.insert(key(name)).inserted { names.append(name) }
    }
    return names
  }

  /// What two spellings of one name have in common.
  package static func key(_ name: String) -> String {
    name.uppercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .replacing("’", with: "'")
  }

  /// Whether a name is written in capitals only, so that its real spelling is not known.
  package static func isAllCapitals(_ name: String) -> Bool {
    let letters = name.unicodeScalars.filter(\.properties.isAlphabetic)
    return letters.count >= 4 && letters.contains { $0.properties.isUppercase }
      && !letters.contains { $0.properties.isLowercase }
  }

  /// A name in capitals as it is spelled most often: `CHOE SANG-HUN` → `Choe Sang-Hun`, `O'BRIEN` → `O'Brien`.
  package static func titleCased(_ name: String) -> String {
    var out = ""
    var begins = true
    for character in name {
      out += begins ? character.uppercased() : character.lowercased()
      begins = !character.isLetter
    }
    return out
  }

  private static func parts(of byline: String) -> [Substring] {
    var parts: [Substring] = []
    var depth = 0
    var start = byline.startIndex
    var index = start
    while index < byline.endIndex {
      let character = byline[index]
      if "(（".contains(character) { depth += 1 }
      if ")）".contains(character) { depth = max(0, depth - 1) }
      if depth == 0, let length = separatorLength(byline, at: index) {
        parts.append(byline[start..<index])
        index = byline.index(index, offsetBy: length)
        start = index
      } else {
        index = byline.index(after: index)
      }
    }
    return parts + [byline[start...]]
  }

  /// How many characters a separator at `index` has.
  private static func separatorLength(_ text: String, at index: String.Index) -> Int? {
    if ",，、;；/|".contains(text[index]) { return 1 }
    guard text[index] == " " else { return nil }
    let rest = text[index...].prefix(5).lowercased()
    if rest == " and " { return 5 }
    return rest.hasPrefix(" & ") ? 3 : nil
  }

  private static func cleaned(_ part: Substring) -> String {
    var name = part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for prefix in ["null ", "By ", "BY ", "by ", "作者：", "作者:", "记者：", "記者：", "文：", "撰文：", "and ", "AND "]
    where name.hasPrefix(prefix) {
      name.removeFirst(prefix.count)
    }
    if name == "null" { return "" }
    // What stands in brackets at the end is what the person did, unless it is the whole.
    if let last = name.last, ")）".contains(last), let open = name.lastIndex(where: { "(（".contains($0) }),
      open > name.startIndex,
      !name[open...].unicodeScalars.contains(where: { $0.isASCII && $0.properties.isAlphabetic })
    {
      name = String(name[..<open])
    }
    return name.trimmed()
  }
}

extension String {
  fileprivate func trimmed() -> String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
