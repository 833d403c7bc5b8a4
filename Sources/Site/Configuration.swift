import Content

/// What a keeper can set, in `broadsheet.yml` or on the command line. Every setting has a default.
package struct Configuration: Sendable, Equatable {
  /// The archive's name.
  package var title = "Broadsheet"
  /// What the archive is, in a sentence.
  package var description = ""
  /// The language of the site's own words, as a BCP 47 tag, and of articles about which nothing tells it.
  package var language = "zh-Hans"
  /// The address at which the site is published, for feeds; `nil` when it has none. Ends in `/`.
  package var url: String?
  /// Which address search engines are told is the article's own.
  package var canonical = Canonical.original
  /// The zone of times that are written without one.
  package var zone = TimeZoneRule(standardOffset: 8 * 3600)
  /// The folder of captures; `nil` when the archive has none.
  package var captures: String?
  /// The archive.
  package var content = "content"
  /// The folder that the site is written to.
  package var output = "public"
  /// A folder of templates and assets that take the place of those of the default theme; `nil` for none.
  package var templates: String?
  /// How many articles a page of a list has.
  package var pageSize = 60
  /// How many articles a feed has, with full text.
  package var feedSize = 50
  /// Which terms have feeds of their own.
  package var feeds = Set(Taxonomy.allCases)
  /// What of the articles is found by searching.
  package var search = Search.full
  /// Whether text files of the site get compressed ones beside them.
  package var precompress = false
  /// Where files of media are kept, and how they are fetched.
  package var media = MediaSettings()
  /// Outlets that are not built in, or are to be named otherwise.
  package var outlets: [Outlet] = []
  /// Which rules clean captures up.
  package var cleanup = CleanupSettings()

  package init() {}

  /// What a search looks at: all of the articles' texts, their titles and what else they say of themselves, or nothing, and then
  /// there is no search.
  package enum Search: String, Sendable, CaseIterable {
    case full, titles, off
  }

  /// Whose address is the canonical one of an article: its original's, which a mirror owes it, or its page's on the site.
  package enum Canonical: String, Sendable, CaseIterable {
    case original, page
  }
}
