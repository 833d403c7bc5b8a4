import Collation
import Content
import Diagnostics
import Markup
import Platform

/// All articles' metadata, sorted once.
package struct Catalog: Sendable {
  /// An article without its text. A class, since an entry is looked at from many pages and never changes.
  package final class Entry: Sendable {
    /// Its path in the archive without the ending; its page has the same: `2024/06/21/nyt-…`.
    package let path: String
    /// Its front matter; the body is empty.
    package let article: Article
    /// The beginning of its text, for lists.
    package let excerpt: String

    package init(path: String, article: Article, excerpt: String) {
      self.path = path
      self.article = article
      self.excerpt = excerpt
    }
  }

  /// A group of articles: those of an author, an outlet, a section.
  package struct Term: Sendable {
    /// Its name in paths.
    package var slug: String
    /// Its name for readers.
    package var name: String
    /// Its articles, as indices into `entries`, the newest first.
    package var entries: [Int]
    /// Its place among names.
    package var key: NameKey
  }

  /// The articles, the newest day first, each day as the article's own date line tells it; of one day the later first, of
  /// one second those captured later first; then by address and path.
  package private(set) var entries: [Entry] = []
  /// Authors, by name.
  package private(set) var authors: [Term] = []
  /// Outlets, by name.
  package private(set) var outlets: [Term] = []
  /// Sections, by name.
  package private(set) var sections: [Term] = []
  /// Which articles belong together.
  package private(set) var relations = Relations()
  /// What is wrong with files that are no articles.
  package private(set) var diagnostics: [Diagnostic] = []

  private var pathByIdentity: [String: Int] = [:]
  private var paths: Set<String> = []
  private(set) var hosts: Set<String> = []
  private var slugByAuthor: [String: String] = [:]
  private var outletIndices: [String: Int] = [:]

  /// How many columns of text an excerpt has at most: about a line of a list. A Chinese character takes two.
  private static let excerptLength = 96

  /// Reads the metadata of all articles of an archive.
  ///
  /// - Throws: when the folder cannot be read.
  package init(
    _ content: String, configuration: Configuration, parser: MarkdownParser, workers: Workers
  ) throws(SystemError) {
    let walk = try FolderWalk(content) { $0.hasSuffix(".md") }
    let reader = ArticleReader(zone: configuration.zone)
    let outlets = OutletTable(configuration.outlets)
    let results = workers.map(walk.files.count, grain: 32) { index in
      Self.read(walk.files[index].path, in: content, reader, outlets, parser)
    }
    diagnostics = walk.failures.map { failure in
      Diagnostic(
        .error, "unreadable", "cannot \(failure.operation): \(failure.reason)", file: failure.path,
        help: "it was passed over; mend the link or the permissions, or remove it")
    }
    var articles: [Read] = []
    articles.reserveCapacity(results.count)
    for result in results {
      switch result {
      case .success(let article): articles.append(article)
      case .failure(let failure): diagnostics.append(failure.diagnostic)
      }
    }
    articles.sort { Self.precedes($0.entry, $1.entry) }
    entries = articles.map(\.entry)
    arrange(outlets: outlets)
    relations = Relations(articles.map(\.traits), identities: identities(), workers: workers)
  }

  /// What is taken from an article's file.
  private struct Read: Sendable {
    var entry: Entry
    var traits: Traits
  }

  private static func read(
    _ path: String, in content: String, _ reader: ArticleReader, _ outlets: OutletTable, _ parser: MarkdownParser
  ) -> Result<Read, ArticleReader.Failure> {
    do throws(ArticleReader.Failure) {
      var article = try reader.read(path, in: content)
      let excerpt = parser.excerpt(article.body, limit: excerptLength)
      let traits = Traits(article, lead: excerpt, body: article.body[...])
      article.body = []
      if article.outlet == nil, let url = article.url { article.outlet = outlets.outlet(of: WebAddress(url)).slug }
      let entry = Entry(path: String(path.dropLast(3)), article: article, excerpt: excerpt)
      return .success(Read(entry: entry, traits: traits))
    } catch {
      return .failure(error)
    }
  }

  private mutating func arrange(outlets table: OutletTable) {
    // Of two articles of one address, the newer is the one that links lead to; an article's own address before another's alias.
    for index in entries.indices { if let url = entries[index].article.url { note(WebAddress(url), of: index) } }
    for index in entries.indices {
      for alias in entries[index].article.aliases.map({ WebAddress($0) }) where alias.isWeb { note(alias, of: index) }
    }
    paths = Set(entries.map(\.path))
    authors = Self.terms(entries, of: .person, names: \.article.authors) { $0 }
    Self.giveSlugs(&authors)
    slugByAuthor = Dictionary(authors.map { ($0.name, $0.slug) }, uniquingKeysWith: { first, _ in first })
    outlets = Self.terms(entries, of: .thing) {
      [$0.article.outlet].compactMap { $0 }
    } naming: {
      table.outlet(slug: $0).name
    }
    outletIndices = Dictionary(
      outlets.enumerated().map { ($0.element.slug, $0.offset) }, uniquingKeysWith: { first, _ in first })
    sections = Self.terms(entries, of: .thing) {
      [$0.article.section].compactMap { $0 }
    } naming: {
      $0
    }
  }

  private mutating func note(_ address: WebAddress, of index: Int) {
    hosts.insert(address.host)
    let identity = address.identity
    if pathByIdentity[identity] == nil { pathByIdentity[identity] = index }
  }

  /// The articles by what their traits know of addresses.
  private func identities() -> [UInt64: Int] {
    Dictionary(
      pathByIdentity.map { (Traits.hash($0.key.utf8), $0.value) }, uniquingKeysWith: { min($0, $1) })
  }

  private static func precedes(_ a: Entry, _ b: Entry) -> Bool {
    let (dayA, dayB) = (a.article.date.dayNumber, b.article.date.dayNumber)
    if dayA != dayB { return dayA > dayB }
    if a.article.date.seconds != b.article.date.seconds { return a.article.date.seconds > b.article.date.seconds }
    let (captureA, captureB) = (a.article.captured?.seconds ?? 0, b.article.captured?.seconds ?? 0)
    if captureA != captureB { return captureA > captureB }
    let (urlA, urlB) = (a.article.url ?? "", b.article.url ?? "")
    if urlA != urlB { return urlA.utf8.lexicographicallyPrecedes(urlB.utf8) }
    return a.path.utf8.lexicographicallyPrecedes(b.path.utf8)
  }

  /// Gathers articles by what `names` says of each; the terms are ordered by their names for readers.
  private static func terms(
    _ entries: [Entry], of bearer: NameKey.Bearer, names: (Entry) -> [String], naming: (String) -> String
  ) -> [Term] {
    var byName: [String: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      for name in names(entry) { byName[name, default: []].append(index) }
    }
    let terms = byName.map { slug, entries -> Term in
      let name = naming(slug)
      // A name twice in one byline is one article all the same.
      let articles: [Int] = entries.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
      return Term(slug: slug, name: name, entries: articles, key: NameKey(name, of: bearer))
    }
    return terms.sorted { a, b in
      // Two outlets may have one name.
      a.key == b.key ? a.slug.utf8.lexicographicallyPrecedes(b.slug.utf8) : a.key < b.key
    }
  }

  /// Gives every term a slug of its own, made of its name. Of two that would have the same, the first by code points gets it,
  /// so that no address depends on how names are read.
  private static func giveSlugs(_ terms: inout [Term]) {
    var taken: Set<String> = []
    let order = terms.indices.sorted { terms[$0].name.utf8.lexicographicallyPrecedes(terms[$1].name.utf8) }
    for index in order {
      let name = terms[index].name
      let digits = String(Fingerprint(name).hexadecimal.prefix(8))
      var slug = Slug.make(name)
      if slug.isEmpty { slug = digits }
      // `page` and `index` are names of the site's own.
      if slug == "page" || slug == "index" || taken.contains(slug) { slug += "-" + digits }
      taken.insert(slug)
      terms[index].slug = slug
    }
  }

  /// The index of the article whose original is at `address`; `nil` when the archive does not have it.
  package func index(of address: WebAddress) -> Int? {
    // Most links lead to hosts of which the archive has nothing.
    hosts.contains(address.host) ? pathByIdentity[address.identity] : nil
  }

  /// The articles of the same outlet that are next to one: the newer and the older.
  package func neighbours(of index: Int) -> (newer: Int?, older: Int?) {
    guard let outlet = entries[index].article.outlet.flatMap({ outletIndices[$0] }) else { return (nil, nil) }
    let articles = outlets[outlet].entries
    let place = articles.firstPlace { $0 >= index }
    return (
      place > 0 ? articles[place - 1] : nil, place + 1 < articles.count ? articles[place + 1] : nil
    )
  }

  /// Whether the archive has an article of that path, which has no ending.
  package func contains(path: String) -> Bool { paths.contains(path) }

  /// The slug of an author's page.
  package func slug(ofAuthor name: String) -> String? { slugByAuthor[name] }
}

extension ArticleReader {
  /// Reads an article of an archive from its file.
  package func read(_ path: String, in content: String) throws(Failure) -> Article {
    let file = Folder.join(content, path)
    return try article(try Self.bytes(of: file), path: path, file: file)
  }

  /// Reads the text of an article whose metadata are known.
  package static func readBody(_ path: String, in content: String) throws(Failure) -> ArraySlice<UInt8> {
    let bytes = try bytes(of: Folder.join(content, path))
    return bytes[(FrontMatter.split(bytes)?.body.lowerBound ?? 0)...]
  }

  private static func bytes(of file: String) throws(Failure) -> [UInt8] {
    do throws(SystemError) {
      return try File.read(file)
    } catch {
      throw Failure(
        diagnostic: Diagnostic(
          .error, "unreadable", "cannot read it: \(error.reason)", file: file,
          help: "check its permissions; the article was left out"))
    }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index of a sorted collection from which on something holds; its end when it does not.
  func firstPlace(holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
