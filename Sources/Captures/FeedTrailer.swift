/// The advertisement that a feed service puts behind articles: a rule, then `获取更多RSS：` and its addresses.
enum FeedTrailer {
  /// Drops it from the end of the blocks.
  static func drop(from blocks: inout [Block]) {
    guard case .paragraph(let passage) = blocks.last, passage.plainText.hasPrefix("获取更多RSS") else { return }
    blocks.removeLast()
    if blocks.last == .rule { blocks.removeLast() }
  }
}
