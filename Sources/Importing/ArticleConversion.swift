import Captures
import Content
import Diagnostics
import Platform

/// What conversion tells of a capture besides its article.
struct CaptureFacts: Sendable, Equatable {
  /// When it says the article was published.
  var date: Timestamp
  /// What tells other captures of the article.
  var likeness: Likeness
}

/// The outcome of converting all captures of one article: the newest that can be, with the earliest date of them all.
struct ArticleConversion: Sendable {
  /// The capture that the text is from.
  private(set) var source: CaptureSurvey.Item?
  private(set) var result: CaptureConverter.Result?
  /// The article as a file, and the fingerprint of that.
  private(set) var file: [UInt8] = []
  private(set) var fingerprint = Fingerprint(value: 0)
  /// The path in the archive that the article would have if no other had it.
  private(set) var path = ""
  private(set) var facts: [(item: CaptureSurvey.Item, facts: CaptureFacts)] = []
  private(set) var failures: [(item: CaptureSurvey.Item, diagnostic: Diagnostic)] = []

  /// - Parameter readings: what was kept of the captures when their headers were read, in the order of `group.items`.
  init(of group: CaptureSurvey.Group, _ readings: [CaptureSurvey.Reading?], by importer: Importer) {
    for (index, item) in group.items.enumerated().reversed() {
      if result != nil, let date = item.date, let likeness = item.likeness {
        facts.append((item, CaptureFacts(date: date, likeness: likeness)))
        continue
      }
      do throws(CaptureFailure) {
        let result = try Self.convert(item, readings[index], by: importer)
        facts.append((item, CaptureFacts(date: result.article.date, likeness: result.likeness)))
        if self.result == nil {
          self.result = result
          source = item
        }
      } catch {
        failures.append((item, error.diagnostic))
      }
    }
    if let earliest = facts.map(\.facts.date).min(by: { $0.seconds < $1.seconds }) { result?.article.date = earliest }
    name(as: group, importer)
    guard let result else { return }
    file = result.article.file()
    fingerprint = Fingerprint(file)
    path = ArticleName.path(of: result.article)
    self.result?.takings = []
    // What the file says need not be kept twice; names may have to be spelled in another way.
    guard result.unspelled.isEmpty else { return }
    var article = Article(title: "", date: result.article.date)
    (article.url, article.outlet) = (result.article.url, result.article.outlet)
    article.authors = result.article.authors
    self.result?.article = article
  }

  /// Spells names as the article's file spells them that is in the archive already.
  mutating func respell(_ known: [String: String]) {
    guard var article = result?.article, result?.unspelled.isEmpty == false else { return }
    article.authors = article.authors.map { known[PersonNames.key($0)] ?? $0 }
    result?.article = article
    file = article.file()
    fingerprint = Fingerprint(file)
  }

  private static func convert(
    _ item: CaptureSurvey.Item, _ reading: CaptureSurvey.Reading?, by importer: Importer
  ) throws(CaptureFailure) -> CaptureConverter.Result {
    let file = importer.file(item.path)
    if let reading { return try importer.converter.convert(reading.capture, of: reading.bytes, file: file) }
    return try importer.converter.convert(CaptureFile.read(file, expecting: item.stamp.size), file: file)
  }

  /// Gives the article the address of the one that it is known as, and those of the others that were merged into it.
  private mutating func name(as group: CaptureSurvey.Group, _ importer: Importer) {
    guard result != nil, !group.merged.isEmpty else { return }
    let address = Self.address(group.identity, in: group, importer)
    let outlet = importer.converter.outlets.outlet(of: address)
    result?.identity = group.identity
    result?.article.url = address.text
    result?.article.section = ArticleName.section(address, of: outlet)
    result?.article.aliases = group.merged.map { Self.address($0, in: group, importer).text }
  }

  /// An address as the newest of its captures has it.
  private static func address(_ identity: String, in group: CaptureSurvey.Group, _ importer: Importer) -> WebAddress {
    for item in group.items.reversed() where item.identity.hasBytes(of: identity) {
      let file = importer.file(item.path)
      if let bytes = try? CaptureFile.read(file), let capture = try? Capture(bytes, file: file) {
        return capture.address
      }
    }
    return WebAddress("https://" + identity)
  }
}

extension ArticleName {
  /// The file that an article has in an archive, or that it would have if no other had the name.
  ///
  /// - Parameter digits: how many digits of its address's fingerprint follow, where another has it.
  static func path(of article: Article, digits: Int = 0) -> String {
    path(WebAddress(article.url ?? ""), outlet: article.outlet ?? "", on: article.date.date, digits: digits) + ".md"
  }
}
