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
    var key = String.UnicodeScalarView()
    var space = false
    for scalar in name.uppercased().unicodeScalars {
      if scalar.properties.isWhitespace {
        space = !key.isEmpty
        continue
      }
      if space { key.append(" ") }
      space = false
      key.append(scalar == "’" ? "'" : scalar)
    }
    return String(key)
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

  /// The names between separators; what stands in brackets stays in one piece.
  private static func parts(of byline: String) -> [Substring] {
    var parts: [Substring] = []
    var depth = 0
    let scalars = byline.unicodeScalars
    var start = scalars.startIndex
    var index = start
    while index < scalars.endIndex {
      let length = depth == 0 ? separatorLength(scalars[index...]) : nil
      switch scalars[index] {
      case "(", "（": depth += 1
      case ")", "）": depth = max(0, depth - 1)
      default: break
      }
      if let length {
        parts.append(byline[start..<index])
        index = scalars.index(index, offsetBy: length)
        start = index
      } else {
        index = scalars.index(after: index)
      }
    }
    return parts + [byline[start...]]
  }

  /// How many characters the separator has that a text begins with.
  private static func separatorLength(_ text: Substring.UnicodeScalarView) -> Int? {
    switch text.first {
    case ",", "，", "、", ";", "；", "/", "|": return 1
    case " ":
      let utf8 = Substring(text).utf8.prefix(5).map { $0 | 0x20 }
      if utf8 == Array(" and ".utf8) { return 5 }
      return utf8.starts(with: " & ".utf8) ? 3 : nil
    default: return nil
    }
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
