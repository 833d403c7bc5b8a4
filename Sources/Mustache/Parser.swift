/// Turns the tags of a template into nodes: pairs the tags, and gives every line and every bit of white space its role.
struct Parser {
  private(set) var tree: SyntaxTree
  private var scanner: TagScanner
  let nesting: Int
  /// The indices of the nodes whose closing tag is to come.
  private(set) var open: [Int] = []
  /// Where the text that no node has taken yet begins.
  private var textStart = 0
  private var isAtLineStart = true

  static func parse(
    _ source: TemplateSource, delimiters: Delimiters = .standard, limits: Limits
  ) -> SyntaxTree {
    var parser = Parser(
      tree: SyntaxTree(source), scanner: TagScanner(source.text, delimiters: delimiters), nesting: limits.nesting)
    parser.run()
    return parser.tree
  }

  private mutating func run() {
    while true {
      do throws(SyntaxProblem) {
        guard let tag = try scanner.next() else { break }
        try add(tag)
      } catch {
        tree.report(.error, error)
        textStart = max(textStart, scanner.index)
        if error.identifier == "nesting" { return }
      }
    }
    addText(upTo: bytes.count)
    for index in open { tree.report(.error, unclosed(index)) }
  }

  private var bytes: [UInt8] { tree.source.text }

  private mutating func add(_ tag: Tag) throws(SyntaxProblem) {
    addText(upTo: tag.range.lowerBound)
    textStart = tag.range.upperBound
    switch tag.kind {
    case .comment, .delimiters: takeStandaloneLine(of: tag)
    case .variable, .unescaped: try addVariable(tag)
    case .section, .inverted: try addSection(tag)
    case .partial, .parent: try addInclusion(tag)
    case .block: try addBlock(tag)
    case .close: try close(tag)
    }
  }

  // MARK: Text

  /// Takes the text before a tag, line by line.
  private mutating func addText(upTo end: Int) {
    while textStart < end || (isAtLineStart && end < bytes.count && textStart == end) {
      if isAtLineStart { addLine(upTo: end) }
      guard textStart < end else { break }
      let newline = bytes[textStart..<end].firstIndex(of: UInt8(ascii: "\n"))
      let next = newline.map { $0 + 1 } ?? end
      append(.text(textStart..<next), at: textStart)
      textStart = next
      isAtLineStart = newline != nil
    }
  }

  private mutating func addLine(upTo end: Int) {
    var index = textStart
    while index < end, bytes[index].isBlank { index += 1 }
    append(.line(whitespace: textStart..<index, isBlank: lineEnd(from: index) != nil), at: textStart)
    textStart = index
    isAtLineStart = false
  }

  /// The index behind the line when nothing but white space follows; `nil` otherwise.
  private func lineEnd(from start: Int) -> Int? {
    var index = start
    while index < bytes.count, bytes[index].isBlank { index += 1 }
    if index == bytes.count { return index }
    if bytes[index] == UInt8(ascii: "\n") { return index + 1 }
    let isReturn = bytes[index] == UInt8(ascii: "\r")
    return isReturn && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n") ? index + 2 : nil
  }

  // MARK: White space around tags

  /// The white space of the line that a tag begins.
  private func leadingWhitespace(of tag: Tag) -> Range<Int>? {
    guard case .line(let whitespace, _)? = tree.nodes.last?.kind else { return nil }
    return whitespace.upperBound == tag.range.lowerBound ? whitespace : nil
  }

  /// Removes the line of a tag that is alone in it, and gives the white space that stood before the tag.
  @discardableResult
  private mutating func takeStandaloneLine(of tag: Tag) -> Range<Int>? {
    guard let whitespace = leadingWhitespace(of: tag), skipLineEnd(behind: tag) else { return nil }
    tree.nodes.removeLast()
    return whitespace
  }

  /// Skips the rest of a tag's line when it is only white space.
  private mutating func skipLineEnd(behind tag: Tag) -> Bool {
    guard let end = lineEnd(from: tag.range.upperBound) else { return false }
    textStart = end
    isAtLineStart = true
    return true
  }

  // MARK: Tags

  private mutating func addVariable(_ tag: Tag) throws(SyntaxProblem) {
    let path = try path(of: tag)
    warnIfIgnored(tag)
    append(.variable(path, isEscaped: tag.kind == .variable), at: tag.range.lowerBound)
  }

  private mutating func addSection(_ tag: Tag) throws(SyntaxProblem) {
    let path = try path(of: tag)
    warnIfIgnored(tag)
    takeStandaloneLine(of: tag)
    let start = tag.range.upperBound
    let isInverted = tag.kind == .inverted
    try push(
      .section(path, isInverted: isInverted, raw: start..<start, delimiters: scanner.delimiters),
      at: tag.range.lowerBound)
  }

  private mutating func addInclusion(_ tag: Tag) throws(SyntaxProblem) {
    let name = try name(of: tag)
    warnIfIgnored(tag)
    let isDynamic = name.utf8.first == UInt8(ascii: "*")
    let target: Inclusion.Target =
      isDynamic ? .dynamic(try path(String(name.dropFirst()), of: tag)) : .template(name, index: nil)
    if tag.kind == .parent {
      // Whether it is standalone is known at its closing tag.
      try push(.inclusion(Inclusion(target: target, isParent: true)), at: tag.range.lowerBound)
    } else {
      let indentation = takeStandaloneLine(of: tag)
      append(
        .inclusion(Inclusion(target: target, isParent: false, indentation: indentation)), at: tag.range.lowerBound)
    }
  }

