import Content
import Soup

// Links.
extension BlockBuilder {
  mutating func enterLink(_ node: HTMLTree.NodeID) -> Leave {
    guard let href = tree.attribute(.href, of: node) else { return .nothing }
    if let number = footnotes.reference(node) {
      line.append(footnote: number, inline.style)
      return .skip
    }
    if footnotes.isBackLink(node) { return .skip }
    guard href.count <= WebAddress.mostBytes else {
      droppedLinks = true
      return .nothing
    }
    guard let address = address(href) else { return .nothing }
    return .state(style: [], link: address, isBlock: false)
  }

  /// The complete address of a link.
  private mutating func address(_ href: ArraySlice<UInt8>) -> String? {
    guard href.count > 200 else { return context.resolver.link(href) }
    if let known = longAddresses.first(where: { $0.href == href }) { return known.address }
    let address = context.resolver.link(href)
    longAddresses.insert((href, address), at: 0)
    if longAddresses.count > 4 { longAddresses.removeLast() }
    return address
  }

  /// How many bytes of addresses the links of a tree may have together, written out once for each block that they stand in: far
  /// more than those of any article. Else one long link around a million short paragraphs would be an article of gigabytes.
  static func linkRoom(for tree: HTMLTree) -> Int { (128 << 10) + 4 * tree.size + 16 * tree.nodes.count }

  /// A passage with its links, or without them where there is no more room for them.
  mutating func affordable(_ passage: Passage) -> Passage {
    guard !passage.links.isEmpty else { return passage }
    linkRoom -= passage.links.reduce(0) { $0 + $1.utf8.count }
    guard linkRoom < 0 else { return passage }
    droppedLinks = true
    var plain = passage
    for index in plain.runs.indices { plain.runs[index].link = nil }
    plain.links = []
    return plain
  }

  /// A block of text or a picture with its links, or without them where there is no more room for them.
  mutating func affordable(_ block: Block) -> Block {
    switch block {
    case .paragraph(let passage): return passage.links.isEmpty ? block : .paragraph(affordable(passage))
    case .heading(let level, let passage): return .heading(level, affordable(passage))
    case .figure(var figure):
      guard let link = figure.link else { return block }
      linkRoom -= link.utf8.count
      if linkRoom < 0 {
        figure.link = nil
        droppedLinks = true
      }
      return .figure(figure)
    default: return block
    }
  }
}
