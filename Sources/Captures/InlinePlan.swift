/// Decides where the marks of emphasis stand in a passage.
///
/// Text in a row that has some style is an island. Between islands no mark is open, so each is settled alone. In most of
/// them all is of one style: its edges are moved inwards to where marks may stand. In the others `MarkPlacement` finds
/// the best of all placements that CommonMark reads as meant.
///
///     strong("真，") + "她"                →   **真**，她
///     strong("a" + emphasis("b"))        →   **a*b***
///     emphasis("a" + strong("b") + "c")  →   *a**b**c*
struct InlinePlan {
  let passage: Passage
  let atoms: [InlineAtom]
  /// What stands before and behind the passage: the bracket of a picture, or the ends of a line.
  let edge: CharacterClass
  /// What a line break is for the character before it: a backslash, or a space where it is written as one.
  let breakClass: CharacterClass

  private(set) var parts: [InlinePart] = []
  /// The atoms, and the bytes of a text, that are written.
  private(set) var writtenAtoms = 0
  private(set) var writtenBytes = 0
  private var transitions = MarkTransitions()

  /// The parts of a passage with all marks.
  ///
  /// - Parameter transitions: what was found out about marks in other passages.
  static func parts(
    of passage: Passage, edge: CharacterClass, breaksLines: Bool, autolinks: Bool,
    transitions: inout MarkTransitions
  ) -> [InlinePart] {
    let atoms = InlineAtom.atoms(of: passage, autolinks: autolinks)
    var plan = InlinePlan(
      passage: passage, atoms: atoms, edge: edge, breakClass: breaksLines ? .punctuation : .space)
    swap(&plan.transitions, &transitions)
    plan.makeParts()
    swap(&plan.transitions, &transitions)
    return plan.parts
  }

  private mutating func makeParts() {
    parts.reserveCapacity(atoms.count)
    var index = 0
    while index < atoms.count {
      guard !atoms[index].style.isEmpty else {
        index += 1
        continue
      }
      let island = Island(at: index, of: atoms)
      index = island.range.upperBound
      if let inner = island.even, let edges = edges(of: inner) {
        write(upTo: inner.lowerBound)
        writeEven(edges, style: atoms[inner.lowerBound].style)
      } else {
        writeChanging(island)
        index = max(index, writtenAtoms)
      }
    }
    write(upTo: atoms.count)
  }

  // MARK: - Writing

  /// Writes what is not written yet of the atoms before one, and of that one the bytes before `offset`.
  mutating func write(upTo atom: Int, offset: Int = 0) {
    while writtenAtoms < atom { writeRest() }
    if writtenAtoms == atom, atom < atoms.count, case .text(let range) = atoms[atom].part {
      let start = max(range.lowerBound, writtenBytes)
      guard offset > start else { return }
      add(.text(start..<offset))
      writtenBytes = offset
    }
  }

  /// Writes the first atom that is not written, or what is left of it.
  private mutating func writeRest() {
    if case .text(let range) = atoms[writtenAtoms].part {
      let start = max(range.lowerBound, writtenBytes)
      if start < range.upperBound { add(.text(start..<range.upperBound)) }
    } else {
      add(atoms[writtenAtoms].part)
    }
    writtenAtoms += 1
    writtenBytes = 0
  }

  /// Adds a part; text joins the text before it, and code the code before it: their backticks would be one run.
  mutating func add(_ part: InlinePart) {
    switch (part, parts.last) {
    case (.text(let range), .text(let before)) where before.upperBound == range.lowerBound:
      parts[parts.count - 1] = .text(before.lowerBound..<range.upperBound)
    case (.code(let range), .code(let before)):
      parts[parts.count - 1] = .code(before.lowerBound..<range.upperBound)
    default: parts.append(part)
    }
  }

  /// Marks the text as written up to a place, whose parts were added otherwise.
  mutating func skip(to atom: Int, offset: Int) {
    writtenAtoms = atom
    writtenBytes = offset
  }

  /// The best marks for some cells.
  mutating func decisions(for cells: [MarkPlacement.Cell], after before: CharacterClass) -> [MarkPlacement.Decision] {
    MarkPlacement.decisions(for: cells, after: before, transitions: &transitions)
  }

  // MARK: - What stands beside a mark

  /// The class of what stands before an atom.
  func classBefore(_ atom: Int) -> CharacterClass {
    guard atom > 0 else { return edge }
    switch atoms[atom - 1].part {
    case .text(let range):
      if atom - 1 == writtenAtoms, writtenBytes == range.upperBound, case .reference = parts.last {
        return .punctuation
      }
      let start = passage.start(ofScalarBefore: range.upperBound, from: range.lowerBound)
      return CharacterClass(passage.scalar(at: start).scalar)
    case .lineBreak: return .space
    default: return .punctuation
    }
  }

  /// The class of what an atom begins with.
  func classAt(_ atom: Int) -> CharacterClass {
    guard atom < atoms.count else { return edge }
    switch atoms[atom].part {
    case .text(let range): return CharacterClass(passage.scalar(at: range.lowerBound).scalar)
    case .lineBreak: return atom == atoms.count - 1 ? edge : breakClass
    default: return .punctuation
    }
  }
}

/// Atoms in a row that have some style.
struct Island {
  let range: Range<Int>
  /// The part of it in which one set of marks goes around everything; `nil` where styles change, or links begin or end.
  let even: Range<Int>?

  init(at start: Int, of atoms: [InlineAtom]) {
    var end = start
    var isEven = true
    var brackets = 0
    while end < atoms.count, !atoms[end].style.isEmpty {
      if atoms[end].style != atoms[start].style { isEven = false }
      if atoms[end].isOpenLink || atoms[end].isCloseLink { brackets += 1 }
      end += 1
    }
    range = start..<end
    let first = atoms[start].isOpenLink ? start + 1 : start
    let last = end > first && atoms[end - 1].isCloseLink ? end - 1 : end
    even = isEven && brackets == (first - start) + (end - last) ? first..<last : nil
  }
}
