extension HTMLRenderer {
  /// Opens a link; the link around the image of a figure is opened and closed with the image instead.
  mutating func enterLink(_ node: MarkdownTree.Index) {
    if case .figure(let figure) = paragraph, figure.link == node { return }
    guard openLink == nil, let target = target(of: node, for: .link) else { return }
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

  /// Where a link or an image leads: checked before the caller's `link` sees it, and again when it comes back.
  func target(of node: MarkdownTree.Index, for use: Destination.Use) -> Target? {
    guard let written = Destination.cleaned(tree.literal(of: node), for: use) else { return nil }
    if use == .image && written.isEmpty { return nil }
    switch options.link(written) {
    case .archived(let href), .external(let href): return checked(href, for: use).map { Target(href: $0) }
    case .none: return nil
    }

    func checked(_ href: String, for use: Destination.Use) -> String? {
      href == written ? href : Destination.cleaned(href, for: use)
    }
  }
}
