import Content
import Soup

/// Makes blocks of the elements and texts below a node, walking them with a stack of its own.
struct BlockBuilder {
  /// What the walk needs to know besides the tree.
  struct Context: Sendable {
    var resolver: AddressResolver
    var labels: EmbedLabels
    /// Whether two line breaks on end are the end of a paragraph.
    var breaksParagraphs = true
  }

  let tree: HTMLTree
  let context: Context
  let footnotes: FootnoteIndex

  /// How deep quotes and lists may nest; the text of deeper ones stays, without their marks.
  private static let maximumNesting = 24

  private var containers: [Container] = [Container(.top)]
  private var frames: [Frame] = []
  private var inline = InlineState()
  private var line = LineBuilder()
  private var headingLevel: Int?
  private var notes: [Block] = []
  /// Where in the blocks those of the article's `<footer>` begin.
  private(set) var footerStart: Int?

  init(_ tree: HTMLTree, context: Context, footnotes: FootnoteIndex? = nil) {
    self.tree = tree
    self.context = context
    self.footnotes = footnotes ?? FootnoteIndex(tree)
  }

  /// The blocks below `top`.
  mutating func blocks(of top: HTMLTree.NodeID) -> [Block] {
    var next = tree[top].firstChild
    while true {
      if next >= 0 {
        let leave = enter(next)
        if leave.descends, tree[next].firstChild >= 0 {
          frames.append(Frame(node: next, inline: inline, leave: leave))
          apply(leave)
          next = tree[next].firstChild
        } else {
          if leave.descends { self.leaveEmpty(leave) }
          next = tree[next].nextSibling
        }
      } else {
        guard let frame = frames.popLast() else { break }
        finish(frame)
        next = tree[frame.node].nextSibling
      }
    }
    flush()
    return containers[0].blocks + notes
  }

  // MARK: Entering and leaving elements

  /// A block that is being filled.
  private struct Container {
    enum Kind {
      case top, quote, list(start: Int?), item
      case footnote(Int)
    }
    var kind: Kind
    var blocks: [Block] = []
    var items: [[Block]] = []

    init(_ kind: Kind) { self.kind = kind }
  }

  /// The style that text is set in.
  private struct InlineState {
    var style: Passage.Style = []
    var link: String?
    var keepsLines = false
  }

  /// An element that was entered, and what to go back to when it is left.
  private struct Frame {
    var node: HTMLTree.NodeID
    var inline: InlineState
    var leave: Leave
  }

  /// What is to be done with an element's contents, and at its end.
  private enum Leave {
    /// Its contents are passed over.
    case skip
    case nothing
    case block
    case heading
    case container(Container.Kind)
    case text(StaticString)
    case state(style: Passage.Style, link: String?, isBlock: Bool)
    case lines

    var descends: Bool {
      if case .skip = self { return false }
      return true
    }
  }

  /// Begins a node; says how to go on.
  private mutating func enter(_ node: HTMLTree.NodeID) -> Leave {
    let tag = tree[node].tag
    if tag == .text {
      line.append(tree.text(node), inline.style, link: inline.link, keepsLines: inline.keepsLines)
      return .skip
    }
    let kind = ElementKind(tag)
    if case .hidden = kind { return .skip }
    if let leave = enterFootnote(node) { return leave }
    switch kind {
    case .hidden: return .skip
    case .inline: return isCaption(node) ? .state(style: .caption, link: nil, isBlock: false) : .nothing
    case .block:
      if tag == .footer, containers.count == 1, footerStart == nil {
        flush()
        footerStart = containers[0].blocks.count
      }
      if isCaption(node) { return .state(style: .caption, link: nil, isBlock: true) }
      flush()
      return .block
    case .heading(let level):
      flush()
      headingLevel = level
      return .heading
    case .quote: return container(.quote)
    case .list: return container(.list(start: tag == .ol ? start(of: node) : nil))
    case .item: return enterItem()
    case .term:
      flush()
      return .state(style: .strong, link: nil, isBlock: true)
    case .preformatted: return enterPreformatted(node)
    case .table: return enterTable(node)
    case .rule:
      flush()
      append(.rule)
      return .skip
    case .lineBreak:
      line.breakLine(inline.style, link: inline.link)
      return .skip
    case .image:
      addImage(node)
      return .skip
    case .embed:
      addEmbed(node)
      return .skip
    case .link: return enterLink(node)
    case .style(let style): return enterStyle(style, node)
    case .superscript, .subscript: return enterScript(kind, node)
    case .quotation:
      line.append(text: "“", inline.style, link: inline.link)
      return .text("”")
    case .rubyText:
      line.append(text: "（", inline.style, link: inline.link)
      return .text("）")
    }
  }

