/// A line of a conversation: `老周：你好。`
enum SpeechLine {
  /// Whether a paragraph begins with a speaker, who is told by no label of credits or the like, and what is said.
  ///
  /// - Parameter text: its beginning.
  static func begins(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let speaker = text.prefix(7).prefix { $0.isLetter || $0 == "·" }
    guard (2...6).contains(speaker.count), let mark = text.dropFirst(speaker.count).first, mark == "：" || mark == ":"
    else { return false }
    guard CreditLabels.label(in: speaker, at: speaker.startIndex) == nil, labels.removed(fromEndOf: speaker) == nil
    else { return false }
    let said = text.dropFirst(speaker.count + 1).drop { $0.isSpace }
    return !isQuoted(said) && said.contains(where: endsSentence)
  }

  /// Whether a text begins as one that an article quotes: `她说：“不去。”`
  private static func isQuoted(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    text.first.map { ["“", "「", "『", "\"", "‘"].contains($0) } ?? true
  }

  private static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    ["。", "！", "？", "…", "!", "?"].contains(scalar)
  }

  /// What stands before a mark and is nobody, and what tells of speech in an article.
  private static let labels = WordTable([
    "说", "說", "称", "稱", "道", "表示", "认为", "認為", "指出", "写", "寫",
    "声明", "聲明", "说明", "說明", "备注", "備註", "注", "註", "按", "按语", "导语", "導語", "导读", "導讀", "摘要", "题记", "題記", "提示", "提要", "邮箱",
    "郵箱",
    "地址", "电话", "電話", "微信", "链接", "連結", "原文", "标题", "標題", "关键词", "關鍵詞", "标签", "標籤", "日期", "时间", "時間", "地点", "地點", "简介",
    "簡介",
  ])
}
