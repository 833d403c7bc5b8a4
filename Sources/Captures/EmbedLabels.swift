import Content

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
    switch ChineseScript(languageTag: language ?? "") {
    case .traditional: script = .traditional
    case .simplified: script = .simplified
    case nil: script = .latin
    }
  }

  /// What the reader is told: `视频：标题（YouTube）`, `Video: Title (YouTube)`, `Video (YouTube)`.
  func text(_ kind: Kind, title: String, provider: String) -> String {
    let isChinese = script != .latin
    var text = name(of: kind)
    if title.hasPrefix("【") {
      text += title
    } else if !title.isEmpty {
      text += (isChinese ? "：" : ": ") + title
    }
    if !provider.isEmpty { text += isChinese ? "（\(provider)）" : " (\(provider))" }
    return text
  }

  /// The title in a text that itself begins as a label does: of `视频：潮水`, the words behind the colon.
  func title(in passage: Passage, of kind: Kind) -> Passage? {
    guard passage.bytes.count < 400, passage.links.isEmpty, passage.images.isEmpty else { return nil }
    let text = passage.plainText
    let name = name(of: kind)
    guard text.hasPrefix(name) else { return nil }
    let rest = text.dropFirst(name.count)
    switch rest.first {
    case "【": return Passage(String(rest))
    case "：", ":": return Passage(String(rest.dropFirst()))
    default: return nil
    }
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
