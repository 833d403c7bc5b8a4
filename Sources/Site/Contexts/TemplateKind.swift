/// The templates that pages are made with: the contexts that they are given.
package enum TemplateKind: String, Sendable, CaseIterable {
  case article, index, list, terms, dates, year, month, day, feeds, search
  case notFound = "not-found"
  case redirect

  /// What its pages are.
  package var meaning: String {
    switch self {
    case .article: "an article"
    case .index: "the newest articles by day, or an older page of them"
    case .list: "the articles of an author, an outlet or a section, by year"
    case .terms: "all authors, outlets or sections"
    case .dates: "all years with their months"
    case .year: "a year: its months, each a calendar of its days"
    case .month: "a month: the calendar of its days, and their headlines when they are few"
    case .day: "a day: its articles by outlet"
    case .feeds: "how to subscribe, with all feeds"
    case .search: "the page for searching; it is the only one with a script"
    case .notFound: "what is shown in place of a page that is not there, at whatever address"
    case .redirect: "what stands at an earlier address of an article"
    }
  }

  /// The names that its template may ask for.
  package var members: [ContextMember] {
    ContextMember.common + ownMembers
  }

  private var ownMembers: [ContextMember] {
    switch self {
    case .article: [.page(), Self.articleMember]
    case .index: Self.indexMembers
    case .list: Self.listMembers
    case .terms: Self.termsMembers
    case .dates: Self.datesMembers
    case .year: Self.yearMembers
    case .month: Self.monthMembers
    case .day: Self.dayMembers
    case .feeds: Self.feedsMembers
    case .search: [Self.searchPage]
    case .notFound: [Self.notFoundPage]
    case .redirect: [Self.redirectPage]
    }
  }

  private static let notFoundPage = ContextMember.page([
    .init("style", .html, "the style sheet, to be put into the page"),
    .init("home", .text, "the whole address of the first page; missing when the site's address is not known"),
  ])

  private static let searchPage = ContextMember.page([
    .init("script", .text, "link to `assets/search.js`; missing when there is none"),
    .init("index", .text, "link to what the script loads first"),
    .init("isTitles", .condition, "whether only titles are searched"),
  ])

  private static let redirectPage = ContextMember.page([
    .init("target", .text, "link to the article"),
    .init(
      "canonical", .text, "the whole address of the article's page, or the link where the site's address is not known"),
  ])
}
