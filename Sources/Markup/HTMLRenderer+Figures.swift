/// An image alone in its paragraph is a figure: its text is the caption, with its markup, and its title the credit.
///
///     ![At *dawn*](https://img.example/1.jpg "Lin Wei")
///
///     <figure><img src="https://img.example/1.jpg" alt="" …><figcaption>At <em>dawn</em>
///     <cite>Lin Wei</cite></figcaption></figure>
///
/// With a line break and text behind the image, that is the caption, and the image's own text is for those who do not see it:
///
///     ![A boat at a pier](https://img.example/1.jpg "Lin Wei")\
///     The first ferry
///
/// Without, `alt` is empty, since the caption says it. In a link it is not: a link needs a name, and the caption stands outside
/// of it. Where the image may not be shown, its caption stays as a paragraph; where it is not to be loaded, a card that leads to it
/// stands in its place.
extension HTMLRenderer {
  mutating func enterFigure(_ figure: FigureForm) {
    let image = image(of: figure.image)
    if case .none = image {
      openLine(hasCaption(figure) ? "<p>" : "")
      return
    }
    openLine("<figure>")
    let linkTarget = figure.link.flatMap { target(of: $0) }
    if case .absent(let href) = image {
      output.append("<p class=\"card\">")
      writeAbsent(figure.image, linkTarget?.href ?? href)
      output.append("</p>")
    } else if let link = figure.link, let linkTarget {
      openAnchor(linkTarget, titledBy: link)
      writeImageTag(image, alternative: figureName(figure.image, leadingTo: linkTarget))
      output.append("</a>")
    } else {
      let isDescribed = figure.captionBreak != nil
      writeImageTag(image, alternative: isDescribed ? TextCollector.text(of: figure.image, in: tree) : "")
    }
    if hasCaption(figure) { output.append("<figcaption>") }
    figureIsShown = true
  }

  mutating func leaveFigure(_ figure: FigureForm) {
    let isShown = figureIsShown
    figureIsShown = false
    guard hasCaption(figure) else {
      if isShown { output.append("</figure>\n") }
      return
    }
    writeCredit(of: figure)
    output.append(isShown ? "</figcaption></figure>\n" : "</p>\n")
  }

  /// Whether a line break is the one behind which the caption of the open figure stands.
  func beginsCaption(_ node: MarkdownTree.Index) -> Bool {
    if case .figure(let figure) = paragraph { return figureIsShown && figure.captionBreak == node }
    return false
  }

  private func hasCaption(_ figure: FigureForm) -> Bool {
    hasText(figure) || !tree.title(of: figure.image).isEmpty
  }

  private func hasText(_ figure: FigureForm) -> Bool {
    figure.captionBreak != nil || tree.firstChild(of: figure.image) != nil
  }

  private mutating func writeCredit(of figure: FigureForm) {
    let credit = tree.title(of: figure.image)
    guard !credit.isEmpty else { return }
    if hasText(figure) { output.append(" ") }
    output.append("<cite>")
    output.append(escaping: credit)
    output.append("</cite>")
  }

  /// The name of a linked image: its text, its credit, or where the link leads.
  private func figureName(_ image: MarkdownTree.Index, leadingTo target: Target) -> String {
    let text = TextCollector.text(of: image, in: tree)
    if !text.isEmpty { return text }
    let credit = tree.title(of: image)
    return credit.isEmpty ? target.href : String(decoding: credit, as: UTF8.self)
  }
}

// MARK: - Images

extension HTMLRenderer {
  /// Writes an image that stands in a line of text; the image of a figure is written already, and its text follows.
  mutating func enterImage(_ node: MarkdownTree.Index) {
    if case .figure(let figure) = paragraph, figure.image == node {
      // Behind a line break stands the caption; the image's own text is its alternative, which is written.
      if figure.captionBreak != nil, figureIsShown { walk.skip(node) }
      return
    }
    let alternative = TextCollector.text(of: node, in: tree)
    walk.skip(node)
    switch image(of: node) {
    case .none: output.append(escaping: alternative)
    // A link may not stand in another.
    case .absent where openLink != nil: output.append(escaping: absentText(of: node))
    case .absent(let href): writeAbsent(node, href)
    case let image: writeImageTag(image, alternative: alternative, titledBy: node)
    }
  }

  /// Writes a link in the place of a picture.
  private mutating func writeAbsent(_ image: MarkdownTree.Index, _ href: String) {
    output.append("<a href=\"")
    output.append(destination: href)
    output.append("\">")
    output.append(escaping: absentText(of: image))
    output.append("</a>")
  }

  /// What a picture that is not shown is called. A figure's caption says what is on it.
  private func absentText(of image: MarkdownTree.Index) -> String {
    if case .figure(let figure) = paragraph, figure.image == image, figure.captionBreak == nil {
      return options.labels.absentPicture
    }
    let text = TextCollector.text(of: image, in: tree)
    return text.isEmpty ? options.labels.absentPicture : "\(options.labels.absentPicture) · \(text)"
  }

  /// Writes which versions of a picture there are, and how wide it is shown: as wide as a column of text, or a phone.
  private mutating func writeVersions(_ smaller: ImageTarget.Smaller, _ href: String, _ width: Int) {
    output.append("\" srcset=\"")
    output.append(destination: smaller.href)
    output.append(contentsOf: " \(smaller.width)w, ".utf8)
    output.append(destination: href)
    output.append(contentsOf: " \(width)w\" sizes=\"(max-width: 48rem) 100vw, 45rem".utf8)
  }

  /// Writes the tag of a picture that is shown.
  private mutating func writeImageTag(
    _ image: ImageTarget, alternative: String, titledBy node: MarkdownTree.Index? = nil
  ) {
    var size: (width: Int, height: Int)?
    var isKept = false
    output.append("<img src=\"")
    switch image {
    case .shown(let href): output.append(destination: href)
    case .kept(let href, let width, let height, let smaller):
      output.append(destination: href)
      isKept = true
      if let width, let height { size = (width, height) }
      if let smaller, let width, !options.plain { writeVersions(smaller, href, width) }
    case .absent, .none: break
    }
    output.append("\" alt=\"")
    output.append(escaping: alternative)
    output.append("\"")
    if let node { writeTitle(of: node) }
    if let size { output.append(contentsOf: " width=\"\(size.width)\" height=\"\(size.height)\"".utf8) }
    if !options.plain {
      if !isBeforeFirstImage { output.append(" loading=\"lazy\"") }
      if isKept { output.append(" decoding=\"async\"") }
    }
    isBeforeFirstImage = false
    output.append(">")
  }
}
