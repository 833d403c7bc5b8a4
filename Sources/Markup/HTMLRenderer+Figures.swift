import CCMarkGFM

/// An image alone in its paragraph is a figure: its text is the caption, with its markup, and its title the credit.
///
///     ![At *dawn*](https://img.example/1.jpg "Lin Wei")
///
///     <figure><img src="https://img.example/1.jpg" alt="" …><figcaption>At <em>dawn</em>
///     <cite>Lin Wei</cite></figcaption></figure>
///
/// `alt` is empty, since the caption says it. In a link it is not: a link needs a name, and the caption stands outside
/// of it. Where the image may not be shown, its caption stays as a paragraph.
extension HTMLRenderer {
  mutating func enterFigure(_ image: Node) {
    guard let source = target(of: image, for: .image) else {
      openLine(hasCaption(image) ? "<p>" : "")
      return
    }
    openLine("<figure>")
    let link = cmark_node_parent(image).flatMap { extensions.kind(of: $0) == .link ? $0 : nil }
    let linkTarget = link.flatMap { target(of: $0, for: .link) }
    if let link, let linkTarget {
      openAnchor(linkTarget, titledBy: link)
      writeImageTag(source, alternative: figureName(image, leadingTo: linkTarget))
      output.append("</a>")
    } else {
      writeImageTag(source, alternative: "")
    }
    if hasCaption(image) { output.append("<figcaption>") }
    figureIsShown = true
  }

  mutating func leaveFigure(_ image: Node) {
    let isShown = figureIsShown
    figureIsShown = false
    guard hasCaption(image) else {
      if isShown { output.append("</figure>\n") }
      return
    }
    writeCredit(of: image)
    output.append(isShown ? "</figcaption></figure>\n" : "</p>\n")
  }

  private func hasCaption(_ image: Node) -> Bool {
    cmark_node_first_child(image) != nil || !titleBytes(of: image).isEmpty
  }

  private mutating func writeCredit(of image: Node) {
    let credit = titleBytes(of: image)
    guard !credit.isEmpty else { return }
    if cmark_node_first_child(image) != nil { output.append(" ") }
    output.append("<cite>")
    output.append(escaping: credit)
    output.append("</cite>")
  }

  /// The name of a linked image: its caption, its credit, or where the link leads.
  private func figureName(_ image: Node, leadingTo target: Target) -> String {
    let caption = TextCollector.text(of: image, extensions: extensions)
    if !caption.isEmpty { return caption }
    let credit = titleBytes(of: image)
    return credit.isEmpty ? target.href : String(decoding: credit, as: UTF8.self)
  }
}

// MARK: - Images

extension HTMLRenderer {
  /// Writes an image that stands in a line of text; the image of a figure is written already, and its text follows.
  mutating func enterImage(_ node: Node) {
    if case .figure(let image) = paragraph, image == node { return }
    let alternative = TextCollector.text(of: node, extensions: extensions)
    walk.skip(node)
    if let source = target(of: node, for: .image) {
      writeImageTag(source, alternative: alternative, titledBy: node)
    } else {
      output.append(escaping: alternative)
    }
  }

  /// Leaves the image of a figure: any other was skipped when it was entered.
  mutating func leaveImage(_ node: Node) {}

  private mutating func writeImageTag(_ source: Target, alternative: String, titledBy node: Node? = nil) {
    output.append("<img src=\"")
    output.append(destination: source.href)
    output.append("\" alt=\"")
    output.append(escaping: alternative)
    output.append("\"")
    if let node { writeTitle(of: node) }
    if !options.plain {
      output.append(isBeforeFirstImage ? "" : " loading=\"lazy\"")
      output.append(" decoding=\"async\" referrerpolicy=\"no-referrer\"")
    }
    isBeforeFirstImage = false
    output.append(">")
  }
}
