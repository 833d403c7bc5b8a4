/// The words for things that are played or framed, in the article's language.
struct EmbedLabels: Sendable {
  /// What something that is played or framed is.
  enum Kind: Sendable {
    case video, audio, post, document, map, chart, page
  }

  /// How the names of sites are written.
  let script: EmbedProvider.Script

  /// - Parameter language: a BCP 47 tag; English for one that is not Chinese.
  init(language: String?) {
    switch language {
    case "zh-Hant", "zh-TW", "zh-HK": script = .traditional
    case let tag? where tag.hasPrefix("zh"): script = .simplified
    default: script = .latin
    }
  }

  /// What the reader is told: `视频：标题（YouTube）`, `Video: Title (YouTube)`, `Video (YouTube)`.
  func text(_ kind: Kind, title: String, provider: String) -> String {
    let isChinese = script != .latin
    var text = name(of: kind)
    if !title.isEmpty { text += (isChinese ? "：" : ": ") + title }
    if !provider.isEmpty { text += isChinese ? "（\(provider)）" : " (\(provider))" }
    return text
  }

  private func name(of kind: Kind) -> String {
    switch script {
    case .simplified:
      switch kind {
      case .video: "视频"
      case .audio: "音频"
      case .post: "帖子"
      case .document: "文件"
      case .map: "地图"
      case .chart: "图表"
      case .page: "嵌入内容"
      }
    case .traditional:
      switch kind {
      case .video: "影片"
      case .audio: "音訊"
      case .post: "貼文"
      case .document: "文件"
      case .map: "地圖"
      case .chart: "圖表"
      case .page: "嵌入內容"
      }
    case .latin:
      switch kind {
      case .video: "Video"
      case .audio: "Audio"
      case .post: "Post"
      case .document: "Document"
      case .map: "Map"
      case .chart: "Chart"
      case .page: "Embedded page"
      }
    }
  }
}
