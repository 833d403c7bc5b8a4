import Content

/// The statements that end an article of the New York Times in Chinese: who contributed, who the authors are, who
/// translated it, and where the English original is.
///
///     Ann Lee对本文有报道贡献。
///     Motoko Rich是驻东京记者。[点击查看更多关于她的信息。](https://…/by/motoko-rich)
///     翻译：晋其角、邓妍
///     [点击查看本文英文版。](https://…)
///
/// Newer captures have them in a `<footer>`, a paragraph each; older ones in the lines of the last paragraph.
struct ArticleFooter {
  private(set) var contributors: [String] = []
  private(set) var profiles: [Article.Profile] = []
  private(set) var translators: [String] = []
  private(set) var translationOf: String?
  /// What was read, with the field that it went to.
  private(set) var taken: [(field: ArticleField, text: String)] = []
  /// How many bytes of names are still read; what is more than any article's stays where it is.
  private var room = 4000

  /// Reads the statements and takes them out of the blocks. What is none of them stays where it is.
  ///
  /// - Parameter footerStart: where the blocks of a `<footer>` begin.
  init(takenFrom blocks: inout [Block], footerStart: Int?) {
    let start: Int
    if let footerStart, footerStart <= blocks.count {
      start = footerStart
    } else if let last = blocks.indices.last, Self.endsWithStatements(blocks[last]) {
      start = last
    } else {
      return
    }
    let rest = blocks[start...].compactMap { take($0) }
    blocks.replaceSubrange(start..., with: rest)
  }

  private static func endsWithStatements(_ block: Block) -> Bool {
    guard case .paragraph(let passage) = block, statements.isFound(in: passage.bytes[...]) else { return false }
    return passage.lines.contains { line in
      translatorList(line) != nil || englishVersion(line) != nil
    }
  }

  /// What some line of such a paragraph says.
  private static let statements = PhraseSet(translationLabels + ["查看本文"])

  /// Takes the statements of one block; returns what is left of it.
  private mutating func take(_ block: Block) -> Block? {
    guard case .paragraph(let passage) = block else { return block }
    var rest = Passage()
    for line in passage.lines where !take(line) {
      if !rest.isEmpty { rest.runs.append(Passage.Run(.lineBreak)) }
      rest.append(line, runs: 0..<line.runs.count)
    }
    return rest.isEmpty ? nil : .paragraph(rest)
  }

  private mutating func take(_ line: Passage) -> Bool {
    if let names = Self.translatorList(line), names.utf8.count <= room {
      room -= names.utf8.count
      translators += PersonNames.split(names)
      taken.append((.translators, line.plainText))
    } else if let address = Self.englishVersion(line) {
      translationOf = translationOf ?? address
      taken.append((.translationOf, line.plainText))
    } else if Self.isContribution(line) {
      contributors.append(MarkdownWriter.inline(line))
      taken.append((.contributors, line.plainText))
    } else if let profile = Self.profile(line) {
      profiles.append(profile)
      taken.append((.profiles, line.plainText))
    } else {
      return false
    }
    return true
  }

  private static func translatorList(_ line: Passage) -> String? {
    let text = line.plainBytes
    let label = translationLabels.first { text.starts(with: $0.utf8) }
    return label.map { String(decoding: text.dropFirst($0.utf8.count), as: UTF8.self) }
  }

  private static let translationLabels = ["翻译：", "翻譯：", "翻译:", "翻譯:"]

  private static func englishVersion(_ line: Passage) -> String? {
    guard let link = line.links.first else { return nil }
    return line.says("查看本文英文版") || line.says("查看本文的英文版") ? link : nil
  }

  private static func isContribution(_ line: Passage) -> Bool {
    (line.says("对本文有") && line.says("贡献")) || (line.says("對本文有") && line.says("貢獻"))
  }

  /// A statement of who somebody is: `孟建国(Paul Mozur)是一名科技记者。…`
  private static func profile(_ line: Passage) -> Article.Profile? {
    let text = line.plainBytes
    guard let verb = verbs.compactMap({ Bytes.find($0, in: text[...]) }).min() else { return nil }
    let name = Self.name(text[..<verb])
    guard !name.isEmpty, name.utf8.count <= 60 else { return nil }
    // Without the mark, only what begins with a foreign name, or one in brackets, is surely about a person.
    let hasLatin = text[..<verb].contains { (0x61...0x7A).contains($0 | 0x20) }
    let isMarked = line.says("查看更多关于") || line.says("查看更多關於")
    guard isMarked || hasLatin else { return nil }
    return Article.Profile(name: name, url: isMarked ? line.links.last : nil, about: MarkdownWriter.inline(line))
  }

  /// What may follow a name in a statement of who somebody is.
  private static let verbs = ["是", "曾", "为", "為", "自"].map { Array($0.utf8) }

  /// `孟建国(Paul Mozur)` → `孟建国`; empty for what is no name.
  private static func name(_ text: ArraySlice<UInt8>) -> String {
    let bracket = brackets.compactMap { Bytes.find($0, in: text) }.min()
    let bare = text[..<(bracket ?? text.endIndex)]
    return marks.contains { Bytes.find($0, in: bare) != nil } ? "" : TextCleaning.line(bare)
  }

  private static let brackets = ["(", "（"].map { Array($0.utf8) }
  /// Punctuation that no name holds.
  private static let marks = ["。", "，", "；", "：", "！", "？", "“", "”"].map { Array($0.utf8) }
}

extension Passage {
  /// Whether some words stand in it.
  fileprivate func says(_ words: String) -> Bool { Bytes.contains(words, in: bytes[...]) }

  /// The passages between its line breaks.
  var lines: [Passage] {
    // Most are one text without marks.
    if runs.count == 1, links.isEmpty, images.isEmpty, case .text = runs[0].kind {
      var line = self
      line.trim()
      return [line]
    }
    var lines: [Passage] = []
    var line = Passage()
    for (index, run) in runs.enumerated() {
      if run.kind == .lineBreak {
        lines.append(line)
        line = Passage()
      } else {
        line.append(self, runs: index..<index + 1)
      }
    }
    lines.append(line)
    return lines.map { line in
      var line = line
      line.trim()
      return line
    }
  }
}
