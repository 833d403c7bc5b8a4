/// The parts of a byline between separators, and the names in each.
enum BylineParts {
  /// The parts; what stands in brackets stays in one piece.
  ///
  /// - Parameter byline: a text spelled as `NameSpelling` has it.
  static func parts(of byline: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
    var parts: [ArraySlice<Unicode.Scalar>] = []
    var (start, index) = (byline.startIndex, byline.startIndex)
    var depth = 0
    while index < byline.endIndex {
      switch byline[index] {
      case "(", "（": depth += 1
      case ")", "）": depth = max(0, depth - 1)
      default: break
      }
      if depth == 0, let length = separatorLength(byline, at: index) {
        parts.append(byline[start..<index])
        index += length
        start = index
      } else {
        index += 1
      }
    }
    return parts + [byline[start...]]
  }

  /// How many characters the separator has that stands at a place.
  private static func separatorLength(_ text: ArraySlice<Unicode.Scalar>, at index: Int) -> Int? {
    switch text[index] {
    case ",", "，", "、", ";", "；", "/", "／", "|", "｜", "丨", "&", "＆": return 1
    case " ":
      let next = text[(index + 1)...]
      if next.begins(with: and) { return 5 }
      return next.starts(with: dot) ? 3 : nil
    // Between names with brackets, 与 and 和 cannot be part of a name.
    case "和", "与", "與", "及":
      return index > text.startIndex && (text[index - 1] == "）" || text[index - 1] == ")") ? 1 : nil
    default: return nil
    }
  }

  private static let and = Array("and ".unicodeScalars)
  private static let dot = Array("· ".unicodeScalars)

  /// The names in one part.
  static func names(in part: ArraySlice<Unicode.Scalar>) -> [String] {
    let (name, organisation) = bare(part)
    guard !name.isEmpty, !isRank(name) else { return [] }
    if let organisation { return [organisation] }
    return words(of: name).flatMap { joined(in: $0) }.map(\.string)
  }

  /// The part without what is not the name: what the person did, for whom, from where, an address. If it names an organisation,
  /// also how that is spelled.
  private static func bare(_ part: ArraySlice<Unicode.Scalar>) -> (ArraySlice<Unicode.Scalar>, organisation: String?) {
    var name = withoutMail(part)
    // Each round takes something off; what goes on after these many is no name.
    for _ in 0..<mostRounds {
      let length = name.count
      for prefix in prefixes where name.begins(with: prefix) { name = name.dropFirst(prefix.count).withoutSpaces }
      if let organisation = Organisations.spelling(of: name) { return (name, organisation) }
      name = withoutRank(Dispatch.removed(from: withoutBracket(name)))
      if name.count == length { return name.elementsEqual(null) ? ([], nil) : (name, nil) }
    }
    return (name, Organisations.spelling(of: name))
  }

  private static let mostRounds = 8
  private static let null = Array("null".unicodeScalars)

  private static func withoutMail(_ part: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    guard part.contains("@") else { return part.withoutSpaces }
    // A handle, @name, is a name; name@host is an address.
    let words = part.split(separator: " ").compactMap { word -> ArraySlice<Unicode.Scalar>? in
      guard let at = word.firstIndex(of: "@"), at > word.startIndex else { return word }
      let name = word[..<at].prefix { !$0.isASCII }
      return name.isEmpty ? nil : name
    }
    return Array(words.joined(separator: [" "]))[...]
  }

  /// What stands in brackets at the end is what the person did, unless it is the whole, or a name in other letters.
  private static func withoutBracket(_ name: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    guard let last = name.last, last == ")" || last == "）",
      let open = name.lastIndex(where: { $0 == "(" || $0 == "（" }),
      open > name.startIndex, !name[open...].contains(where: { $0.isASCII && $0.isLetter })
    else { return name }
    return name[..<open].withoutSpaces
  }

  /// Takes `某台记者`, `特约记者` and their like off the beginning or end of a name.
  private static func withoutRank(_ name: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    if name.first?.isHan == true, let head = SegmentHead(in: name, at: name.startIndex),
      head.label.isReporter || head.gap != .none
    {
      return name[head.end...]
    }
    return endings.removed(fromEndOf: name)?.withoutSpaces ?? name
  }

  /// Whether a part is no name but what the one before it is.
  private static func isRank(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
    ranks.contains(name) || isLabel(name) || employers.contains { name.begins(with: $0) }
  }

  /// Whether it is one of the words that say what somebody did, and nothing else.
  private static func isLabel(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
    CreditLabels.label(in: name, at: name.startIndex).map { !$0.needsMark && $0.text.count == name.count } ?? false
  }

  /// Han names are divided by spaces, `许某某 申某`, but a space may also stand in a name of two characters, `于 平`.
  private static func words(of name: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
    guard name.contains(" "), name.allSatisfy({ $0 == " " || $0.isHan }) else { return [name] }
    let words = name.split(separator: " ")
    guard words.count > 1 else { return [name] }
    let short = words.count(where: { $0.count == 1 })
    if words.count == 2, short > 0 { return [Array(words.joined())[...]] }
    return short == 0 ? words.filter { !Dispatch.isAll(of: $0) } : [name]
  }

  /// Two Chinese names with 和 or 与 between them.
  private static func joined(in name: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
    guard name.count >= 5, name.allSatisfy(\.isHan) else { return [name] }
    for index in name.indices.dropFirst(2).dropLast(2) {
      switch name[index] {
      case "和", "与", "與", "及":
        let halves = [name[..<index], name[(index + 1)...]]
        if halves.allSatisfy(Surnames.begin) { return halves }
      default: continue
      }
    }
    return [name]
  }

  private static let prefixes = ["null ", "by ", "and ", "作者：", "作者:", "文：", "文/", "posted by "]
    .map { Array($0.unicodeScalars) }
  private static let employers = ["special to ", "special for ", "for the "].map { Array($0.unicodeScalars) }
  private static let endings = WordTable([
    " reporter", " staff writer", " correspondent", " 记者", " 記者", " 编辑", " 編輯", "摘编",
  ])
  private static let ranks = WordTable([
    "reporter", "reporters", "staff writer", "staff writers", "staff reporter", "correspondent", "contributor",
    "contributing writer", "senior writer", "opinion columnist", "columnist", "editor", "摘编", "编译", "编辑", "编者", "記者",
    "记者",
  ])
}
