import Platform

/// The links from the pages of a folder to what every page leads to.
final class SiteLinks: Sendable {
  let home: String
  let feed: String
  let feeds: String
  let years: String
  /// `nil` where the theme has none.
  let style: String?
  let icon: String?
  /// `nil` where nothing can be searched; the description also where the site has no address.
  let search: String?
  let openSearch: String?
  /// `nil` where the archive has none; of outlets also where it has one, since a list of one is no place to go to.
  let outlets: String?
  let authors: String?
  let sections: String?

  /// - Parameter folder: its path with a slash behind it; empty for that of the site.
  init(from folder: String, _ theme: Theme, _ catalog: Catalog, _ configuration: Configuration) {
    func link(_ path: String) -> String { Permalinks.relative(from: folder, to: path) }
    home = link("index.html")
    feed = link("feed.xml")
    feeds = link("feeds.html")
    years = link(Period.all)
    style = theme.assetPaths[ByteKey("assets/style.css")].map(link)
    icon = theme.assetPaths[ByteKey("assets/icon.svg")].map(link)
    search = configuration.search == .off ? nil : link(SearchPages.page)
    openSearch = configuration.search == .off || configuration.url == nil ? nil : link(SearchPages.description)
    outlets = catalog.outlets.count > 1 ? link(Taxonomy.outlets.path) : nil
    authors = catalog.authors.isEmpty ? nil : link(Taxonomy.authors.path)
    sections = catalog.sections.isEmpty ? nil : link(Taxonomy.sections.path)
  }

  /// The links of the folders of years, months and days, by how deep they are. They share no folder with what is linked to.
  static func ofPeriods(_ theme: Theme, _ catalog: Catalog, _ configuration: Configuration) -> [SiteLinks] {
    (0...3).map { depth in SiteLinks(from: String(repeating: "0/", count: depth), theme, catalog, configuration) }
  }
}

extension SiteRenderer {
  /// The links from a folder, which has a slash behind it.
  func links(from folder: String) -> SiteLinks {
    let depth = folder.utf8.count { $0 == UInt8(ascii: "/") }
    guard let first = folder.utf8.first, (0x30...0x39).contains(first), depth < periodLinks.count else {
      return SiteLinks(from: folder, theme, catalog, configuration)
    }
    return periodLinks[depth]
  }
}
