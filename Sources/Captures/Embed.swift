import Content
import Soup

/// The words for things that are played or framed, in the article's language.
struct EmbedLabels: Sendable {
  var video: String
  var audio: String
  var embedded: String

  /// - Parameter language: a BCP 47 tag; English for one that is not Chinese.
  init(language: String?) {
    switch language {
    case "zh-Hant": self.init(video: "影片", audio: "音訊", embedded: "嵌入內容")
    case let tag? where tag.hasPrefix("zh"): self.init(video: "视频", audio: "音频", embedded: "嵌入内容")
    default: self.init(video: "Video", audio: "Audio", embedded: "Embedded page")
    }
  }

  private init(video: String, audio: String, embedded: String) {
    self.video = video
    self.audio = audio
    self.embedded = embedded
  }
}

/// A video, a sound or a foreign page in an article: what remains of it is a link that says what it leads to.
///
///     <iframe src="https://www.youtube.com/embed/x" title="Bells">   →   [Video: Bells](https://www.youtube.com/watch?v=x)
struct Embed {
  /// The block that stands for it.
  let block: Block

  /// - Returns: `nil` when it names no address that a link may lead to.
  init?(_ node: HTMLTree.NodeID, in tree: HTMLTree, resolver: AddressResolver, labels: EmbedLabels) {
    guard let address = Self.address(node, in: tree, resolver: resolver) else { return nil }
    let web = WebAddress(address)
    let title = tree.attribute(.title, of: node).map { TextCleaning.line($0) } ?? ""
    let label: String
    switch tree[node].tag {
    case .video: label = labels.video
    case .audio: label = labels.audio
    default: label = Self.isVideo(web.host) ? labels.video : labels.embedded
    }
    let colon = label.utf8.first.map { $0 < 0x80 } ?? true ? ": " : "："
    let text = label + colon + (title.isEmpty ? web.host : title)
    let target = Self.watchPage(web).text
    if let poster = tree.attribute(.poster, of: node), let picture = resolver.resource(poster) {
      var figure = Block.Figure(source: picture)
      figure.caption = Passage(text)
      figure.link = target
      block = .figure(figure)
    } else {
      var passage = Passage()
      let link = passage.intern(link: target)
      passage.append(Array(text.utf8)[...], style: [], link: link)
      block = .paragraph(passage)
    }
  }

  private static func address(
    _ node: HTMLTree.NodeID, in tree: HTMLTree, resolver: AddressResolver
  ) -> String? {
    for name in [AttributeName.src, .data, .dataSrc] {
      if let value = tree.attribute(name, of: node), let address = resolver.resource(value) { return address }
    }
    var next: HTMLTree.NodeID? = node
    while let child = next {
      if tree[child].tag == .source || tree[child].tag == .embed, let value = tree.attribute(.src, of: child),
        let address = resolver.resource(value)
      {
        return address
      }
      next = tree.node(after: child, within: node)
    }
    return nil
  }

  private static func isVideo(_ host: String) -> Bool {
    ["youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "dailymotion.com", "bilibili.com", "qq.com"]
      .contains { host == $0 || host.hasSuffix("." + $0) }
  }

  /// The page of a video that a player plays.
  private static func watchPage(_ address: WebAddress) -> WebAddress {
    let segments = address.path.split(separator: "/")
    guard address.host.hasSuffix("youtube.com") || address.host.hasSuffix("youtube-nocookie.com"),
      segments.count == 2, segments[0] == "embed"
    else { return address }
    return WebAddress("https://www.youtube.com/watch?v=\(segments[1])")
  }
}
