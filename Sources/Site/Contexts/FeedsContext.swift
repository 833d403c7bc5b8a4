extension TemplateKind {
  /// What the page about feeds is given.
  static let feedsMembers: [ContextMember] = [
    .page([
      .init("address", .text, "the absolute address of the archive's feed; missing without `url:`"),
      .init("outline", .text, "link to the list of feeds for feed readers (OPML); missing without `url:`"),
      .init("authors", .text, "link to the list of authors; missing when they have no feeds"),
    ]),
    .init(
      "groups",
      .list(
        .object(
          name: "group of feeds",
          [
            .init("name", .text, "what its feeds are about, in words"),
            .init("subscriptions", .list(subscription), "the feeds"),
          ])), "the feeds of the archive, of outlets, of sections"),
  ]

  private static let subscription = ContextType.object(
    name: "subscription",
    [
      .init("name", .text, "the name of the outlet or section, or of the archive"),
      .init("href", .text, "link to its page"),
      .init("rss", .text, "link to the feed as RSS"),
      .init("atom", .text, "link to the feed as Atom; missing for sections, and without `url:`"),
      .init("json", .text, "link to the feed as JSON Feed; missing for sections"),
    ])
}
