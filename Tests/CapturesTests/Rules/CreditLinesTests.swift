import Captures
import Content
import Testing

@Suite struct CreditLinesTests {
  private func article(_ html: String) throws -> Article { try convert(capture(html)).article }

  private func body(_ article: Article) -> String { String(decoding: article.body, as: UTF8.self) }

  @Test(
    "lines of credits go into fields, their wording into the byline",
    arguments: [
      ("记者：乔一  责编：胡二 许书三  网编：瑞哲", ["乔一"], ["胡二", "许书三", "瑞哲"], []),
      ("责任编辑：申二 | 版面编辑：许书三", [], ["申二", "许书三"], []),
      ("（记者：韩一   责编：申二）", ["韩一"], ["申二"], []),
      ("海角电台记者 夏小一 李二 台北报导 责编 许书三", ["夏小一", "李二"], ["许书三"], []),
      ("海角电台记者家傲华盛顿报道。责编：申二", ["家傲"], ["申二"], []),
      ("编译 高思一；审校 母红", [], ["母红"], ["高思一"]),
      ("发稿 沈一/王二;审校 吴云三", ["沈一", "王二"], ["吴云三"], []),
      ("译者/何黎", [], [], ["何黎"]), ("责任编辑：方晓#", [], ["方晓"], []), ("寒潮記者  王勇", ["王勇"], [], []),
      ("本文编辑徐瑾 Jin.Xu@mail.example", [], ["徐瑾"], []), ("（編輯：林治平）1091020", [], ["林治平"], []),
      ("作者：本刊记者 卫一 发自北京", ["卫一"], [], []), ("文 | 于 平", ["于平"], [], []),
      ("作者丨陈一 编辑丨张二", ["陈一"], ["张二"], []), ("撰文：曹家一 邓栢二", ["曹家一", "邓栢二"], [], []),
      ("作者：馬西·英特（Massimo I）和馬可·萊斯（Marco R）", ["馬西·英特（Massimo I）", "馬可·萊斯（Marco R）"], [], []),
      ("（译者：陈一/核稿：张二）", [], ["张二"], ["陈一"]), ("Reporting by Ann Lee; Editing by Bo Ray", ["Ann Lee"], ["Bo Ray"], []),
      ("By Ann Lee and Bo Ray", ["Ann Lee", "Bo Ray"], [], []), ("Translated by Cy Day", [], [], ["Cy Day"]),
      ("李一/张二（综合报导）", ["李一", "张二"], [], []), ("凝炼／叶二（德新社、《某镜周刊》等）", ["凝炼", "叶二"], [], []),
      ("作者：新岸社前方报道组", ["新岸社前方报道组"], [], []),
    ])
  func credits(line: String, authors: [String], editors: [String], translators: [String]) throws {
    let article = try article("<p>河水退了，桥还在。</p><p>二。</p><p>\(line)</p>")
    #expect(article.authors == authors)
    #expect(article.editors == editors)
    #expect(article.translators == translators)
    #expect(article.byline == line.replacing("  ", with: " ").replacing("  ", with: " "))
    #expect(body(article) == "河水退了，桥还在。\n\n二。\n")
  }

  @Test(
    "what only begins like a credit stays",
    arguments: [
      "记者会将于明天举行", "记者：谢谢您接受采访。", "记者：谢谢您", "编辑部", "编辑推荐", "By the summer, prices had fallen.", "By Monday",
      "作者系某大学教授，专栏作家。", "作者：某大学教授，研究河流", "文中图片，版权所有。", "翻译是一门手艺", "审校工作已经开始", "译者：金某 出版社 某某出版社", "来源：某某网",
      "责编邮箱：a@mail.example", "本文编辑邮箱 a@mail.example", "记者连线", "（图片说明）", "他说（笑）",
    ])
  func prose(line: String) throws {
    let article = try article("<p>河水退了，桥还在。</p><p>二。</p><p>\(line)</p>")
    #expect(article.authors == [])
    #expect(article.editors == [])
    #expect(article.translators == [])
    #expect(article.byline == nil)
    #expect(try markdown("<p>河水退了，桥还在。</p><p>二。</p><p>\(line)</p>").hasPrefix("河水退了，桥还在。\n\n二。\n\n"))
  }

  @Test("a reporter's turn in an interview is no credit")
  func interview() throws {
    let article = try article("<p>记者：王先生</p><p>王：请说。</p><p>记者：桥呢？</p>")
    #expect(article.authors == [])
    #expect(body(article).hasPrefix("记者：王先生\n"))
  }

