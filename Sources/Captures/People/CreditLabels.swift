/// What the people of a credit line did.
struct CreditRole: OptionSet {
  let rawValue: UInt8
  static let author = CreditRole(rawValue: 1)
  static let editor = CreditRole(rawValue: 2)
  static let translator = CreditRole(rawValue: 4)
  /// Pictures, design, sources: no field has them.
  static let other = CreditRole(rawValue: 8)
}

/// The words that say in a credit line what somebody did: `记者：`, `责编`, `Translated by`.
enum CreditLabels {
  struct Label {
    var text: [Unicode.Scalar]
    var role: CreditRole
    /// Whether it means something only before a mark, since it is an everyday character as well: `文／`.
    var needsMark: Bool
    /// Whether it is a reporter, who has a name, or an author, who may have a pen name.
    var isReporter: Bool
  }

  /// Longer ones before those that they begin with.
  static let all: [Label] = {
    let words: [(CreditRole, String)] = [
      (.author, "作者 撰文 撰稿人 撰稿 撰写 撰寫 采写 採寫 发稿 發稿 文字 文 评论员 評論員 研究员 研究員 撰述委员 主笔 主筆"),
      (.author, "记者 記者 采访 採訪 特派员 特派員 通讯员 通訊員"),
      (
        .editor,
        "责任编辑 責任編輯 版面编辑 版面編輯 值班编辑 本文编辑 本文編輯 执行编辑 責編 责编 編輯 编辑 網編 网编 审校 審校 审核 審核 审稿 審稿 校对 校對 核稿 编审 編審 编校 編校 主编 主編 校"
      ),
      (.translator, "译者 譯者 翻译 翻譯 编译 編譯 中译 譯 译"),
      (
        .other,
        "来源 來源 出处 出處 原标题 摄影 攝影 图片 圖片 图文 图 圖 制图 製圖 设计 設計 运营 運營 视频 影片 监制 監製 策划 策劃 录音 錄音 美编 排版 插画 插畫 整理 统筹 統籌 出品 题图 后期 剪辑 剪輯 实习生"
      ),
    ]
    var labels: [Label] = []
    for (role, list) in words {
      for word in list.split(separator: " ") {
        let isReporter = ["记者", "記者", "采访", "採訪", "特派员", "特派員", "通讯员", "通訊員"].contains(String(word))
        labels.append(
          Label(text: Array(word.unicodeScalars), role: role, needsMark: word.count == 1, isReporter: isReporter))
      }
    }
    return labels.sorted { $0.text.count > $1.text.count }
  }()

  /// English ones, in small letters.
  static let english: [(text: [Unicode.Scalar], role: CreditRole)] =
    ([
      ("additional reporting by ", .other), ("reporting by ", .author), ("written by ", .author),
      ("reported by ", .author),
      ("story by ", .author), ("text by ", .author), ("words by ", .author), ("writing by ", .author),
      ("compiled by ", .author), ("edited by ", .editor), ("editing by ", .editor), ("translated by ", .translator),
      ("translation by ", .translator), ("photographs by ", .other), ("photos by ", .other), ("by ", .author),
    ] as [(String, CreditRole)]).map { (Array($0.0.unicodeScalars), $0.1) }

  /// What may stand before 记者 and its like besides the name of an organisation.
  static let adjectives = WordTable([
    "实习", "實習", "见习", "見習", "特约", "特約", "特派", "本报", "本報", "本刊", "本台", "本站", "本网", "本網", "本社", "首席", "资深", "資深", "高级",
    "高級", "执行", "驻京",
    "駐京", "驻港", "駐港", "驻华", "駐華", "驻外", "財經", "财经", "专栏", "專欄", "自由", "前方", "驻站",
  ])

  /// The label that stands at a place.
  static func label(in text: ArraySlice<Unicode.Scalar>, at index: Int) -> Label? {
    guard index < text.endIndex else { return nil }
    let rest = text[index...]
    return byFirst[bucket(text[index])].first { rest.starts(with: $0.text) }
  }

  /// The labels by the low bits of their first characters.
  private static let byFirst: [[Label]] = {
    var table: [[Label]] = Array(repeating: [], count: 256)
    for label in all { if let first = label.text.first { table[bucket(first)].append(label) } }
    return table
  }()

  private static func bucket(_ scalar: Unicode.Scalar) -> Int { Int(scalar.value & 0xFF) }
}
