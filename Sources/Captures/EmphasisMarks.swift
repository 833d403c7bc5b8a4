/// Finds where marks of emphasis may stand, and where not.
///
/// CommonMark takes `**` for a mark only beside the right characters: in `**真，**她` the second one is text, because
/// punctuation stands before it and a letter behind it. So punctuation and spaces at the edges of emphasis are set outside
/// of it: `**真**，她`.
struct EmphasisMarks {
  /// A character, or a thing among the text, with the styles that it is to be set in.
  struct Cell {
    /// The kind of character that Markdown sees there.
    var kind: CharacterKind
    var style: Passage.Style
    var link: Int?
    /// The run that it belongs to, and its place in the passage's bytes.
    var run: Int
    var bytes: Range<Int>
  }

  /// How a character counts beside a mark.
  enum CharacterKind {
    case space
    case punctuation
    /// A symbol: punctuation for some readers, a letter for others.
    case symbol
    case letter

    init(_ scalar: Unicode.Scalar) {
      if scalar.isASCII {
        switch scalar.value {
        case 0...0x20: self = .space
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: self = .letter
        default: self = .punctuation
        }
        return
      }
      switch scalar.properties.generalCategory {
      case .spaceSeparator: self = .space
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .otherPunctuation:
        self = .punctuation
      case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .control, .format, .lineSeparator,
        .paragraphSeparator:
        self = .symbol
      default: self = .letter
      }
    }

    /// Whether every reader counts it as space or punctuation.
    var isSurelyNoLetter: Bool { self == .space || self == .punctuation }
  }

  /// The characters of a passage, with the styles that Markdown can mark.
  static func cells(of passage: Passage) -> [Cell] {
    var cells: [Cell] = []
    cells.reserveCapacity(passage.bytes.count / 2)
    for (number, run) in passage.runs.enumerated() {
      let style = run.style.intersection(.marked)
      switch run.kind {
      case .text(let range) where run.style.contains(.code):
        cells.append(Cell(kind: .punctuation, style: style, link: run.link, run: number, bytes: range))
      case .text(let range):
        var start = range.lowerBound
        for scalar in String(decoding: passage.bytes[range], as: UTF8.self).unicodeScalars {
          let end = min(start + UTF8.width(scalar), range.upperBound)
          cells.append(
            Cell(kind: CharacterKind(scalar), style: style, link: run.link, run: number, bytes: start..<end))
          start = end
        }
      case .lineBreak: cells.append(Cell(kind: .space, style: style, link: run.link, run: number, bytes: 0..<0))
      case .image, .footnote:
        cells.append(Cell(kind: .punctuation, style: [], link: run.link, run: number, bytes: 0..<0))
      }
    }
    settle(&cells)
    return cells
  }

  /// Takes styles off the cells at whose edges a mark would not be one.
  static func settle(_ cells: inout [Cell]) {
    for style in [Passage.Style.strong, .emphasis, .strike] {
      forEachSegment(of: style, in: &cells) { cells, segment in shrink(segment, style, &cells) }
    }
    separateOverlaps(&cells)
    for style in [Passage.Style.strong, .emphasis] {
      forEachSegment(of: style, in: &cells) { cells, segment in dropCollidingStrike(segment, &cells) }
    }
  }

  /// Calls `body` for each stretch of cells of one link that have the style.
  private static func forEachSegment(
    of style: Passage.Style, in cells: inout [Cell], _ body: (inout [Cell], Range<Int>) -> Void
  ) {
    var start = 0
    while start < cells.count {
      guard cells[start].style.contains(style) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < cells.count, cells[end].style.contains(style), cells[end].link == cells[start].link { end += 1 }
      body(&cells, start..<end)
      start = end
    }
  }

  private static func shrink(_ segment: Range<Int>, _ style: Passage.Style, _ cells: inout [Cell]) {
    var (start, end) = (segment.lowerBound, segment.upperBound)
    while start < end, !mayOpen(cells, start) {
      cells[start].style.remove(style)
      start += 1
    }
    while start < end, !mayClose(cells, end) {
      end -= 1
      cells[end].style.remove(style)
    }
  }

  /// Whether a mark before the cell at `index` is left-flanking.
  private static func mayOpen(_ cells: [Cell], _ index: Int) -> Bool {
    switch cells[index].kind {
    case .letter: true
    case .space: false
    // Before the first cell of a link its bracket stands.
    case .punctuation, .symbol:
      index == 0 || cells[index - 1].link != cells[index].link || cells[index - 1].kind.isSurelyNoLetter
    }
  }

  /// Whether a mark behind the cell before `index` is right-flanking.
  private static func mayClose(_ cells: [Cell], _ index: Int) -> Bool {
    switch cells[index - 1].kind {
    case .letter: true
    case .space: false
    case .punctuation, .symbol:
      index == cells.count || cells[index].link != cells[index - 1].link || cells[index].kind.isSurelyNoLetter
    }
  }

  /// Where strong and emphasis cross without one lying inside the other, the emphasis keeps to one side.
  private static func separateOverlaps(_ cells: inout [Cell]) {
    forEachSegment(of: .strong, in: &cells) { cells, strong in
      let link = cells[strong.lowerBound].link
      func reaches(_ inside: Int, _ outside: Int) -> Bool {
        cells.indices.contains(outside) && cells[outside].link == link && cells[inside].style.contains(.emphasis)
          && cells[outside].style.contains(.emphasis)
      }
      let before = reaches(strong.lowerBound, strong.lowerBound - 1)
      let behind = reaches(strong.upperBound - 1, strong.upperBound)
      if before && behind { return }
      if before && !cells[strong].allSatisfy({ $0.style.contains(.emphasis) }) {
        for index in strong {
          guard cells[index].style.contains(.emphasis) else { break }
          cells[index].style.remove(.emphasis)
        }
      }
      if behind && !cells[strong].allSatisfy({ $0.style.contains(.emphasis) }) {
        for index in strong.reversed() {
          guard cells[index].style.contains(.emphasis) else { break }
          cells[index].style.remove(.emphasis)
        }
      }
    }
  }

  /// `~~` beside `**` is punctuation beside punctuation: between letters neither would be a mark, and strong matters more.
  private static func dropCollidingStrike(_ segment: Range<Int>, _ cells: inout [Cell]) {
    let link = cells[segment.lowerBound].link
    func isLetter(_ index: Int) -> Bool {
      cells.indices.contains(index) && cells[index].link == link && !cells[index].kind.isSurelyNoLetter
    }
    guard isLetter(segment.lowerBound - 1) || isLetter(segment.upperBound) else { return }
    let edges = [segment.lowerBound, segment.upperBound - 1]
    guard edges.contains(where: { cells[$0].style.contains(.strike) }) else { return }
    for index in segment { cells[index].style.remove(.strike) }
  }
}
