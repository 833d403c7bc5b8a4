/// Lines before and behind the text that name who made it. Names go into `authors`, where no byline names any, `editors` and
/// `translators`; the line as it was written goes into `byline`.
///
///     记者：乔某  责编：胡某 许某                 →  authors: [乔某]; editors: [胡某, 许某]; byline: 记者：乔某  责编：胡某 许某
///     李某/张某（综合报导）                       →  authors: [李某, 张某]; byline: 李某/张某（综合报导）
///     …她说。（译者：陈某/核稿：张某）              →  stays, since it is part of a paragraph; its names are read
///     （某社記者邱某北京5日電）中國…               →  stays; authors: [邱某]
///
/// `CreditLine` tells what is a credit, `Signature` what names people without saying what they did.
struct CreditLines: BlockRule {
  static let identifier = "credits"
  static let summary = "Lines that name reporters, editors and translators; they go into the fields for them."

  /// How many paragraphs and headings are looked at, at the beginning and at the end.
  private static let reach = 6

  func apply(to blocks: inout [Block], _ cleaning: inout Cleaning) {
    let first = blocks.firstTexts(Self.reach)
    let last = blocks.lastTexts(Self.reach).filter { !first.contains($0) }
    var found: [(index: Int, lines: [String])] = []
    for index in first + last.reversed() {
      let isEnd = blocks.count - index <= Self.reach
      let lines = take(from: &blocks, at: index, isEnd: isEnd, &cleaning)
      if !lines.isEmpty { found.append((index, lines)) }
    }
    for index in found.map(\.index).reversed() {
      guard case .paragraph(let passage) = blocks[index] else {
        blocks.remove(at: index)
        continue
      }
      if passage.isEmpty { blocks.remove(at: index) }
    }
  }

  /// Takes credits out of one paragraph or heading, which is empty when it was nothing else.
  private func take(from blocks: inout [Block], at index: Int, isEnd: Bool, _ cleaning: inout Cleaning) -> [String] {
    let passage: Passage
    switch blocks[index] {
    case .paragraph(let text): passage = text
    case .heading(_, let text): passage = text
    default: return []
    }
    let isStart = index < Self.reach
    let hasLines = passage.bytes.count <= CreditLine.maximumSize || passage.runs.contains { $0.kind == .lineBreak }
    let bytes = Bytes.trimmed(passage.bytes[...])
    guard hasLines || isStart && Self.opens(bytes) || isEnd && Self.closes(bytes),
      CreditPhrases.mayHold(passage.bytes[...], isEnd: isEnd)
    else { return [] }
    var taken: [String] = []
    let lines = hasLines ? passage.lines : []
    var rest = Passage()
    for (number, line) in lines.enumerated() {
      let isNear = number < 3 || lines.count - number <= 4
      let before = { number > 0 ? lines[number - 1].plainText : index > 0 ? blocks[index - 1].plainText : "" }
      let text = isNear && Self.hasNoLinks(line) ? TextCleaning.line(line.plainBytes) : nil
      if let text, !cleaning.fields.linesRead.contains(text),
        let credit = credit(text, behind: before, isEnd: isEnd, in: blocks, at: index)
      {
        cleaning.fields.add(credit, wording: text)
        cleaning.take(self, .moved(.byline), text)
        taken.append(text)
      } else {
        if !rest.isEmpty { rest.runs.append(Passage.Run(.lineBreak)) }
        rest.append(line, runs: 0..<line.runs.count)
      }
    }
    if !taken.isEmpty {
      blocks[index] = .paragraph(rest)
    } else if case .paragraph = blocks[index] {
      readWithin(bytes, isStart: isStart, isEnd, &cleaning)
    }
    return taken
  }

  private func credit(
    _ text: String, behind before: () -> String, isEnd: Bool, in blocks: [Block], at index: Int
  ) -> CreditLine? {
    if let credit = CreditLine(text) {
      if credit.mayBeSpeech,
        isSpoken(near: index, in: blocks) || credit.isReporters && isInterview(blocks, besides: index)
      {
        return nil
      }
      if credit.mayBeBook {
        let before = before()
        if before.hasSuffix("》") || CreditLine(before)?.mayBeBook == true && isEnd && index > 3 { return nil }
      }
      return credit
    }
    return isEnd ? CreditLine(signature: text) : nil
  }

  /// Whether other paragraphs begin with 记者 as well.
  private func isInterview(_ blocks: [Block], besides index: Int) -> Bool {
    blocks.indices.contains { other in
      guard other != index else { return false }
      let bytes = blocks[other].paragraphBytes
      return bytes.starts(with: "记者".utf8) || bytes.starts(with: "記者".utf8) || bytes.starts(with: "问".utf8)
    }
  }

  /// Whether somebody speaks in a paragraph close by: `老周：你好。`
  private func isSpoken(near index: Int, in blocks: [Block]) -> Bool {
    (max(0, index - 3)...min(index + 3, blocks.count - 1)).contains { other in
      guard other != index, case .paragraph(let passage) = blocks[other] else { return false }
      return SpeechLine.begins(Array(passage.plainText.unicodeScalars.prefix(80))[...])
    }
  }

  private static func hasNoLinks(_ line: Passage) -> Bool {
    line.images.isEmpty && line.links.allSatisfy { $0.hasPrefix("mailto:") }
  }

  /// Reads names that stand in the text and stay there: in the brackets with which it begins, or ends.
  private func readWithin(_ text: ArraySlice<UInt8>, isStart: Bool, _ isEnd: Bool, _ cleaning: inout Cleaning) {
    if isStart, cleaning.fields.reporters.isEmpty, Self.opens(text) {
      cleaning.fields.reporters = StoryOpening.reporters(in: TextCleaning.line(text.prefix(400)))
    }
    if isEnd, Self.closes(text), let credit = CreditLine(endOf: TextCleaning.line(text.suffix(400))) {
      cleaning.fields.add(credit, wording: nil)
    }
  }

  /// Whether a text begins as one that names its reporters in brackets.
  private static func opens(_ text: ArraySlice<UInt8>) -> Bool {
    text.first == UInt8(ascii: "(") || openings.contains { text.starts(with: $0) }
  }

  private static let openings = ["（", "【", "\u{3000}"].map { Array($0.utf8) }

  /// Whether a text ends as one with credits in brackets, behind which there may be a mark, or the date.
  private static func closes(_ text: ArraySlice<UInt8>) -> Bool {
    guard let last = text.last else { return false }
    return ")*#0123456789".utf8.contains(last) || text.suffix(3).elementsEqual("）".utf8)
  }
}

extension MovedFields {
  /// Adds what a credit says.
  mutating func add(_ credit: CreditLine, wording: String?) {
    reporters += credit.authors.filter { !reporters.contains($0) }
    editors += credit.editors.filter { !editors.contains($0) }
    translators += credit.translators.filter { !translators.contains($0) }
    if let wording { byline.append(wording) }
  }
}

extension Array where Element == Block {
  /// The indices of the first paragraphs and headings, no more than `count`.
  func firstTexts(_ count: Int) -> [Int] {
    Array<Int>(
      indices.lazy.filter { index in
        switch self[index] {
        case .paragraph, .heading: true
        default: false
        }
      }.prefix(count))
  }
}
