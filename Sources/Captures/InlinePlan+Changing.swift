extension InlinePlan {
  /// A cell with what is written for it.
  private struct Piece {
    var cell: MarkPlacement.Cell
    var part: InlinePart?
  }

  /// Writes an island in which styles change, with the character before and the one behind it.
  mutating func writeChanging(_ island: Island) {
    let range = joined(island)
    var pieces: [Piece] = []
    let before = addCharacterBefore(range.lowerBound, to: &pieces)
    for index in range { addAtom(index, endingAt: range.upperBound, to: &pieces) }
    let end = addCharacterBehind(range.upperBound, to: &pieces)
    let decisions = decisions(for: pieces.map(\.cell), after: before)
    for (piece, decision) in zip(pieces, decisions) {
      if !decision.marks.isEmpty { add(.marks(decision.marks)) }
      guard let part = piece.part else { continue }
      if decision.isReference, case .text(let range) = part {
        add(.reference(passage.scalar(at: range.lowerBound).scalar))
      } else {
        add(part)
      }
    }
    skip(to: range.upperBound, offset: end)
  }

  /// The island, with those behind it that one character separates from it: that character would be asked of both.
  private func joined(_ island: Island) -> Range<Int> {
    var end = island.range.upperBound
    while end + 1 < atoms.count, case .text(let text) = atoms[end].part,
      passage.scalar(at: text.lowerBound).width >= text.count, !atoms[end + 1].style.isEmpty
    {
      let next = Island(at: end + 1, of: atoms)
      if let even = next.even, edges(of: even) != nil { break }
      end = next.range.upperBound
    }
    return island.range.lowerBound..<end
  }

  /// Takes the last character before an island into account; returns the class of what stands before that.
  private mutating func addCharacterBefore(_ atom: Int, to pieces: inout [Piece]) -> CharacterClass {
    guard atom > 0, case .text(let text) = atoms[atom - 1].part else {
      write(upTo: atom)
      return classBefore(atom)
    }
    let start = passage.start(ofScalarBefore: text.upperBound, from: text.lowerBound)
    guard atom - 1 > writtenAtoms || atom - 1 == writtenAtoms && start >= writtenBytes else { return classBefore(atom) }
    write(upTo: atom - 1, offset: start)
    var piece = character(start..<text.upperBound, style: [])
    piece.cell.place.isJoined = true
    pieces.append(piece)
    return .letter
  }

  /// Ends an island with the character behind it; returns where that one ends.
  private func addCharacterBehind(_ atom: Int, to pieces: inout [Piece]) -> Int {
    guard atom < atoms.count, case .text(let text) = atoms[atom].part else {
      let place = MarkTransitions.Place(left: classAt(atom), right: .letter, allowed: [])
      pieces.append(Piece(cell: MarkPlacement.Cell(place: place, weight: .none)))
      return 0
    }
    let end = text.lowerBound + passage.scalar(at: text.lowerBound).width
    pieces.append(character(text.lowerBound..<end, style: []))
    return end
  }

  private func addAtom(_ index: Int, endingAt end: Int, to pieces: inout [Piece]) {
    let atom = atoms[index]
    var place = MarkTransitions.Place(left: .punctuation, right: .punctuation, allowed: atom.style)
    var weight = MarkPlacement.Weight.none
    switch atom.part {
    case .text(let text): return add(text: text, style: atom.style, to: &pieces)
    case .code, .autolink: weight = .letter
    case .lineBreak: (place.left, place.right) = (classAt(index), .space)
    case .openLink: (place.bracket, place.allowed) = (.open, stylesAround(linkAt: index, endingAt: end))
    case .closeLink: place.bracket = .close
    case .reference, .image, .footnote, .marks: break
    }
    pieces.append(Piece(cell: MarkPlacement.Cell(place: place, weight: weight), part: atom.part))
  }

  /// The styles that may be open around a link: those of all that is in it.
  private func stylesAround(linkAt start: Int, endingAt end: Int) -> Passage.Style {
    var styles = atoms[start].style
    for atom in atoms[start + 1..<end] {
      if atom.isCloseLink { return styles }
      styles.formIntersection(atom.style)
    }
    return []
  }

  // MARK: - Text

  /// How many characters at each end of a text marks may stand between.
  private static let margin = 6

  /// Adds the cells of a text: one for each character at its ends, up to the first letter, and one for all between.
  private func add(text: Range<Int>, style: Passage.Style, to pieces: inout [Piece]) {
    var (start, end) = (text.lowerBound, text.upperBound)
    var isLetterFirst = false
    for _ in 0..<Self.margin where start < end && !isLetterFirst {
      let next = min(end, start + passage.scalar(at: start).width)
      let piece = character(start..<next, style: style)
      isLetterFirst = piece.cell.weight == .letter
      pieces.append(piece)
      start = next
    }
    var tail: [Piece] = []
    var isLetterLast = false
    for _ in 0..<Self.margin where start < end && !isLetterLast {
      let previous = passage.start(ofScalarBefore: end, from: start)
      let piece = character(previous..<end, style: style)
      isLetterLast = piece.cell.weight == .letter
      tail.append(piece)
      end = previous
    }
    var hasLetter = isLetterFirst
    if start < end {
      pieces.append(middle(start..<end, style: style, isJoined: isLetterFirst))
      hasLetter = hasLetter || pieces[pieces.count - 1].cell.weight == .letter
    }
    if isLetterLast, hasLetter, let last = tail.indices.last { tail[last].cell.place.isJoined = true }
    pieces += tail.reversed()
  }

  private func character(_ range: Range<Int>, style: Passage.Style) -> Piece {
    let kind = CharacterClass(passage.scalar(at: range.lowerBound).scalar)
    let place = MarkTransitions.Place(left: kind, right: kind, allowed: style)
    var cell = MarkPlacement.Cell(place: place, weight: Self.weight(of: kind))
    cell.isReferable = kind == .letter
    return Piece(cell: cell, part: .text(range))
  }

  private static func weight(of kind: CharacterClass) -> MarkPlacement.Weight {
    kind == .letter ? .letter : kind == .space ? .space : .punctuation
  }

  /// The cell of what no mark stands in.
  private func middle(_ range: Range<Int>, style: Passage.Style, isJoined: Bool) -> Piece {
    var letters = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, width) = passage.scalar(at: index)
      if CharacterClass(scalar) == .letter { letters += 1 }
      index += width
    }
    let last = passage.start(ofScalarBefore: range.upperBound, from: range.lowerBound)
    var place = MarkTransitions.Place(
      left: CharacterClass(passage.scalar(at: range.lowerBound).scalar),
      right: CharacterClass(passage.scalar(at: last).scalar), allowed: style)
    place.isJoined = isJoined
    var cell = MarkPlacement.Cell(place: place, weight: letters > 0 ? .letter : .punctuation)
    cell.count = letters > 0 ? letters : Self.margin
    return Piece(cell: cell, part: .text(range))
  }
}
