import Mustache
import Platform

/// What all pages of a kind are made from, as digests: the program, the settings, the templates, the site's own words.
struct PageBasis: Sendable {
  private let common: UInt64
  private let byTemplate: [TemplateKind: UInt64]
  /// The same for pages that tell what the site says of its size.
  private let withSummary: [TemplateKind: UInt64]

  /// - Parameters:
  ///   - program: what tells the program from other versions of it.
  ///   - templates: those of pages.
  ///   - summary: what the site says of its size, which changes with every article.
  init(
    program: UInt64, _ configuration: Configuration, _ catalog: Catalog, _ theme: Theme,
    _ media: KeptMedia, _ text: InterfaceText, templates: [TemplateKind: Template], summary: String
  ) {
    var digest = Digest()
    digest.add(program)
    digest.add(configuration)
    digest.add(text.language)
    // Of nothing nothing is looked up.
    digest.add(media.isEmpty)
    digest.add(media.hasSmaller)
    digest.add(Fingerprint(theme.texts[text.language]?.bytes ?? []).value)
    for path in theme.assetPaths.values.sorted(by: { $0.precedesInBytes($1) }) { digest.add(path) }
    // What every page says of the site.
    digest.add(catalog.authors.isEmpty)
    digest.add(catalog.sections.isEmpty)
    // None, one, or several.
    digest.add(min(catalog.outlets.count, 2))
    let common = digest.value
    self.common = common
    let byTemplate = templates.mapValues { template in
      var digest = Digest()
      digest.add(common)
      for source in template.reachableSources {
        digest.add(source.name)
        digest.add(Fingerprint(source.text).value)
      }
      return digest.value
    }
    self.byTemplate = byTemplate
    withSummary = Dictionary(
      templates.filter { $0.value.mayAsk(for: "summary") }.map { kind, _ in
        var digest = Digest()
        digest.add(byTemplate[kind] ?? common)
        digest.add(summary)
        return (kind, digest.value)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What a page is made from besides articles: by its template, if it has one.
  func digest(of page: PagePlan) -> Digest {
    var digest = Digest()
    let kind = page.kind.template
    let summarised = page.kind.isNumbered ? nil : kind.flatMap { withSummary[$0] }
    digest.add(summarised ?? kind.flatMap { byTemplate[$0] } ?? common)
    digest.add(page.path)
    return digest
  }
}

extension Digest {
  /// The settings that show on pages.
  mutating func add(_ configuration: Configuration) {
    for text in [configuration.title, configuration.description, configuration.language] { add(text) }
    add(configuration.url)
    add(configuration.canonical.rawValue)
    add("\(configuration.zone)")
    add(configuration.pageSize)
    add(configuration.feedSize)
    add(configuration.search.rawValue)
    add(configuration.media.absent.rawValue)
    for taxonomy in Taxonomy.allCases { add(configuration.feeds.contains(taxonomy)) }
    add(configuration.outlets)
  }
}

extension PagePlan.Kind {
  /// The template that makes a page; `nil` for one that is made without.
  var template: TemplateKind? {
    switch self {
    case .article: .article
    case .index: .index
    case .term: .list
    case .terms: .terms
    case .dates: .dates
    case .period(let period): period.month == nil ? .year : .month
    case .day: .day
    case .notFound: .notFound
    case .redirect: .redirect
    case .feeds: .feeds
    case .search: .search
    case .searchPostings, .searchBlock, .searchManifest, .openSearch, .feed, .outline, .sitemap, .asset, .robots,
      .empty:
      nil
    }
  }
}
