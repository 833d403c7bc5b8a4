import Content
import DefaultTheme
import Diagnostics
import Foundation
import Markup
import Mustache
import Platform
import Testing

@testable import Site

@Suite struct ContextTests {
  /// What a build says about a theme in which one template is replaced.
  private func warnings(_ template: String, _ text: String) throws -> [Diagnostic] {
    var site = try TestSite()
    try site.article("2024/06/21/a", "authors: [林望舒]\n")
    try site.folder.write(text, to: "theme/\(template).mustache")
    site.configuration.templates = site.folder["theme"]
    return try site.build().summary.diagnostics
  }

  @Test("a name that no page has is warned of, with its place and the nearest name")
  func unknown() throws {
    let warnings = try warnings("article", "<p>{{article.titel}}</p>\n{{#article.authors}}{{nam}}{{/article.authors}}")
    #expect(warnings.map(\.severity) == [.warning, .warning])
    #expect(warnings.map(\.identifier) == ["unknown-name", "unknown-name"])
    #expect(warnings.map(\.position) == [.init(line: 1, column: 4), .init(line: 2, column: 21)])
    #expect(warnings.map(\.help) == ["did you mean article.title?", "did you mean name?"])
  }

  @Test("names of outer objects, words of the site, and a keeper's own front matter are known")
  func known() throws {
    let text = """
      {{#article.authors}}{{name}}{{page.title}}{{article.extra.mood}}{{/article.authors}}{{text.read_original}}\
      {{#article.extra.links}}{{anything}}{{/article.extra.links}}{{#article.rights}}{{.}}{{/article.rights}}
      """
    #expect(try warnings("article", text).isEmpty)
    #expect(try warnings("article", "{{text.reed_original}}").map(\.help) == ["did you mean text.read_original?"])
  }

  @Test("a name in a partial is wrong only when no page that uses it has it")
  func partials() throws {
    #expect(try warnings("pagination", "{{page.number}}{{page.count}}").isEmpty)
    #expect(try warnings("pagination", "{{page.numbr}}").count == 1)
  }

  @Test("plain text that is inserted without escaping is warned of; finished HTML is not")
  func rawText() throws {
    let warnings = try warnings("article", "{{{article.title}}}{{&article.byline}}{{{article.body}}}")
    #expect(warnings.map(\.identifier) == ["raw-text", "raw-text"])
    #expect(warnings.first?.help == "write {{article.title}}: text of strangers could become markup")
  }

  @Test(
    "the default theme asks for nothing that is not there, in any language", arguments: ["zh-Hans", "zh-Hant", "en"])
  func defaultTheme(language: String) throws {
    var site = try TestSite()
    site.configuration.language = language
    site.configuration.templates = site.folder["theme"]
    // Of the default theme as it is nothing is asked.
    let file = try #require(DefaultTheme.files.first { $0.path == "article.mustache" })
    try File.writeMakingFolders(file.bytes, to: site.folder["theme/article.mustache"])
    try site.article("2024/06/21/a")
    #expect(try site.build().summary.diagnostics.isEmpty)
    try File.write(file.bytes + Array("{{page.titel}}".utf8), to: site.folder["theme/article.mustache"])
    #expect(try site.build().summary.diagnostics.map(\.identifier) == ["unknown-name"])
  }

  @Test("what pages are given is what the contexts say, no more and no less")
  func contexts() throws {
    let site = try TestSite.full()
    var given: [TemplateKind: Set<String>] = [:]
    try site.forEachContext { kind, value in collect(value, kind.members, "", into: &given[kind, default: []]) }
    // The mark of an entry says it all where a list is by day or by outlet.
    for kind in [TemplateKind.index, .day] { given[kind]?.insert("groups.entries.when") }
    // Years of a list have no page of their own.
    given[.list]?.insert("groups.href")
    // All lists but the index are for finding.
    for kind in [TemplateKind.list, .day] { given[kind]?.insert("groups.entries.excerpt") }
    // Pages of articles alone run another way than the site's words.
    for kind in TemplateKind.allCases where kind != .article {
      given[kind]?.formUnion(["page.direction", "page.wordsDirection"])
    }
    for kind in TemplateKind.allCases {
      #expect(given[kind, default: []].sorted() == declared(kind.members, "").sorted(), "\(kind)")
    }
  }

