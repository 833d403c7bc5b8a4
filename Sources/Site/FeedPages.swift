import Content
import Feeds

/// Feeds as files.
extension SiteRenderer {
  /// A finished file of the site.
  package typealias OutputFile = (path: String, bytes: [UInt8])

  /// The files of a feed. Its articles are read and rendered once for all formats.
  ///
  /// - Parameter read: reads the text of an article.
  func files(of plan: FeedPlan, read: BodyReader, _ lookups: Lookups) throws(Failure) -> [OutputFile] {
    var feed = head(of: plan.subject)
    feed.items = try items(of: plan.subject, read, lookups)
    var files: [OutputFile] = []
    for file in plan.files {
      var document = feed
      document.feedURL = absolute(file.path)
      if plan.subject == .newest && file.format == .atom { try continueHistory(of: &document, read, lookups) }
      files.append((file.path, file.format.document(of: document)))
    }
    return files
  }

  private func head(of subject: FeedPlan.Subject) -> Feed {
    var feed = Feed(
      title: configuration.title, description: configuration.description, language: configuration.language,
      siteURL: configuration.url)
    switch subject {
    case .newest: break
    case .term(let taxonomy, let index):
      let term = taxonomy.terms(of: catalog)[index]
      feed.title = feedTitle(of: term)
      feed.description = text("feed_about", ["title": configuration.title, "name": term.name])
      feed.language = term.entries.first.flatMap { catalog.entries[$0].language } ?? feed.language
      feed.siteURL = absolute(taxonomy.path(term.slug))
    case .past(let number):
      feed.id = absolute(FeedFormat.atom.fileName)
      feed.history = Feed.History(
        isArchive: true, current: feed.id, previous: pastURL(number - 1), next: pastURL(number + 1))
    }
    return feed
  }

  /// The title of a term's feed.
  func feedTitle(of term: Catalog.Term) -> String { "\(configuration.title) · \(term.name)" }

  /// The address of a document of the past; `nil` when there is none of that number.
  func pastURL(_ number: Int) -> String? {
    let last = FeedPlan.pastDocuments(articles: catalog.entries.count)
    return number >= 1 && number <= last ? absolute(FeedPlan.pastPath(number)) : nil
  }

  /// Leads from the newest articles to the documents of the past: no article is missing in between. All have their text, since readers
  /// that were given it would take an excerpt of the same identifier for what the article has become.
  private func continueHistory(of feed: inout Feed, _ read: BodyReader, _ lookups: Lookups) throws(Failure) {
    let last = FeedPlan.pastDocuments(articles: catalog.entries.count)
    feed.history = Feed.History(isArchive: false, previous: pastURL(last))
    for index in unarchivedEntries(behind: feed.items.count) {
      if let item = try fullItem(index, read, lookups) { feed.items.append(item) }
    }
  }

  /// The articles that are in no document of the past, without as many newest ones as are items.
  func unarchivedEntries(behind newest: Int) -> Range<Int> {
    let count = catalog.entries.count
    // Articles without an address are passed over: they are no items.
    let lookups = Lookups()
    var (end, items) = (0, 0)
    while items < newest, end < count {
      if address(of: end, lookups) != nil { items += 1 }
      end += 1
    }
    return end..<max(end, FeedPlan.unarchived(articles: count))
  }

  /// How many articles a feed has at most.
  func mostItems(of subject: FeedPlan.Subject) -> Int {
    switch subject {
    case .newest, .term(.outlets, _): configuration.feedSize
    case .term: FeedPlan.excerptCount
    case .past: FeedPlan.pastSize
    }
  }

  private func items(
    of subject: FeedPlan.Subject, _ read: BodyReader, _ lookups: Lookups
  ) throws(Failure) -> [Feed.Item] {
    let most = mostItems(of: subject)
    func full(_ index: Int) throws(Failure) -> Feed.Item? { try fullItem(index, read, lookups) }
    func excerpt(_ index: Int) -> Feed.Item? { excerptItem(index, lookups) }
    return switch subject {
    case .newest: try first(most, of: catalog.entries.indices, full)
    case .term(.outlets, let index): try first(most, of: catalog.outlets[index].entries, full)
    case .term(let taxonomy, let index): first(most, of: taxonomy.terms(of: catalog)[index].entries, excerpt)
    case .past(let number):
      first(most, of: FeedPlan.pastEntries(number, articles: catalog.entries.count), excerpt)
    }
  }

  /// The items of the first articles that have one. Each is made once, which a lazy sequence does not promise.
  private func first<Problem: Error>(
    _ most: Int, of entries: some Sequence<Int>, _ item: (Int) throws(Problem) -> Feed.Item?
  ) throws(Problem) -> [Feed.Item] {
    var items: [Feed.Item] = []
    for index in entries {
      guard items.count < most else { break }
      if let item = try item(index) { items.append(item) }
    }
    return items
  }
}
