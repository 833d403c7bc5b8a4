import CCMarkGFM

extension HTMLRenderer {
  /// Opens a link; the link around the image of a figure is opened and closed with the image instead.
  mutating func enterLink(_ node: Node) {
    if case .figure(let figure) = paragraph, cmark_node_parent(figure.image) == node { return }
    guard openLink == nil, let target = target(of: node, for: .link) else { return }
    openLink = node
    openAnchor(target, titledBy: node)
    if cmark_node_first_child(node) == nil { output.append(escaping: target.href) }
  }

  mutating func leaveLink(_ node: Node) {
    guard openLink == node else { return }
    openLink = nil
    output.append("</a>")
  }

  /// Writes the start tag of a link.
  mutating func openAnchor(_ target: Target, titledBy node: Node) {
    output.append("<a href=\"")
    output.append(destination: target.href)
    output.append("\"")
    writeTitle(of: node)
    output.append(">")
  }

  /// The title of a link or an image; of the image of a figure, it is the credit.
  func titleBytes(of node: Node) -> UnsafeBufferPointer<UInt8> { bytes(of: cmark_node_get_title(node)) }

  /// Writes the title of a link or an inline image, if it has one.
  mutating func writeTitle(of node: Node) {
    let title = titleBytes(of: node)
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
  func target(of node: Node, for use: Destination.Use) -> Target? {
    guard let written = Destination.cleaned(bytes(of: cmark_node_get_url(node)), for: use) else { return nil }
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
