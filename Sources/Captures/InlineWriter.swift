/// Writes a passage as inline Markdown.
struct InlineWriter {
  private let passage: Passage
  private let place: TextEscaping.Place
  private var out: [UInt8] = []
  /// The styles whose marks are open, the outermost first.
  private var open: [Passage.Style] = []
  private var isLineStart: Bool
  private var hasBroken = false
  private var isInLink = false

  /// The Markdown of a passage.
  ///
  ///     strong("真，") + "她"                     →   **真**，她
  ///     "看 " + link("[图] 1", "https://a.example/")   →   看 [\[图\] 1](https://a.example/)
  ///
  /// - Parameters:
  ///   - place: where it goes. In a cell and in brackets, a line break becomes a space.
  ///   - atLineStart: whether it begins a line, where some characters would begin a block.
  static func markdown(_ passage: Passage, place: TextEscaping.Place = [], atLineStart: Bool = true) -> [UInt8] {
    var writer = InlineWriter(passage, place: place, atLineStart: atLineStart)
    if passage.runs.contains(where: { !$0.style.isDisjoint(with: .marked) }) {
      writer.writeMarked()
    } else {
      writer.writePlain()
    }
    return writer.out
  }

  private init(_ passage: Passage, place: TextEscaping.Place, atLineStart: Bool) {
    self.passage = passage
    self.place = place
    isLineStart = atLineStart
    out.reserveCapacity(passage.bytes.count + passage.bytes.count / 8 + 16)
  }

  /// A passage without emphasis: run by run.
  private mutating func writePlain() {
    var link: Int?
    for (index, run) in passage.runs.enumerated() {
      if run.link != link {
        closeLink(link)
        link = nil
        if putAutolink(index) { continue }
        openLink(run.link)
        link = run.link
      }
      switch run.kind {
      case .text(let range): put(text: range, isCode: run.style.contains(.code))
      default: put(run, isLast: index == passage.runs.count - 1)
      }
    }
    closeLink(link)
  }

  /// A passage with emphasis: the marks are set where the settled styles change.
  private mutating func writeMarked() {
    let cells = EmphasisMarks.cells(of: passage)
    var link: Int?
    var start = 0
    while start < cells.count {
      let cell = cells[start]
      var end = start + 1
      while end < cells.count, cells[end].run == cell.run, cells[end].style == cell.style { end += 1 }
      if cell.link != link { close([]) }
      close(cell.style)
      if cell.link != link {
        closeLink(link)
        link = nil
        if cell.style.isEmpty, putAutolink(cell.run) {
          while start < cells.count, cells[start].run == cell.run { start += 1 }
          continue
        }
        openLink(cell.link)
        link = cell.link
      }
      openMarks(at: start, of: cells)
      let run = passage.runs[cell.run]
      if case .text = run.kind {
        put(text: cell.bytes.lowerBound..<cells[end - 1].bytes.upperBound, isCode: run.style.contains(.code))
      } else {
        put(run, isLast: end == cells.count)
      }
      start = end
    }
    close([])
    closeLink(link)
  }

  /// Closes marks, from the innermost on, until only styles of `remaining` are open.
  private mutating func close(_ remaining: Passage.Style) {
    while let outermost = open.firstIndex(where: { !remaining.contains($0) }), outermost < open.count {
      out += Self.mark(open.removeLast())
    }
  }

  /// Opens the marks that the cell at `start` has and that are not open, the longest-lasting first.
  private mutating func openMarks(at start: Int, of cells: [EmphasisMarks.Cell]) {
    let missing = [Passage.Style.strong, .emphasis, .strike].filter {
      cells[start].style.contains($0) && !open.contains($0)
    }
    guard !missing.isEmpty else { return }
    func length(_ style: Passage.Style) -> Int {
      cells[start...].prefix { $0.style.contains(style) && $0.link == cells[start].link }.count
    }
    for style in missing.map({ ($0, length($0)) }).sorted(by: { $0.1 > $1.1 }) {
      out += Self.mark(style.0)
      open.append(style.0)
      isLineStart = false
    }
  }

