/// Makes paragraphs and figures of a gathered passage.
enum ParagraphAssembly {
  /// What a passage, or a part of one, turned out to be.
  enum Part {
    case block(Block)
    /// Text of a picture that may stand before it; `whole` is where all of it stands, which may become a paragraph.
    case caption(Passage, credit: String, whole: Whole)
  }

  /// A line of a passage, as it is before anybody asks for it as a paragraph.
  struct Whole {
    fileprivate let passage: Passage
    fileprivate let line: Range<Int>

    /// All of it as a paragraph.
    var paragraph: Passage {
      var whole = Passage()
      whole.append(passage, runs: line)
      whole.trim()
      return whole.withoutPictureStyles()
    }
  }

  /// Cuts a passage into its paragraphs, figures and captions. (One that is a single paragraph, `Passage.asOneLine`, need not
  /// be cut.)
  ///
  ///     [img][small: 一只鸟]        →   a figure with its caption
  ///     一 [br] [br] 二             →   two paragraphs
  ///     [img] [br] 一 [br] 二       →   a figure, and a paragraph with a line break
  ///
  /// - Parameter breaksParagraphs: whether an empty line ends a paragraph (see `LineBreakParagraphs`).
  static func parts(of passage: Passage, breaksParagraphs: Bool = true) -> [Part] {
    var parts: [Part] = []
    var paragraph = Passage()
    func endParagraph() {
      paragraph.trim()
      if !paragraph.isEmpty { parts.append(.block(.paragraph(paragraph.withoutPictureStyles()))) }
      paragraph = Passage()
    }
    var isBlank = false
    let lines = lines(of: passage)
    let keepsIndents = LineIndents.areMeant(lines, in: passage)
    for line in lines {
      if passage.isBlank(line) {
        isBlank = true
        continue
      }
      if isBlank, breaksParagraphs { endParagraph() }
      isBlank = false
      if let special = special(line, in: passage) {
        endParagraph()
        parts += special
      } else {
        var text = trimmed(line, of: passage)
        if !paragraph.runs.isEmpty {
          paragraph.runs.append(Passage.Run(.lineBreak))
          if keepsIndents { text = LineIndents.indented(text, as: line, in: passage) }
        }
        paragraph.append(text, runs: 0..<text.runs.count)
      }
    }
    endParagraph()
    return parts
  }

  /// A heading in one line; pictures in it come behind it.
  static func heading(_ passage: Passage, level: Int) -> [Block] {
    var text = Passage()
    var figures: [Block] = []
    for (index, run) in passage.runs.enumerated() {
      switch run.kind {
      case .image(let image): figures.append(.figure(figure(passage.images[image], run, in: passage)))
      case .lineBreak: text.append([0x20], style: [], link: nil)
      default: text.append(passage, runs: index..<index + 1)
      }
    }
    text.trim()
    return (text.isEmpty ? [] : [.heading(level, text.withoutPictureStyles())]) + figures
  }

  /// The runs between line breaks.
  private static func lines(of passage: Passage) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (index, run) in passage.runs.enumerated() where run.kind == .lineBreak {
      lines.append(start..<index)
      start = index + 1
    }
    lines.append(start..<passage.runs.count)
    return lines
  }

  private static func trimmed(_ line: Range<Int>, of passage: Passage) -> Passage {
    var part = Passage()
    part.append(passage, runs: line)
    part.trim()
    return part
  }

  /// The figures of a line that holds pictures and nothing but what belongs to them, or the caption of a line that holds
  /// nothing else.
  private static func special(_ line: Range<Int>, in passage: Passage) -> [Part]? {
    var images: [Block.Figure] = []
    var caption = Passage()
    var credit = Passage()
    for index in line {
      let run = passage.runs[index]
      switch run.kind {
      case .image(let image) where passage.images[image].isSign: return nil
      case .image(let image): images.append(figure(passage.images[image], run, in: passage))
      case .text(let range):
        if run.style.contains(.credit) {
          credit.append(passage, runs: index..<index + 1)
        } else if run.style.contains(.caption) || passage.bytes[range].allSatisfy(Bytes.isSpace) {
          caption.append(passage, runs: index..<index + 1)
        } else {
          return nil
        }
      case .lineBreak, .footnote: return nil
      }
    }
    let figures = images.map { Part.block(.figure($0)) }
    caption.trim()
    credit.trim()
    if caption.isEmpty, credit.isEmpty, !figures.isEmpty { return figures }
    let text = Part.caption(
      caption.withoutPictureStyles(), credit: credit.plainText, whole: Whole(passage: passage, line: line))
    return figures + [text]
  }

  private static func figure(_ image: Passage.Image, _ run: Passage.Run, in passage: Passage) -> Block.Figure {
    var figure = Block.Figure(source: image.source)
    figure.alternative = image.alternative
    figure.link = run.link.map { passage.links[$0] }
    return figure
  }
}

