import Platform

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
  ///
  /// Where other hosts would have that slug too, or an outlet that is known has it, 8 digits of the fingerprint of the host's name
  /// follow: nobody's articles pass for another's.
  ///
  /// - Parameter isListed: whether an outlet that is known has a slug.
  package init(unlistedHost host: String, isListed: (String) -> Bool) {
    let bare = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    // Room for one more character tells whether there is one.
    var slug = Slug.make(bare, limit: Self.slugLimit + 5)
    let isCut = slug.utf8.count > Self.slugLimit
    if isCut { slug = Slug.make(bare, limit: Self.slugLimit) }
    if slug.isEmpty { slug = Self.unknown }
    let isOwn = !isCut && slug != Self.unknown && !isListed(slug)
    if !isOwn, !host.isEmpty { slug += "-" + Fingerprint(bare).hexadecimal.prefix(8) }
    self.init(slug: slug, name: bare.isEmpty ? Self.unknown : bare, places: [host])
  }

  /// The most bytes of a host's name in a slug.
  private static let slugLimit = 40

  /// The slug of what has no host.
  private static let unknown = "unknown"
}
