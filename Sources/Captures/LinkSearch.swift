/// Looks for links in blocks.
enum LinkSearch {
  /// Whether one of the blocks, or what it quotes, links to an address near its end.
  static func leads(to target: String, in blocks: some Sequence<Block>) -> Bool {
    blocks.contains { block in
      switch block {
      case .quote(let quoted): leads(to: target, in: quoted.suffix(8))
      case .figure(let figure): figure.link == target || figure.caption.links.suffix(8).contains(target)
      default: block.passage?.links.suffix(32).contains(target) ?? false
      }
    }
  }
}
