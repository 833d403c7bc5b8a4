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
    if isAmbiguous(cells) {
      for index in cells.indices { cells[index].style.remove(.emphasis) }
      settle(&cells)
    }
    return cells
  }

  /// Whether marks of strong and of emphasis stand among each other with punctuation on both sides of one of them. Such a
  /// mark may open and close, and CommonMark may pair it with one of the other kind. The emphasis then goes.
  private static func isAmbiguous(_ cells: [Cell]) -> Bool {
    let styles = cells.reduce(into: Passage.Style()) { $0.formUnion($1.style) }
    guard styles.contains([.strong, .emphasis]) else { return false }
    return cells.indices.contains { index in
      let style = cells[index].style.intersection([.strong, .emphasis])
      let before = index == 0 ? [] : cells[index - 1].style.intersection([.strong, .emphasis])
      let isEdge = index == 0 || cells[index - 1].link != cells[index].link
      let isEnd = index == cells.count - 1 || cells[index + 1].link != cells[index].link
      func isMark(_ kind: CharacterKind) -> Bool { kind == .punctuation || kind == .symbol }
      if isEdge ? !style.isEmpty && isMark(cells[index].kind) : style != before {
        return isMark(cells[index].kind) && (isEdge || isMark(cells[index - 1].kind))
      }
      return isEnd && !style.isEmpty && isMark(cells[index].kind)
    }
  }

  /// Takes styles off the cells at whose edges a mark would not be one. Each step only takes away, so this ends.
  static func settle(_ cells: inout [Cell]) {
    var before: [Passage.Style]
    repeat {
      before = cells.map(\.style)
      for style in [Passage.Style.strong, .emphasis, .strike] {
        forEachSegment(of: style, in: &cells) { cells, segment in shrink(segment, style, &cells) }
      }
      separate(.emphasis, from: .strong, in: &cells)
      separate(.strike, from: .strong, in: &cells)
      separate(.strike, from: .emphasis, in: &cells)
      separateNeighbours(&cells)
      for style in [Passage.Style.strong, .emphasis] {
        forEachSegment(of: style, in: &cells) { cells, segment in dropCollidingStrike(segment, &cells) }
      }
    } while before != cells.map(\.style)
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

  /// Where two styles cross without one lying inside the other, the lesser one keeps to one side.
  private static func separate(_ lesser: Passage.Style, from greater: Passage.Style, in cells: inout [Cell]) {
    forEachSegment(of: greater, in: &cells) { cells, segment in
      let link = cells[segment.lowerBound].link
      func crosses(_ inside: Int, _ outside: Int) -> Bool {
        cells.indices.contains(outside) && cells[outside].link == link && cells[inside].style.contains(lesser)
          && cells[outside].style.contains(lesser)
      }
      // One that covers the whole segment lies around it.
      if cells[segment].allSatisfy({ $0.style.contains(lesser) }) { return }
      let leading = crosses(segment.lowerBound, segment.lowerBound - 1) ? Array(segment) : []
      let trailing = crosses(segment.upperBound - 1, segment.upperBound) ? segment.reversed() : []
      for indices in [leading, trailing] {
        for index in indices {
          guard cells[index].style.contains(lesser) else { break }
          cells[index].style.remove(lesser)
        }
      }
    }
  }

  /// Where strong ends and emphasis begins in one place, or the other way round, their marks would be one run of three,
  /// which CommonMark may pair otherwise: the emphasis goes.
  private static func separateNeighbours(_ cells: inout [Cell]) {
    forEachSegment(of: .emphasis, in: &cells) { cells, emphasis in
      let link = cells[emphasis.lowerBound].link
      func isOnlyStrong(_ outside: Int, beside inside: Int) -> Bool {
        cells.indices.contains(outside) && cells[outside].link == link && cells[outside].style.contains(.strong)
          && !cells[inside].style.contains(.strong)
      }
      let (first, last) = (emphasis.lowerBound, emphasis.upperBound - 1)
      guard isOnlyStrong(first - 1, beside: first) || isOnlyStrong(last + 1, beside: last) else { return }
      for index in emphasis { cells[index].style.remove(.emphasis) }
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
