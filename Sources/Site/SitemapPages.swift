import Content
import Feeds

/// A file that tells search engines of pages.
package enum SitemapFile: Sendable, Equatable {
  /// Some of the pages, by their places in the plan's list of such pages.
  case pages(Range<Int>)
  /// The list of those files, where one is not enough.
  case index
  /// The newest articles.
  case news

  /// The path of the one file or of the list of files.
  package static let path = "sitemap.xml"
  /// The path of the file of the newest articles.
  package static let newsPath = "sitemap-news.xml"

  /// The path of one of several files, counted from the oldest articles.
  static func path(part number: Int) -> String { "sitemap-\(number).xml" }
}

extension SiteRenderer {
  /// A file that tells search engines of pages.
  func sitemap(_ file: SitemapFile) -> [UInt8] {
    switch file {
    case .pages(let range): sitemap(of: range)
    case .index: sitemapIndex
    case .news: NewsSitemap.document(of: news, publication: configuration.title)
    }
  }

  private func sitemap(of range: Range<Int>) -> [UInt8] {
    var writer = Sitemap.Writer(of: .pages, count: range.count)
    for place in range {
      let page = plan.pages[plan.listed[place]]
      let isArticle = if case .article = page.kind { true } else { false }
      guard let url = absolute(page.path) else { continue }
      writer.add(Sitemap.Page(url: url, changed: newestEntry(of: page).map(changed), changesRarely: isArticle))
    }
    return writer.finished()
  }

  private var sitemapIndex: [UInt8] {
    var writer = Sitemap.Writer(of: .files)
    for (index, part) in plan.sitemapParts.enumerated() {
      let latest = part.lazy.compactMap { [self] in newestEntry(of: plan.pages[plan.listed[$0]]).map(changed) }.max()
      guard let url = absolute(SitemapFile.path(part: index + 1)) else { continue }
      writer.add(Sitemap.Page(url: url, changed: latest))
    }
    return writer.finished()
  }

  /// The newest of the articles that are on a page.
  func newestEntry(of page: PagePlan) -> Int? {
    switch page.kind {
    case .article(let index): index
    case .term(let taxonomy, let index, _): taxonomy.terms(of: catalog)[index].entries.first
    case .period(let period): period.entries.first
    case .index, .terms, .dates: catalog.entries.indices.first
    default: nil
    }
  }

  /// When an article's page changed last: when its text was captured, or published where that is later.
  private func changed(_ index: Int) -> FeedDate {
    let article = catalog.entries[index]
    guard let captured = article.captured, captured.seconds > article.date.seconds else {
      return FeedDate(article.date)
    }
    return FeedDate(captured)
  }

  /// The articles of the archive's last two days, by its newest article and not by the clock.
  private var news: [NewsSitemap.Article] {
    guard let first = catalog.entries.first else { return [] }
    // Entries are in the order of days as written; moments differ from that by a day at most.
    let recent = catalog.entries.prefix { $0.date.dayNumber >= first.date.dayNumber - 4 }
    let newest = recent.map(\.date.seconds).max() ?? 0
    return recent.indices.compactMap { index in
      let article = catalog.entries[index]
      guard article.date.seconds > newest - NewsSitemap.span, let url = absolute(article) else { return nil }
      return NewsSitemap.Article(
        url: url, title: article.title, published: FeedDate(article.date),
        language: article.language ?? configuration.language)
    }
  }

  /// What robots are told: that they may read everything, and where everything is listed.
  var robots: [UInt8] {
    var text = "User-agent: *\nAllow: /\n"
    if let pages = absolute(SitemapFile.path), let news = absolute(SitemapFile.newsPath) {
      text += "\nSitemap: \(URLEncoding.ascii(pages))\nSitemap: \(URLEncoding.ascii(news))\n"
    }
    return Array(text.utf8)
  }
}