  /// The dotted names of members, items of lists included.
  private func declared(_ members: [ContextMember], _ prefix: String) -> Set<String> {
    Set(
      members.flatMap { member in
        [prefix + member.name] + declared(member.type.members ?? [], "\(prefix)\(member.name).")
      })
  }

  /// The dotted names of what a page was given and that is not missing; those that are not declared, too.
  private func collect(_ value: Value, _ members: [ContextMember], _ prefix: String, into found: inout Set<String>) {
    guard case .object(let object) = value else { return }
    for key in object.keys {
      guard let inner = object[key] else { continue }
      if case .missing = inner { continue }
      guard let member = members.first(where: { Key($0.name) == key }) else {
        found.insert("\(prefix)\(key)")
        continue
      }
      found.insert(prefix + member.name)
      #expect(member.type.fits(inner), "\(prefix)\(member.name) is \(inner)")
      guard let deeper = member.type.members else { continue }
      let items: [Value]
      if case .list(let list) = inner { items = list } else { items = [inner] }
      for item in items { collect(item, deeper, "\(prefix)\(member.name).", into: &found) }
    }
  }

  @Test("the document about templates is as the contexts are")
  func document() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appendingPathComponent("Documentation/Templates.md")
    let written = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(
      written == TemplateDocument.markdown,
      "run: .build/release/broadsheet templates --format markdown > Documentation/Templates.md")
  }
}

extension ContextType {
  /// Whether a value is of the type.
  fileprivate func fits(_ value: Value) -> Bool {
    switch (self, value) {
    case (.text, .text), (.html, .html), (.number, .number), (.condition, .boolean), (.object, .object),
      (.words, .object), (.anything, _):
      true
    case (.list(let item), .list(let items)): items.allSatisfy { item.fits($0) }
    default: false
    }
  }
}

extension TestSite {
  /// A site whose pages have everything that a page can have.
  fileprivate static func full() throws -> TestSite {
    var site = try TestSite()
    site.configuration.pageSize = 10
    site.configuration.url = "https://site.example/"
    for number in 0..<40 {
      let (year, day) = number < 3 ? (2023, "10") : (2024, number < 35 ? "11" : "12")
      try site.article(
        "\(year)/05/\(day)/a\(number)", date: "\(year)-05-\(day)T12:00:00+08:00",
        """
        captured: 2024-06-21T04:37:02Z
        url: https://news.example/\(number)
        outlet: \(number % 3 == 0 ? "bbc" : "nyt")
        section: asia
        language: \(number % 5 == 0 ? "ar" : "zh-Hans")
        aliases: [old-\(number).html]
        image: https://news.example/\(number).jpg
        authors: [林望舒]
        byline: 林望舒（综合）
        dateline: 五月
        translators: [周砚]
        editors: [苏禾]
        contributors: [某人也有贡献。]
        profiles: [{name: 林望舒, url: "https://news.example/by/lin", about: 林望舒是记者。}]
        translation_of: https://en.example/\(number)
        tags: [桥]
        rights: [© 某社]
        related: [{title: 渡口, url: "https://news.example/x"}]
        via: [某服务]
        mood: calm

        """, body: "见[前文](https://news.example/\((number + 1) % 35))。")
    }
    return site
  }

  /// Calls `body` with the root value of every page.
  fileprivate func forEachContext(_ body: (TemplateKind, Value) -> Void) throws {
    let theme = try Theme(overrides: nil)
    let text = try InterfaceText(language: configuration.language, theme: theme)
    let parser = MarkdownParser()
    let catalog = try Catalog(
      configuration.content, configuration: configuration, parser: parser, workers: Workers(1))
    let plan = SitePlan(catalog, theme: theme, configuration: configuration)
    let renderer = try SiteRenderer(
      configuration: configuration, catalog: catalog, plan: plan, theme: theme, text: text, parser: parser)
    for page in plan.pages {
      guard let (kind, value) = renderer.context(of: page, parser.parsed(Array("正文。\n".utf8)[...])) else { continue }
      body(kind, value)
    }
  }
}
