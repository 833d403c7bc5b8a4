/// The words that articles are made of: Chinese in form, without meaning, a few of them frequent and most of them rare, as words are.
struct Vocabulary: Sendable {
  /// UTF-8, the most frequent first.
  let words: [[UInt8]]
  private let zipf: Zipf

  private static let size = 4000
  /// What words are put together of.
  private static let characters = Array(
    """
    山水风云日月星雨雪霜江河湖海岸桥路船车马牛羊鸟鱼花草木林果米麦茶盐石土火光灯门窗屋院城市乡村田野园街巷塔井泉溪谷峰岭原岛湾港渡口\
    人民男女老少父母子孙师友工农商医学生兵官王臣客主邻众名姓身手足心目耳言语声色味力气神思情意志愿望忧喜怒哀乐爱恨惊疑信义礼智勇和平\
    东西南北上下左右前后内外中央高低远近长短大小多寡轻重新旧早晚春夏秋冬年季周时分秒古今始终先次每各同异真假虚实黑白红黄青蓝紫灰明暗\
    金银铜铁钱财货价税贷债股利息费账买卖租借存付收支出进口运输仓库厂矿机器电油煤能源网络数据信号图书报纸文章诗歌剧影音画展馆校院室\
    法律令规章约定议会投票选举任免职权责政党派国家地区省县府部局署厅委员代表总统首相长官军队警察边境关税安全防卫战争停火谈判协定条约\
    说问答告知见闻看听读写想念觉认识记忘教练习研究考察访查测量计算设建造修改革变动移转换开关启闭起落升降增减加乘除合并拆散聚集派遣
    """.filter { !$0.isWhitespace })
  /// What holds sentences together.
  static let particles: [[UInt8]] = ["的", "了", "在", "是", "和", "与", "对", "也", "都", "又", "把", "被", "从", "向", "为"].map {
    Array($0.utf8)
  }

  init(seed: UInt64) {
    var random = RandomSource(seed: seed, subject: .vocabulary, index: 0)
    words = (0..<Self.size).map { _ in
      // Two characters in three words of four, else one or three.
      let length = random.chance(75) ? 2 : random.chance(50) ? 1 : 3
      return (0..<length).flatMap { _ in Array(String(random.element(of: Self.characters)).utf8) }
    }
    zipf = Zipf(Self.size, shift: 20)
  }

  /// A word.
  func word(_ random: inout RandomSource) -> [UInt8] { words[zipf.draw(from: &random)] }

  /// A sentence of that many words with its full stop, about 85 bytes for eleven words.
  func sentence(words count: Int, _ random: inout RandomSource) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(count * 9)
    for index in 0..<count {
      out += word(&random)
      if index == count - 1 { break }
      if random.chance(16) {
        out += "，".utf8
      } else if random.chance(30) {
        out += random.element(of: Self.particles)
      } else if random.chance(3) {
        out += "\(random.within(2...98))".utf8
      }
    }
    out += "。".utf8
    return out
  }

  /// A line without a full stop: a headline.
  func headline(_ random: inout RandomSource) -> [UInt8] {
    var out = phrase(words: random.within(3...5), &random)
    if random.chance(60) {
      out += random.chance(50) ? "，".utf8 : "：".utf8
      out += phrase(words: random.within(2...4), &random)
    }
    return out
  }

  /// Words with no mark between them.
  func phrase(words count: Int, _ random: inout RandomSource) -> [UInt8] {
    (0..<count).flatMap { _ in word(&random) }
  }
}
