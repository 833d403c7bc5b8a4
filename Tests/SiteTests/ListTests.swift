import Content
import Testing

@testable import Site

@Suite struct ListTests {
  @Test("pages of a list that have two newer ones do not change when articles come, whatever list it is")
  func frozen() throws {
    var site = try TestSite()
    site.configuration.pageSize = 10
    let more = "outlet: nyt\nsection: asia\nauthors: [林望舒]\n"
    func add(_ numbers: Range<Int>) throws {
      for number in numbers {
        try site.article("2024/06/21/a\(number)", date: "2024-06-21T12:\(number):00+08:00", more)
      }
    }
    try add(10..<50)
    let before = try site.build().pages
    try add(50..<60)
    let after = try site.build().pages
    for folder in ["", "outlets/nyt/", "sections/asia/", "authors/林望舒/", "2024/06/21/"] {
      for page in 1...2 {
        let path = "\(folder)page/\(page).html"
        #expect(before[path] != nil && before[path] == after[path], "\(path)")
      }
    }
  }

  @Test("an author's page has what the newest article says of the author, also one that somebody else wrote")
  func profiles() throws {
    let site = try TestSite()
    try site.article("a", date: "2024-06-21T12:00:00Z", "authors: [林望舒]\nprofiles: [{name: 林望舒, about: 从前。}]\n")
    #expect(try site.build()["authors/林望舒/index.html"].contains("<p>从前。</p>"))
    try site.article("b", date: "2024-06-22T12:00:00Z", "authors: [王五]\nprofiles: [{name: 林望舒, about: 后来。}]\n")
    let built = try site.build()
    #expect(built["authors/林望舒/index.html"].contains("<p>后来。</p>"))
    #expect(!built["authors/王五/index.html"].contains("后来"))
  }

  @Test(
    "an author whose name is put together in two ways is one, with what is said of either",
    arguments: [["\u{674E}", "\u{F9E1}"], ["Jos\u{E9}", "Jose\u{301}"], ["Jose\u{301}", "Jos\u{E9}"]])
  func composedNames(names: [String]) throws {
    let site = try TestSite()
    for (day, name) in names.enumerated() {
      let profile = day == 0 ? "profiles: [{name: \(name), about: 记者。}]\n" : ""
      try site.article("a\(day)", date: "2024-06-2\(day)T12:00:00Z", "authors: [\(name)]\n\(profile)")
    }
    let built = try site.build()
    let pages = built.pages.filter { $0.key.hasPrefix("authors/") && $0.key.hasSuffix("/index.html") }
    #expect(pages.keys.count == 2)
    let page = built["authors/\(Slug.make(names[0]))/index.html"]
    #expect(page.contains("<p>记者。</p>") && page.contains("a0.html") && page.contains("a1.html"))
  }

  @Test("no folder of an author, an outlet or a section has a name that Windows has for a device")
  func devices() throws {
    let site = try TestSite()
    try site.article("a", "outlet: com1\nsection: CON\nauthors: [Aux, Lpt]\n")
    let built = try site.build()
    #expect(built.brokenLinks == [])
    for folder in ["outlets/com1_", "sections/con_", "authors/aux_", "authors/lpt"] {
      #expect(built.pages["\(folder)/index.html"] != nil, "\(folder)")
    }
    let names = Set(built.pages.keys.flatMap { $0.split(separator: "/") })
    #expect(names.isDisjoint(with: ["con", "aux", "com1"]))
  }

  @Test("pagination says which page it is and of which days, and how many there are on the newest only")
  func position() throws {
    var site = try TestSite()
    site.configuration.pageSize = 10
    for number in 10..<40 {
      try site.article("2024/0\(number / 10)/01/a\(number)", date: "2024-0\(number / 10)-01T12:\(number):00+08:00")
    }
    let built = try site.build()
    #expect(built["page/1.html"].contains("<span>第 1 页 · 2024年1月1日</span>"))
    #expect(built["index.html"].contains("<span>第 3 页，共 3 页 · 2024年3月1日</span>"))
  }

  @Test("an entry tells its language where it is not the site's")
  func language() throws {
    let site = try TestSite()
    try site.article("a", title: "Tide", "language: en\n", body: "Water.")
    try site.article("b", title: "潮", "language: zh-Hans\n")
    let index = try site.build()["index.html"]
    #expect(index.contains(#"<h3 lang="en"><a href="a.html">Tide</a></h3>"#))
    #expect(index.contains(#"<div lang="en">Water.</div>"#))
    #expect(index.contains(#"<h3><a href="b.html">潮</a></h3>"#))
  }

  @Test("authors are listed under letters, and by number of articles")
  func authors() throws {
    let site = try TestSite()
    try site.article("a", "authors: [Ann Lee, 王五]\n")
    try site.article("b", "authors: [王五, \"《晨》\", Wendy Au, 24小时]\n")
    let built = try site.build()
    let byName = built["authors/index.html"]
    #expect(byName.components(between: "<h2 id=\"", and: "</h2>") == ["A\">A", "C\">C", "W\">W", "symbols\">#"])
    #expect(byName.components(between: "<li><a href=\"", and: "/") == ["ann-lee", "晨", "王五", "wendy-au", "24小时"])
    #expect(byName.contains(##"<a href="#A">A</a>"##) && byName.contains(##"<a href="#symbols">#</a>"##))
    let order = built["authors/by-count.html"].components(between: "<li>", and: "</small>")
    #expect(order.first?.contains("王五</a> <small>2") == true)
    #expect(built.brokenLinks == [])
  }

  @Test(
    "spans of days leave out what they share",
    arguments: [
      ("zh-Hans", "2021年3月2日–3月9日", "2020年12月31日–2021年3月2日", "2020–2021年"),
      ("en", "2 March – 9 March 2021", "31 December 2020 – 2 March 2021", "2020–2021"),
    ])
  func spans(language: String, inYear: String, across: String, years: String) throws {
    let text = try InterfaceText(language: language, theme: Theme(overrides: nil))
    func day(_ year: Int, _ month: Int, _ day: Int) throws -> CivilDate {
      try #require(CivilDate(year: year, month: month, day: day))
    }
    #expect(try text.span(day(2021, 3, 2), day(2021, 3, 9)) == inYear)
    #expect(try text.span(day(2020, 12, 31), day(2021, 3, 2)) == across)
    #expect(text.span(years: 2020, 2021) == years)
  }

  @Test("one article is not several") func one() throws {
    let text = try InterfaceText(language: "en", theme: Theme(overrides: nil))
    #expect(text.articles(1) == "1 article" && text.articles(2) == "2 articles")
  }
}