  private mutating func apply(_ leave: Leave) {
    switch leave {
    case .state(let style, let link, let isBlock):
      if isBlock { flush() }
      inline.style.formUnion(style)
      if let link { inline.link = link }
    case .container(let kind): containers.append(Container(kind))
    case .lines: inline.keepsLines = true
    default: break
    }
  }

  /// Ends an element that has no children.
  private mutating func leaveEmpty(_ leave: Leave) {
    switch leave {
    case .text(let text): line.append(text: text, inline.style, link: inline.link)
    case .heading: headingLevel = nil
    default: break
    }
  }

  private mutating func finish(_ frame: Frame) {
    switch frame.leave {
    case .skip, .nothing: break
    case .block, .lines: flush()
    case .heading:
      flush()
      headingLevel = nil
    case .container: closeContainer()
    case .text(let text): line.append(text: text, inline.style, link: inline.link)
    case .state(_, _, let isBlock): if isBlock { flush() }
    }
    inline = frame.inline
  }

  private mutating func container(_ kind: Container.Kind) -> Leave {
    flush()
    return containers.count > Self.maximumNesting ? .block : .container(kind)
  }

  private mutating func closeContainer() {
    flush()
    guard containers.count > 1, let container = containers.popLast() else { return }
    switch container.kind {
    case .top: break
    case .quote: if !container.blocks.isEmpty { append(.quote(container.blocks)) }
    case .list(let start): closeList(container, start: start)
    case .item: if !container.blocks.isEmpty { containers[containers.count - 1].items.append(container.blocks) }
    case .footnote(let number): if !container.blocks.isEmpty { notes.append(.footnote(number, container.blocks)) }
    }
  }

  /// What stood in a list outside its items comes before it.
  private mutating func closeList(_ container: Container, start: Int?) {
    for block in container.blocks { append(block) }
    if !container.items.isEmpty { append(.list(Block.List(start: start, items: container.items))) }
  }

  private mutating func enterItem() -> Leave {
    flush()
    guard case .list = containers[containers.count - 1].kind else { return .block }
    return .container(.item)
  }

  private func start(of list: HTMLTree.NodeID) -> Int {
    guard let value = tree.attribute(.start, of: list) else { return 1 }
    return Int(String(decoding: Bytes.trimmed(value), as: UTF8.self)).map { min(max($0, 0), 999_999_999) } ?? 1
  }

  private mutating func enterLink(_ node: HTMLTree.NodeID) -> Leave {
    guard let href = tree.attribute(.href, of: node) else { return .nothing }
    if let number = footnotes.reference(node) {
      line.append(footnote: number, inline.style)
      return .skip
    }
    if footnotes.isBackLink(node) { return .skip }
    guard let address = context.resolver.link(href) else { return .nothing }
    return .state(style: [], link: address, isBlock: false)
  }

  private func enterStyle(_ style: Passage.Style, _ node: HTMLTree.NodeID) -> Leave {
    let tag = tree[node].tag
    // Some editors wrap a whole article in a `<b>` that is not bold.
    if style == .strong, let css = tree.attribute(.style, of: node), Bytes.contains("font-weight", in: css),
      Bytes.contains("normal", in: css) || Bytes.contains("400", in: css)
    {
      return .nothing
    }
    if style == .credit, !inline.style.contains(.caption) { return .nothing }
    return .state(style: style, link: nil, isBlock: tag == .figcaption)
  }

  /// Small raised and lowered text stays raised or lowered where Unicode has characters for all of it.
  private func enterScript(_ kind: ElementKind, _ node: HTMLTree.NodeID) -> Leave {
    let text = tree.textContent(of: node)
    if case .superscript = kind {
      return ScriptDigits.hasSuperscripts(text) ? .state(style: .superscript, link: nil, isBlock: false) : .nothing
    }
    return ScriptDigits.hasSubscripts(text) ? .state(style: .subscript, link: nil, isBlock: false) : .nothing
  }

