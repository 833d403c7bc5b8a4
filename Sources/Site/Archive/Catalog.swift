import Collation
import Content
import Diagnostics
import Markup
import Platform

/// All articles' metadata, sorted once.
package struct Catalog: Sendable {
  /// An article without its text.
  package typealias Entry = ArticleRecord

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
  /// How many bytes the file of each has.
  private var sizes: [Int32] = []
  /// The memory that they are in.
  private var slabs: [Slab] = []
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

  private var tables = Tables()
  /// The articles of the same outlet that are next to each one; -1 for none.
  private var neighbours: [(newer: Int32, older: Int32)] = []
  /// What stands for the slugs of each article's authors.
  private var authorSlugs: [UInt64] = []
  private var slugByAuthor: [String: String] = [:]

  /// Reads the metadata of all articles of an archive, of which nothing is known yet.
  ///
  /// - Throws: when the folder cannot be read.
  package init(
    _ content: String, configuration: Configuration, parser: MarkdownParser, workers: Workers
  ) throws(SystemError) {
    let walk = try FolderWalk(content, workers: workers, include: ArchiveSurvey.isArticle)
    let survey = ArchiveSurvey(content, walk, inputs: [])
    let reader = ArchiveReader(configuration, parser: parser, comparesArticles: true)
    let reading = ArchiveReading(survey, inputs: [], past: nil, reader: reader, workers: workers)
    self = Catalog(reading, configuration, workers: workers)
      .relating(Relations(reading, since: nil, workers: workers), reading, workers)
  }

  /// Arranges articles; their relations are not known yet.
  init(_ reading: ArchiveReading, _ configuration: Configuration, workers: Workers) {
    diagnostics = reading.diagnostics
    entries = reading.items.map(\.article)
    sizes = reading.items.map { Int32(clamping: reading.size(of: $0)) }
    slabs = reading.slabs
    arrange(OutletTable(configuration.outlets), workers)
  }

  /// The same with what is alike, and with what links to what.
  func relating(_ relations: Relations, _ reading: ArchiveReading, _ workers: Workers) -> Catalog {
    var catalog = self
    catalog.relations = relations
    catalog.relations.link(reading, identities: tables.places, workers: workers)
    return catalog
  }

  private mutating func arrange(_ table: OutletTable, _ workers: Workers) {
    let entries = entries
    let terms: [[Term]]
    (tables, terms) = workers.both {
      Tables(entries)
    } _: {
      workers.map(Taxonomy.allCases.count, grain: 1) { Self.terms(of: Taxonomy.allCases[$0], entries, table) }
    }
    (authors, outlets, sections) = (terms[0], terms[1], terms[2])
    Self.giveSlugs(&authors)
    authorSlugs = Self.slugDigests(authors, count: entries.count)
    slugByAuthor = Dictionary(authors.map { ($0.name, $0.slug) }, uniquingKeysWith: { first, _ in first })
    neighbours = Self.neighbours(outlets, count: entries.count)
  }

  /// What articles are found by.
  private struct Tables: Sendable {
    /// The articles by what stands for the identities of their addresses.
    private(set) var places = IdentityTable()
    /// The oldest articles of addresses that several have, by what stands for these as addresses of oldest ones.
    private(set) var oldest: [UInt64: Int] = [:]
    /// What stands for the path of each article, the articles by that, and the hosts of their addresses.
    private(set) var pathIdentities: [UInt64] = []
    private(set) var paths = IdentityTable()
    private(set) var hosts = IdentityTable()
    /// The newest articles that say something about somebody, by what stands for the name.
    private(set) var articlesAbout = IdentityTable()

    init() {}

    /// - Parameter entries: the articles, the newest first.
    init(_ entries: [Entry]) {
      places = IdentityTable(capacity: entries.count)
      paths = IdentityTable(capacity: entries.count)
      // Of two articles of one address, the newer is the one that links lead to; an article's own address before another's alias.
      for index in entries.indices {
        guard let address = entries[index].address else { continue }
        if places.contains(address.identity) { oldest[Catalog.lookup(ofOldest: address)] = index }
        note(address, of: index)
      }
      for index in entries.indices where entries[index].hasAliases {
        for address in entries[index].aliasAddresses { note(address, of: index) }
      }
      for index in entries.indices {
        for name in entries[index].profileNames { articlesAbout.add(name, index) }
      }
      pathIdentities = entries.map(\.pathIdentity)
      for (index, identity) in pathIdentities.enumerated() { paths.add(identity, index) }
    }

    private mutating func note(_ address: ArchivedAddress, of index: Int) {
      hosts.add(address.host, index)
      places.add(address.identity, index)
    }
  }

  /// Gathers articles by their authors, outlets or sections; the terms are ordered by their names for readers.
  private static func terms(of taxonomy: Taxonomy, _ entries: [Entry], _ outlets: OutletTable) -> [Term] {
    var articles: [String: [Int]] = [:]
    func add(_ index: Int, to name: String) { Self.add(index, to: &articles[name, default: []]) }
    for (index, entry) in entries.enumerated() {
      switch taxonomy {
      case .authors: for name in entry.authors { add(index, to: name) }
      case .outlets: if let outlet = entry.outlet { add(index, to: outlet) }
      case .sections: if let section = entry.section { add(index, to: section) }
      }
    }
    let terms = articles.map { slug, entries -> Term in
      let name = taxonomy == .outlets ? outlets.outlet(slug: slug).name : slug
      return Term(
        slug: slug, name: name, entries: entries, key: NameKey(name, of: taxonomy == .authors ? .person : .thing))
    }
    return terms.sorted { a, b in
      // Two outlets may have one name.
      a.key == b.key ? a.slug.utf8.lexicographicallyPrecedes(b.slug.utf8) : a.key < b.key
    }
  }

  /// Adds an article to those of a term. A name twice in one byline is one article all the same.
  private static func add(_ index: Int, to articles: inout [Int]) {
    if articles.last != index { articles.append(index) }
  }

  /// Gives every term a slug of its own, made of its name. Of two that would have the same, the one with the oldest article gets it, so
  /// that a new name takes no page or feed from one that readers know; of one article's, the first by code points.
  private static func giveSlugs(_ terms: inout [Term]) {
    var taken: Set<String> = []
    let order = terms.indices.sorted { a, b in
      let (oldest, other) = (terms[a].entries.last ?? 0, terms[b].entries.last ?? 0)
      return oldest == other ? terms[a].name.utf8.lexicographicallyPrecedes(terms[b].name.utf8) : oldest > other
    }
    for index in order {
      let name = terms[index].name
      let digits = String(Fingerprint(name).hexadecimal.prefix(8))
      var slug = Slug.make(name)
      if slug.isEmpty { slug = digits }
      // `page` and `index` are names of the site's own.
      if slug == "page" || slug == "index" { slug += "-" + digits }
      while !taken.insert(slug).inserted { slug += "-" + digits }
      terms[index].slug = slug
    }
  }

  /// What stands for a path without ending when it is looked up.
  private static func identity(ofPath path: UnsafeBufferPointer<UInt8>) -> UInt64 { Fingerprint(path).value }

  /// The index of the article whose original is at `address`; `nil` when the archive does not have it.
  func index(of address: WebAddress, _ lookups: Lookups) -> Int? {
    index(of: ArchivedAddress(address), lookups)
  }

  /// The index of the article whose original is at `address`; `nil` when the archive does not have it.
  func index(of address: ArchivedAddress, _ lookups: Lookups) -> Int? {
    guard has(host: address.host, lookups) else { return nil }
    lookups.note(address.identity)
    return tables.places[address.identity]
  }

  /// The index of the oldest article whose original is at `address`, by which that has been known for the longest time; `nil` when the
  /// archive does not have it.
  func oldest(of address: ArchivedAddress, _ lookups: Lookups) -> Int? {
    let newest = index(of: address, lookups)
    let lookup = Self.lookup(ofOldest: address)
    lookups.note(lookup)
    return tables.oldest[lookup] ?? newest
  }

  /// What stands for an address when the oldest of its articles is looked up, and not the newest.
  fileprivate static func lookup(ofOldest address: ArchivedAddress) -> UInt64 {
    address.identity ^ 0x6F6C_6465_7374_0000
  }

  /// Whether the archive has articles of a host.
  func has(host: String, _ lookups: Lookups) -> Bool {
    has(host: ArchivedAddress.identity(ofHost: host), lookups)
  }

  private func has(host: UInt64, _ lookups: Lookups) -> Bool {
    guard !tables.hosts.contains(host) else { return true }
    lookups.note(host)
    return false
  }

  /// Whether the archive has an article of that path, which has no ending.
  func contains(path: String, _ lookups: Lookups) -> Bool {
    var path = path
    let identity = path.withUTF8 { Self.identity(ofPath: $0) }
    lookups.note(identity)
    return tables.paths.contains(identity)
  }

  /// What stands for the path of an article.
  func pathIdentity(of index: Int) -> UInt64 { tables.pathIdentities[index] }

  /// Whether an article's page is at a path, or would be if no other were there.
  func isPage(_ path: String) -> Bool {
    guard path.utf8.suffix(5).elementsEqual(".html".utf8) else { return false }
    var path = path
    return path.withUTF8 { tables.paths.contains(Self.identity(ofPath: UnsafeBufferPointer(rebasing: $0.dropLast(5)))) }
  }

  /// What would come of something that was looked up, as a digest.
  func answer(to lookup: UInt64) -> UInt64 {
    if let place = tables.places[lookup] ?? tables.oldest[lookup] { return tables.pathIdentities[place] }
    return tables.paths.contains(lookup) || tables.hosts.contains(lookup) ? 1 : 0
  }

  /// The articles of the same outlet that are next to one: the newer and the older.
  package func neighbours(of index: Int) -> (newer: Int?, older: Int?) {
    let (newer, older) = neighbours[index]
    return (newer < 0 ? nil : Int(newer), older < 0 ? nil : Int(older))
  }

  private static func neighbours(_ outlets: [Term], count: Int) -> [(newer: Int32, older: Int32)] {
    var neighbours = [(newer: Int32, older: Int32)](repeating: (-1, -1), count: count)
    for outlet in outlets {
      for (newer, older) in zip(outlet.entries, outlet.entries.dropFirst()) {
        neighbours[newer].older = Int32(older)
        neighbours[older].newer = Int32(newer)
      }
    }
    return neighbours
  }

  /// What stands for the slugs of an article's authors: another when one of them has another.
  func slugDigest(ofAuthorsOf index: Int) -> UInt64 { authorSlugs[index] }

  private static func slugDigests(_ authors: [Term], count: Int) -> [UInt64] {
    var digests = [Digest](repeating: Digest(), count: count)
    for author in authors {
      let slug = Fingerprint(author.slug).value
      for index in author.entries { digests[index].add(slug) }
    }
    return digests.map(\.value)
  }

  /// How many bytes the file of an article has.
  func size(of index: Int) -> Int { Int(sizes[index]) }

  /// What the articles say of somebody: the newest one that says something.
  func profile(of name: String) -> Article.Profile? {
    tables.articlesAbout[Fingerprint(name).value].flatMap { entries[$0].profiles.first { $0.name == name } }
  }

  /// The slug of an author's page.
  package func slug(ofAuthor name: String) -> String? { slugByAuthor[name] }
}
