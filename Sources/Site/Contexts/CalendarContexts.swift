extension TemplateKind {
  static let datesMembers: [ContextMember] = [
    .page(),
    .init(
      "years",
      .list(
        .object(
          name: "year",
          [
            .init("name", .text, "the year in words"),
            .init("href", .text, "link to its page"),
            .init("count", .text, "how many articles it has, in words"),
            .init("months", .list(.cell), "its twelve months"),
          ])), "all years that have articles, the newest first"),
  ]

  static let yearMembers: [ContextMember] = [
    .page([.crumbs, .count] + ContextMember.neighbours),
    .weekdays,
    .init(
      "months",
      .list(
        .object(
          name: "month",
          [
            .init("name", .text, "the month in words"),
            .init("href", .text, "link to its page; missing when it has no articles"),
            .init("count", .text, "how many articles it has, in words; missing when it has none"),
            .weeks,
          ])), "its twelve months"),
  ]

  static let monthMembers: [ContextMember] = [
    .page([.crumbs, .count] + ContextMember.neighbours),
    .weekdays,
    .weeks,
    .init(
      "days",
      .list(
        .object(
          name: "day with headlines",
          [
            .init("name", .text, "the day in words"),
            .init("href", .text, "link to its page"),
            .init("entries", .list(.headline), "its articles, the newest first"),
          ])),
      "the days that have articles, the newest first; none in a month of more articles than a page of a list has"),
  ]

  static let dayMembers: [ContextMember] = [
    .page([.crumbs, .number, .count] + ContextMember.neighbours),
    .groups("the articles by outlet, the newest first"),
    .pagination,
  ]
}

extension ContextType {
  /// A day or a month in a calendar.
  fileprivate static let cell = ContextType.object(
    name: "cell",
    [
      .init("name", .text, "the day's number, or the month in words; empty outside a month"),
      .init("href", .text, "link to its page; missing when it has no articles"),
      .init("count", .number, "how many articles it has; missing when it has none"),
      .init("unit", .text, "what stands behind that number: *articles*"),
      .init("step", .number, "the number as one of five shades, 1 to 5; missing when it has none"),
    ])
}

extension ContextMember {
  fileprivate static let weekdays = ContextMember(
    "weekdays",
    .list(
      .object(
        name: "weekday",
        [
          .init("short", .text, "its name, short"),
          .init("long", .text, "its name"),
        ])), "the days of the week, from Monday")

  fileprivate static let weeks = ContextMember(
    "weeks",
    .list(.object(name: "week", [.init("days", .list(.cell), "its seven days, from Monday")])),
    "the weeks of the month")

  fileprivate static let neighbours: [ContextMember] = [
    .init("hasNeighbours", .condition, "whether there is an earlier or a later one that has articles"),
    .init("earlier", .link, "the nearest earlier one that has articles; missing on the first"),
    .init("later", .link, "the nearest later one that has articles; missing on the last"),
  ]
}
