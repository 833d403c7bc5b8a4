import Diagnostics
import Feeds
import Ledger
import Platform
import Search

/// What a build would publish: planned, and not made. A site can be held against it.
package struct SiteOutline: Sendable {
  /// What a file of the site is.
  package enum Role: Sendable, Equatable {
    /// The page of an article, by the path of its file in the archive.
    case article(String)
    /// A page at an address that an article had before.
    case redirect
    /// A feed, by its place in `feeds`.
    case feed(Int)
    /// Another page or file.
    case other
  }

  /// What a file is like whatever it tells, so that one that was damaged is found out without a ledger.
  package enum Form {
    /// A page, with the end tag that it has in any case, if there is one.
    case page(endTag: [UInt8]?)
    /// A file with these bytes.
    case bytes([UInt8])
    /// A file of the search index.
    case index(SearchFiles.Form)
    /// A file with something in it.
    case text
  }

  /// A feed in one format.
  package struct Feed: Sendable {
    package var path: String
    package var format: FeedFormat
    fileprivate var subject: FeedPlan.Subject

    /// Whether it is in the list of feeds for feed readers.
    package var isInOutline: Bool {
      guard format == .rss else { return false }
      switch subject {
      case .term(.authors, _), .past: return false
      case .newest, .term: return true
      }
    }
  }

  /// The files by their paths, but for those in `indexFolders` whose number depends on texts.
  package private(set) var files: [ByteKey: Role] = [:]
  /// All feeds, in all formats.
  package private(set) var feeds: [Feed] = []
  /// The folders, each with a slash behind it, whose files are parts of the search index.
  package private(set) var indexFolders: [String] = []
  /// The paths of the pages that search engines are told of, in their order.
  package let listed: [String]
  /// Why files of the archive have no page.
  package let diagnostics: [Diagnostic]
  /// The files of the archive that changed since the ledger was written, by their paths there.
  package private(set) var changed: [String] = []
  /// What could not be read: pages that were made of it stay.
  package let unread: UnreadSources
  /// How many articles there are.
  package var articleCount: Int { renderer.catalog.entries.count }
  private let renderer: SiteRenderer
  /// What the files are whose role is `other`.
  private var kinds: [ByteKey: PagePlan.Kind] = [:]
  private let endTags: [TemplateKind: [UInt8]]

  fileprivate init(_ renderer: SiteRenderer, misplaced: [Diagnostic], changed: [String], unread: UnreadSources) {
    self.renderer = renderer
    self.unread = unread
    self.changed = changed
    endTags = renderer.endTags
    let plan = renderer.plan
    listed = plan.listed.map { plan.pages[$0].path }
    diagnostics = renderer.catalog.diagnostics + misplaced + plan.diagnostics
    for page in plan.pages {
      let path = ByteKey(page.path)
      switch page.kind {
      case .article(let index): files[path] = .article(renderer.catalog.entries[index].path + ".md")
      case .redirect: files[path] = .redirect
      case .searchPostings: indexFolders.append(page.path)
      case .feed(let feed):
        for file in feed.files {
          files[ByteKey(file.path)] = .feed(feeds.count)
          feeds.append(Feed(path: file.path, format: file.format, subject: feed.subject))
        }
      default:
        files[path] = .other
        kinds[path] = page.kind
      }
    }
  }

  /// The form of a file of the site; `nil` for one that no build makes, and for feeds and sitemaps, which are read.
  package func form(of path: String) -> Form? {
    let key = ByteKey(path)
    switch files[key] {
    case .article: return .page(endTag: endTags[.article])
    case .redirect: return .page(endTag: endTags[.redirect])
    case .feed: return nil
    case .other:
      if case .asset(let index) = kinds[key] { return .bytes(renderer.theme.assets[index].bytes) }
      if let template = kinds[key]?.template { return .page(endTag: endTags[template]) }
      if path == SearchPages.manifest { return .index(SearchFiles.manifestForm) }
      if path.hasSuffix(".txt") { return .text }
    case nil: break
    }
    guard path.hasSuffix(".js"), indexFolders.contains(where: { path.hasPrefix($0) }) else { return nil }
    return .index(SearchPages.form(of: path))
  }

  /// What the items of a feed link to, in their order, and what identifies them.
  package func items(of feed: Feed) -> [Item] {
    let most = renderer.mostItems(of: feed.subject)
    switch feed.subject {
    case .term(let taxonomy, let index):
      return Array(items(for: taxonomy.terms(of: renderer.catalog)[index].entries).prefix(most))
    case .past(let number):
      return Array(items(for: FeedPlan.pastEntries(number, articles: articleCount)))
    case .newest:
      let newest = Array(items(for: 0..<articleCount).prefix(most))
      guard feed.format == .atom else { return newest }
      return newest + items(for: renderer.unarchivedEntries(behind: newest.count))
    }
  }

  /// An item of a feed, as far as it can be told without its text.
  package typealias Item = (link: String, id: String)

  /// Those of the articles that have an address.
  private func items<Entries: Sequence<Int>>(for entries: Entries) -> some Sequence<Item> {
    let lookups = Lookups()
    return entries.lazy.compactMap { renderer.address(of: $0, lookups).map { ($0.link, $0.guid) } }
  }

  /// The address of a document of the archive's past that comes before or behind a feed of articles, as it names it; `nil` where
  /// there is none.
  package func pastDocuments(around feed: Feed) -> (previous: String?, next: String?)? {
    guard feed.format == .atom else { return nil }
    switch feed.subject {
    case .term: return nil
    case .newest: return (renderer.pastURL(FeedPlan.pastDocuments(articles: articleCount)), nil)
    case .past(let number): return (renderer.pastURL(number - 1), renderer.pastURL(number + 1))
    }
  }
}

extension SiteBuild {
  /// Plans the site that a build would make, without making it.
  ///
  /// - Parameter ledger: what the last build left, which spares reading what did not change.
  package func outline(_ ledger: LedgerFile?) throws(Failure) -> SiteOutline {
    let theme = try theme()
    let found = try find(ledger, theme)
    let (reading, contents) = found.read(workers)
    let site = SiteArrangement(reading, theme: theme, configuration: configuration, workers: workers)
    let renderer = try renderer(site.catalog, site.plan, theme, KeptMedia(), found.reader.parser)
    return SiteOutline(
      renderer, misplaced: site.misplaced, changed: contents == nil ? [] : site.reading.changedFiles,
      unread: UnreadSources(site.reading, theme, content: configuration.content, past: found.past, workers: workers))
  }
}
