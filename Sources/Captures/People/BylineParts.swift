/// The parts of a byline between separators, and the names in each.
enum BylineParts {
  /// The parts; what stands in brackets stays in one piece.
  static func parts(of byline: String) -> [String] {
    var parts: [String] = []
    var part = String.UnicodeScalarView()
    var depth = 0
    let scalars = Array(byline.unicodeScalars)
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "(", "（": depth += 1
      case ")", "）": depth = max(0, depth - 1)
      default: break
      }
      if depth == 0, let length = separatorLength(scalars, at: index) {
        parts.append(String(part))
        part = String.UnicodeScalarView()
        index += length
      } else {
        part.append(scalars[index])
        index += 1
      }
    }
    return parts + [String(part)]
  }

  /// How many characters the separator has that stands at a place.
  private static func separatorLength(_ text: [Unicode.Scalar], at index: Int) -> Int? {
    switch text[index] {
    case ",", "，", "、", ";", "；", "/", "／", "|", "｜", "丨", "&", "＆": return 1
    case " ":
      let next = text[index...].dropFirst().prefix(4).map { $0.properties.lowercaseMapping }
      if next == ["a", "n", "d", " "] { return 5 }
      return next.starts(with: ["·", " "]) ? 3 : nil
    // Between names with brackets, 与 and 和 cannot be part of a name.
    case "和", "与", "與", "及": return index > 0 && (text[index - 1] == "）" || text[index - 1] == ")") ? 1 : nil
    default: return nil
    }
  }

  /// The names in one part.
  static func names(in part: String) -> [String] {
    let name = bare(part)
    guard !name.isEmpty, !isRank(name) else { return [] }
    if let organisation = Organisations.spelling(of: name) { return [organisation] }
    return words(of: name).flatMap { joined(in: $0) }
  }

  /// The part without what is not the name: what the person did, for whom, from where, an address.
  private static func bare(_ part: String) -> String {
    var name = withoutMail(part)
    // Each round takes something off; what goes on after these many is no name.
    for _ in 0..<mostRounds {
      let before = name
      for prefix in prefixes where begins(name, with: prefix) { name = trimmed(name.dropFirst(prefix.count)) }
      if Organisations.spelling(of: name) != nil { return name }
      name = withoutBracket(name)
      name = withoutRank(Dispatch.removed(from: name))
      if name == before { break }
    }
    return name == "null" ? "" : name
  }

  private static let mostRounds = 8

  /// Whether a name begins with some words, whatever the case of ASCII letters.
  private static func begins(_ name: String, with words: String) -> Bool {
    name.utf8.count >= words.utf8.count
      && zip(name.utf8, words.utf8).allSatisfy { (0x41...0x5A).contains($0) ? $0 | 0x20 == $1 : $0 == $1 }
  }

  private static func withoutMail(_ part: String) -> String {
    guard part.contains("@") else { return trimmed(part[...]) }
    // A handle, @name, is a name; name@host is an address.
    return part.split(separator: " ").compactMap { word -> Substring? in
      guard let at = word.firstIndex(of: "@"), at > word.startIndex else { return word }
      let name = word[..<at].drop { !$0.isASCII }
      return word[..<at].dropLast(name.count)
    }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What stands in brackets at the end is what the person did, unless it is the whole, or a name in other letters.
  private static func withoutBracket(_ name: String) -> String {
    guard let last = name.last, ")）".contains(last), let open = name.lastIndex(where: { "(（".contains($0) }),
      open > name.startIndex,
      !name[open...].unicodeScalars.contains(where: { $0.isASCII && $0.properties.isAlphabetic })
    else { return name }
    return trimmed(name[..<open])
  }

  /// Takes `某台记者`, `特约记者` and their like off the beginning or end of a name.
  private static func withoutRank(_ name: String) -> String {
    let scalars = Array(name.unicodeScalars)
    if scalars.first?.isHan == true, let head = SegmentHead(in: scalars, at: 0),
      head.label.isReporter || head.gap != .none
    {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[head.end...])
      return String(view)
    }
    guard name.utf8.contains(0x20) || name.hasSuffix("摘编") else { return name }
    let lowered = name.lowercased()
    for ending in endings where lowered.hasSuffix(ending) { return trimmed(name.dropLast(ending.count)) }
    return name
  }

  /// Whether a part is no name but what the one before it is.
  private static func isRank(_ name: String) -> Bool {
    let lowered = name.lowercased()
    return ranks.contains(lowered) || isLabel(name) || lowered.hasPrefix("special to ")
      || lowered.hasPrefix("special for ")
      || lowered.hasPrefix("for the ")
  }

  /// Whether it is one of the words that say what somebody did, and nothing else.
  private static func isLabel(_ name: String) -> Bool {
    let scalars = Array(name.unicodeScalars)
    return CreditLabels.label(in: scalars, at: 0).map { !$0.needsMark && $0.text.count == scalars.count } ?? false
  }

  /// Han names are divided by spaces, `许某某 申某`, but a space may also stand in a name of two characters, `于 平`.
  private static func words(of name: String) -> [String] {
    let words = name.split(separator: " ")
    guard words.count > 1, words.allSatisfy({ $0.unicodeScalars.allSatisfy(\.isHan) }) else { return [name] }
    let short = words.count(where: { $0.unicodeScalars.count == 1 })
    if words.count == 2, short > 0 { return [words.joined()] }
    return short == 0 ? words.filter { !Dispatch.isAll(of: String($0)) }.map(String.init) : [name]
  }

  /// Two Chinese names with 和 or 与 between them.
  private static func joined(in name: String) -> [String] {
    let scalars = Array(name.unicodeScalars)
    guard scalars.count >= 5, scalars.allSatisfy(\.isHan) else { return [name] }
    for index in 2...(scalars.count - 3) where ["和", "与", "與", "及"].contains(scalars[index]) {
      let halves = [Array(scalars[..<index]), Array(scalars[(index + 1)...])]
      guard halves.allSatisfy(Surnames.begin) else { continue }
      return halves.map { half in
        var view = String.UnicodeScalarView()
        view.append(contentsOf: half)
        return String(view)
      }
    }
    return [name]
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

  private static let prefixes = ["null ", "by ", "and ", "作者：", "作者:", "文：", "文/", "posted by "]
  private static let endings = [" reporter", " staff writer", " correspondent", " 记者", " 記者", " 编辑", " 編輯", "摘编"]
  private static let ranks: Set<String> = [
    "reporter", "reporters", "staff writer", "staff writers", "staff reporter", "correspondent", "contributor",
    "contributing writer", "senior writer", "opinion columnist", "columnist", "editor", "摘编", "编译", "编辑", "编者", "記者",
    "记者",
  ]
}
