/// The advertisement that a feed service puts behind the articles that it carries: a rule, its label and its addresses.
///
///     ---
///     获取更多RSS： https://feed.example https://feed2.example   →   via: [获取更多RSS：<https://feed.example> …]
///
/// It goes into the field `via`: it says which way the article came.
struct FeedTrailer: BlockRule {
  static let identifier = "feed-trailer"
  static let summary = "What a feed service adds behind the articles that it carries; it goes into the field via."

  private static let beginnings = ["获取更多RSS", "獲取更多RSS", "获取更多 RSS", "获取更多rss"]

  func apply(to blocks: inout [Block], _ cleaning: inout Cleaning) {
    guard case .paragraph(let passage) = blocks.last,
      Self.beginnings.contains(where: { blocks.last?.paragraphBytes.starts(with: $0.utf8) ?? false })
    else { return }
    var inline = passage
    for index in inline.runs.indices where inline.runs[index].kind == .lineBreak { inline.runs[index].style = [] }
    cleaning.fields.via.append(MarkdownWriter.inline(inline))
    cleaning.take(self, .moved(.via), blocks.suffix(1))
    blocks.removeLast()
    if blocks.last == .rule { blocks.removeLast() }
  }
}