  private mutating func enterFootnote(_ node: HTMLTree.NodeID) -> Leave? {
    guard let number = footnotes.definition(node) else { return nil }
    flush()
    return .container(.footnote(number))
  }

  // MARK: Things that are not text

  private mutating func addImage(_ node: HTMLTree.NodeID) {
    guard let source = PictureSource(tree: tree, resolver: context.resolver).address(of: node) else { return }
    let alternative = tree.attribute(.alt, of: node).map { TextCleaning.line($0) } ?? ""
    line.append(
      image: Passage.Image(source: source, alternative: alternative), inline.style, link: inline.link)
  }

  private mutating func addEmbed(_ node: HTMLTree.NodeID) {
    let embed = Embed(node, in: tree, resolver: context.resolver, labels: context.labels)
    flush()
    if let block = embed?.block { append(block) }
  }

  private mutating func enterPreformatted(_ node: HTMLTree.NodeID) -> Leave {
    flush()
    guard Preformatted.isCode(node, in: tree) else { return .lines }
    let code = Preformatted.code(node, in: tree)
    if !code.isEmpty { append(.code(code, language: Preformatted.language(node, in: tree))) }
    return .skip
  }

  private mutating func enterTable(_ node: HTMLTree.NodeID) -> Leave {
    flush()
    guard let layout = TableLayout(node, in: tree) else { return .block }
    if let caption = layout.caption { append(blocksOf: caption) }
    let rows = layout.rows.map { row in row.map { cell(of: $0) } }
    append(.table(Block.Table(hasHeader: layout.hasHeader, rows: rows)))
    return .skip
  }

  private mutating func append(blocksOf node: HTMLTree.NodeID) {
    var builder = BlockBuilder(tree, context: context, footnotes: footnotes)
    for block in builder.blocks(of: node) { append(block) }
  }

  /// The contents of a table's cell in one line.
  private func cell(of node: HTMLTree.NodeID?) -> Passage {
    guard let node else { return Passage() }
    var builder = BlockBuilder(tree, context: context, footnotes: footnotes)
    var passage = Passage()
    for block in builder.blocks(of: node) {
      guard let part = block.passage else { continue }
      if !passage.isEmpty { passage.append([0x20], style: [], link: nil) }
      passage.append(part, runs: 0..<part.runs.count)
    }
    return passage
  }

  // MARK: Paragraphs

  /// Ends the paragraph that is being filled.
  private mutating func flush() {
    guard let passage = line.take() else { return }
    if let level = headingLevel {
      for block in ParagraphAssembly.heading(passage, level: level) { append(block) }
      return
    }
    for part in ParagraphAssembly.parts(of: passage, breaksParagraphs: context.breaksParagraphs) { append(part) }
  }

  private mutating func append(_ part: ParagraphAssembly.Part) {
    let last = containers.count - 1
    switch part {
    case .block(let block): append(block)
    case .caption(let caption, let credit, let whole):
      // Text of a picture directly behind the picture belongs to it; elsewhere it is text like any other.
      if case .figure(var figure) = containers[last].blocks.last {
        figure.add(caption, credit: credit)
        containers[last].blocks[containers[last].blocks.count - 1] = .figure(figure)
      } else {
        append(.paragraph(whole))
      }
    }
  }

  private mutating func append(_ block: Block) {
    containers[containers.count - 1].blocks.append(block)
  }

  // MARK: Attributes

  /// Whether an element's class says that it is the text of a picture, and it holds no picture itself.
  private func isCaption(_ node: HTMLTree.NodeID) -> Bool {
    guard let value = tree.attribute(.class, of: node) else { return false }
    let names = Bytes.lowercased(value)
    guard Bytes.contains("caption", in: names[...]) || Bytes.contains("copyright", in: names[...]) else { return false }
    var next: HTMLTree.NodeID? = node
    while let candidate = next {
      switch tree[candidate].tag {
      case .img, .picture, .figure, .iframe, .video, .table: return false
      default: next = tree.node(after: candidate, within: node)
      }
    }
    return true
  }
}
