/// The family names that most people of Chinese name have, by which a name is told from other short words.
///
/// Characters that begin everyday words more often than names (时, 那, 对) are left out: a name that is not
/// recognised stays in the text, a word that is taken for a name makes a page about nobody.
enum Surnames {
  /// Whether a text of Han characters begins with a family name that leaves one or two characters for the given name.
  static func begin(_ name: [Unicode.Scalar]) -> Bool {
    if (3...4).contains(name.count), double.contains(text(name.prefix(2))) { return true }
    guard (2...3).contains(name.count), let first = name.first else { return false }
    return single.contains(first) && !words.contains(text(name.prefix(2)))
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static let single = Set(
    ("王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭肖程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜"
      + "戴夏锺鐘钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫"
      + "芦蘆季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛叢焦向柳邢路岳齐齊梅莫庄莊辛管祝左涂塗谷祁耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游裴席卫衛查屈鲍鮑位覃霍翁隋甘景薄单單包司柏"
      + "宁寧柯阮桂闵閔解强強柴华華车車冉房边邊辜吉饶饒刁瞿戚丘古米池滕晋晉苑邬鄔臧宫宮练練匡荣榮阚闞简簡盖蓋楚佟宗冼岑郎谌諶危应應宦木茅伏梒郁巩鞏敖缪繆麦麥桑仇储儲鄢植母宿边竞"
      + "孫茉鲜鮮燕冷巫艾虞穆尚骆駱乐樂嵇晏姬娄婁喻卓蔺藺鞠闫蒲奚嘉廉").unicodeScalars)
  private static let double: Set<String> = [
    "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒", "东方", "東方", "夏侯", "皇甫", "尉迟", "尉遲", "公孙", "公孫", "慕容", "令狐", "端木",
    "南宫",
    "南宮", "长孙", "長孫", "宇文", "轩辕", "軒轅", "东郭", "東郭", "拓跋", "呼延", "张简", "張簡", "范姜",
  ]
  /// Everyday words that begin like a name.
  private static let words: Set<String> = [
    "谢谢", "謝謝", "于是", "安全", "安排", "安静", "白天", "白色", "包括", "包装", "常见", "成为", "成為", "成功", "成立", "程序", "单独", "方面", "方式",
    "方便",
    "高兴", "高興", "高度", "高级", "古代", "关于", "關於", "关注", "關注", "管理", "贺电", "何时", "何必", "华人", "華人", "黄金", "黃金", "简单", "簡單",
    "江湖",
    "解释", "解釋", "解读", "解讀", "解说", "金融", "经济", "景色", "空间", "冷静", "连线", "路透", "明天", "米兰", "宁可", "强调", "強調", "强烈", "石油",
    "向上",
    "任何", "任务", "任務", "荣誉", "盛大", "石头", "万一", "万众", "文化", "文学", "文章", "文中", "文字", "文本", "文物", "温暖", "武汉", "武漢", "夏天",
    "项目",
    "項目", "向前", "严重", "嚴重", "易于", "应该", "應該", "应对", "有关", "余下", "周刊", "周末", "周一", "周二", "周三", "周四", "周五", "周六", "周日",
    "祝福",
    "祝贺", "专访", "左右", "游客", "游戏", "华盛", "台北", "车站", "边境", "尚未", "乐观", "司法", "单位", "位于", "位置", "查看", "查询", "查找", "木材",
    "田野",
    "马上", "馬上", "马来", "金钱", "古巴", "乔治", "安徽", "江苏", "江西", "云南", "温州", "广州", "石家", "华裔", "韩国", "韓國", "江山", "纪录", "紀錄",
    "纪念",
    "紀念", "施工", "康复", "应急", "费用", "顾问", "顧問", "辛苦", "宗教", "古典", "强制", "尤其", "甘肃", "宁夏", "荣获", "盖茨", "金价", "万元", "左派",
    "右派",
    "陆续", "陸續", "温馨", "景点", "桂林", "柏林", "柳州", "常州", "徐州", "苏州", "郑州", "兰州", "梅州", "惠州", "边缘", "童年", "童话", "舒适", "康熙",
    "秦始",
    "唐朝", "宋朝", "明朝", "汉朝", "夏季", "冬季", "雷电", "雷雨", "洪水", "洪灾", "毛衣", "牛市", "牛奶", "牛肉", "羊肉", "马匹", "龙头", "熊市", "熊猫",
    "鲍鱼",
  ]
}
