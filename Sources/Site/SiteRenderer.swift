import Content
import Diagnostics
import Markup
import Mustache

/// Renders the pages of a site. Each is a function of the catalog, the theme, the configuration and, for articles, of the
/// article's file; any number of them can be rendered at once.
package struct SiteRenderer: Sendable {
  let configuration: Configuration
  let catalog: Catalog
  let plan: SitePlan
  let theme: Theme
  let text: InterfaceText
  let textValue: Value
  let summary: String
  let parser: MarkdownParser
  private let outletNames: [String: String]
  private let profiles: [String: Article.Profile]
  private let templates: [String: Template]
  private let dayTexts: [Int: DayText]

  /// A day in the words of the site, made once for the many places where it stands.
  struct DayText: Sendable {
    var short: String
    var long: String
    var path: String

    init(_ day: CivilDate, _ text: InterfaceText) {
      short = text.date(day)
      long = text.longDate(day)
      path = Period.path(day)
    }
  }

  /// Why a page cannot be rendered.
  package struct Failure: Error, Sendable {
    package var diagnostic: Diagnostic
  }

  /// - Throws: when a template that pages need is missing or does not compile, with all that is wrong.
  package init(
    configuration: Configuration, catalog: Catalog, plan: SitePlan, theme: Theme, text: InterfaceText,
    parser: MarkdownParser
  ) throws(Configuration.Failure) {
    self.configuration = configuration
    self.catalog = catalog
    self.plan = plan
    self.theme = theme
    self.text = text
    self.parser = parser
    textValue = text.value
    templates = try Self.templates(of: theme)
    summary = Self.summary(catalog, text)
    outletNames = Dictionary(catalog.outlets.map { ($0.slug, $0.name) }, uniquingKeysWith: { first, _ in first })
    var profiles: [String: Article.Profile] = [:]
    // The newest article says last who somebody is.
    for entry in catalog.entries {
      for profile in entry.article.profiles where profiles[profile.name] == nil { profiles[profile.name] = profile }
    }
    self.profiles = profiles
    let days = plan.days.compactMap { period in
      period.entries.first.map { catalog.entries[$0].article.date }
    }
    dayTexts = Dictionary(
      days.map { ($0.dayNumber, DayText($0.date, text)) }, uniquingKeysWith: { first, _ in first })
  }

  /// A moment's day in words.
  func dayText(_ moment: Timestamp) -> DayText { dayTexts[moment.dayNumber] ?? DayText(moment.date, text) }

  private static let templateNames = [
    "article", "index", "list", "terms", "calendar", "not-found",
  ]

  private static func templates(of theme: Theme) throws(Configuration.Failure) -> [String: Template] {
    var templates: [String: Template] = [:]
    for name in templateNames { templates[name] = theme.templates.template(name) }
    let errors = theme.templates.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty, templates.count == templateNames.count else {
      throw Configuration.Failure(diagnostics: theme.templates.diagnostics)
    }
    return templates
  }

  private static func summary(_ catalog: Catalog, _ text: InterfaceText) -> String {
    guard let newest = catalog.entries.first, let oldest = catalog.entries.last else { return text("empty") }
    return text(
      "summary",
      [
        "count": String(catalog.entries.count), "first": text.date(oldest.article.date.date),
        "last": text.date(newest.article.date.date),
      ])
  }

  /// Reads the text of the article with that index, in Markdown.
  package typealias BodyReader = (Int) throws(ArticleReader.Failure) -> ArraySlice<UInt8>

  /// The name of an outlet for readers.
  func outletName(_ slug: String) -> String { outletNames[slug] ?? slug }

  /// The bytes of a page.
  ///
  /// - Parameter read: reads the text of the article with that index.
  package func render(_ page: PagePlan, read: BodyReader) throws(Failure) -> [UInt8] {
    let context = PageContext(site: self, page: page.path)
    switch page.kind {
    case .article(let index): return try article(index, context, read)
    case .index(let list): return try render("index", indexMembers(list, context), context)
    case .term(let taxonomy, let index, let list):
      return try render("list", termMembers(taxonomy, index, list, context), context)
    case .terms(let taxonomy): return try render("terms", termsMembers(taxonomy, context), context)
    case .period(let period):
      return try render(period.day == nil ? "calendar" : "index", periodMembers(period, context), context)
    case .feed: return try feed(read)
    case .notFound:
      return try render("not-found", [(.page, .object([.title: .text(text("not_found_title"))]))], context)
    case .asset(let index): return theme.assets[index].bytes
    case .robots: return Array("User-agent: *\nAllow: /\n".utf8)
    }
  }

  private func article(
    _ index: Int, _ context: PageContext, _ read: BodyReader
  ) throws(Failure) -> [UInt8] {
    do throws(ArticleReader.Failure) {
      let members = articleMembers(index, try read(index), context)
      return try renderOrFail("article", members, context)
    } catch {
      throw Failure(diagnostic: error.diagnostic)
    }
  }

  private func render(
    _ template: String, _ members: [(Key, Value)], _ context: PageContext
  ) throws(Failure) -> [UInt8] {
    do throws(ArticleReader.Failure) {
      return try renderOrFail(template, members, context)
    } catch {
      throw Failure(diagnostic: error.diagnostic)
    }
  }

  private func renderOrFail(
    _ name: String, _ members: [(Key, Value)], _ context: PageContext
  ) throws(ArticleReader.Failure) -> [UInt8] {
    guard let template = templates[name] else { return [] }
    do throws(RenderError) {
      return try template.render(context.root(members))
    } catch {
      throw ArticleReader.Failure(diagnostic: error.diagnostic)
    }
  }

  /// What an author's articles say of the author.
  func profile(of author: String) -> Article.Profile? { profiles[author] }

  /// A page with a title.
  func pageObject(_ title: String, _ members: [(Key, Value)] = []) -> (Key, Value) {
    (.page, .object(Object([(.title, .text(title))] + members)))
  }
}
