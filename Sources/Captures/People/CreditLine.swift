/// A line that names who made an article, and nothing else.
///
///     记者：乔某  责编：胡某 许某              →  authors: 乔某; editors: 胡某, 许某
///     编译 高某；审校 母某                     →  translators: 高某; editors: 母某
///     某台记者 夏某 台北报导 责编 许某           →  authors: 夏某; editors: 许某
///     Reporting by Ann Lee; Editing by Bo Ray  →  authors: Ann Lee; editors: Bo Ray
///
/// Every part of it has to be what it is taken for. `记者会` and `By the summer, …` are no credits: what only begins like one stays
/// in the text.
struct CreditLine {
  private(set) var authors: [String] = []
  private(set) var editors: [String] = []
  private(set) var translators: [String] = []
  /// Whether one label stands alone before a mark and a name, as a speaker also does before what is said.
  private(set) var mayBeSpeech = false
  /// Whether `记者：` stands alone before a name, as it also does before a question in an interview.
  private(set) var isReporters = false
  /// Whether it is a label of an author alone, as books at the end of a review have it too.
  private(set) var mayBeBook = false

  /// The longest line that is looked at, in bytes.
  static let maximumSize = 400

  init?(_ line: String) {
    guard line.utf8.count <= Self.maximumSize else { return nil }
    self.init(NameSpelling.scalars(of: line)[...])
  }

  /// A line that is spelled as `NameSpelling` has it.
  private init?(_ line: ArraySlice<Unicode.Scalar>) {
    let core = Self.unwrapped(line)
    guard let segments = Self.englishSegments(core) ?? Self.segments(core), read(segments) else { return nil }
    guard !(authors.isEmpty && editors.isEmpty && translators.isEmpty) else { return nil }
    isReporters = segments.count == 1 && segments[0].label.isReporter
    mayBeSpeech = isReporters || segments.count == 1 && Self.mayBeSpeaker(segments[0], in: core)
    mayBeBook = segments.allSatisfy {
      $0.label.role == .author || $0.label.role == .translator || $0.label.role == .other
    }
  }

  /// Whether a label stands before a colon and is what somebody in a conversation may be called.
  private static func mayBeSpeaker(_ segment: Segment, in line: ArraySlice<Unicode.Scalar>) -> Bool {
    let mark = line[..<segment.value.startIndex].last { $0 != " " }
    return (mark == "：" || mark == ":") && speakers.contains(segment.label.text[...])
  }

  private static let speakers = WordTable([
    "作者", "翻译", "翻譯", "编辑", "編輯", "译者", "譯者", "主编", "主編", "评论员", "評論員", "研究员", "研究員",
  ])

  /// Credits of authors alone.
  init(authors: [String]) { self.authors = authors }

  /// One label with what is said under it.
  struct Segment {
    var label: CreditLabels.Label
    /// How the label is set off from what follows.
    var gap: Gap
    /// Whether an organisation or a rank stands before the label.
    var isIntroduced: Bool
    var value: ArraySlice<Unicode.Scalar>
  }

  enum Gap { case mark, space, none }

  /// The line without brackets and marks around it.
  private static func unwrapped(_ line: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    var core = line
    while let last = core.last, isOrnament(last) || last == "#" || last == "＃" { core.removeLast() }
    while let first = core.first, isOrnament(first) || first == "▲" { core.removeFirst() }
    // Taiwan's broadcaster writes the date behind the bracket: （編輯：某某）1091210
    var behind = core
    while let last = behind.last, ("0"..."9").contains(last) { behind.removeLast() }
    if behind.last == "）" || behind.last == ")" { core = behind }
    guard let first = core.first, let last = core.last, isPair(first, last),
      !core.dropFirst().dropLast().contains(first)
    else { return core }
    return core.dropFirst().dropLast()
  }

