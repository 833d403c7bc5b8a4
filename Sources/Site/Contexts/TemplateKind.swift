/// The templates that pages are made with: the contexts that they are given.
package enum TemplateKind: String, Sendable, CaseIterable {
  case article, index, list, terms, calendar, feeds
  case notFound = "not-found"
  case redirect

  /// What its pages are.
  package var meaning: String {
    switch self {
    case .article: "an article"
    case .index: "the newest articles by day, an older page of them, or one day"
    case .list: "the articles of an author, an outlet or a section"
    case .terms: "all authors, outlets or sections"
    case .calendar: "a year with its months and days, or a month with the titles of its articles"
    case .feeds: "how to subscribe, with all feeds"
    case .notFound: "what is shown in place of a page that is not there, at whatever address"
    case .redirect: "what stands at an earlier address of an article"
    }
  }

  /// The names that its template may ask for.
  package var members: [ContextMember] {
    switch self {
    case .article: ContextMember.common + [.page(), Self.articleMember]
    case .index: ContextMember.common + Self.indexMembers
    case .list: ContextMember.common + Self.listMembers
    case .terms: ContextMember.common + [.page(), Self.termsMember]
    case .calendar: ContextMember.common + Self.calendarMembers
    case .feeds: ContextMember.common + Self.feedsMembers
    case .notFound: ContextMember.common + [Self.notFoundPage]
    case .redirect: ContextMember.common + [Self.redirectPage]
    }
  }

  private static let notFoundPage = ContextMember.page([
    .init("style", .html, "the style sheet, to be put into the page"),
    .init("home", .text, "the whole address of the first page; missing when the site's address is not known"),
  ])

  private static let redirectPage = ContextMember.page([
    .init("target", .text, "link to the article"),
    .init(
      "canonical", .text, "the whole address of the article's page, or the link where the site's address is not known"),
  ])

  private static let indexMembers: [ContextMember] = [
    .page([
      .init("number", .number, "the number of an older page, counted from the oldest; missing on the first page"),
      .init("count", .text, "how many articles a day has, in words; only on the page of a day"),
    ]),
    .init("days", .list(.dayEntries), "the articles by day, the newest first"),
    .pagination,
  ]

  private static let listMembers: [ContextMember] = [
    .page([
      .init("count", .text, "how many articles there are, in words"),
      .init("parent", .link, "the list of all authors, outlets or sections"),
      .init("about", .html, "what the articles say about the author; missing for others"),
      .init("profile", .text, "the address of the author's page at the outlet; missing for others"),
    ]),
    .init("entries", .list(.entry), "the articles, the newest first"),
    .pagination,
  ]

  private static let termsMember = ContextMember(
    "terms",
    .list(
      .object(
        name: "term",
        [
          .init("name", .text, "its name"),
          .init("href", .text, "link to its page"),
          .init("count", .number, "how many articles it has"),
        ])), "the authors, outlets or sections")

  private static let calendarMembers: [ContextMember] = [
    .page([
      .init("count", .text, "how many articles there are, in words"),
      .init("parent", .periodLink, "the year of a month; missing for a year"),
      .init("hasSiblings", .condition, "whether there are other years"),
      .init("siblings", .list(.periodLink), "all years; missing for a month"),
    ]),
    .init(
      "periods",
      .list(
        .object(
          name: "period",
          [
            .init("name", .text, "the month or day in words"),
            .init("href", .text, "link to its page"),
            .init("count", .number, "how many articles it has"),
            .init("hasParts", .condition, "true for a month"),
            .init("parts", .list(.periodLink), "the days of a month"),
            .init("hasEntries", .condition, "true for a day"),
            .init("entries", .list(.entry), "the articles of a day, without excerpts"),
          ])), "the months of a year, or the days of a month, the newest first"),
  ]
}
