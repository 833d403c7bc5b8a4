/// A publisher of articles.
package struct Outlet: Sendable, Hashable {
  /// Its short name in paths and front matter: `nyt`. A slug.
  package var slug: String
  /// Its name in its own language: `纽约时报中文网`.
  package var name: String
  /// What else it calls itself behind the titles of its articles: `BBC News 中文`.
  package var otherNames: [String] = []
  /// Where its articles live: hosts, subdomains included, each with the beginning of a path where only part of the host
  /// is meant: `rfi.fr/cn`.
  package var places: [String]
  /// The language of its articles, as a BCP 47 tag; `nil` when it differs from article to article.
  package var language: String?
  /// The zone of its clocks.
  package var zone: TimeZoneRule
  /// Which segment of an article's path names the section, counted from 0; `nil` when none does.
  package var sectionSegment: Int?

  package init(
    slug: String, name: String, places: [String], language: String? = nil, zone: TimeZoneRule = .utc,
    sectionSegment: Int? = nil
  ) {
    self.slug = slug
    self.name = name
    self.places = places
    self.language = language
    self.zone = zone
    self.sectionSegment = sectionSegment
  }

  /// The outlet of a host that no table knows: its slug and name are made of the host's.
  package init(unlistedHost host: String) {
    let bare = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    let slug = Slug.make(bare, limit: 40)
    self.init(slug: slug.isEmpty ? "unknown" : slug, name: bare.isEmpty ? "unknown" : bare, places: [host])
  }
}
