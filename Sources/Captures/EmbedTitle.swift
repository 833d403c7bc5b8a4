import Soup

/// What a player or a frame is called.
enum EmbedTitle {
  /// The title that an element's attributes tell; empty where they say only what it is.
  static func title(of node: HTMLTree.NodeID, in tree: HTMLTree) -> String {
    for name in [AttributeName.title, .dataTitle, .dataFileName, .ariaLabel, .alt] {
      guard let value = tree.attribute(name, of: node) else { continue }
      let title = TextCleaning.line(value)
      if says(title) { return title }
    }
    return ""
  }

  /// Whether a title says more than what kind of thing it names.
  private static func says(_ title: String) -> Bool {
    guard title.utf8.count >= 3, !title.hasPrefix("http:"), !title.hasPrefix("https:") else { return false }
    let words = title.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return !words.allSatisfy(furniture.contains)
  }

  private static let furniture: Set<String> = [
    "a", "audio", "content", "document", "embed", "embedded", "external", "facebook", "for", "frame", "from", "google",
    "html5", "iframe", "instagram", "map", "maps", "media", "of", "page", "player", "plugin", "podcast", "post",
    "posts",
    "social", "soundcloud", "spotify", "telegram", "the", "third", "party", "tiktok", "tweet", "tweets", "twitter",
    "video", "videos", "view", "viewer", "vimeo", "web", "widget", "wordpress", "x", "youtube", "播放器", "视频", "影片",
    "視頻", "音频", "音訊", "嵌入内容", "嵌入內容", "視訊",
  ]
}