  @Test(
    "what speakers called translator, editor or author say is no credit",
    arguments: [
      "<p>老周：你好。</p><p>翻译：是的</p>", "<p>老周：你好。</p><p>翻译：她说，不去。</p>", "<p>翻译：不知道</p><p>老周：为什么？</p>",
      "<p>老周：你好。</p><p>说完他笑了。</p><p>编辑：谢谢</p>", "<p>编辑：谢谢。</p>", "<p>作者：不知道</p><p>读者甲：真的吗？</p>", "<p>翻译：她说，不去</p>",
    ])
  func speech(html: String) throws {
    let article = try article("<p>河水退了，桥还在。</p>\(html)<p>二。</p>")
    #expect(article.authors == [])
    #expect(article.editors == [])
    #expect(article.translators == [])
    #expect(body(article).contains("翻译：") || body(article).contains("编辑：") || body(article).contains("作者："))
  }

  @Test("lines that say what an article is, or thank, are no conversation")
  func noSpeech() throws {
    let end = "<p>声明：本文仅代表作者观点。</p><p>来源：渡口报。</p><p>编辑：林一，张二</p>"
    #expect(try article("<p>河水退了，桥还在。</p><p>二。</p>\(end)").editors == ["林一", "张二"])
    let talk = "<p>老周：你好。</p><p>二。</p><p>三。</p><p>四。</p><p>翻译：张二</p>"
    #expect(try article(talk).translators == ["张二"])
  }

  @Test("the author of a book at the end of a review is not the article's")
  func book() throws {
    let article = try article("<p>一。</p><p>二。</p><p>三。</p><p>《河与桥》</p><p>作者：戴尔·科普</p>")
    #expect(article.authors == [])
    #expect(body(article).hasSuffix("作者：戴尔·科普\n"))
  }

  @Test("credits in the middle of an article stay")
  func middle() throws {
    let text = Array(repeating: "<p>一段正文。</p>", count: 8).joined()
    #expect(try article(text + "<p>记者：乔一 责编：胡二</p>" + text).editors == [])
  }

  @Test("a line of a paragraph is taken out of it")
  func lines() throws {
    let article = try article("<p>作者：刘伟一<br>河水退了。</p>")
    #expect(article.authors == ["刘伟一"])
    #expect(body(article) == "河水退了。\n")
  }

  @Test("credits at the end of a paragraph are read and stay")
  func ending() throws {
    let article = try article("<p>一。</p><p>她说，河水退了。（译者：陈一/核稿：张二）1091020</p>")
    #expect(article.translators == ["陈一"])
    #expect(article.editors == ["张二"])
    #expect(article.byline == nil)
    #expect(body(article).hasSuffix("（译者：陈一/核稿：张二）1091020\n"))
  }

  @Test(
    "a story that opens with its reporters keeps the opening, and its reporters are its authors",
    arguments: [
      ("（海角社記者黃麗一、黃旭二台北12日電）河水退了。", ["黃麗一", "黃旭二"]), ("（海角社記者徐薇一華盛頓7日專電）河水退了。", ["徐薇一"]),
      ("【海角报2020年11月13日讯】（海角报记者宋一综合报导）河水退了。", ["宋一"]), ("（海角社台北19日電）河水退了。", []),
      ("（路透东京电）河水退了。", []), ("（海角社記者黃旭某地無名12日電）河水退了。", []),
    ])
  func opening(text: String, authors: [String]) throws {
    let article = try article("<p>\(text)</p><p>二。</p>")
    #expect(article.authors == authors)
    #expect(article.byline == nil)
    #expect(body(article).hasPrefix(text))
  }

  @Test("credits name no authors where a byline does")
  func byline() throws {
    let article = try article("<address>林一</address><p>河水退了。</p><p>林一/张二（综合报导）</p>")
    #expect(article.authors == ["林一"])
    #expect(article.byline == "林一 · 林一/张二（综合报导）")
  }

  @Test("a credit with a link stays")
  func link() throws {
    let html = "<p>河水退了。</p><p>Translated by <a href='https://a.example/'>Cy Day</a></p>"
    #expect(try article(html).translators == [])
  }

  @Test("what credits took is on the account, and the rule can be switched off")
  func account() throws {
    let text = capture("<p>河水退了。</p><p>责任编辑：方晓</p>")
    let taking = try #require(try convert(text).takings.first { $0.rule == "credits" })
    #expect(taking.verdict == .moved(.byline))
    #expect(taking.text == "责任编辑：方晓")
    var settings = CleanupSettings()
    settings.off = [.init("credits", at: .init(line: 1, column: 1))]
    let rules = RuleSet(settings) { message, _, _ in Issue.record("\(message)") }
    let result = try CaptureConverter(outlets: OutletTable(), rules: rules).convert(Array(text.utf8), file: "a.md")
    #expect(result.article.editors == [])
    #expect(body(result.article).hasSuffix("责任编辑：方晓\n"))
  }
}
