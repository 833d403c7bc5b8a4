import Content
import Markup
import Search

/// A block of a segment: some articles one behind the other, for which there is one file of what results show of them, and some
/// of their texts.
struct SearchBlock {
  /// Its articles, from the oldest, by their indices in the catalog.
  let articles: [Int]
  private let site: SiteRenderer
  private let number: Int
  private let segment: SearchSegment
  /// Takes the articles' terms in.
  private let collector: TermCollector?
  private let makesFiles: Bool

  /// What results show of the articles, a line for each number, an empty one where no article has it.
  private var lines: [UInt8] = []
  /// The number that the last line is for.
  private var line: Int
  private var texts: [SiteRenderer.OutputFile] = []
  /// The texts for the next file, and the number of the first of these articles.
  private var pending: [UInt8] = []
  private var first = 0
  /// Whether the last text is a long one, in a file of its own.
  private var isLong = false

  /// How many bytes of texts a file has, about: enough for some articles, little enough for a slow line.
  private static let textSize = 12_000
  /// From how many bytes on a text is so long that a search looks into others before.
  private static let longSize = 16_000

  /// - Parameters:
  ///   - number: its place among the segment's.
  ///   - collector: takes the articles' terms in, unless it is `nil`.
  ///   - makesFiles: whether the files are wanted.
  init(
    _ number: Int, of segment: SearchSegment, of site: SiteRenderer, _ collector: TermCollector? = nil,
    makesFiles: Bool = true
  ) {
    articles = Array(segment.block(number).reversed())
    line = segment.numbers(ofBlock: number).lowerBound
    self.site = site
    self.number = number
    self.segment = segment
    self.collector = collector
    self.makesFiles = makesFiles
  }

  /// Whether it takes the texts of articles, not only what lists show of them.
  var needsText: Bool { site.indexesTexts }

  /// Takes the next of its articles in.
  mutating func add(_ index: Int, _ text: ParsedMarkdown?) {
    let taken = site.searchArticle(index, text)
    let number = segment.number(of: index)
    collector?.add(taken, number: number)
    guard makesFiles else { return }
    if needsText { append(taken, number) }
    while line < number {
      lines.append(UInt8(ascii: "\n"))
      line += 1
    }
    addLine(of: index)
  }

  private mutating func append(_ article: SearchArticle, _ number: Int) {
    if !pending.isEmpty, pending.count + article.body.count > Self.textSize { close() }
    if pending.isEmpty { first = number } else { pending.append(PublishedText.separator) }
    pending += "\(number)\t".utf8
    PublishedText.append(article, to: &pending)
    isLong = article.body.count >= Self.longSize
  }

  private mutating func close() {
    guard !pending.isEmpty else { return }
    texts.append(file(segment.textFile(from: first), pending))
    pending.removeAll(keepingCapacity: true)
  }

  /// Its files, once all articles were added.
  mutating func finished() -> [SiteRenderer.OutputFile] {
    close()
    return [file(segment.listFile(ofBlock: number), lines)] + texts
  }

  private func file(_ name: String, _ text: [UInt8]) -> SiteRenderer.OutputFile {
    (SearchPages.file(name), SearchFiles.text(text, name: name, digest: segment.shortDigest))
  }

  /// Adds what a result shows of an article.
  private mutating func addLine(of index: Int) {
    let entry = site.catalog.entries[index]
    site.appendListedPath(of: index, to: &lines)
    lines.append(UInt8(ascii: "\t"))
    lines += entry.title.oneLine.utf8
    lines.append(UInt8(ascii: "\t"))
    let outlet = site.outletPlace(of: index)
    if outlet >= 0 { lines += String(outlet).utf8 }
    lines.append(UInt8(ascii: "\t"))
    if let language = entry.language, language != site.text.language { lines += language.oneLine.utf8 }
    lines.append(UInt8(ascii: "\t"))
    lines += String(first).utf8
    if isLong { lines += "\t1".utf8 }
  }
}

extension SiteRenderer {
  /// Appends the path of an article as the index lists it: most begin with the day and the outlet, for which there are marks.
  func appendListedPath(of index: Int, to bytes: inout [UInt8]) {
    let entry = catalog.entries[index]
    var path = entry.path[...]
    if path.hasPrefix("~") { bytes += "./".utf8 }
    if let rest = Self.rest(of: path, behind: ArticleName.folder(of: entry.date.date) + "/") {
      bytes.append(UInt8(ascii: "~"))
      path = rest
      if let outlet = entry.outlet, let rest = Self.rest(of: path, behind: outlet + "-") {
        bytes.append(UInt8(ascii: "~"))
        path = rest
      }
    }
    let start = bytes.count
    bytes += path.utf8
    // A line end in a name would be one of the list.
    if bytes.withUnsafeBufferPointer({ $0.firstControl(or: 0, or: 0, from: start) }) != nil {
      bytes[start...].removeAll { $0 < 0x20 }
    }
  }

  private static func rest(of path: Substring, behind beginning: String) -> Substring? {
    guard path.utf8.starts(with: beginning.utf8) else { return nil }
    return Substring(path.utf8.dropFirst(beginning.utf8.count))
  }
}
