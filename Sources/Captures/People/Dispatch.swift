/// What stands behind a reporter's name about where and how the story was sent.
///
///     夏小华 台北报导   →  夏小华
///     卫毅 发自北京     →  卫毅
///     黃旭昇台北12日電  →  黃旭昇
///     Ann Lee in Beijing →  Ann Lee
enum Dispatch {
  /// The text without it.
  static func removed(from text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    for mark in senders {
      if let cut = text.find(mark), cut > text.startIndex { return trimmed(text[..<cut]) }
    }
    if let cut = text.find(within), cut > text.startIndex,
      text[cut...].dropFirst(within.count).first?.properties.isUppercase == true
    {
      return trimmed(text[..<cut])
    }
    let text = trimmed(text)
    guard var rest = withoutEnding(text) else { return text }
    while let before = qualifiers.removed(fromEndOf: rest) { rest = trimmed(before) }
    // Of several places, 上海/香港, each is taken.
    while let before = places.removed(fromEndOf: rest) {
      rest = trimmed(before)
      if let last = rest.last, prepositions.contains(last) { rest.removeLast() }
    }
    return trimmed(rest)
  }

  /// Whether a text is only about where and how a story was sent.
  static func isAll(of text: ArraySlice<Unicode.Scalar>) -> Bool { removed(from: text).isEmpty }

  private static func withoutEnding(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
    if let before = endings.removed(fromEndOf: text).map(trimmed) { return withoutDay(before) ?? before }
    return wires.removed(fromEndOf: text).map(trimmed).flatMap(withoutDay)
  }

  /// Takes `12日` or `7月12日` off the end; `nil` where there is no such thing.
  private static func withoutDay(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
    guard text.last == "日", let day = withoutNumber(text.dropLast()) else { return nil }
    guard day.last == "月" else { return trimmed(day) }
    return trimmed(withoutNumber(day.dropLast()) ?? day.dropLast())
  }

  private static func withoutNumber(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
    var end = text.endIndex
    while end > text.startIndex, text[end - 1].properties.numericType != nil { end -= 1 }
    return end < text.endIndex ? text[..<end] : nil
  }

  private static func trimmed(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    var text = text.withoutSpaces
    while let last = text.last, isStop(last) { text.removeLast() }
    return text
  }

  private static func isStop(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "/", "／", "。", "，", ",", "、": true
    default: false
    }
  }

  private static let senders = ["发自", "發自"].map { Array($0.unicodeScalars) }
  private static let within = Array(" in ".unicodeScalars)
  private static let prepositions = Set("自于在从從驻駐".unicodeScalars)
  private static let endings = WordTable(["报道", "报导", "報道", "報導", "采访", "採訪", "摄影报道"])
  private static let wires = WordTable(["专电", "專電", "电", "電", "讯", "訊"])
  private static let qualifiers = WordTable([
    "综合", "綜合", "专题", "專題", "独家", "獨家", "联合", "聯合", "摄影", "攝影", "特别", "现场", "編譯", "编译", "综合外电", "綜合外電",
  ])

  /// Places that stories are sent from. Longer names stand before those that they end with.
  private static let places = WordTable(
    ("华盛顿 華盛頓 旧金山 舊金山 洛杉矶 洛杉磯 新德里 吉隆坡 墨尔本 墨爾本 温哥华 溫哥華 多伦多 多倫多 渥太华 渥太華 日内瓦 日內瓦 布鲁塞尔 布魯塞爾 莫斯科 新加坡 芝加哥 波士顿 波士頓 休斯顿 休士頓 "
      + "西雅图 西雅圖 法兰克福 法蘭克福 阿姆斯特丹 斯德哥尔摩 哥本哈根 维也纳 維也納 马德里 馬德里 罗马 羅馬 雅加达 雅加達 马尼拉 馬尼拉 伊斯坦布尔 特拉维夫 耶路撒冷 北京 上海 天津 重庆 重慶 香港 澳门 澳門 "
      + "台北 臺北 新北 基隆 桃园 桃園 新竹 苗栗 台中 臺中 彰化 南投 云林 雲林 嘉义 嘉義 台南 臺南 高雄 屏东 屏東 宜兰 宜蘭 花莲 花蓮 台东 臺東 澎湖 金门 金門 马祖 馬祖 广州 廣州 深圳 武汉 武漢 成都 "
      + "杭州 南京 苏州 蘇州 西安 郑州 鄭州 长沙 長沙 昆明 贵阳 貴陽 南宁 南寧 福州 厦门 廈門 济南 濟南 青岛 青島 沈阳 瀋陽 大连 大連 长春 長春 哈尔滨 哈爾濱 太原 石家庄 石家莊 合肥 南昌 海口 兰州 蘭州 "
      + "西宁 西寧 银川 銀川 乌鲁木齐 烏魯木齊 拉萨 拉薩 呼和浩特 东京 東京 大阪 首尔 首爾 平壤 河内 河內 曼谷 仰光 金边 金邊 万象 孟买 孟買 伦敦 倫敦 巴黎 柏林 波恩 纽约 紐約 悉尼 雪梨 堪培拉 坎培拉 "
      + "开罗 開羅 迪拜 杜拜 喀布尔 德黑兰 德黑蘭 安卡拉 雅典 华沙 華沙 布拉格 布达佩斯 基辅 基輔 日本 韩国 韓國 台湾 台灣 臺灣 美国 美國 英国 英國 德国 德國 法国 法國 加拿大 澳洲 泰国 泰國 越南 印度 马来西亚")
      .split(separator: " ").map(String.init))
}
