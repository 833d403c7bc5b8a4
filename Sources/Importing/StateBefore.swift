import Captures
import Content
import Platform

/// The forms that an import state had before: text, a line for each record with tabs between its fields.
///
/// Of them only the articles are read, so that what earlier programs wrote does not count as edited by hand. Their captures are
/// read anew.
enum StateBefore {
  /// In the first one, articles do not tell which others were merged into them.
  private static let titles = ["broadsheet import state 1", "broadsheet import state 2"]

  /// The articles of a state in an earlier form; `nil` for what is none, or is damaged.
  static func articles(_ bytes: [UInt8]) -> [ArticleRecord]? {
    let endLength = 21
    guard bytes.count > endLength else { return nil }
    let body = bytes.dropLast(endLength)
    guard bytes.suffix(endLength).elementsEqual("end \(Fingerprint(body).hexadecimal)\n".utf8) else { return nil }
    let lines = body.split(separator: 0x0A)
    guard let title = lines.first, titles.contains(where: { title.elementsEqual($0.utf8) }) else { return nil }
    return lines.dropFirst(2).compactMap { line in
      guard line.starts(with: "a\t".utf8) else { return nil }
      return article(line.split(separator: 0x09, omittingEmptySubsequences: false).map(field))
    }
  }

  private static func article(_ fields: [String]) -> ArticleRecord? {
    guard fields.count >= 7, let fingerprint = UInt64(fields[3], radix: 16) else { return nil }
    let counts = fields[6].split(separator: " ").compactMap { Int($0) }
    guard let borrowed = counts.first, borrowed >= 0, borrowed <= fields.count - 7 else { return nil }
    let merged = counts.count > 1 ? counts[1] : 0
    guard merged >= 0, merged <= fields.count - 7 - borrowed else { return nil }
    let names = fields[7...]
    return ArticleRecord(
      identity: fields[1], path: fields[2], fingerprint: Fingerprint(value: fingerprint), stamp: ArticleRecord.noStamp,
      source: fields[5], borrowed: Array(names.prefix(borrowed)), spellings: Array(names.dropFirst(borrowed + merged)),
      merged: Array(names.dropFirst(borrowed).prefix(merged)))
  }

  /// A field, in which `%` marks what stands for a tab, a line end and itself.
  private static func field(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return bytes.contains(0x25) ? WebAddress.percentDecoded(text) : text
  }
}

extension ImportState {
  /// Reads a state in an earlier form; `nil` for what is none, or is damaged.
  init?(before bytes: [UInt8]) {
    guard let articles = StateBefore.articles(bytes) else { return nil }
    var spellings = SpellingTable()
    for spelling in articles.lazy.flatMap(\.spellings) { spellings.add(spelling, key: PersonNames.key(spelling), 1) }
    let nothing = RestingRecords(ImportState(basis: ""), captures: [], articles: [])
    self.init(
      StateWriter(resting: nothing).bytes(
        basis: "", captures: [], articles: articles.sorted { $0.path.precedesInBytes($1.path) }, spellings: spellings))
  }
}
