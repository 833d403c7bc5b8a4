import Diagnostics
import Platform

/// The articles of an archive that have a place on a site, and the site's pages.
struct SiteArrangement: Sendable {
  /// What was read of these articles.
  private(set) var reading: ArchiveReading
  /// The articles; their relations are not known yet.
  private(set) var catalog: Catalog
  private(set) var plan: SitePlan
  /// The articles that were left out, since their pages would stand in the place of others: an error for each.
  private(set) var misplaced: [Diagnostic] = []

  /// Arranges what was read, without articles whose page would stand in the place of another, which no list leads to then.
  init(_ reading: ArchiveReading, theme: Theme, configuration: Configuration, workers: Workers) {
    self.reading = reading
    catalog = Catalog(reading, configuration, workers: workers)
    plan = SitePlan(catalog, theme: theme, configuration: configuration)
    // Lists that are shorter can have other pages, in whose places other articles are.
    while !plan.misplaced.isEmpty {
      misplaced += plan.misplaced.map { index in
        let path = catalog.entries[index].path
        return Diagnostic(
          .error, "page-path", "its page \(path).html would stand in the place of another of the site",
          file: "\(configuration.content)/\(path).md", help: "rename the file; the article was left out")
      }
      self.reading = self.reading.without(plan.misplaced)
      catalog = Catalog(self.reading, configuration, workers: workers)
      plan = SitePlan(catalog, theme: theme, configuration: configuration)
    }
  }
}
