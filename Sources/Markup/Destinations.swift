extension MarkdownParser {
  /// A picture that a text shows, or a link that it has.
  package struct Destination: Sendable, Equatable {
    /// Where it leads, as `HTMLOptions.link` would get it.
    package var text: String
    package var isPicture: Bool
  }

  /// Where pictures and links of a text lead, in their order: those only that may be followed.
  package func destinations(in markdown: ArraySlice<UInt8>) -> [Destination] {
    guard !markdown.isEmpty else { return [] }
    var found: [Destination] = []
    markdown.withUnsafeBufferPointer { bytes in
      parse(bytes) { tree in
        for node in tree.nodes.indices {
          let kind = tree.nodes[node].kind
          guard kind == .image || kind == .link else { continue }
          let written = Markup.Destination.cleaned(
            tree.literal(of: node), for: kind == .image ? .image : .link)
          guard let written, !written.isEmpty else { continue }
          found.append(Destination(text: written, isPicture: kind == .image))
        }
      }
    }
    return found
  }
}
