/// What a piece of text that stands where a name is expected looks like.
enum NameShape {
  /// A Chinese name: a family name and one or two characters more.
  case person
  /// Two or three Han characters of which the first is no common family name: a pen name, or a word.
  case han
  /// A foreign name in Han characters with dots between its parts, or with its Latin spelling in brackets.
  case foreign
  /// A name in Latin letters: up to five words with capitals.
  case latin
  /// An agency, an outlet, a desk.
  case organisation
  /// Up to twelve letters and digits: what people call themselves.
  case penName

  /// - Returns: `nil` for what can be no name.
  init?(_ name: String) {
    guard name.utf8.count <= 120 else { return nil }
    let scalars = Array(name.unicodeScalars)[...]
    guard !scalars.isEmpty, !NameShape.nobody.contains(scalars) else { return nil }
    if Organisations.spelling(of: scalars) != nil {
      self = .organisation
    } else if scalars.allSatisfy(\.isHan) {
      guard let shape = NameShape(han: scalars) else { return nil }
      self = shape
    } else if NameShape.isForeign(scalars) {
      self = .foreign
    } else if NameShape.isLatin(scalars) {
      self = .latin
    } else if scalars.count <= 12, scalars.count >= 2, scalars.allSatisfy(NameShape.isOfPenName) {
      self = .penName
    } else {
      return nil
    }
  }

  private init?(han scalars: ArraySlice<Unicode.Scalar>) {
    switch scalars.count {
    case 2...4 where Surnames.begin(scalars): self = .person
    case 2...3: self = .han
    case 4...8 where !NameShape.saysOffice(scalars): self = .penName
    default: return nil
    }
  }

  /// Whether a text speaks of somebody's work: `某大学教授`.
  private static func saysOffice(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    offices.contains { text.find($0) != nil }
  }

  private static let offices = [
    "教授", "学者", "學者", "研究", "大学", "大學", "学院", "學院", "主席", "主任", "律师", "律師", "博士", "评论", "評論", "作家", "专栏", "專欄", "学家",
    "學家", "記者", "记者", "经理",
    "创始", "本文", "观点", "觀點", "文章", "公众号", "微信", "编辑", "編輯",
  ].map { Array($0.unicodeScalars) }

  /// `诺姆·乔姆斯基`, `馬爾·米切爾（Mal Mitchell）`, `袁莉(Li Yuan)`
  private static func isForeign(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    var name = scalars
    if let last = name.last, last == ")" || last == "）" {
      guard let open = name.firstIndex(where: { $0 == "(" || $0 == "（" }), open > name.startIndex,
        isLatin(name[(open + 1)...].dropLast())
      else { return false }
      name = name[..<open]
      if let space = name.last, space == " " { name.removeLast() }
      if (2...4).contains(name.count), name.allSatisfy(\.isHan) { return true }
    }
    guard name.contains("·"), (3...24).contains(name.count) else { return false }
    return name.split(separator: "·", omittingEmptySubsequences: false).allSatisfy { part in
      (1...9).contains(part.count)
        && (part.allSatisfy(\.isHan) || (part.count <= 2 && part.allSatisfy { $0.isASCII && $0 != " " }))
    }
  }

  /// `Lee Jun Hyung`, `Ursula von der Leyen`, `J. D. O'Brien`
  private static func isLatin(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
    guard name.allSatisfy({ $0 == " " || isOfLatinName($0) }) else { return false }
    let words = name.split(separator: " ")
    guard (1...6).contains(words.count), name.reduce(0, { $0 + UTF8.width($1) }) <= 60 else { return false }
    var capitals = 0
    for word in words {
      if word.first?.properties.isUppercase == true {
        capitals += 1
      } else if !NameSpelling.particles.contains(word), !word.starts(with: arabic), !word.starts(with: elided) {
        return false
      }
    }
    return capitals >= 1
  }

  private static let arabic = Array("al-".unicodeScalars)
  private static let elided = Array("d'".unicodeScalars)

  private static func isOfLatinName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "'", ".": true
    default: scalar.isLetter && !Script.isWide(scalar)
    }
  }

  private static func isOfPenName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "_", "-", "@", ".": true
    default: scalar.isLetter
    }
  }

  /// What stands in place of a name where there is none.
  private static let nobody = WordTable([
    "佚名", "匿名", "不详", "不詳", "未知", "无", "無", "网友", "網友", "本人", "转载", "轉載", "网络", "網絡", "原创", "同上", "null", "unknown",
    "anonymous", "admin", "n/a",
    "none", "邮箱", "郵箱", "信箱", "热线", "電話", "电话", "投稿", "联系", "推荐", "精选", "选送",
  ])
}

extension Unicode.Scalar {
  /// Whether it is a Han character.
  var isHan: Bool {
    switch value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD: true
    default: false
    }
  }
}
