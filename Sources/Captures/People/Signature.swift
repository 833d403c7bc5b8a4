/// Credits without labels, and those that stand in a paragraph with other text.
extension CreditLine {
  /// A last line of names and, in brackets, of the agencies that they used.
  ///
  ///     李某/张某（综合报导）     凝某／叶某（德新社、路透社等）     文某/李某/(路透社)
  init?(signature line: String) {
    guard line.utf8.count <= 160 else { return nil }
    let text = NameSpelling.folded(line)
    guard let last = text.last, ")）".contains(last), let open = text.firstIndex(where: { "(（".contains($0) }) else {
      return nil
    }
    let sources = BylineParts.parts(of: String(text[text.index(after: open)...].dropLast()))
    guard
      sources.allSatisfy({ Organisations.isSource(NameSpelling.folded($0)) || $0.hasSuffix("摘编") || $0.hasSuffix("编译") }
      )
    else { return nil }
    let names = PersonNames.split(String(text[..<open]))
    guard (1...4).contains(names.count), names.allSatisfy(Self.isSigned) else { return nil }
    self.init(authors: names)
  }

  /// A line of names alone, that is known to be a byline: `Ann Lee and Bo Ray`.
  init?(byline line: String) {
    guard line.utf8.count <= 160 else { return nil }
    let names = PersonNames.split(line)
    guard (1...8).contains(names.count), names.allSatisfy({ Self.isSigned($0) || NameShape($0) == .organisation })
    else {
      return nil
    }
    self.init(authors: names)
  }

  private static func isSigned(_ name: String) -> Bool {
    switch NameShape(name) {
    case .person, .han, .foreign: true
    case .latin: name.contains(" ")
    default: false
    }
  }

  /// The credits in brackets at the end of a paragraph: `…她说。（译者：陈某/核稿：张某）1091020`
  init?(endOf paragraph: String) {
    var text = paragraph[...]
    while let last = text.last, last.isWhitespace || last == "*" || last == "#" || ("0"..."9").contains(last) {
      text.removeLast()
    }
    guard let last = text.last, ")）".contains(last), let open = text.lastIndex(where: { "(（".contains($0) }) else {
      return nil
    }
    let inner = text[text.index(after: open)...].dropLast()
    if let credit = CreditLine(String(inner)), !credit.mayBeSpeech {
      self = credit
      return
    }
    // 本文仅代表作者本人观点，责编：闫某 …: the last thing that a remark says.
    guard let comma = inner.lastIndex(where: { "，。；".contains($0) }),
      let credit = CreditLine(String(inner[inner.index(after: comma)...])), credit.authors.isEmpty
    else { return nil }
    self = credit
  }
}

/// The reporters whom a story names where it begins: `（某社記者黃某、邱某台北12日電）`. They stay there.
enum StoryOpening {
  /// - Parameter text: the beginning of a paragraph.
  static func reporters(in text: String) -> [String] {
    var rest = text[...]
    // 【某报2020年11月13日讯】（某报记者某某报导）
    if rest.first == "【", let close = rest.prefix(40).firstIndex(of: "】") { rest = rest[rest.index(after: close)...] }
    rest = rest.drop { $0.isWhitespace }
    guard let first = rest.first, "(（".contains(first),
      let close = rest.prefix(80).firstIndex(where: { ")）".contains($0) })
    else { return [] }
    let inner = NameSpelling.folded(String(rest[rest.index(after: rest.startIndex)..<close]))
    guard
      inner.hasSuffix("电") || inner.hasSuffix("電") || inner.hasSuffix("报导") || inner.hasSuffix("报道")
        || inner.hasSuffix("報導") || inner.hasSuffix("報道"),
      let mark = ["记者", "記者", "特派员", "特派員"].compactMap({ range(of: $0, in: inner) }).first
    else { return [] }
    let names = PersonNames.split(String(inner[mark.upperBound...]))
    let isSure = names.allSatisfy { name in
      switch NameShape(name) {
      case .person, .foreign: true
      case .latin: name.contains(" ")
      default: false
      }
    }
    return isSure && names.count <= 6 ? names : []
  }

  private static func range(of mark: String, in text: String) -> Range<String.Index>? {
    let bytes = Array(text.utf8)
    guard let offset = Bytes.find(mark, in: bytes[...]) else { return nil }
    let start = text.utf8.index(text.startIndex, offsetBy: offset)
    return start..<text.utf8.index(start, offsetBy: mark.utf8.count)
  }
}
