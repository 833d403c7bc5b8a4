import Content
import Testing

@testable import Site

@Suite struct SearchPagesTests {
  private static func site(_ search: Configuration.Search) throws -> TestSite {
    var site = try TestSite()
    site.configuration.search = search
    try site.article(
      "2024/06/21/hepan-a", title: "河畔\"新\"闻", "outlet: hepan\nauthors: [林]\ntags: [水]\nlanguage: en\n",
      body: "正**文**一。\n\n二。")
    try site.article("elsewhere/b", title: "另一篇", date: "2023-01-02T03:04:05+08:00", body: "别的。")
    return site
  }

  @Test("the index has what results show, and the texts") func full() throws {
    let built = try Self.site(.full).build()
    let digest = built["search/1/d0.js"].components(between: "\"1/d0\",\"", and: "\"").first ?? ""
    #expect(digest.count == 8)
    #expect(
      built["search/1/d0.js"]
        == "broadsheetSearch.load(\"1/d0\",\"\(digest)\",\"elsewhere/b\\t另一篇\\t\\t\\t0\\n~~a\\t河畔\\\"新\\\"闻\\t0\\ten\\t0\")\n"
    )
    #expect(
      built["search/1/t0.js"]
        == "broadsheetSearch.load(\"1/t0\",\"\(digest)\",\"0\\t 2023-01-02 2023年1月2日\\n别的。\\x011\\t林 hepan 水 2024-06-21 2024年6月21日\\n正文一。\\n二。\")\n"
    )
    #expect(built.pages["search/1/0.js"]?.starts(with: [0xFF, 0xFE]) == true)
    #expect(built.pages["search/index.js"]?.starts(with: [0xFF, 0xFE]) == true)
    #expect(built["search/search.js"].contains("broadsheetSearch"))
    #expect(
      built["search.html"].contains(
        "<link rel=\"preload\" href=\"search/index.js\" as=\"script\">\n<script src=\"search/search.js\" defer></script>"
      ))
    #expect(built["search.html"].contains("script-src 'self'"))
  }

  @Test("people stand before the rest as pages list them, bylines there only where nobody is named") func people()
    throws
  {
    let site = try TestSite()
    try site.article(
      "a", date: "2024-06-20T12:00:00+08:00",
      "byline: 记者林、陈报道\nauthors: [林, 陈]\ntranslators: [高]\ntags: [水, 山]\n", body: "一。")
    try site.article("b", date: "2024-06-21T12:00:00+08:00", "byline: 本报评论\n", body: "二。")
    let texts = try site.build()["search/1/t0.js"].components(between: "\",\"", and: "\")")[1]
    #expect(
      texts
        == "0\\t林、陈 高 记者林、陈报道 水、山 2024-06-20 2024年6月20日\\n一。\\x011\\t本报评论 2024-06-21 2024年6月21日\\n二。")
  }

  @Test("paths that look like shortened ones are told apart from them") func paths() throws {
    let site = try TestSite()
    try site.article("~a", title: "甲", date: "2024-06-21T12:00:00+08:00")
    try site.article("2024/06/20/-b", title: "乙", date: "2024-06-20T12:00:00+08:00")
    try site.article("2024/06/19/x-c", title: "丙", date: "2024-06-19T12:00:00+08:00", "outlet: y\n")
    let lines = try site.build()["search/1/d0.js"].components(between: "\",\"", and: "\")")[1]
    #expect(lines.split(separator: "\\n").map { $0.split(separator: "\\t")[0] } == ["~x-c", "~-b", "./~a"])
  }

  @Test("long texts, which have files of their own, are marked") func long() throws {
    let site = try TestSite()
    try site.article("a", date: "2024-06-19T12:00:00+08:00", body: "短。")
    try site.article("b", date: "2024-06-20T12:00:00+08:00", body: String(repeating: "长", count: 5334))
    try site.article("c", date: "2024-06-21T12:00:00+08:00", body: String(repeating: "中", count: 5333))
    let built = try site.build()
    let lines = built["search/1/d0.js"].components(between: "\",\"", and: "\")")[1].split(separator: "\\n")
    #expect(
      lines.map { $0.split(separator: "\\t", omittingEmptySubsequences: false).dropFirst(4) } == [
        ["0"], ["1", "1"], ["2"],
      ])
    #expect((0..<3).allSatisfy { built.pages["search/1/t\($0).js"] != nil })
  }

  @Test("every page leads to the search, and says so to browsers where the site has an address") func forms() throws {
    var site = try Self.site(.full)
    site.configuration.url = "https://s.example/news/"
    let built = try site.build()
    #expect(built["2024/06/21/hepan-a.html"].contains("<form action=\"../../../search.html\" role=\"search\">"))
    #expect(!built["2024/06/21/hepan-a.html"].contains("script-src"))
    for page in ["index.html", "search.html"] {
      #expect(built[page].contains("type=\"application/opensearchdescription+xml\""))
    }
    #expect(built["opensearch.xml"].contains("template=\"https://s.example/news/search.html?q={searchTerms}\""))
    #expect(built.brokenLinks == [])
    let without = try Self.site(.full).build()
    #expect(without.pages["opensearch.xml"] == nil && !without["index.html"].contains("opensearch"))
  }

  @Test("titles alone have no texts") func titles() throws {
    let built = try Self.site(.titles).build()
    #expect(built.pages.keys.filter { $0.hasPrefix("search/1/") }.sorted() == ["search/1/0.js", "search/1/d0.js"])
    #expect(built["search.html"].contains(try Self.words("search_titles")))
    let full = try Self.site(.full).build()
    #expect(!full["search.html"].contains(try Self.words("search_titles")))
    #expect((built.pages["search/1/0.js"]?.count ?? .max) < (full.pages["search/1/0.js"]?.count ?? 0))
  }

  private static func words(_ key: String) throws -> String {
    try InterfaceText(language: "zh-Hans", theme: Theme(overrides: nil))(key)
  }

  @Test("without a search nothing is left of it") func off() throws {
    let built = try Self.site(.off).build()
    #expect(built.pages.keys.filter { $0.contains("search") } == [])
    #expect(
      built.pages.allSatisfy {
        !$0.key.hasSuffix(".html") || !String(decoding: $0.value, as: UTF8.self).contains("<form")
      })
    #expect(built.brokenLinks == [])
  }

  @Test("an archive without articles can be searched too") func empty() throws {
    let built = try TestSite().build()
    #expect(built.pages["search.html"] != nil && built.pages["search/index.js"] != nil)
    #expect(built.summary.isComplete)
  }

  @Test("an article without a page is not found", arguments: ["index", "search"])
  func leftOut(name: String) throws {
    var site = try Self.site(.full)
    site.configuration.url = "https://s.example/"
    try site.article(name, title: "首页", date: "2024-06-20T12:00:00+08:00", body: "占了位置的文章。")
    let built = try site.build()
    #expect(!built.summary.isComplete)
    #expect(!built["search/1/t0.js"].contains("占了位置"))
    #expect(!built["search/1/d0.js"].contains("首页"))
    #expect(built["search.html"].contains("role=\"search\""))
  }

  @Test(
    "the setting is read, and a mistake is told",
    arguments: [("full", Configuration.Search.full), ("titles", .titles), ("off", .off), ("\"off\"", .off)])
  func setting(value: String, expected: Configuration.Search) throws {
    #expect(try Configuration(yaml: Array("search: \(value)\n".utf8), file: "b.yml").search == expected)
    #expect {
      try Configuration(yaml: Array("search: everything\n".utf8), file: "b.yml")
    } throws: { error in
      (error as? Configuration.Failure)?.diagnostics.first?.help
        == "write full for all of the articles, titles for their titles, off for no search"
    }
  }
}
