import Content
import Diagnostics
import Feeds
import Platform

/// All pages of a site.
package struct SitePlan: Sendable {
  /// The pages, in an order that depends on the catalog alone.
  package private(set) var pages: [PagePlan] = []
  /// The periods, years and months and days, the newest first.
  package private(set) var years: [Period] = []
  package private(set) var months: [Period] = []
  package private(set) var days: [Period] = []
  /// The feeds, that of the newest articles first.
  package private(set) var feeds: [FeedPlan] = []
  /// The pages that search engines are told of, as indices into `pages`: articles from the oldest, then lists.
  private(set) var listed: [Int] = []
  /// How `listed` is parted into files.
  private(set) var sitemapParts: [Range<Int>] = []
  /// Whether there is a list of feeds for feed readers.
  private(set) var hasOutline = false
  /// The parts of the archive that are indexed by themselves, the oldest first; none when nothing can be searched.
  private(set) var segments: [SearchSegment] = []
  /// The articles whose pages would stand in the place of others, by their indices. They have none: a site is planned without them
  /// (`SiteArrangement`).
  private(set) var misplaced: [Int] = []
  /// Aliases that lead nowhere.
  package private(set) var diagnostics: [Diagnostic] = []

  /// Plans the pages of a catalog.
  ///
  /// - Parameter sitemapSize: the most pages of a file for search engines.
  package init(
    _ catalog: Catalog, theme: Theme, configuration: Configuration, sitemapSize: Int = Sitemap.mostPages
  ) {
    days = Self.days(catalog)
    months = Self.periods(of: days) { Period(year: $0.year, month: $0.month, entries: $0.entries) }
    years = Self.periods(of: months) { Period(year: $0.year, entries: $0.entries) }
    planLists(catalog, configuration)
    for (index, asset) in theme.assets.enumerated()
    where configuration.search != .off || asset.path != theme.assetPaths[ByteKey(SearchPages.script)] {
      pages.append(PagePlan(path: asset.path, kind: .asset(index)))
    }
    planFeeds(catalog, configuration)
    pages.append(PagePlan(path: "404.html", kind: .notFound))
    pages.append(PagePlan(path: "robots.txt", kind: .robots))
    // GitHub's pages would leave out files that Jekyll does.
    pages.append(PagePlan(path: ".nojekyll", kind: .empty))
    if configuration.search != .off { pages.append(PagePlan(path: SearchPages.page, kind: .search)) }
    planArticles(catalog, configuration)
    if configuration.search != .off { planSearch(catalog, configuration) }
    if let url = configuration.url { planSitemaps(url, sitemapSize) }
  }

  private mutating func planFeeds(_ catalog: Catalog, _ configuration: Configuration) {
    feeds = FeedPlan.all(catalog, configuration)
    for feed in feeds {
      if let file = feed.files.first { pages.append(PagePlan(path: file.path, kind: .feed(feed))) }
    }
    pages.append(PagePlan(path: "feeds.html", kind: .feeds))
    hasOutline = configuration.url != nil
    if hasOutline { pages.append(PagePlan(path: SiteRenderer.outlinePath, kind: .outline)) }
  }

  private mutating func planSearch(_ catalog: Catalog, _ configuration: Configuration) {
    segments = SearchSegment.all(days: days, catalog)
    pages.append(PagePlan(path: SearchPages.manifest, kind: .searchManifest))
    for (place, segment) in segments.enumerated() {
      pages.append(PagePlan(path: segment.folder, kind: .searchPostings(place)))
      for block in 0..<segment.blockCount {
        pages.append(PagePlan(path: "\(segment.folder)d\(block).js", kind: .searchBlock(place, block)))
      }
    }
    if configuration.url != nil { pages.append(PagePlan(path: SearchPages.description, kind: .openSearch)) }
  }

  /// Plans the files for search engines. Articles come from the oldest, so that full files stay as they are.
  private mutating func planSitemaps(_ url: String, _ size: Int) {
    let articles = pages.indices.filter { if case .article = pages[$0].kind { true } else { false } }
    listed = articles.reversed() + pages.indices.filter { pages[$0].isListOfFirstRank }
    // Percent-encoding makes three bytes of one at most.
    let sizes = listed.map { url.utf8.count + 3 * pages[$0].path.utf8.count }
    sitemapParts = Sitemap.parts(sizes: sizes, mostPages: size)
    if let part = sitemapParts.first, sitemapParts.count == 1 {
      pages.append(PagePlan(path: SitemapFile.path, kind: .sitemap(.pages(part))))
    } else {
      for (index, part) in sitemapParts.enumerated() {
        pages.append(PagePlan(path: SitemapFile.path(part: index + 1), kind: .sitemap(.pages(part))))
      }
      pages.append(PagePlan(path: SitemapFile.path, kind: .sitemap(.index)))
    }
    pages.append(PagePlan(path: SitemapFile.newsPath, kind: .sitemap(.news)))
  }

  private mutating func planLists(_ catalog: Catalog, _ configuration: Configuration) {
    for page in Pagination(count: catalog.entries.count, size: configuration.pageSize).pages {
      pages.append(PagePlan(path: Pagination.path(page), kind: .index(page)))
    }
    for taxonomy in Taxonomy.allCases {
      let terms = taxonomy.terms(of: catalog)
      // Nothing leads to a list of none.
      for order in taxonomy.orders where !terms.isEmpty {
        pages.append(PagePlan(path: taxonomy.path(order), kind: .terms(taxonomy, order)))
      }
      for (index, term) in terms.enumerated() {
        for page in Pagination(count: term.entries.count, size: configuration.pageSize).pages {
          let path = taxonomy.folder(term.slug) + Pagination.path(page)
          pages.append(PagePlan(path: path, kind: .term(taxonomy, index, page)))
        }
      }
    }
    pages.append(PagePlan(path: Period.all, kind: .dates))
    for period in years + months { pages.append(PagePlan(path: period.path, kind: .period(period))) }
    for day in days {
      for page in Pagination(count: day.entries.count, size: configuration.pageSize).pages {
        pages.append(PagePlan(path: day.folder + Pagination.path(page), kind: .day(day, page)))
      }
    }
  }

  private mutating func planArticles(_ catalog: Catalog, _ configuration: Configuration) {
    // Files have different paths, and so have their pages.
    let taken = Set(pages.lazy.map(\.path).filter(catalog.isPage).map(ByteKey.init))
    var others: Set<ByteKey>?
    pages.reserveCapacity(pages.count + catalog.entries.count)
    for (index, entry) in catalog.entries.enumerated() {
      let path = entry.path + ".html"
      let isBelow = Folder.dottedParents(of: path).contains { folder in
        let files = others ?? otherFiles
        others = files
        return files.contains(ByteKey(folder)) || catalog.isPage(folder)
      }
      guard !taken.contains(ByteKey(path)), !isBelow else {
        misplaced.append(index)
        continue
      }
      pages.append(PagePlan(path: path, kind: .article(index)))
    }
    planRedirects(catalog, configuration)
  }

  /// The files of the site besides articles and what aliases ask for.
  private var otherFiles: Set<ByteKey> {
    var files = Set(pages.map { ByteKey($0.path) })
    files.formUnion(feeds.flatMap(\.files).map { ByteKey($0.path) })
    files.formUnion([SearchPages.manifest, SearchPages.description].map(ByteKey.init))
    return files
  }

  /// Pages at addresses of the site that articles had before: `aliases` that are paths.
  private mutating func planRedirects(_ catalog: Catalog, _ configuration: Configuration) {
    // The files of the site, and the folders that have a dot in their paths.
    var (taken, folders): (Set<ByteKey>, Set<ByteKey>) = ([], [])
    for (index, entry) in catalog.entries.enumerated() where entry.hasAliases {
      if taken.isEmpty {
        taken = otherFiles
        for page in pages { folders.formUnion(Folder.dottedParents(of: page.path).map(ByteKey.init)) }
      }
      for alias in entry.article.aliases where !WebAddress(alias).isWeb {
        let path = Permalinks.page(at: alias)
        guard let path, !catalog.isPage(path), !folders.contains(ByteKey(path)),
          !Folder.dottedParents(of: path).contains(where: { taken.contains(ByteKey($0)) }),
          taken.insert(ByteKey(path)).inserted
        else {
          diagnostics.append(
            Diagnostic(
              .warning, "alias",
              path == nil ? "the alias \(alias) is no path of a page" : "another page stands at the alias \(alias)",
              file: "\(configuration.content)/\(entry.path).md",
              help: "write aliases as paths from the site's root, such as 2019/old-name.html; this one was left out"))
          continue
        }
        folders.formUnion(Folder.dottedParents(of: path).map(ByteKey.init))
        pages.append(PagePlan(path: path, kind: .redirect(index)))
      }
    }
  }

  /// The days that have articles. The entries are in the order of their days.
  private static func days(_ catalog: Catalog) -> [Period] {
    var days: [Period] = []
    var last: Int?
    for (index, entry) in catalog.entries.enumerated() {
      let number = entry.date.dayNumber
      if number == last {
        days[days.count - 1].entries = days[days.count - 1].entries.lowerBound..<index + 1
      } else {
        let date = CivilDate(daysSince1970: number)
        days.append(Period(year: date.year, month: date.month, day: date.day, entries: index..<index + 1))
        last = number
      }
    }
    return days
  }

  /// The longer periods that others are in, which are in the order of the catalog.
  private static func periods(of parts: [Period], _ whole: (Period) -> Period) -> [Period] {
    var periods: [Period] = []
    for part in parts {
      let period = whole(part)
      if let last = periods.last, last.year == period.year, last.month == period.month {
        periods[periods.count - 1].entries = last.entries.lowerBound..<part.entries.upperBound
      } else {
        periods.append(period)
      }
    }
    return periods
  }
}

extension PagePlan {
  /// Whether it is a list that leads to all others: its first page, and a month or year rather than a day.
  fileprivate var isListOfFirstRank: Bool {
    switch kind {
    case .index(let page), .term(_, _, let page): page.number == nil
    case .terms(_, let order): order == .name
    case .dates, .period: true
    default: false
    }
  }
}