  private mutating func addBlock(_ tag: Tag) throws(SyntaxProblem) {
    var block = Block(
      name: try name(of: tag), isArgument: isInParent, lineIndentation: leadingWhitespace(of: tag), isStandalone: false,
      opensWithLine: false)
    if block.isArgument {
      block.opensWithLine = skipLineEnd(behind: tag)
    } else if block.lineIndentation != nil {
      // The block brings the line's white space with it, since what fills the block is indented by it.
      block.isStandalone = takeStandaloneLine(of: tag) != nil
      block.opensWithLine = block.isStandalone
      if !block.isStandalone { tree.nodes.removeLast() }
    }
    try push(.block(block), at: tag.range.lowerBound)
  }

  private mutating func close(_ tag: Tag) throws(SyntaxProblem) {
    let name = try name(of: tag)
    guard let depth = open.lastIndex(where: { self.name(ofNode: $0) == name }) else { throw stray(tag, name: name) }
    // Sections that were opened since, and are still open, have lost their closing tags.
    for index in open[(depth + 1)...].reversed() {
      tree.report(.error, mismatched(tag, name: name, open: index))
      tree.nodes[index].end = tree.nodes.count
    }
    let index = open[depth]
    open.removeSubrange(depth...)
    finish(index, at: tag)
    tree.nodes[index].end = tree.nodes.count
  }

  /// Removes the white space that belongs to a closing tag, and completes the node it closes.
  private mutating func finish(_ index: Int, at tag: Tag) {
    switch tree.nodes[index].kind {
    case .section(let path, let isInverted, let raw, let delimiters):
      takeStandaloneLine(of: tag)
      let content = raw.lowerBound..<tag.range.lowerBound
      tree.nodes[index].kind = .section(path, isInverted: isInverted, raw: content, delimiters: delimiters)
    case .inclusion(let inclusion): finishParent(index, inclusion, at: tag)
    case .block(let block): finishBlock(index, block, at: tag)
    default: break
    }
  }

  /// A parent is standalone when nothing but it stands in the lines where it begins and ends.
  private mutating func finishParent(_ index: Int, _ inclusion: Inclusion, at tag: Tag) {
    guard index > 0, case .line(let whitespace, _) = tree.nodes[index - 1].kind,
      whitespace.upperBound == tree.nodes[index].offset, skipLineEnd(behind: tag)
    else { return }
    tree.nodes[index - 1].kind = .text(whitespace.lowerBound..<whitespace.lowerBound)
    var standalone = inclusion
    standalone.indentation = whitespace
    tree.nodes[index].kind = .inclusion(standalone)
  }

  private mutating func finishBlock(_ index: Int, _ block: Block, at tag: Tag) {
    if block.isArgument {
      if leadingWhitespace(of: tag) != nil { tree.nodes.removeLast() }
    } else {
      takeStandaloneLine(of: tag)
    }
    var finished = block
    finished.contentIndentation = tree.commonIndentation(of: index + 1..<tree.nodes.count)
    tree.nodes[index].kind = .block(finished)
  }

  // MARK: Nodes

  private mutating func append(_ kind: Node.Kind, at offset: Int) {
    tree.nodes.append(Node(kind: kind, offset: offset, end: tree.nodes.count + 1))
  }

  private mutating func push(_ kind: Node.Kind, at offset: Int) throws(SyntaxProblem) {
    guard open.count < nesting else { throw tooDeep(offset) }
    open.append(tree.nodes.count)
    append(kind, at: offset)
  }

  private var isInParent: Bool { open.last.map { tree.nodes[$0].isParent } ?? false }

  /// What stands directly in a parent's tags is not shown, as the spec has it; text there is harmless, a tag is not.
  private mutating func warnIfIgnored(_ tag: Tag) {
    if isInParent { tree.report(.warning, ignored(tag)) }
  }

  // MARK: Names

  private func name(of tag: Tag) throws(SyntaxProblem) -> String {
    guard !tag.content.isEmpty else { throw empty(tag) }
    let text = bytes[tag.content]
    guard let star = text.first, star == UInt8(ascii: "*") else { return try checked(text, tag) }
    let rest = text.dropFirst().drop(while: \.isMustacheWhitespace)
    guard !rest.isEmpty else { throw empty(tag) }
    return "*" + (try checked(rest, tag))
  }

  private func checked(_ name: ArraySlice<UInt8>, _ tag: Tag) throws(SyntaxProblem) -> String {
    guard !name.contains(where: \.isMustacheWhitespace) else { throw spaced(tag) }
    return String(decoding: name, as: UTF8.self)
  }

  private func path(of tag: Tag) throws(SyntaxProblem) -> Path { try path(name(of: tag), of: tag) }

  private func path(_ name: String, of tag: Tag) throws(SyntaxProblem) -> Path {
    guard let path = Path(name) else { throw emptyPart(tag) }
    return path
  }
}
