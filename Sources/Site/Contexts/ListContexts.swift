extension TemplateKind {
  static let indexMembers: [ContextMember] = [
    .page([.number]),
    .groups("the articles by day, the newest first"),
    .pagination,
  ]

  static let listMembers: [ContextMember] = [
    .page([
      .crumbs, .number, .count,
      .init("span", .text, "from which year to which they are; only on the first page"),
      .init("about", .html, "what the articles say about the author; only on an author's first page"),
      .init("profile", .text, "the address of the author's page at the outlet; only on an author's first page"),
    ]),
    .groups("the articles by year, the newest first"),
    .pagination,
  ]

  static let termsMembers: [ContextMember] = [
    .page([
      .init("hasLetters", .condition, "whether there are several groups to jump to"),
      .init("byName", .text, "link to the same list by name; missing where it is"),
      .init("byCount", .text, "link to the same list by number of articles; missing where it is, or there is none"),
    ]),
    .init(
      "groups",
      .list(
        .object(
          name: "group of terms",
          [
            .init("letter", .text, "what it is found under; missing in a list without groups"),
            .init("id", .text, "the same as a name for links to it: a letter or a word, whatever the language"),
            .init("terms", .list(.term), "the authors, outlets or sections"),
          ])), "the authors, outlets or sections; by letter, where they are many and by name"),
  ]
}

extension ContextType {
  /// A term of a taxonomy.
  fileprivate static let term = ContextType.object(
    name: "term",
    [
      .init("name", .text, "its name"),
      .init("href", .text, "link to its page"),
      .init("count", .number, "how many articles it has"),
      .init("span", .text, "from which year to which they are; missing for authors"),
    ])
}

/// The members of several lists.
extension ContextMember {
  static let number = ContextMember(
    "number", .number, "the number of an older page, counted from the oldest; missing on the first page")

  static let count = ContextMember(
    "count", .text, "how many articles there are, in words; where a list has several pages, only on the first")

  static let crumbs = ContextMember(
    "crumbs", .list(.link), "the way to the page: links to the lists that it belongs to, the widest first")

  static func groups(_ meaning: String) -> ContextMember { .init("groups", .list(.group), meaning) }

  /// Where one is in a list of several pages.
  static let pagination = ContextMember(
    "pagination",
    .object(
      name: "pagination",
      [
        .init("newest", .text, "link to the first page; missing where it is the newer one"),
        .init("newer", .text, "link to the page of newer articles; missing on the newest"),
        .init("position", .text, "where one is, in words"),
        .init("older", .text, "link to the page of older articles; missing on the oldest"),
        .init("oldest", .text, "link to the last page; missing where it is the older one"),
      ]), "where one is in a list of several pages; missing when there is but one")
}
