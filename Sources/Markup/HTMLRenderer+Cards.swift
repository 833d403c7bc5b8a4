/// A paragraph of nothing but a link whose text begins with what kind of thing it leads to is a card.
///
///     [Video: The tide (YouTube)](https://www.youtube.com/watch?v=x)
///
///     <p class="card"><a href="https://www.youtube.com/watch?v=x" …>Video: The tide (YouTube)</a></p>
extension HTMLRenderer {
  /// Whether a paragraph is a card.
  func isCard(_ paragraph: MarkdownTree.Index) -> Bool {
    guard !options.plain, let link = tree.firstChild(of: paragraph), tree.next(after: link) == nil,
      tree.kind(of: link) == .link, let text = tree.firstChild(of: link), tree.kind(of: text) == .text
    else { return false }
    return CardLabel.begins(tree.literal(of: text))
  }
}

/// The words that the labels of cards begin with.
package enum CardLabel {
  /// The kinds of things that cards lead to, in the languages that archives are in.
  package static let kinds = [
    "视频", "音频", "帖子", "文件", "地图", "图表", "嵌入内容", "影片", "音訊", "貼文", "地圖", "圖表", "嵌入內容", "Video",
    "Audio", "Post", "Document", "Map", "Chart", "Embedded page",
  ]

  /// Whether a text begins as a label does: `视频：`, `视频（`, `Video: `, `Video (`.
  static func begins(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    kinds.contains { kind in
      guard text.starts(with: kind.utf8) else { return false }
      let rest = text.dropFirst(kind.utf8.count)
      return ["：", "（", "【", ": ", " ("].contains { rest.starts(with: $0.utf8) }
    }
  }
}
