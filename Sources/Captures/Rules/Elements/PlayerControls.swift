import Soup

/// What a player says in place of what it plays, and the captions of its buttons. What it plays stays, as a link.
///
///     <div class="player__caption">你的器材不支持播放多媒体材料</div>   →   dropped
///     <div class="mejs-controls"><span>00:00</span></div>             →   dropped
struct PlayerControls: ElementRule {
  static let identifier = "player-controls"
  static let summary = "Messages and button captions of players; what they play stays, as a link."
  static let words = [
    "player", "mediaplayer", "videoplayer", "audioplayer", "jwplayer", "jw", "vjs", "mejs", "plyr", "playbutton",
    "player-controls", "controls", "video-js",
  ]
  private static let names = ClassWords(words)
  let interest = ElementInterest.namesOrTexts([.div, .p, .span, .figcaption, .section, .ul, .li, .a, .label])

  func verdict(on element: ElementView, _ cleaning: inout Cleaning) -> Verdict? {
    if let text = element.lone, Self.messages.isFound(in: text) { return .dropped }
    guard element.words.has(Self.names) else { return nil }
    if Self.isFront(element) { return .dropped }
    guard !element.contains(MediaTags.all.union([.p, .h1, .h2, .h3, .h4, .a])) else { return nil }
    // One without a text may hold what the player plays in its attributes.
    let text = element.text
    return !text.isEmpty && text.unicodeScalars.count <= 40 && text.unicodeScalars.allSatisfy(Self.isControl)
      ? .dropped : nil
  }

  /// Whether it is what a script draws over the player before it in the same figure, with the player's title.
  private static func isFront(_ element: ElementView) -> Bool {
    let tree = element.tree
    let parent = tree[element.node].parent
    guard parent >= 0, tree[parent].tag == .figure, !element.contains(MediaTags.all.union([.p, .a])) else {
      return false
    }
    let player = tree.children(of: parent).prefix(4).first { [.audio, .video].contains(tree[$0].tag) }
    let title = player.map { EmbedTitle.title(of: $0, in: tree) } ?? ""
    return !title.isEmpty && title == element.text
  }

  /// Times and signs of buttons are no words.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.properties.isAlphabetic && !scalar.properties.isIdeographic
  }

  /// What a player says where it cannot play.
  private static let messages = PhraseSet([
    "不支持播放", "不支援播放", "无法播放此", "無法播放此", "不支持html5", "不支援html5", "does not support the video",
    "does not support the audio", "does not support html5", "doesn't support html5",
    "no media source currently available",
    "media playback is unsupported", "media playback is not supported", "the code has been copied to your clipboard",
    "the url has been copied to your clipboard", "please enable javascript", "请启用javascript", "請啟用javascript",
    "your browser does not support", "您的浏览器不支持", "您的瀏覽器不支援", "你的浏览器不支持", "this video can not be played",
    "this video cannot be played",
  ])
}
