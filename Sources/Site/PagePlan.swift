import Content

/// A page before it is rendered: where it goes, and what it is about.
package struct PagePlan: Sendable, Equatable {
  /// The kinds of pages. Most pages are articles, so that what others need has a place of its own.
  package enum Kind: Sendable, Equatable {
    /// An article, by its index in the catalog.
    case article(Int)
    /// A page of the index of all articles.
    indirect case index(Pagination.Page)
    /// A page of a term's articles: which taxonomy, the term's index there.
    indirect case term(Taxonomy, Int, Pagination.Page)
    /// The terms of a taxonomy in an order.
    case terms(Taxonomy, TermOrder)
    /// All years with their months.
    case dates
    /// A year or a month.
    indirect case period(Period)
    /// A page of the articles of a day; its entries are counted within the day.
    indirect case day(Period, Pagination.Page)
    /// A feed, in all its formats.
    indirect case feed(FeedPlan)
    /// The page about feeds.
    case feeds
    /// The list of feeds for feed readers.
    case outline
    /// Pages for search engines.
    indirect case sitemap(SitemapFile)
    /// What is shown in place of a page that is not there.
    case notFound
    /// What stands at an earlier address of an article and leads to its page.
    case redirect(Int)
    /// The page for searching.
    case search
    /// The lists of terms of a segment of the index, by its place.
    case searchPostings(Int)
    /// What results show of some articles of a segment of the index: its place, and the number of the block.
    indirect case searchBlock(Int, Int)
    /// What a search begins with. It tells where lists of terms are, and so is made when these are.
    case searchManifest
    /// What tells browsers that the site can be searched.
    case openSearch
    /// A file of the theme, by its index there.
    case asset(Int)
    /// A file for robots.
    case robots
    /// A file with nothing in it, whose name alone says something.
    case empty
  }

  /// Its path from the site's root.
  package var path: String
  package var kind: Kind
}

extension PagePlan.Kind {
  /// Whether it is a part of the search index that is made when all other pages are.
  var isOfIndex: Bool {
    switch self {
    case .searchPostings, .searchManifest: true
    default: false
    }
  }

  /// Whether it is an older page of a list, which stays as it is when articles come.
  var isNumbered: Bool {
    switch self {
    case .index(let page), .term(_, _, let page), .day(_, let page): page.number != nil
    default: false
    }
  }
}

/// A way to group articles.
package enum Taxonomy: String, Sendable, CaseIterable {
  case authors, outlets, sections

  /// Its terms.
  func terms(of catalog: Catalog) -> [Catalog.Term] {
    switch self {
    case .authors: catalog.authors
    case .outlets: catalog.outlets
    case .sections: catalog.sections
    }
  }

  /// The orders in which its terms are listed: there are many authors, few outlets and sections.
  var orders: [TermOrder] { self == .authors ? [.name, .count] : [.name] }

  /// The path of its page.
  var path: String { path(.name) }

  /// The path of its page in an order.
  func path(_ order: TermOrder) -> String { "\(rawValue)/\(order == .name ? "index" : "by-count").html" }

  /// The folder of the pages and feeds of a term. Behind what cannot be the name of a folder everywhere stands `_`, which no slug has.
  func folder(_ slug: String) -> String { "\(rawValue)/\(slug)\(Slug.isDevice(slug) ? "_" : "")/" }

  /// The path of the first page of a term.
  func path(_ slug: String) -> String { folder(slug) + "index.html" }
}

/// A stretch of days with its articles.
package struct Period: Sendable, Equatable {
  package var year: Int
  /// The month, `nil` for a year.
  package var month: Int?
  /// The day, `nil` for a month or year.
  package var day: Int?
  /// The articles, as a range of the catalog's entries.
  package var entries: Range<Int>

  /// The path of its page.
  package var path: String { folder + "index.html" }

  /// The folder of its pages.
  package var folder: String {
    // Four digits of the year and two of each other, the highest first.
    let parts = [year / 100, year % 100] + [month, day].compactMap { $0 }
    return String(unsafeUninitializedCapacity: 3 * parts.count - 1) { out in
      var end = 0
      for (place, part) in parts.enumerated() {
        out[end] = UInt8(truncatingIfNeeded: 0x30 + part / 10 % 10)
        out[end + 1] = UInt8(truncatingIfNeeded: 0x30 + part % 10)
        end += 2
        guard place > 0 else { continue }
        out[end] = UInt8(ascii: "/")
        end += 1
      }
      return end
    }
  }

  /// The path of the page of all years.
  static let all = "dates/index.html"

  /// The path of a day's page.
  static func path(_ day: CivilDate) -> String { "\(ArticleName.folder(of: day))/index.html" }
}
