/// Short paragraphs in bold between longer ones, which are headings in all but name.
///
///     <p>…河水退了。</p><p><b>两个版本</b></p><p>据…</p>   →   a heading of the second level
///
/// A question, a sentence, a credit or a name before a statement is none; nor is the first or last of the blocks.
struct BoldHeadings: BlockRule {
  static let identifier = "bold-headings"
  static let summary = "Short bold paragraphs between paragraphs of text become headings."

  func apply(to blocks: inout [Block], _ cleaning: inout Cleaning) {
    guard blocks.count >= 4 else { return }
    let candidates = blocks.indices.filter { Self.isHeading(at: $0, in: blocks) }
    // An article half of which is bold uses it for something else.
    guard !candidates.isEmpty, candidates.count * 3 <= blocks.count else { return }
    let level = Self.level(blocks)
    for index in candidates {
      guard case .paragraph(var passage) = blocks[index] else { continue }
      for run in passage.runs.indices { passage.runs[run].style.remove(.strong) }
      cleaning.account(.invisible(rule: identifier, verdict: .changed, what: "bold paragraph"))
      blocks[index] = .heading(level, passage)
    }
  }

  /// The level of the article's own headings, else the second.
  private static func level(_ blocks: [Block]) -> Int {
    for block in blocks { if case .heading(let level, _) = block { return max(2, level) } }
    return 2
  }

  private static func isHeading(at index: Int, in blocks: [Block]) -> Bool {
    guard index > 0, index + 1 < blocks.count, case .paragraph(let passage) = blocks[index],
      (4...120).contains(passage.bytes.count), passage.images.isEmpty, passage.links.isEmpty,
      let next = nextParagraph(after: index, in: blocks), next.bytes.count > passage.bytes.count, !isBold(next),
      isBold(passage)
    else { return false }
    let scalars = passage.plainText.unicodeScalars
    guard scalars.count <= 30 || scalars.allSatisfy({ !$0.properties.isIdeographic }), let last = scalars.last else {
      return false
    }
    return scalars.contains { $0.properties.isAlphabetic } && (!endings.contains(last) || endsInQuotedWord(scalars))
      && !PictureLabel.isCredit(passage.plainText) && CreditLine(passage.plainText) == nil
  }

  /// The paragraph that follows, with nothing but pictures between.
  private static func nextParagraph(after index: Int, in blocks: [Block]) -> Passage? {
    for block in blocks[(index + 1)...] {
      switch block {
      case .figure: continue
      case .paragraph(let passage): return passage
      default: return nil
      }
    }
    return nil
  }

  /// Marks that end a sentence or announce one.
  private static let endings = Set("。！，；：、,;:…）)】】”」".unicodeScalars)

  /// Whether what ends in quotation marks are words of the line, as in `新的“常态”`, and not speech, as in `她说：“走吧”`.
  private static func endsInQuotedWord(_ line: String.UnicodeScalarView) -> Bool {
    guard let close = line.last, let open = quotationMarks[close], let start = line.lastIndex(of: open),
      start > line.startIndex
    else { return false }
    let inner = line[start...].dropFirst().dropLast()
    return !endings.contains(line[line.index(before: start)])
      && inner.last.map { !endings.contains($0) && !"？?".unicodeScalars.contains($0) } ?? false
  }

  private static let quotationMarks: [Unicode.Scalar: Unicode.Scalar] = ["”": "“", "」": "「"]

  private static func isBold(_ passage: Passage) -> Bool {
    var hasText = false
    for run in passage.runs {
      guard case .text(let range) = run.kind else { return false }
      if passage.bytes[range].allSatisfy(Bytes.isSpace) { continue }
      guard run.style.contains(.strong) else { return false }
      hasText = true
    }
    return hasText
  }
}
