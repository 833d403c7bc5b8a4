extension InlinePlan {
  /// Where marks stand around a stretch of one style: in which atoms, and at which of their bytes.
  struct Edges {
    var first: Int
    var start: Int
    var last: Int
    var end: Int

    /// Whether nothing is left between the marks.
    var isEmpty: Bool { first > last }
  }

  /// The edges that are left when punctuation and spaces at which no mark may stand are taken off; `nil` where more than
  /// those would be lost.
  func edges(of atoms: Range<Int>) -> Edges? {
    guard var edges = firstEdge(of: atoms) else { return nil }
    guard !edges.isEmpty else { return edges }
    return moveLastEdge(&edges, classAt(atoms.upperBound)) ? edges : nil
  }

  private func firstEdge(of range: Range<Int>) -> Edges? {
    var edges = Edges(first: range.lowerBound, start: 0, last: range.upperBound - 1, end: 0)
    var before = range.isEmpty ? .space : classBefore(range.lowerBound)
    while edges.first <= edges.last {
      switch atoms[edges.first].part {
      case .text(let text):
        edges.start = max(edges.start, text.lowerBound)
        while edges.start < text.upperBound {
          let (scalar, width) = passage.scalar(at: edges.start)
          let kind = CharacterClass(scalar)
          if kind == .letter || kind == .punctuation && before != .letter { return edges }
          before = kind
          edges.start += width
        }
      case .code, .autolink: return before == .letter ? nil : edges
      case .lineBreak: before = .space
      default: before = .punctuation
      }
      edges.first += 1
      edges.start = 0
    }
    return edges
  }

  /// Moves the last edge inwards; says whether only what may be lost was passed.
  private func moveLastEdge(_ edges: inout Edges, _ after: CharacterClass) -> Bool {
    var after = after
    while edges.last >= edges.first {
      switch atoms[edges.last].part {
      case .text(let text):
        edges.end = text.upperBound
        let start = edges.last == edges.first ? edges.start : text.lowerBound
        while edges.end > start {
          let previous = passage.start(ofScalarBefore: edges.end, from: start)
          let kind = CharacterClass(passage.scalar(at: previous).scalar)
          if kind == .letter || kind == .punctuation && after != .letter { return true }
          after = kind
          edges.end = previous
        }
      case .code, .autolink: return after != .letter
      case .lineBreak: after = classAt(edges.last)
      default: after = .punctuation
      }
      edges.last -= 1
      edges.end = 0
    }
    return true
  }

  /// Writes a stretch of one style with its marks.
  mutating func writeEven(_ edges: Edges, style: Passage.Style) {
    guard !edges.isEmpty else { return }
    // What `~` is beside it does not count for the others; so it stands inside of them.
    let marks = [DelimiterMark.strong, .emphasis, .strike].filter { style.contains($0.style) }
    write(upTo: edges.first, offset: edges.start)
    add(.marks(marks.reduce(MarkSequence()) { $0.adding($1, closes: false) }))
    if case .text = atoms[edges.last].part {
      write(upTo: edges.last, offset: edges.end)
    } else {
      write(upTo: edges.last + 1)
    }
    add(.marks(marks.reversed().reduce(MarkSequence()) { $0.adding($1, closes: true) }))
  }
}
