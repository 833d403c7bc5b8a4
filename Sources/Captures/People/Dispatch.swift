/// What stands behind a reporter's name about where and how the story was sent.
///
///     夏小华 台北报导   →  夏小华
///     卫毅 发自北京     →  卫毅
///     黃旭昇台北12日電  →  黃旭昇
///     Ann Lee in Beijing →  Ann Lee
enum Dispatch {
  /// The text without it.
  static func removed(from text: String) -> String {
    var rest = text[...]
    for mark in ["发自", "發自"] {
      if let cut = cut(rest, before: mark) { return trimmed(cut) }
    }
    if let cut = cut(rest, before: " in "), rest[cut.endIndex...].dropFirst(4).first?.isUppercase == true {
      return trimmed(cut)
    }
    guard removeEnding(&rest) else { return trimmed(rest) }
    while let qualifier = qualifiers.first(where: { rest.hasSuffix($0) }) {
      rest = Substring(trimmed(rest.dropLast(qualifier.count)))
    }
    // Of several places, 上海/香港, each is taken.
    while let place = places.first(where: { rest.hasSuffix($0) }) {
      rest = Substring(trimmed(rest.dropLast(place.count)))
      if let last = rest.last, "自于在从從驻駐".contains(last) { rest.removeLast() }
    }
    return trimmed(rest)
  }

  /// Whether a text is only about where and how a story was sent.
  static func isAll(of text: String) -> Bool { removed(from: text).isEmpty }

  private static func removeEnding(_ rest: inout Substring) -> Bool {
    rest = Substring(trimmed(rest))
    if let ending = endings.first(where: { rest.hasSuffix($0) }) {
      rest = Substring(trimmed(rest.dropLast(ending.count)))
      removeDay(&rest)
      return true
    }
    guard let wire = wires.first(where: { rest.hasSuffix($0) }) else { return false }
    var before = Substring(trimmed(rest.dropLast(wire.count)))
    guard removeDay(&before) else { return false }
    rest = before
    return true
  }

  /// Takes `12日` or `7月12日` off the end.
  @discardableResult
  private static func removeDay(_ rest: inout Substring) -> Bool {
    guard rest.last == "日" else { return false }
    var before = rest.dropLast()
    guard before.last?.isNumber == true else { return false }
    while before.last?.isNumber == true { before.removeLast() }
    if before.last == "月" {
      before.removeLast()
      while before.last?.isNumber == true { before.removeLast() }
    }
    rest = Substring(trimmed(before))
    return true
  }

  private static func cut(_ text: Substring, before mark: String) -> Substring? {
    let bytes = Array(text.utf8)
    guard let offset = Bytes.find(mark, in: bytes[...]), offset > 0 else { return nil }
    return text[..<text.utf8.index(text.startIndex, offsetBy: offset)]
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace || "/／。，,、".contains(last) { text.removeLast() }
    return String(text)
  }

  private static let endings = ["报道", "报导", "報道", "報導", "采访", "採訪", "摄影报道"]
  private static let wires = ["专电", "專電", "电", "電", "讯", "訊"]
  private static let qualifiers = [
    "综合", "綜合", "专题", "專題", "独家", "獨家", "联合", "聯合", "摄影", "攝影", "特别", "现场", "編譯", "编译", "综合外电", "綜合外電",
  ]

  /// Places that stories are sent from. Longer names stand before those that they end with.
  private static let places: [String] = {
    ("华盛顿 華盛頓 旧金山 舊金山 洛杉矶 洛杉磯 新德里 吉隆坡 墨尔本 墨爾本 温哥华 溫哥華 多伦多 多倫多 渥太华 渥太華 日内瓦 日內瓦 布鲁塞尔 布魯塞爾 莫斯科 新加坡 芝加哥 波士顿 波士頓 休斯顿 休士頓 "
      + "西雅图 西雅圖 法兰克福 法蘭克福 阿姆斯特丹 斯德哥尔摩 哥本哈根 维也纳 維也納 马德里 馬德里 罗马 羅馬 雅加达 雅加達 马尼拉 馬尼拉 伊斯坦布尔 特拉维夫 耶路撒冷 北京 上海 天津 重庆 重慶 香港 澳门 澳門 "
      + "台北 臺北 新北 基隆 桃园 桃園 新竹 苗栗 台中 臺中 彰化 南投 云林 雲林 嘉义 嘉義 台南 臺南 高雄 屏东 屏東 宜兰 宜蘭 花莲 花蓮 台东 臺東 澎湖 金门 金門 马祖 馬祖 广州 廣州 深圳 武汉 武漢 成都 "
      + "杭州 南京 苏州 蘇州 西安 郑州 鄭州 长沙 長沙 昆明 贵阳 貴陽 南宁 南寧 福州 厦门 廈門 济南 濟南 青岛 青島 沈阳 瀋陽 大连 大連 长春 長春 哈尔滨 哈爾濱 太原 石家庄 石家莊 合肥 南昌 海口 兰州 蘭州 "
      + "西宁 西寧 银川 銀川 乌鲁木齐 烏魯木齊 拉萨 拉薩 呼和浩特 东京 東京 大阪 首尔 首爾 平壤 河内 河內 曼谷 仰光 金边 金邊 万象 孟买 孟買 伦敦 倫敦 巴黎 柏林 波恩 纽约 紐約 悉尼 雪梨 堪培拉 坎培拉 "
      + "开罗 開羅 迪拜 杜拜 喀布尔 德黑兰 德黑蘭 安卡拉 雅典 华沙 華沙 布拉格 布达佩斯 基辅 基輔 日本 韩国 韓國 台湾 台灣 臺灣 美国 美國 英国 英國 德国 德國 法国 法國 加拿大 澳洲 泰国 泰國 越南 印度 马来西亚")
      .split(separator: " ").map(String.init)
  }()
}
