/// Credits without labels, and those that stand in a paragraph with other text.
extension CreditLine {
  /// A last line of names and, in brackets, of the agencies that they used.
  ///
  ///     李某/张某（综合报导）     凝某／叶某（德新社、路透社等）     文某/李某/(路透社)
  init?(signature line: String) {
    guard line.utf8.count <= 160 else { return nil }
    let text = NameSpelling.scalars(of: line)
    guard let last = text.last, last == ")" || last == "）",
      let open = text.firstIndex(where: { $0 == "(" || $0 == "（" })
    else { return nil }
    let sources = BylineParts.parts(of: text[(open + 1)...].dropLast())
    guard sources.allSatisfy(Self.isSource) else { return nil }
    let names = PersonNames.split(text[..<open])
    guard (1...4).contains(names.count), names.allSatisfy(Self.isSigned) else { return nil }
    self.init(authors: names)
  }

  private static func isSource(_ part: ArraySlice<Unicode.Scalar>) -> Bool {
    Organisations.isSource(part.withoutSpaces) || compiled.removed(fromEndOf: part) != nil
  }

  private static let compiled = WordTable(["摘编", "编译"])

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
    var text = Array(paragraph.unicodeScalars)[...]
    while let last = text.last, last.isSpace || last == "*" || last == "#" || ("0"..."9").contains(last) {
      text.removeLast()
    }
    guard let last = text.last, last == ")" || last == "）", let open = text.lastIndex(where: { $0 == "(" || $0 == "（" })
    else { return nil }
    let inner = text[(open + 1)...].dropLast()
    if let credit = CreditLine(inner.string), !credit.isReporters {
      self = credit
      return
    }
    // 本文仅代表作者本人观点，责编：闫某 …: the last thing that a remark says.
    guard let comma = inner.lastIndex(where: { $0 == "，" || $0 == "。" || $0 == "；" }),
      let credit = CreditLine(inner[(comma + 1)...].string), credit.authors.isEmpty
    else { return nil }
    self = credit
  }
}

/// The reporters whom a story names where it begins: `（某社記者黃某、邱某台北12日電）`. They stay there.
enum StoryOpening {
  /// - Parameter text: the beginning of a paragraph.
  static func reporters(in text: String) -> [String] {
    var rest = Array(text.unicodeScalars)[...]
    // 【某报2020年11月13日讯】（某报记者某某报导）
    if rest.first == "【", let close = rest.prefix(40).firstIndex(of: "】") { rest = rest[(close + 1)...] }
    rest = rest.drop(while: \.isSpace)
    guard let first = rest.first, first == "(" || first == "（",
      let close = rest.prefix(80).firstIndex(where: { $0 == ")" || $0 == "）" })
    else { return [] }
    let inner = NameSpelling.scalars(of: rest[..<close].dropFirst().string)[...]
    guard endings.removed(fromEndOf: inner) != nil,
      let (mark, start) = marks.lazy.compactMap({ mark in inner.find(mark).map { (mark, $0) } }).first
    else { return [] }
    let names = PersonNames.split(inner[(start + mark.count)...])
    let isSure = names.allSatisfy { name in
      switch NameShape(name) {
      case .person, .foreign: true
      case .latin: name.contains(" ")
      default: false
      }
    }
    return isSure && names.count <= 6 ? names : []
  }

  private static let endings = WordTable(["电", "電", "报导", "报道", "報導", "報道"])
  private static let marks = ["记者", "記者", "特派员", "特派員"].map { Array($0.unicodeScalars) }
}
