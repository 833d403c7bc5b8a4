import Content
import Diagnostics
import Feeds
import Markup
import Mustache
import Platform
import Search

/// Where what belongs to searching is.
enum SearchPages {
  static let page = "search.html"
  static let manifest = "search/index.js"
  static let description = "opensearch.xml"
  /// The script among the theme's files.
  static let script = "assets/search.js"
  static let publishedScript = "search/search.js"
}

/// What readers search with, and the index.
extension SiteRenderer {
  /// The members of the page for searching.
  func searchMembers(_ context: PageContext) -> [(Key, Value)] {
    [
      pageObject(
        text("search"),
        [
          (.script, theme.assetPaths[SearchPages.script].map(context.href) ?? .missing),
          (.isTitles, .boolean(configuration.search == .titles)),
        ])
    ]
  }

  /// What tells browsers that the site can be searched.
  var openSearch: [UInt8] {
    SearchDescription(
      name: configuration.title,
      description: configuration.description.isEmpty ? configuration.title : configuration.description,
      page: absolute(SearchPages.page) ?? SearchPages.page
    ).document
  }

  /// The lists of terms of a segment: its shards, and the beginnings of their terms as lookups.
  ///
  /// - Parameter collectors: the terms of its articles, those of the oldest first.
  func postings(of segment: SearchSegment, _ collectors: [CollectedTerms], workers: Workers) -> RenderedPage {
    var index = PostingsIndex(collectors, count: segment.entries.count, workers: workers)
    let files = index.shards.indices.map { shard -> OutputFile in
      let name = "\(segment.number)/\(shard)"
      return ("search/\(name).js", SearchFiles.shard(index.take(shard), name: name, digest: segment.shortDigest))
    }
    return RenderedPage(files: files, lookups: index.beginnings)
  }

  /// Whose work an article is, in one line.
  private func searchPeople(_ article: Article) -> String {
    var parts = article.authors + article.translators + article.editors
    if let byline = article.byline { parts.append(byline) }
    parts += article.contributors.map { parser.plainText($0.utf8) }
    return Self.oneLine(parts.joined(separator: " "))
  }

  /// What else an article says of itself, in one line: its outlet, its tags, who its authors are, its rights, its day in two ways.
  private func searchDetails(_ article: Article, _ index: Int) -> String {
    let day = article.date.date
    let numbers = [day.year, day.month, day.day].map { ($0 < 10 ? "0" : "") + String($0) }
    var parts = [outletName(of: index)].compactMap { $0 } + article.tags
    parts += (article.profiles.map(\.about) + article.rights).map { parser.plainText($0.utf8) }
    parts.append(numbers.joined(separator: "-"))
    parts.append("\(day.year)年\(day.month)月\(day.day)日")
    return Self.oneLine(parts.joined(separator: " "))
  }

  /// A text whose line ends and tabs are spaces.
  private static func oneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else { return text }
    return String(decoding: text.utf8.map { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 ? 0x20 : $0 }, as: UTF8.self)
  }

  /// The files of a block of a segment: what results show of its articles, and their texts.
  ///
  /// - Parameter collector: takes the articles' terms in, unless it is `nil`.
  func files(
    ofBlock block: Int, of segment: SearchSegment, _ collector: TermCollector?, read: BodyReader
  ) throws(Failure) -> [OutputFile] {
    var lines: [UInt8] = []
    var texts: [OutputFile] = []
    var pending: [UInt8] = []
    var first = 0
    func close() {
      let name = "\(segment.number)/t\(first)"
      if !pending.isEmpty {
        texts.append(("search/\(name).js", SearchFiles.text(pending, name: name, digest: segment.shortDigest)))
      }
      pending.removeAll(keepingCapacity: true)
    }
    for index in segment.blocks[block].reversed() {
      let number = segment.number(of: index)
      if !plan.leftOut.contains(index) {
        let article = try searchArticle(index, read: read)
        if configuration.search == .full {
          if !pending.isEmpty, pending.count + article.body.count > Self.textSize { close() }
          if pending.isEmpty { first = number } else { pending.append(1) }
          pending += "\(number)\t\(article.people) \(article.details)\n".utf8
          pending += article.body
        }
        collector?.add(article, number: number)
      }
      if !lines.isEmpty { lines.append(0x0A) }
      lines += line(of: index, texts: first).utf8
    }
    close()
    let name = "\(segment.number)/d\(block)"
    return [("search/\(name).js", SearchFiles.text(lines, name: name, digest: segment.shortDigest))] + texts
  }

  /// Takes the terms of the articles of a block in, and makes no files.
  func collect(
    block: Int, of segment: SearchSegment, _ collector: TermCollector, read: BodyReader
  ) throws(Failure) {
    for index in segment.blocks[block].reversed() where !plan.leftOut.contains(index) {
      collector.add(try searchArticle(index, read: read), number: segment.number(of: index))
    }
  }

  /// An article as the index takes it in.
  private func searchArticle(_ index: Int, read: BodyReader) throws(Failure) -> SearchArticle {
    let entry = catalog.entries[index]
    let article = entry.article
    let outlet = [entry.outlet, outletName(of: index)].compactMap { $0 }
    return SearchArticle(
      title: entry.title, people: searchPeople(article), details: searchDetails(article, index),
      body: configuration.search == .full ? parser.plainTextBytes(try body(of: index, read)) : [],
      authors: entry.authors, outlet: outlet, section: entry.section, address: entry.url)
  }

  /// How many bytes of texts a file has, about: enough for some articles, little enough for a slow line.
  private static let textSize = 12_000

  /// What a result shows of an article.
  private func line(of index: Int, texts: Int) -> String {
    let entry = catalog.entries[index]
    // Most paths begin with the day and the outlet, for which there are marks.
    var path = entry.path.hasPrefix("~") ? "./" + entry.path : entry.path
    var beginnings = [(ArticleName.folder(of: entry.date.date) + "/", "~")]
    if let outlet = entry.outlet { beginnings.append(("~\(outlet)-", "~~")) }
    for (beginning, mark) in beginnings where path.hasPrefix(beginning) {
      path = mark + path.dropFirst(beginning.count)
    }
    let place = outletPlace(of: index)
    let language = entry.language.flatMap { $0 == text.language ? nil : $0 } ?? ""
    return [
      path, Self.oneLine(entry.title), place < 0 ? "" : String(place),
      language, String(texts),
    ].joined(separator: "\t")
  }

  /// What a search begins with.
  ///
  /// - Parameter beginnings: those of the terms of each segment's shards.
  func searchManifest(_ beginnings: [[UInt64]]) -> [UInt8] {
    let segments = zip(plan.segments, beginnings).map { segment, beginnings in
      SearchManifest.Segment(
        name: String(segment.number), digest: segment.shortDigest, beginnings: beginnings,
        days: segment.entries.reversed().lazy.map { self.catalog.entries[$0].date.dayNumber },
        traditional: segment.entries.reversed().filter { catalog.entries[$0].language?.hasPrefix("zh-Hant") == true }
          .map(segment.number))
    }
    return SearchFiles.manifest(
      SearchManifest(
        language: text.language, mode: configuration.search == .full ? .full : .titles,
        outlets: catalog.outlets.map { ($0.slug, $0.name) }, segments: segments))
  }
}