  private static func mark(_ style: Passage.Style) -> String.UTF8View {
    switch style {
    case .strong: "**".utf8
    case .emphasis: "*".utf8
    default: "~~".utf8
    }
  }

  private mutating func put(text range: Range<Int>, isCode: Bool) {
    guard !isCode else {
      putCode(passage.bytes[range])
      return
    }
    // Space at the beginning of a line means nothing, and would hide what begins a block.
    let text = isLineStart ? passage.bytes[range].drop { $0 == 0x20 || $0 == 0x09 } : passage.bytes[range]
    guard !text.isEmpty else { return }
    var place = place
    if hasBroken { place.insert(.continuation) }
    if isInLink { place.insert(.brackets) }
    TextEscaping.append(text, to: &out, place: place, atLineStart: isLineStart, previous: out.last ?? 0)
    isLineStart = false
  }

  /// Everything but text.
  private mutating func put(_ run: Passage.Run, isLast: Bool) {
    switch run.kind {
    case .text: break
    case .lineBreak:
      // Inside the brackets of a link a line may end all the same.
      if place.isDisjoint(with: [.brackets, .cell]) {
        out += "\\\n".utf8
        isLineStart = true
        hasBroken = true
      } else if !isLast {
        out.append(0x20)
      }
    case .image(let index):
      let image = passage.images[index]
      out += "![".utf8
      TextEscaping.append(
        Array(image.alternative.utf8)[...], to: &out, place: place.union(.brackets), atLineStart: false)
      out.append(UInt8(ascii: "]"))
      LinkWriting.appendDestination(image.source, to: &out)
      isLineStart = false
    case .footnote(let number):
      out += "[^\(number)]".utf8
      isLineStart = false
    }
  }

  /// Code between as many backticks as it takes.
  private mutating func putCode(_ code: ArraySlice<UInt8>) {
    var longest = 0
    var current = 0
    for byte in code {
      current = byte == UInt8(ascii: "`") ? current + 1 : 0
      longest = max(longest, current)
    }
    let fence = [UInt8](repeating: UInt8(ascii: "`"), count: longest + 1)
    let needsSpace = code.first == UInt8(ascii: "`") || code.last == UInt8(ascii: "`")
    out += fence
    if needsSpace { out.append(0x20) }
    // In a table a bar ends the cell even inside code.
    for byte in code {
      if byte == UInt8(ascii: "|"), place.contains(.cell) { out.append(UInt8(ascii: "\\")) }
      out.append(byte)
    }
    if needsSpace { out.append(0x20) }
    out += fence
    isLineStart = false
  }

  /// Writes a link whose text is its address as `<address>`, where that says the same; says whether it did.
  private mutating func putAutolink(_ index: Int) -> Bool {
    let run = passage.runs[index]
    guard let link = run.link, case .text(let range) = run.kind, run.style.isDisjoint(with: [.marked, .code]),
      index + 1 == passage.runs.count || passage.runs[index + 1].link != link,
      passage.bytes[range].elementsEqual(passage.links[link].utf8), place.isDisjoint(with: .brackets),
      passage.links[link].hasPrefix("http"), !passage.links[link].utf8.contains(UInt8(ascii: "&"))
    else { return false }
    out.append(UInt8(ascii: "<"))
    out += passage.links[link].utf8
    out.append(UInt8(ascii: ">"))
    isLineStart = false
    return true
  }

  private mutating func openLink(_ link: Int?) {
    guard link != nil else { return }
    out.append(UInt8(ascii: "["))
    isInLink = true
    isLineStart = false
  }

  private mutating func closeLink(_ link: Int?) {
    guard let link else { return }
    out.append(UInt8(ascii: "]"))
    isInLink = false
    LinkWriting.appendDestination(passage.links[link], to: &out)
  }
}
