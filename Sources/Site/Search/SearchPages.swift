import Content
import Feeds
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

  /// The file of the index that is asked for by a name: `1/17`.
  static func file(_ name: String) -> String { "search/\(name).js" }

  /// The form of a file of a segment: lists of terms are packed, the files whose names begin with a letter are texts.
  static func form(of file: String) -> SearchFiles.Form {
    let name = String(file.dropFirst("search/".count).dropLast(".js".count))
    return Folder.name(of: name).first?.isLetter == true
      ? SearchFiles.form(ofText: name) : SearchFiles.form(ofShard: name)
  }
}

/// What readers search with, and the index.
extension SiteRenderer {
  /// The members of the page for searching.
  func searchMembers(_ context: PageContext) -> [(Key, Value)] {
    [
      pageObject(
        text("search"),
        [
          (.script, theme.assetPaths[ByteKey(SearchPages.script)].map(context.href) ?? .missing),
          (.index, context.href(SearchPages.manifest)),
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
  func postings(of segment: SearchSegment, _ index: PostingsIndex, workers: Workers) -> RenderedPage {
    let files = workers.map(index.shards.count) { segment.file(ofShard: $0, index.shards[$0]) }
    return RenderedPage(files: files, lookups: index.beginnings)
  }

  /// What a search begins with.
  ///
  /// - Parameter beginnings: those of the terms of each segment's shards.
  func searchManifest(_ beginnings: [[UInt64]]) -> [UInt8] {
    let segments = zip(plan.segments, beginnings).map { segment, beginnings in
      var days = [Int?](repeating: nil, count: segment.numberCount)
      var traditional: [Int] = []
      segment.forEachArticle { index, number in
        let entry = catalog.entries[index]
        days[number] = entry.date.dayNumber
        if entry.isTraditional { traditional.append(number) }
      }
      return SearchManifest.Segment(
        name: String(segment.number), digest: segment.shortDigest, beginnings: beginnings, days: days,
        traditional: traditional)
    }
    return SearchFiles.manifest(
      SearchManifest(
        language: text.language, mode: configuration.search == .full ? .full : .titles,
        outlets: catalog.outlets.map { ($0.slug, $0.name) }, segments: segments))
  }
}
