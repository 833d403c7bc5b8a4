/// The objects that occur in the contexts of several kinds of pages.
extension ContextType {
  /// The site, as every page has it.
  static let site = ContextType.object(
    name: "site",
    [
      .init("title", .text, "the archive's name"),
      .init("language", .text, "the language of the site's own words, as a BCP 47 tag"),
      .init("summary", .text, "how many articles it has, and from when to when; missing on older pages of lists"),
      .init(
        "imageSource", .html,
        "from where pages may load pictures, for their security policy: `*`, or `'self'` with `media:` `absent: placeholder`"
      ),
      .init("hasFonts", .condition, "whether the theme has fonts in `assets/`, which the security policy has to allow"),
      .init("home", .text, "link to the first page"),
      .init("feed", .text, "link to the feed"),
      .init("feeds", .text, "link to the page about feeds"),
      .init("style", .text, "link to `assets/style.css`"),
      .init("icon", .text, "link to `assets/icon.svg`; missing when there is none"),
      .init("search", .text, "link to the page for searching; missing when there is none"),
      .init("openSearch", .text, "link to the description of the search for browsers; missing without `url:`"),
      .init("outlets", .text, "link to the list of outlets; missing when there are less than two"),
      .init("years", .text, "link to the calendar of all years"),
      .init("authors", .text, "link to the list of authors; missing when there are none"),
      .init("sections", .text, "link to the list of sections; missing when there are none"),
    ])

  /// A name with a link.
  static let link = ContextType.object(
    name: "link",
    [
      .init("name", .text, "its name"),
      .init("href", .text, "link to its page"),
    ])

  /// A moment, with the day that it belongs to.
  static let date = ContextType.object(
    name: "date",
    [
      .init("machine", .text, "RFC 3339, for `datetime` attributes"),
      .init("day", .text, "the day in words"),
      .init("time", .text, "hours and minutes, by the outlet's clocks"),
      .init("zone", .text, "the zone of these clocks: `UTC+8`"),
      .init("href", .text, "link to the day's page"),
    ])

  /// An article in a list of headlines.
  static let headline = ContextType.object(
    name: "headline",
    [
      .init("href", .text, "link to the article"),
      .init("title", .text, "its headline"),
      .init("language", .text, "its language, as a BCP 47 tag; missing when it is the site's own"),
      .init("direction", .text, "`rtl` or `ltr`, how it is written; missing where the site's words are written so too"),
      .init("mark", .text, "its outlet; missing when it has none, or the archive has no other"),
    ])

  /// An article in a list.
  static let entry = ContextType.object(
    name: "entry",
    [
      .init("href", .text, "link to the article"),
      .init("title", .text, "its headline"),
      .init("language", .text, "its language, as a BCP 47 tag; missing when it is the site's own"),
      .init("direction", .text, "`rtl` or `ltr`, how it is written; missing where the site's words are written so too"),
      .init(
        "mark", .text,
        "what stands above its headline: its outlet, where the archive has several; in lists of one outlet the day or time"
      ),
      .init("when", .text, "its day, where a list is by year and the mark is the outlet"),
      .init("excerpt", .text, "its first words; only in the index"),
      .init("byline", .text, "its authors, in one line; empty when it has none, or none but the author of the list"),
      .init("date", .date, "when it was published"),
    ])

  /// Articles under a heading.
  static let group = ContextType.object(
    name: "group",
    [
      .init("name", .text, "what they have in common, in words: a day, a year, an outlet"),
      .init("href", .text, "link to the page of that; missing when there is none"),
      .init("entries", .list(.entry), "the articles, the newest first"),
    ])
}

extension ContextMember {
  /// What every page has.
  static let common: [ContextMember] = [
    .init("site", .site, "the site"),
    .init(
      "feeds",
      .list(
        .object(
          name: "feed",
          [
            .init("title", .text, "its title"),
            .init("type", .text, "its media type"),
            .init("href", .text, "link to it"),
          ])), "the feeds that the page names to feed readers, the archive's first"),
    .init("text", .words, "the site's own words, by the keys of `text/*.yml`"),
  ]

  /// What every page says of itself.
  private static let own: [ContextMember] = [
    .init("title", .text, "the page's title"),
    .init("language", .text, "the language of the page's own text, as a BCP 47 tag"),
    .init("isForeign", .condition, "whether that is another one than that of the site's words"),
    .init(
      "direction", .text,
      "how it is written: `rtl` from right to left; `ltr` where the site's words run so; else missing"),
    .init("wordsDirection", .text, "how the site's words are written, `rtl` or `ltr`; missing where that is the same"),
  ]

  /// The page itself, with the members that every page has and its own.
  static func page(_ members: [ContextMember] = []) -> ContextMember {
    .init(
      "page", .object(name: nil, own + members), "the page")
  }
}
