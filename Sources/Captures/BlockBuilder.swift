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
    /// Whether a picture that stands twice in a row is one.
    var mergesPictures = true
    /// The name of the outlet.
    var outlet = ""
  }

  let tree: HTMLTree
  let context: Context
  let footnotes: FootnoteIndex

  /// How deep quotes and lists may nest; the text of deeper ones stays, without their marks.
  private static let maximumNesting = 24

  /// The addresses of pictures that the capture names and the blocks do not show: smaller versions, icons.
  var omittedPictures: [String] = []
  /// How many pictures were left out because they stand before already.
  var duplicatePictures = 0

  var containers: [Container] = [Container(.top)]
  private var frames: [Frame] = []
  var inline = InlineState()
  var line = LineBuilder()
  /// The last long addresses of links with what they are completely: a parser opens a link again in every block.
  var longAddresses: [(href: ArraySlice<UInt8>, address: String?)] = []
  /// How many bytes of links' addresses may still be repeated.
  var linkRoom: Int
  /// Whether links were left out because they are too long, or too many.
  var droppedLinks = false
  private var headingLevel: Int?
  /// The elements that hold pictures with their texts: where in the blocks each begins.
  var pictureScopes: [PictureScope] = []
  /// The addresses of the picture that was added last, the one that is shown first.
  var lastPicture: [String] = []
  /// The image that was looked at last.
  var lastImage: HTMLTree.NodeID?
  /// The card that was added last, while nothing stands behind it.
  var lastEmbed: Embed?
  private var notes: [Block] = []
  /// Where in the blocks those of the article's `<footer>` begin.
  private(set) var footerStart: Int?

  init(_ tree: HTMLTree, context: Context, footnotes: FootnoteIndex? = nil) {
    self.tree = tree
    self.context = context
    self.footnotes = footnotes ?? FootnoteIndex(tree)
    linkRoom = Self.linkRoom(for: tree)
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
    // The builder is done with them: whoever gets them need not copy them.
    var blocks: [Block] = []
    swap(&blocks, &containers[0].blocks)
    blocks += notes
    return blocks
  }

  // MARK: Entering and leaving elements

  /// A block that is being filled.
  struct Container {
    enum Kind {
      /// A list, and how its items are numbered; `nil` for one without numbers.
      case top, list(ListNumbering?)
      /// An item, and the number that it has of its own.
      case item(Int?)
      /// A quotation, and the post that it quotes.
      case quote(Embed?)
      case footnote(Int)
    }
    var kind: Kind
    var blocks: [Block] = []
    var items: [[Block]] = []
    /// The numbers that items have of their own.
    var numbers: [Int?] = []
    /// What stood in a list before its first item.
    var lead: [Block] = []

    init(_ kind: Kind) { self.kind = kind }

    /// Puts what stood in a list outside its items where it is read: before the list, or at the end of the item before.
    ///
    ///     <ul>一<li>二</li><ul><li>三</li></ul></ul>   →   一, - 二, whose list is - 三
    mutating func settleLooseBlocks() {
      if items.isEmpty { lead += blocks } else { items[items.count - 1] += blocks }
      blocks = []
    }
  }

  /// The style that text is set in.
  struct InlineState {
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
  enum Leave {
    /// Its contents are passed over.
    case skip
    case nothing
    case block
    case heading
    case container(Container.Kind)
    case text(StaticString)
    case state(style: Passage.Style, link: String?, isBlock: Bool)
    /// Pictures with the texts that belong to them.
    case picture(style: Passage.Style, isBlock: Bool)
    case ruby
    case lines

    var descends: Bool {
      if case .skip = self { return false }
      return true
    }
  }

  /// Begins a node; says how to go on.
  private mutating func enter(_ node: HTMLTree.NodeID) -> Leave {
    if tree.isText(node) {
      let text = tree.text(node).dropFirst(footnotes.label(node))
      line.append(text, inline.style, link: inline.link, keepsLines: inline.keepsLines)
      return .skip
    }
    let tag = tree[node].tag
    let kind = ElementKind(tag)
    if case .hidden = kind {
      // A picture to press on is shown like any other.
      if tag == .button { addImages(in: node) }
      return .skip
    }
    if let leave = enterFootnote(node) { return leave }
    switch kind {
    case .hidden: return .skip
    case .inline: return pictureText(node, isBlock: false) ?? enterStyled(node)
    case .block:
      if tag == .footer, containers.count == 1, footerStart == nil {
        flush()
        footerStart = containers[0].blocks.count
      }
      if let leave = pictureText(node, isBlock: true) { return leave }
      flush()
      return addPlayer(node) || addDelayedImage(node) ? .skip : .block
    case .heading(let level):
      flush()
      headingLevel = level
      return .heading
    case .quote: return enterQuote(node)
    case .list: return container(.list(tag == .ol ? ListNumbering(of: node, in: tree) : nil))
    case .item: return enterItem(node)
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
    case .rubyText: return enterRubyText(node)
    case .annotation: return frames.contains { tree[$0.node].tag == .math } ? .skip : .nothing
    case .noscript:
      addNoscript(node)
      return .skip
    }
  }

  private mutating func apply(_ leave: Leave) {
    switch leave {
    case .state(let style, let link, let isBlock):
      if isBlock { flush() }
      inline.style.formUnion(style)
      if let link { inline.link = link }
    case .container(let kind):
      containers.append(Container(kind))
      lastEmbed = nil
    case .picture(let style, let isBlock): enterPicture(style, isBlock: isBlock)
    case .lines: inline.keepsLines = true
    default: break
    }
  }

  /// Ends an element that has no children.
  private mutating func leaveEmpty(_ leave: Leave) {
    switch leave {
    case .text(let text): line.append(text: text, inline.style, link: inline.link)
    case .heading: headingLevel = nil
    case .ruby, .skip, .nothing, .block, .container, .state, .picture, .lines: break
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
    case .ruby:
      line.dropSpace()
      line.append(text: "）", inline.style, link: inline.link)
    case .state(_, _, let isBlock): if isBlock { flush() }
    case .picture(_, let isBlock): leavePicture(isBlock: isBlock)
    }
    inline = frame.inline
  }

  mutating func container(_ kind: Container.Kind) -> Leave {
    flush()
    return containers.count > Self.maximumNesting ? .block : .container(kind)
  }

  private mutating func closeContainer() {
    flush()
    guard containers.count > 1, let container = containers.popLast() else { return }
    switch container.kind {
    case .top: break
    case .quote(let post): closeQuote(container.blocks, post)
    case .list(let numbering): closeList(container, numbering)
    case .item(let number):
      containers[containers.count - 1].settleLooseBlocks()
      guard !container.blocks.isEmpty else { break }
      containers[containers.count - 1].items.append(container.blocks)
      containers[containers.count - 1].numbers.append(number)
    case .footnote(let number): if !container.blocks.isEmpty { notes.append(.footnote(number, container.blocks)) }
    }
  }

  /// A list of nothing but pictures is no list.
  private mutating func closeList(_ container: Container, _ numbering: ListNumbering?) {
    var container = container
    container.settleLooseBlocks()
    for block in container.lead { append(block) }
    if container.items.allSatisfy({ $0.allSatisfy(\.isFigure) }) {
      for figure in container.items.joined() { append(figure) }
    } else if let numbering {
      for list in numbering.lists(of: container.items, numbers: container.numbers) { append(.list(list)) }
    } else {
      append(.list(Block.List(items: container.items)))
    }
  }

  private mutating func enterItem(_ node: HTMLTree.NodeID) -> Leave {
    flush()
    guard case .list = containers[containers.count - 1].kind else { return .block }
    return .container(.item(ListNumbering.number(.value, of: node, in: tree)))
  }

  private func enterStyle(_ style: Passage.Style, _ node: HTMLTree.NodeID) -> Leave {
    let tag = tree[node].tag
    // Some editors wrap a whole article in a `<b>` that is not bold.
    if style == .strong, let css = tree.attribute(.style, of: node),
      let weight = StyleAttribute(css).value(of: "font-weight"), weight == "normal" || weight == "400"
    {
      return .nothing
    }
    if style == .credit, !inline.style.contains(.caption) { return .nothing }
    return .state(style: style, link: nil, isBlock: tag == .figcaption)
  }

  /// Editors that know no `<b>` set text in bold by its style. A heading is bold anyway.
  private func enterStyled(_ node: HTMLTree.NodeID) -> Leave {
    guard headingLevel == nil, tree[node].tag == .span || tree[node].tag == .font,
      let css = tree.attribute(.style, of: node)
    else { return .nothing }
    let style = StyleAttribute(css).style
    return style.isEmpty ? .nothing : .state(style: style, link: nil, isBlock: false)
  }

  /// Small raised and lowered text stays raised or lowered where Unicode has characters for all of it.
  private func enterScript(_ kind: ElementKind, _ node: HTMLTree.NodeID) -> Leave {
    guard let text = tree.wholeText(of: node, within: 64) else { return .nothing }
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
    var rows: [[Passage]] = []
    for row in layout.rows {
      var cells: [Passage] = []
      for node in row { cells.append(cell(of: node)) }
      rows.append(cells)
    }
    append(.table(Block.Table(hasHeader: layout.hasHeader, rows: rows)))
    return .skip
  }

  private mutating func append(blocksOf node: HTMLTree.NodeID) {
    var builder = BlockBuilder(tree, context: context, footnotes: footnotes)
    builder.linkRoom = linkRoom
    for block in builder.blocks(of: node) { append(block) }
    takeAccount(of: builder)
  }

  /// The contents of a table's cell in one line.
  private mutating func cell(of node: HTMLTree.NodeID?) -> Passage {
    guard let node else { return Passage() }
    var builder = BlockBuilder(tree, context: context, footnotes: footnotes)
    builder.linkRoom = linkRoom
    var passage = Passage()
    for block in builder.blocks(of: node) {
      guard let part = block.inLine else { continue }
      if !passage.isEmpty { passage.append([0x20], style: [], link: nil) }
      passage.append(part, runs: 0..<part.runs.count)
    }
    takeAccount(of: builder)
    return passage
  }

  // MARK: Paragraphs

  /// The `<figure>` that is being read.
  var openFigure: HTMLTree.NodeID? { frames.last { tree[$0.node].tag == .figure }?.node }

  /// Ends the paragraph that is being filled.
  mutating func flush() {
    guard let passage = line.take() else { return }
    if let level = headingLevel {
      for block in ParagraphAssembly.heading(passage, level: level) { append(block) }
      return
    }
    if let paragraph = passage.asOneLine { return appendParagraph(paragraph) }
    for part in ParagraphAssembly.parts(of: passage, breaksParagraphs: context.breaksParagraphs) { append(part) }
  }

  private mutating func append(_ part: ParagraphAssembly.Part) {
    switch part {
    case .block(.paragraph(let passage)): appendParagraph(passage)
    case .block(let block): append(block)
    case .caption(let caption, let credit, let whole): appendCaption(caption, credit, whole)
    }
  }

  /// The readings of characters stand behind them in brackets, those that stand together in one pair.
  private mutating func enterRubyText(_ node: HTMLTree.NodeID) -> Leave {
    let reading = RubyReading(node, in: tree)
    guard !reading.isEmpty else { return .skip }
    if reading.opens {
      line.dropSpace()
      line.append(text: "（", inline.style, link: inline.link)
      line.dropUpcomingSpace()
    }
    return reading.closes ? .ruby : .nothing
  }
}
