extension HTMLRenderer {
  /// Opens a link; the link around the image of a figure is opened and closed with the image instead.
  mutating func enterLink(_ node: MarkdownTree.Index) {
    if case .figure(let figure) = paragraph, figure.link == node { return }
    guard openLink == nil, let target = target(of: node) else { return }
    openLink = node
    openAnchor(target, titledBy: node)
    if tree.firstChild(of: node) == nil { output.append(escaping: target.href) }
  }

  mutating func leaveLink(_ node: MarkdownTree.Index) {
    guard openLink == node else { return }
    openLink = nil
    output.append("</a>")
  }

  /// Writes the start tag of a link.
  mutating func openAnchor(_ target: Target, titledBy node: MarkdownTree.Index) {
    output.append("<a href=\"")
    output.append(destination: target.href)
    output.append("\"")
    writeTitle(of: node)
    output.append(">")
  }

  /// Writes the title of a link or an inline image, if it has one.
  mutating func writeTitle(of node: MarkdownTree.Index) {
    let title = tree.title(of: node)
    guard !title.isEmpty else { return }
    output.append(" title=\"")
    output.append(escaping: title)
    output.append("\"")
  }
}

// MARK: - Where links lead

extension HTMLRenderer {
  /// A destination that may be followed.
  struct Target {
    let href: String
  }

  /// Where a link leads: checked before the caller's `link` sees it, and again when it comes back.
  func target(of node: MarkdownTree.Index) -> Target? {
    guard let written = Destination.cleaned(tree.literal(of: node), for: .link) else { return nil }
    switch options.link(written) {
    case .archived(let href), .external(let href): return checked(href, written, for: .link).map { Target(href: $0) }
    case .none: return nil
    }
  }

  /// What is shown of an image, checked likewise.
  func image(of node: MarkdownTree.Index) -> ImageTarget {
    guard let written = Destination.cleaned(tree.literal(of: node), for: .image), !written.isEmpty else { return .none }
    let image = options.image?(written) ?? ImageTarget(options.link(written))
    switch image {
    case .shown(let href): return checked(href, written, for: .image).map { .shown(href: $0) } ?? .none
    case .kept(let href, let width, let height, let smaller):
      return checked(href, written, for: .image)
        .map { .kept(href: $0, width: width, height: height, smaller: smaller) } ?? .none
    case .absent(let href): return checked(href, written, for: .link).map { .absent(href: $0) } ?? .none
    case .none: return .none
    }
  }

  private func checked(_ href: String, _ written: String, for use: Destination.Use) -> String? {
    href == written ? href : Destination.cleaned(href, for: use)
  }
}
