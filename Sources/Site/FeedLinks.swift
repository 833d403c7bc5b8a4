import Feeds
import Mustache

/// Where readers and their programs find the feeds.
extension SiteRenderer {
  /// The feeds that a page names to feed readers (RSS Autodiscovery): the archive's first; on the pages of a term its own.
  ///
  /// A reader shows them all to choose from, so the other formats are named on the two pages only where somebody looks
  /// for them, with titles that tell them apart.
  func feedLinks(of page: PagePlan, _ context: PageContext) -> Value {
    var links: [Value] = []
    for file in plan.feeds.first?.files ?? [] where file.format == .rss || namesAllFormats(page) {
      let title = file.format == .rss ? configuration.title : "\(configuration.title) (\(file.format.name))"
      guard let link = link(title, file, of: page, context) else { continue }
      links.append(link)
    }
    if case .term(let taxonomy, let index, _) = page.kind, configuration.feeds.contains(taxonomy) {
      let term = taxonomy.terms(of: catalog)[index]
      let path = taxonomy.folder(term.slug) + FeedFormat.rss.fileName
      if let link = link(feedTitle(of: term), FeedPlan.File(format: .rss, path: path), of: page, context) {
        links.append(link)
      }
    }
    return .list(links)
  }

  private func namesAllFormats(_ page: PagePlan) -> Bool {
    switch page.kind {
    case .index(let list): list.number == nil
    case .feeds: true
    default: false
    }
  }

  /// A feed as a page names it; `nil` where the page cannot lead to it: a server shows the page for what is not there at
  /// any address, so that its links have to be whole.
  private func link(_ title: String, _ file: FeedPlan.File, of page: PagePlan, _ context: PageContext) -> Value? {
    let href = page.kind == .notFound ? Value(absolute(file.path)) : context.href(file.path)
    if case .missing = href { return nil }
    return .object([.title: .text(title), .type: .text(file.format.mediaType), .href: href])
  }

  /// The members of the page about feeds.
  func feedsMembers(_ context: PageContext) -> [(Key, Value)] {
    var members: [(Key, Value)] = []
    if let url = absolute(FeedFormat.rss.fileName) { members.append((.address, .text(URLEncoding.ascii(url)))) }
    if plan.hasOutline { members.append((.outline, context.href(Self.outlinePath))) }
    if configuration.feeds.contains(.authors) && !catalog.authors.isEmpty {
      members.append((.authors, context.href(Taxonomy.authors.path)))
    }
    let groups = subscriptions.map { group in
      Value.object([.name: .text(group.name), .subscriptions: .list(group.feeds.map { subscription($0, context) })])
    }
    return [pageObject(text("feeds"), members), (.groups, .list(groups))]
  }

  private func subscription(_ feed: Subscription, _ context: PageContext) -> Value {
    var object = Object([(.name, .text(feed.name)), (.href, context.href(feed.page))])
    for file in feed.plan.files { object.append(Key(file.format.rawValue), context.href(file.path)) }
    return .object(object)
  }

  /// The list of feeds for feed readers, as OPML.
  func outline() -> [UInt8] {
    let groups = subscriptions.map { group in
      let feeds = group.feeds.compactMap { feed -> Outline.Subscription? in
        guard let path = feed.plan.files.first?.path, let url = absolute(path), let page = absolute(feed.page) else {
          return nil
        }
        return Outline.Subscription(title: feed.title, feedURL: url, pageURL: page)
      }
      return Outline.Group(name: group.name, feeds: feeds)
    }
    return Outline(title: configuration.title, groups: groups).document
  }

  /// The path of the list of feeds.
  static let outlinePath = "feeds.opml"

  /// A feed as readers choose it.
  private struct Subscription {
    /// Its name among others of its kind, and by itself.
    var name: String
    var title: String
    /// The page that it belongs to.
    var page: String
    var plan: FeedPlan
  }

  /// The feeds of the archive, of outlets and of sections. Authors are too many for one list; their pages have theirs.
  private var subscriptions: [(name: String, feeds: [Subscription])] {
    var groups: [(name: String, feeds: [Subscription])] = []
    for plan in plan.feeds {
      switch plan.subject {
      case .newest:
        let title = configuration.title
        let feed = Subscription(name: title, title: title, page: "index.html", plan: plan)
        groups.append((text("feeds_all"), [feed]))
      case .term(.authors, _), .past: continue
      case .term(let taxonomy, let index):
        let term = taxonomy.terms(of: catalog)[index]
        let feed = Subscription(
          name: term.name, title: feedTitle(of: term), page: taxonomy.path(term.slug), plan: plan)
        let name = text(taxonomy.rawValue)
        if groups.last?.name != name { groups.append((name, [])) }
        groups[groups.count - 1].feeds.append(feed)
      }
    }
    return groups
  }
}

extension Key {
  static let address = Key("address")
  static let feeds = Key("feeds")
  static let groups = Key("groups")
  static let outline = Key("outline")
  static let subscriptions = Key("subscriptions")
  static let type = Key("type")
}