extension Passage {
  /// The passage, when it is nothing but one line of text that belongs to no picture, as most are. Its ends are trimmed.
  var asOneLine: Passage? {
    let isOne = runs.allSatisfy { run in
      guard case .text = run.kind else { return false }
      return run.style.isDisjoint(with: [.caption, .credit])
    }
    guard isOne, case .text(let first)? = runs.first?.kind, case .text(let last)? = runs.last?.kind else { return nil }
    guard first.lowerBound > 0 || last.upperBound < bytes.count else { return self }
    var result = self
    result.bytes.removeSubrange(last.upperBound...)
    result.bytes.removeFirst(first.lowerBound)
    for index in result.runs.indices {
      guard case .text(let range) = result.runs[index].kind else { continue }
      result.runs[index].kind = .text(range.lowerBound - first.lowerBound..<range.upperBound - first.lowerBound)
    }
    return result
  }

  /// The passage with the styles that only said what belongs to a picture taken off.
  func withoutPictureStyles() -> Passage {
    guard runs.contains(where: { !$0.style.isDisjoint(with: [.caption, .credit]) }) else { return self }
    var result = Passage()
    for index in runs.indices {
      var run = runs[index]
      run.style.subtract([.caption, .credit])
      result.append(run, of: self)
    }
    return result
  }
}

extension Block {
  /// Whether it is a picture.
  var isFigure: Bool {
    if case .figure = self { return true }
    return false
  }

  /// Whether it is a line across the page.
  var isRule: Bool {
    if case .rule = self { return true }
    return false
  }

  /// The text of a paragraph, heading or figure.
  var passage: Passage? {
    switch self {
    case .paragraph(let passage), .heading(_, let passage): passage
    case .figure(let figure): figure.caption
    default: nil
    }
  }
}

extension Block {
  /// What a block is in one line with others: the text of a paragraph or heading, or a picture with its texts behind it.
  var inLine: Passage? {
    guard case .figure(let figure) = self else { return passage }
    var line = Passage()
    line.images.append(.init(source: figure.source, alternative: figure.alternative))
    let link = figure.link.map { line.intern(link: $0) }
    line.runs.append(Passage.Run(.image(0), link: link))
    for text in [figure.caption, Passage(figure.credit)] where !text.isEmpty {
      line.append([0x20], style: [], link: nil)
      line.append(text, runs: 0..<text.runs.count)
    }
    return line
  }
}

extension Block.Figure {
  /// Adds to what is said about the picture what is not said yet. Words for those who do not see the picture stay only
  /// while they say more.
  mutating func add(_ text: Passage, credit: String) {
    if !text.isEmpty, text != caption {
      if !caption.isEmpty { caption.append([0x20], style: [], link: nil) }
      caption.append(text, runs: 0..<text.runs.count)
    }
    let credit = PictureLabel.separated(credit)
    let isSaid = credit.isEmpty || Bytes.contains(credit, in: Array(self.credit.utf8)[...])
    if !isSaid { self.credit += (self.credit.isEmpty ? "" : " ") + credit }
    if !caption.isEmpty, !AlternativeText.says(alternative, besides: caption.plainText) { alternative = "" }
  }

  /// Whether its caption may grow: longer ones are none.
  var hasRoom: Bool { caption.bytes.count < 4000 && credit.utf8.count < 1000 }

  /// Whether another figure shows the same picture and leads to the same place.
  func isSame(as other: Block.Figure) -> Bool {
    source == other.source && (link == other.link || other.link == nil)
  }
}