  private static func isOrnament(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "*", "_", " ", "■", "●", "◎", "▪": true
    default: false
    }
  }

  private static func isPair(_ open: Unicode.Scalar, _ close: Unicode.Scalar) -> Bool {
    switch open {
    case "(", "（": close == ")" || close == "）"
    case "【": close == "】"
    case "[": close == "]"
    default: false
    }
  }

  // MARK: Segments

  /// The segments of a line that begins with a label.
  private static func segments(_ text: ArraySlice<Unicode.Scalar>) -> [Segment]? {
    guard var head = SegmentHead(in: text, at: text.startIndex) else { return nil }
    var segments: [Segment] = []
    while true {
      var end = head.end
      var next: SegmentHead?
      while end < text.endIndex {
        if end > head.end, isBoundary(text[end - 1]), let found = SegmentHead(in: text, at: end) {
          next = found
          break
        }
        end += 1
      }
      segments.append(
        Segment(label: head.label, gap: head.gap, isIntroduced: head.isIntroduced, value: text[head.end..<end]))
      guard let following = next else { return segments }
      head = following
    }
  }

  private static func isBoundary(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", ";", "；", ",", "，", "。", "/", "／", "、", "|", "｜", "丨", ")", "）": true
    default: false
    }
  }

  private static func englishSegments(_ text: ArraySlice<Unicode.Scalar>) -> [Segment]? {
    guard text.first?.isASCII == true else { return nil }
    var segments: [Segment] = []
    for part in text.split(separator: ";") {
      let part = part.drop { $0 == " " }
      guard let label = CreditLabels.english.first(where: { part.begins(with: $0.text) }) else { return nil }
      segments.append(
        Segment(
          label: .init(text: [], role: label.role, needsMark: false, isReporter: false), gap: .space,
          isIntroduced: false, value: part.dropFirst(label.text.count)))
    }
    return segments.isEmpty ? nil : segments
  }

  // MARK: Names

  private static let publishing = Array("出版".unicodeScalars)

  private mutating func read(_ segments: [Segment]) -> Bool {
    for segment in segments {
      guard !Self.isProse(segment.value), segments.count > 1 || !Self.isSentence(segment) else { return false }
      let value = segment.value
      guard value.find(Self.publishing) == nil else { return false }
      guard segment.label.role != .other else {
        guard value.count <= 60, segment.gap != .none, !value.contains("。") else { return false }
        continue
      }
      let names = PersonNames.split(value)
      guard !names.isEmpty, names.count <= 40,
        names.allSatisfy({
          Self.isCredible($0, segment, count: segments.count, of: names.count, hasMail: value.contains("@"))
        })
      else { return false }
      if segment.label.role.contains(.author) { authors += names.filter { !authors.contains($0) } }
      if segment.label.role.contains(.editor) { editors += names.filter { !editors.contains($0) } }
      if segment.label.role.contains(.translator) { translators += names.filter { !translators.contains($0) } }
    }
    return true
  }

  /// Whether a sentence ends inside of it, or something is quoted: names have neither.
  private static func isProse(_ value: ArraySlice<Unicode.Scalar>) -> Bool {
    value.dropLast(2).contains { scalar in
      switch scalar {
      case "。", "！", "？", "“", "”": true
      default: false
      }
    }
  }

  /// Whether what stands behind a mark ends as a sentence, or has a comma in it that does not part names.
  private static func isSentence(_ segment: Segment) -> Bool {
    guard segment.gap == .mark, let last = segment.value.last else { return false }
    if last == "。" || last == "！" || last == "？" { return true }
    return segment.value.contains("，")
      && !PersonNames.split(segment.value).allSatisfy { name in
        switch NameShape(name) {
        case .person, .foreign, .latin, .organisation: true
        default: false
        }
      }
  }

  /// Whether what stands behind a label is a name: the less sets the label off, the more it has to look like one.
  private static func isCredible(
    _ name: String, _ segment: Segment, count segments: Int, of names: Int, hasMail: Bool
  ) -> Bool {
    guard let shape = NameShape(name) else { return false }
    let isFirm = segments > 1 || segment.isIntroduced || hasMail
    // English labels are everyday words: only a first name and a family name are a name behind them.
    if segment.label.text.isEmpty { return shape == .latin && name.contains(" ") || shape == .organisation }
    switch shape {
    case .organisation: return segment.gap == .mark
    case .foreign: return true
    case .person: return segment.gap != .none || isFirm || name.unicodeScalars.count == 3
    case .latin: return segment.gap == .mark || isFirm
    case .han: return segment.gap == .mark && (!segment.label.isReporter || isFirm) || isFirm
    case .penName:
      let isAlone = names <= 2 && !segment.label.isReporter && !segment.label.needsMark
      return segment.gap == .mark && isAlone && segment.label.role != .editor
    }
  }
}

/// Where a segment of a credit line begins: an organisation or a rank, a label, and what sets it off.
struct SegmentHead {
  let label: CreditLabels.Label
  let gap: CreditLine.Gap
  let isIntroduced: Bool
  /// Where what is said begins.
  let end: Int

  init?(in text: ArraySlice<Unicode.Scalar>, at start: Int) {
    guard let (found, introduction) = Self.label(in: text, at: start) else { return nil }
    var label = found
    var index = start + introduction + label.text.count
    // 编译/审校 张某: both.
    if index + 1 < text.endIndex, text[index] == "/" || text[index] == "／",
      let second = CreditLabels.label(in: text, at: index + 1), !second.needsMark
    {
      label.role.formUnion(second.role)
      index += 1 + second.text.count
    }
    let afterLabel = index
    while index < text.endIndex, text[index] == " " { index += 1 }
    if index < text.endIndex, Self.isMark(text[index]) {
      gap = .mark
      index += 1
      while index < text.endIndex, text[index] == " " { index += 1 }
    } else {
      gap = index > afterLabel ? .space : .none
    }
    guard index < text.endIndex, gap == .mark || !label.needsMark else { return nil }
    self.label = label
    isIntroduced = introduction > 0
    end = index
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ":", "：", "︰", "﹕", "/", "／", "|", "｜", "丨", "│": true
    default: false
    }
  }

  /// The label at a place, behind up to twelve characters that introduce it: `某台记者`, `本刊特约记者`.
  private static func label(in text: ArraySlice<Unicode.Scalar>, at start: Int) -> (
    CreditLabels.Label, introduction: Int
  )? {
    if let label = CreditLabels.label(in: text, at: start) { return (label, 0) }
    for length in 1...12 where start + length < text.endIndex {
      guard text[start + length - 1].isLetter else { return nil }
      guard let label = CreditLabels.label(in: text, at: start + length),
        label.role == .author || label.role == .editor,
        !label.needsMark
      else { continue }
      let before = text[start..<start + length]
      let isKnown =
        CreditLabels.adjectives.removed(fromEndOf: before) != nil || Organisations.spelling(of: before) != nil
        || (label.isReporter && length <= 4)
      return isKnown ? (label, length) : nil
    }
    return nil
  }
}
