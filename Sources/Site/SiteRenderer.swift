import Content
import Diagnostics
import Markup
import Mustache
import Platform
import Search

/// Renders the pages of a site. Each is a function of the catalog, the theme, the configuration and, for articles, of the
/// article's file; any number of them can be rendered at once.
package final class SiteRenderer: Sendable {
  let configuration: Configuration
  let catalog: Catalog
  let plan: SitePlan
  let theme: Theme
  let media: KeptMedia
  let text: InterfaceText
  let textValue: Value
  let summary: String
  let parser: MarkdownParser
  /// Whether the archive has outlets to be told apart.
  let hasSeveralOutlets: Bool
  /// The links to what every page leads to, from the folders of years, months and days.
  let periodLinks: [SiteLinks]
  /// For each article the place of its outlet among the catalog's; -1 for one that has none.
  private let outlets: [Int32]
  private let templates: [TemplateKind: Template]
  /// What is doubtful about the templates and words: names that no page has, plain text inserted as markup, words that are missing.
  let templateWarnings: [Diagnostic]
  private let dayTexts: DayTexts
  private let pageBasis: PageBasis

  /// Why a page cannot be rendered.
  package struct Failure: Error, Sendable {
    package var diagnostic: Diagnostic
  }

  /// - Parameter program: what tells the program from other versions of it.
  /// - Throws: when a template that pages need is missing or does not compile, with all that is wrong.
  package init(
    program: UInt64 = 0, configuration: Configuration, catalog: Catalog, plan: SitePlan, theme: Theme,
    media: KeptMedia = KeptMedia(), text: InterfaceText, parser: MarkdownParser
  ) throws(Configuration.Failure) {
    self.configuration = configuration
    self.catalog = catalog
    self.plan = plan
    self.theme = theme
    self.media = media
    self.text = text
    dayTexts = DayTexts(text)
    self.parser = parser
    textValue = text.value
    hasSeveralOutlets = catalog.outlets.count > 1
    periodLinks = SiteLinks.ofPeriods(theme, catalog, configuration)
    let templates = try Self.templates(of: theme)
    self.templates = templates
    templateWarnings = theme.hasOwnTexts ? Self.warnings(theme, templates, text) : []
    summary = Self.summary(catalog, text)
    var outlets = [Int32](repeating: -1, count: catalog.entries.count)
    for (place, outlet) in catalog.outlets.enumerated() {
      for entry in outlet.entries { outlets[entry] = Int32(truncatingIfNeeded: place) }
    }
    self.outlets = outlets
    pageBasis = PageBasis(
      program: program, configuration, catalog, theme, media, text, templates: templates, summary: summary)
  }

  /// An end tag that every page of a template has, by the template; none where it has none whatever it is given. HTML asks for no
  /// `</html>`, and the default theme has none.
  var endTags: [TemplateKind: [UInt8]] {
    let tags = ["</html>", "</body>", "</main>"].map { Array($0.utf8) }
    return templates.compactMapValues { template in
      guard let plain = try? template.render(.object(Object([]))) else { return nil }
      return tags.first { plain.firstRange(of: $0) != nil }
    }
  }

  /// What a page is made from besides articles.
  func basis(of page: PagePlan) -> Digest { pageBasis.digest(of: page) }

  /// A moment's day in words.
  func dayText(_ moment: Timestamp) -> DayText { dayTexts[moment.dayNumber] }

  /// A day in words.
  func dayText(_ day: CivilDate) -> DayText { dayTexts[day.daysSince1970] }

  private static func templates(of theme: Theme) throws(Configuration.Failure) -> [TemplateKind: Template] {
    var templates: [TemplateKind: Template] = [:]
    for kind in TemplateKind.allCases { templates[kind] = theme.templates.template(kind.rawValue) }
    let errors = theme.templates.diagnostics.filter { $0.severity == .error }
    guard theme.isUsable, errors.isEmpty, templates.count == TemplateKind.allCases.count else {
      throw Configuration.Failure(diagnostics: theme.diagnostics + theme.templateDiagnostics)
    }
    return templates
  }

  /// What is doubtful about a keeper's words and templates. Of words that are missing it is told once, not wherever they would stand.
  private static func warnings(
    _ theme: Theme, _ templates: [TemplateKind: Template], _ text: InterfaceText
  ) -> [Diagnostic] {
    let check = text.check(theme)
    let names = ContextCheck(words: text.names + (check?.missing ?? []))
    return (check?.warnings ?? [])
      + names.warnings(about: TemplateKind.allCases.compactMap { kind in templates[kind].map { (kind, $0) } })
      + unused(theme.ownTemplates, by: templates.values)
  }

  /// Warnings about a keeper's templates that no page comes to.
  private static func unused(
    _ own: [(name: String, file: String)], by templates: some Sequence<Template>
  ) -> [Diagnostic] {
    guard !own.isEmpty else { return [] }
    var used: Set<String> = []
    for template in templates { used.formUnion(template.reachableSources.map(\.name)) }
    return own.filter { !used.contains($0.name) }.map { name, file in
      let nearest = nearestName(to: name.lowercased(), among: TemplateKind.allCases.map(\.rawValue))
      let kind = TemplateKind(rawValue: name.lowercased())?.rawValue ?? nearest
      return Diagnostic(
        .warning, "unused-template", "no page uses this template", file: file,
        help: kind.map { "did you mean \($0).mustache?" } ?? "include it with {{>\(name)}}, or remove it")
    }
  }

  private static func summary(_ catalog: Catalog, _ text: InterfaceText) -> String {
    guard let newest = catalog.entries.first, let oldest = catalog.entries.last else { return text("empty") }
    return text(
      "summary",
      [
        "count": String(catalog.entries.count), "first": text.date(oldest.date.date),
        "last": text.date(newest.date.date),
      ])
  }

  /// Reads the text of the article with that index, in Markdown.
  package typealias BodyReader = (Int) throws(ArticleReader.Failure) -> ArraySlice<UInt8>

  /// The name of an article's outlet for readers; `nil` when it has none.
  func outletName(of index: Int) -> String? {
    let place = Int(outlets[index])
    return place < 0 ? nil : catalog.outlets[place].name
  }

  /// The place of an article's outlet among the catalog's; -1 when it has none.
  func outletPlace(of index: Int) -> Int { Int(outlets[index]) }

  /// Whether two articles are of the same outlet, or both of none.
  func haveSameOutlet(_ one: Int, _ other: Int) -> Bool { outlets[one] == outlets[other] }

  /// A page that was made.
  package struct RenderedPage {
    /// Its files: one, but for a feed, which has one for each format, and for parts of the search index.
    package var files: [OutputFile]
    /// What was looked up for it.
    var lookups: [UInt64] = []
  }

  /// Makes a page.
  ///
  /// - Parameter read: reads the text of the article with that index.
  package func render(_ page: PagePlan, read: BodyReader) throws(Failure) -> RenderedPage {
    switch page.kind {
    case .outline: return RenderedPage(files: [(page.path, outline())])
    case .sitemap(let file): return RenderedPage(files: [(page.path, sitemap(file))])
    case .asset(let index): return RenderedPage(files: [(page.path, theme.assets[index].bytes)])
    case .robots: return RenderedPage(files: [(page.path, robots)])
    case .empty: return RenderedPage(files: [(page.path, [])])
    case .searchBlock(let segment, let number):
      var block = SearchBlock(number, of: plan.segments[segment], of: self)
      for index in block.articles { block.add(index, try block.needsText ? text(of: index, read) : nil) }
      return RenderedPage(files: block.finished())
    case .openSearch: return RenderedPage(files: [(page.path, openSearch)])
    // These are made by `PageMaking`, since more than the page is needed for them.
    case .searchPostings, .searchManifest: return RenderedPage(files: [])
    case .feed(let feed):
      let lookups = Lookups()
      return RenderedPage(files: try files(of: feed, read: read, lookups), lookups: lookups.all)
    case .article(let index): return try render(page, try text(of: index, read))
    case .index, .term, .terms, .dates, .period, .day, .notFound, .redirect, .feeds, .search:
      return try render(page, nil)
    }
  }

  /// Makes a page by its template.
  ///
  /// - Parameter article: the text of the article that the page is about.
  func render(_ page: PagePlan, _ article: ParsedMarkdown?) throws(Failure) -> RenderedPage {
    let lookups = Lookups()
    guard let (kind, root) = context(of: page, article, lookups), let template = templates[kind] else {
      return RenderedPage(files: [])
    }
    do throws(RenderError) {
      return RenderedPage(files: [(page.path, try template.render(root))], lookups: lookups.all)
    } catch {
      throw Failure(diagnostic: error.diagnostic)
    }
  }

  /// The text of the article with that index.
  func text(of index: Int, _ read: BodyReader) throws(Failure) -> ParsedMarkdown {
    parser.parsed(try body(of: index, read))
  }

  /// The text of the article with that index, in Markdown.
  func body(of index: Int, _ read: BodyReader) throws(Failure) -> ArraySlice<UInt8> {
    do throws(ArticleReader.Failure) {
      return try read(index)
    } catch {
      throw Failure(diagnostic: error.diagnostic)
    }
  }

  /// The template of a page, and what it is given; `nil` for a page that is made without one.
  ///
  /// - Parameter article: the text of the article that the page is about.
  func context(
    of page: PagePlan, _ article: ParsedMarkdown?, _ lookups: Lookups = Lookups()
  ) -> (kind: TemplateKind, root: Value)? {
    let context = PageContext(site: self, page: page.path, isLasting: page.kind.isNumbered, lookups: lookups)
    guard let kind = page.kind.template, let members = members(of: page, article, context) else { return nil }
    return (kind, context.root(feeds: feedLinks(of: page, context), members))
  }

  /// What the template of a page is given beside what every template is; `nil` for a page that is made without one.
  private func members(of page: PagePlan, _ article: ParsedMarkdown?, _ context: PageContext) -> [(Key, Value)]? {
    switch page.kind {
    case .article(let index): article.map { articleMembers(index, $0, context) }
    case .index(let list): indexMembers(list, context)
    case .term(let taxonomy, let index, let list): termMembers(taxonomy, index, list, context)
    case .terms(let taxonomy, let order): termsMembers(taxonomy, order, context)
    case .dates: datesMembers(context)
    case .period(let period): period.month == nil ? yearMembers(period, context) : monthMembers(period, context)
    case .day(let day, let page): dayMembers(day, page, context)
    case .notFound: [notFoundObject]
    case .redirect(let index): [redirectObject(index, context)]
    case .feeds: feedsMembers(context)
    case .search: searchMembers(context)
    case .searchPostings, .searchBlock, .searchManifest, .openSearch, .feed, .outline, .sitemap, .asset, .robots,
      .empty:
      nil
    }
  }

  /// The page that servers show at any address: it carries its style with it, and its link is whole.
  private var notFoundObject: (Key, Value) {
    let style = theme.style(on: configuration.url ?? "")
    return pageObject(
      text("not_found_title"), [(.style, .html(HTML(bytes: style))), (.home, Value(configuration.url))])
  }

  private func redirectObject(_ index: Int, _ context: PageContext) -> (Key, Value) {
    let entry = catalog.entries[index]
    let target = context.link(toArticle: entry)
    context.lookups.note(UnreadSources.identity(ofRedirectTo: entry.path))
    return pageObject(
      entry.title, [(.target, .text(target)), (.canonical, .text(absolute(entry) ?? target))])
  }

  /// A page with a title, in the language of its own text where it has one.
  func pageObject(_ title: String, language: String? = nil, _ members: [(Key, Value)] = []) -> (Key, Value) {
    let (isRightToLeft, areWords) = (isRightToLeft(language), isRightToLeft(nil))
    let language = language ?? text.language
    let own: [(Key, Value)] = [
      (.title, .text(title)), (.language, .text(language)), (.isForeign, .boolean(language != text.language)),
      (.direction, isRightToLeft || areWords ? .text(isRightToLeft ? "rtl" : "ltr") : .missing),
      (.wordsDirection, isRightToLeft != areWords ? .text(areWords ? "rtl" : "ltr") : .missing),
    ]
    return (.page, .object(Object(own + members)))
  }

  /// Whether text in a language runs from right to left; `nil` is the language of the site's words.
  func isRightToLeft(_ language: String?) -> Bool {
    guard let language, language != text.language else { return text.isRightToLeft }
    return LanguageTag.isRightToLeft(language)
  }
}
