/// Paragraphs of nothing but spaces, and spaces on end that only push text about.
///
///     <p>&nbsp;</p><p>一&nbsp;&nbsp; 二</p>   →   一 二
///
/// What a line begins with is an indent that is meant (`LineIndents`): others are gone before.
/// Blank paragraphs are no paragraphs in Markdown either, so switching the rule off keeps only the spaces.
struct BlankFiller: BlockRule {
  static let identifier = "blank-filler"
  static let summary = "No-break and wide spaces on end, which only push text about, become one space."

  func apply(to blocks: inout [Block], _ cleaning: inout Cleaning) {
    var times = 0
    for index in blocks.indices {
      guard case .paragraph(let passage) = blocks[index], Bytes.contains(0xC2, in: passage.bytes) else { continue }
      guard Self.hasFiller(passage.bytes), let folded = Self.folded(passage) else { continue }
      blocks[index] = .paragraph(folded)
      times += 1
    }
    guard times > 0 else { return }
    var taking = Taking.invisible(rule: identifier, verdict: .changed, what: "spaces")
    taking.times = times
    cleaning.account(taking)
  }

  /// The passage with each stretch of spaces that has a no-break space in it made one space; `nil` when there is none.
  private static func folded(_ passage: Passage) -> Passage? {
    var result = Passage()
    var isChanged = false
    for (index, run) in passage.runs.enumerated() {
      let beginsLine = index == 0 || passage.runs[index - 1].kind == .lineBreak
      guard case .text(let range) = run.kind, let text = folded(passage.bytes[range], keepsIndent: beginsLine) else {
        result.append(passage, runs: index..<index + 1)
        continue
      }
      isChanged = true
      result.append(text[...], style: run.style, link: run.link.map { result.intern(link: passage.links[$0]) })
    }
    return isChanged ? result : nil
  }

  /// Whether there is a stretch of spaces to make one of.
  private static func hasFiller(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { text in
      var (index, length) = (0, 0)
      while index < text.count {
        if text[index] == 0x20 {
          length += 1
        } else if text[index] == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 {
          length += 2
          index += 1
        } else {
          length = 0
        }
        if length >= 3 { return true }
        index += 1
      }
      return false
    }
  }

  private static func folded(_ text: ArraySlice<UInt8>, keepsIndent: Bool) -> [UInt8]? {
    var index = keepsIndent ? endOfSpaces(text, from: text.startIndex) : text.startIndex
    var out = Array(text[..<index])
    var isChanged = false
    while index < text.endIndex {
      let end = endOfSpaces(text, from: index)
      if end - index >= 3 {
        out.append(0x20)
        isChanged = true
        index = end
      } else {
        out.append(text[index])
        index += 1
      }
    }
    return isChanged ? out : nil
  }

  /// Where a stretch of spaces and no-break spaces that begins at `start` ends.
  private static func endOfSpaces(_ text: ArraySlice<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.endIndex {
      if text[index] == 0x20 {
        index += 1
      } else if text[index] == 0xC2, index + 1 < text.endIndex, text[index + 1] == 0xA0 {
        index += 2
      } else {
        break
      }
    }
    return index
  }
}
