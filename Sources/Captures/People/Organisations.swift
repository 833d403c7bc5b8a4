/// Bylines that are no people: agencies, outlets, desks.
///
///     新华社 · 《纽约时报》 · BBC中文 · REUTERS · 本报讯
///
/// They are authors as well, each in one spelling, and what looks like a list of names in them is none.
enum Organisations {
  /// How an organisation of this name is spelled; `nil` when the name is no organisation's.
  static func spelling(of name: ArraySlice<Unicode.Scalar>) -> String? {
    let bare = unquoted(name)
    if let known = known.index(of: bare) { return spellings[known] }
    return bare.count < name.count || isOrganisation(bare) ? bare.string : nil
  }

  /// The same for a name that is a string.
  static func spelling(of name: String) -> String? { spelling(of: Array(name.unicodeScalars)[...]) }

  /// Whether this is the name of a source of news, as credits have it in brackets: `德新社` · `彭博社等`.
  static func isSource(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
    spelling(of: name.last == "等" ? name.dropLast() : name) != nil
  }

  /// A title in its marks, without them.
  private static func unquoted(_ name: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    guard name.first == "《", name.last == "》", name.count > 2 else { return name }
    return name.dropFirst().dropLast()
  }

  private static func isOrganisation(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
    // Something has to stand before the ending.
    if endings.removed(fromEndOf: name.dropFirst()) != nil { return true }
    return name.split(separator: " ").contains(where: words.contains)
  }

  /// Spellings of those that would not be told by their form, or whose form differs.
  private static let spellings = [
    "新华社", "新華社", "法新社", "路透社", "路透", "美联社", "美聯社", "德新社", "共同社", "韩联社", "韓聯社", "中央社", "中新社", "塔斯社", "彭博社", "彭博",
    "埃菲社",
    "安莎社", "中通社", "时事社", "俄新社", "法广", "法廣", "美国之音", "美國之音", "德国之声", "德國之聲", "自由亚洲", "自由亞洲", "大纪元", "大紀元", "新唐人", "明报",
    "明報", "央视", "央視", "联合报", "聯合報", "大公报", "大公報", "文汇报", "文匯報", "编辑部", "編輯部", "本报讯", "本報訊", "本刊讯", "综合报道", "综合报导",
    "綜合報導",
    "綜合報道", "世界报", "费加罗报", "南德报", "法兰克福汇报", "Reuters", "AFP", "AP", "DPA", "EFE", "BBC", "CNN", "VOA", "RFA", "RFI",
    "NPR", "UPI", "ANSA", "CNA", "Xinhua",
    "Bloomberg", "BBC News", "BBC中文", "BBC中文网", "FT中文网", "CDT", "NHK", "PBS", "ABC", "CBS", "NBC", "DW",
  ]
  private static let known = WordTable(spellings)
  /// How their names end.
  private static let endings = WordTable([
    "通讯社", "通訊社", "日报", "日報", "时报", "時報", "晚报", "晚報", "早报", "早報", "邮报", "郵報", "快报", "晨报", "周刊", "週刊", "月刊", "周报", "週報",
    "杂志", "雜誌",
    "新闻网", "新聞網", "中文网", "中文網", "电台", "電台", "电视", "電視", "电视台", "電視台", "卫视", "衛視", "广播", "廣播", "新闻", "新聞", "新闻社", "新闻部",
    "编辑部", "編輯部",
    "报道组", "報導組", "报道部", "工作室", "研究所", "研究院", "委员会", "委員會", "基金会", "频道", "頻道", "网站", "網站", "新闻中心", "信息中心", "编辑室", "编译组",
    "編譯組",
    "国际部", "中文部", "采访组", "制作组", "製作組", "日报社", "杂志社", "出版社", "观察网", "思想库", "明镜周刊",
  ])
  private static let words = WordTable([
    "news", "times", "agency", "radio", "reuters", "afp", "bbc", "cnn", "editorial", "editors", "staff", "newsroom",
    "desk",
    "bloomberg", "xinhua", "agencies", "correspondents", "reporters", "magazine", "journal", "tribune", "herald",
  ])
}
