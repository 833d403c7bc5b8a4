extension MarkdownParser {
  /// Parses UTF-8 Markdown and appends HTML to `output`: valid HTML5 to stand inside of an element such as `<div>`,
  /// whose ids are unique within it.
  ///
  ///     ![*Harbour* at dawn](https://img.example/1.jpg "Lin Wei")
  ///
  ///     The port[^1] is **open**.
  ///
  ///     [^1]: Since May.
  ///
  /// becomes
  ///
  ///     <figure><img src="https://img.example/1.jpg" alt="" …><figcaption><em>Harbour</em> at dawn
  ///     <cite>Lin Wei</cite></figcaption></figure>
  ///     <p>The port<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup> is <strong>open</strong>.</p>
  ///     <section class="footnotes" aria-label="Footnotes">
  ///     <ol>
  ///     <li id="fn-1">
  ///     <p>Since May. <a href="#fnref-1" class="footnote-back" aria-label="Back to reference 1">↩</a></p>
  ///     </li>
  ///     </ol>
  ///     </section>
  ///
  /// Empty input gives empty output.
  package func renderHTML(
    _ markdown: some Sequence<UInt8>, with options: HTMLOptions, into output: inout [UInt8]
  ) {
    markdown.withContiguousBytes { bytes in
      guard !bytes.isEmpty else { return }
      parse(bytes) { HTMLRenderer.render($0, with: options, into: &output) }
    }
  }
}

extension ParsedMarkdown {
  /// Renders it as HTML and appends the result to `output`, as `MarkdownParser.renderHTML` does.
  package func renderHTML(with options: HTMLOptions, into output: inout [UInt8]) {
    guard !markdown.isEmpty else { return }
    withTree { HTMLRenderer.render($0, with: options, into: &output) }
  }
}

/// Writes one document as HTML. Each kind of node has its own small function, here and in the extensions.
struct HTMLRenderer: ~Copyable {
  var output: [UInt8] = []
  let options: HTMLOptions
  let tree: MarkdownTree
  var walk: TreeWalk

  /// How the paragraph that is open began, and so how it ends.
  var paragraph = ParagraphForm.text
  /// The link that was opened; others inside of it are text, since an `<a>` may not hold another.
  var openLink: MarkdownTree.Index?
  /// Whether no image came yet: the first is the lead, and is not loaded lazily.
  var isBeforeFirstImage = true
  /// Whether the figure that is open shows its image, rather than its caption alone.
  var figureIsShown = false
  /// The level of the heading before: the next is one deeper at most, since who listens to a page goes by levels. What the text
  /// stands in begins with a title, of level 1.
  var headingLevel: UInt8 = 1
  /// Whether the article is in Chinese, Japanese or Korean.
  let isEastAsian: Bool
  var table = TableState()
  var footnotes = FootnoteState()
  var identifiers: HeadingIdentifiers

  /// The forms that a paragraph of Markdown takes in HTML.
  enum ParagraphForm {
    /// `<p>`.
    case text
    /// No tag at all: a paragraph of a tight list.
    case tight
    /// A `<figure>`: the paragraph holds nothing but an image, or a link with nothing but an image, and perhaps a caption.
    case figure(FigureForm)
  }

  init(_ tree: MarkdownTree, options: HTMLOptions) {
    self.options = options
    self.tree = tree
    walk = TreeWalk(over: tree)
    isEastAsian = options.language.map(PartLanguage.isEastAsian) ?? false
    identifiers = HeadingIdentifiers(reserved: options.reservedIdentifiers)
  }

  /// Appends a tree as HTML to `output`.
  static func render(_ tree: MarkdownTree, with options: HTMLOptions, into output: inout [UInt8]) {
    var renderer = HTMLRenderer(tree, options: options)
    // The buffer moves in and out again, so that appending never copies what it holds.
    swap(&renderer.output, &output)
    renderer.render()
    swap(&renderer.output, &output)
  }

  private mutating func render() {
    while let step = walk.next() {
      if step.isEntering {
        enter(step.node, step.kind)
      } else {
        leave(step.node, step.kind)
      }
    }
    closeFootnotes()
  }

  private mutating func enter(_ node: MarkdownTree.Index, _ kind: NodeKind) {
    switch kind {
    case .text: writeText(node)
    case .softBreak: output.append(UInt8(ascii: "\n"))
    case .lineBreak: if !beginsCaption(node) { output.append("<br>\n") }
    case .code: wrap(node, "<code>", "</code>")
    case .htmlInline: output.append(escaping: tree.literal(of: node))
    case .emphasis: output.append("<em>")
    case .strong: output.append("<strong>")
    case .strikethrough: output.append("<del>")
    case .link: enterLink(node)
    case .image: enterImage(node)
    case .footnoteReference: writeFootnoteReference(node)
    default: enterBlock(node, kind)
    }
  }

  private mutating func leave(_ node: MarkdownTree.Index, _ kind: NodeKind) {
    switch kind {
    case .emphasis: output.append("</em>")
    case .strong: output.append("</strong>")
    case .strikethrough: output.append("</del>")
    case .link: leaveLink(node)
    // That of a figure: any other was skipped when it was entered.
    case .image: break
    default: leaveBlock(node, kind)
    }
  }

  private mutating func wrap(_ node: MarkdownTree.Index, _ open: StaticString, _ close: StaticString) {
    output.append(open)
    output.append(escaping: tree.literal(of: node))
    output.append(close)
  }

  private mutating func writeText(_ node: MarkdownTree.Index) {
    let text = tree.literal(of: node)
    if tree[node].isPlain { output.append(contentsOf: text) } else { output.append(escaping: text) }
  }
}
