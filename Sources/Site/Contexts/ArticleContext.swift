extension TemplateKind {
  /// An article, as its template is given it.
  static let articleMember = ContextMember(
    "article", .object(name: "article", head + people + beside + around), "the article")

  private static let head: [ContextMember] = [
    .init("title", .text, "its headline"),
    .init("language", .text, "its language, as a BCP 47 tag"),
    .init("excerpt", .text, "its first words"),
    .init("outlet", .link, "its outlet; missing when it has none"),
    .init("section", .link, "the part of the paper; missing when it has none"),
    .init("date", .date, "when it was published"),
    .init("dateline", .text, "the date as the outlet wrote it; missing when it wrote none"),
    .init("captured", .date, "when it was captured; missing when that is not known"),
    .init("url", .text, "the address of the original; missing when it has none"),
    .init("page", .text, "the whole address of its page; missing when the site's address is not known"),
    .init("canonical", .text, "the address that search engines are told is its own; missing when there is none"),
    .init("image", .text, "the address of its lead picture; missing when it has none"),
    .init("translationOf", .text, "the address of the article that it is a translation of; missing for others"),
    .init("body", .html, "its text"),
    .init("readingTime", .text, "how long it takes to read, in words"),
    .init("extra", .anything, "front matter that Broadsheet gives no meaning to, by its keys"),
  ]

  private static let people: [ContextMember] = [
    .init("hasAuthors", .condition, "whether it says who wrote it"),
    .init(
      "authors",
      .list(
        .object(
          name: "author",
          [
            .init("name", .text, "the author's name"),
            .init("href", .text, "link to the author's page"),
            .init("isLast", .condition, "whether no other author follows"),
          ])), "who wrote it"),
    .init("byline", .text, "the byline as the outlet wrote it, where it says more than the names"),
    .init("translators", .text, "who translated it, in one line"),
    .init("editors", .text, "who edited it, in one line"),
    .init("contributors", .list(.html), "who else is credited, a paragraph each"),
    .init("hasProfiles", .condition, "whether it says something about its authors"),
    .init(
      "profiles",
      .list(
        .object(
          name: "profile",
          [
            .init("name", .text, "the author's name"),
            .init("about", .html, "what it says about the author"),
          ])), "what it says about its authors"),
  ]

  private static let beside: [ContextMember] = [
    .init("tags", .text, "what the outlet calls its subjects, in one line"),
    .init("rights", .list(.html), "notices of copyright, a paragraph each"),
    .init("hasRelated", .condition, "whether the outlet's page recommended other articles"),
    .init(
      "related",
      .list(
        .object(
          name: "recommended article",
          [
            .init("title", .text, "its headline"),
            .init("href", .text, "link to it, in the archive where it is there"),
            .init("external", .condition, "whether the link leads out of the archive"),
          ])), "articles that the outlet's page recommended"),
    .init("hasVia", .condition, "whether the feed that carried it said something of itself"),
    .init("via", .list(.html), "what the feed said of itself, a paragraph each"),
  ]

  private static let around: [ContextMember] = [
    .init("hasNeighbours", .condition, "whether its outlet has a newer or an older article"),
    .init("newer", .sibling, "the next article of its outlet; missing when there is none"),
    .init("older", .sibling, "the article of its outlet before it; missing when there is none"),
    .init("hasSimilar", .condition, "whether older articles are about the same"),
    .init("similar", .list(.neighbour), "up to five older articles that are about the same, the nearest first"),
    .init("hasLinkedFrom", .condition, "whether articles of the archive link to it"),
    .init("linkedFrom", .list(.neighbour), "the newest twenty articles that link to it"),
  ]
}

extension ContextType {
  /// Another article of the same outlet, as an article's page shows it.
  static let sibling = ContextType.object(name: "article of the outlet", otherArticle)

  /// Another article, as an article's page shows it.
  static let neighbour = ContextType.object(
    name: "neighbour",
    otherArticle + [
      .init("outlet", .text, "the name of its outlet; missing where it is the same one, or it has none")
    ])

  private static let otherArticle: [ContextMember] = [
    .init("href", .text, "link to the article"),
    .init("title", .text, "its headline"),
    .init("language", .text, "its language, as a BCP 47 tag; missing when it is the site's own"),
    .init("direction", .text, "`rtl` or `ltr`, how it is written; missing where the site's words are written so too"),
    .init("day", .text, "the day on which it was published, in words"),
  ]
}
