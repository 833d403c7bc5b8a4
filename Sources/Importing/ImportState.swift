import Captures
import Content
import Platform

/// What an import knows of the one before: which captures it read, what became of them, and which bytes it wrote.
///
/// It lives in one text file that can be deleted at any time: the next import then reads everything anew, and takes files
/// in the archive that are as it would write them for its own.
struct ImportState: Sendable, Equatable {
  /// A capture that was read.
  struct CaptureRecord: Sendable, Equatable {
    var path: String
    var stamp: File.Stamp
    var identity: String
    /// Milliseconds since 1970; 0 where the capture does not tell.
    var captured: Int
    /// When it says the article was published.
    var date: Timestamp
    /// What tells other captures of the article.
    var likeness: Likeness
  }

  /// An article that was written.
  struct ArticleRecord: Sendable, Equatable {
    var identity: String
    /// Its file, relative to the archive.
    var path: String
    /// The bytes that were written.
    var fingerprint: Fingerprint
    /// The state of the file behind that.
    var stamp: File.Stamp
    /// The capture that its text is from.
    var source: String
    /// The names whose spelling other articles tell, with the spelling that was used, in pairs.
    var borrowed: [String]
    /// The spellings that this article tells.
    var spellings: [String]
    /// The identities of the articles that turned out to be the same as this one, ordered.
    var merged: [String] = []
  }

  /// What the records depend on besides the captures: the program's version and the configuration.
  var basis: String
  var captures: [CaptureRecord] = []
  var articles: [ArticleRecord] = []
}

extension ImportState {
  private static let title = "broadsheet import state 2"
  /// The form before: captures without likenesses, articles without those that were merged into them. What it says of captures
  /// is forgotten, so that they are read anew.
  private static let titleBefore = "broadsheet import state 1"

  /// The state as lines of fields with tabs between them, and a fingerprint of them all at the end.
  var encoded: [UInt8] {
    var lines = StateLines()
    lines.bytes.reserveCapacity(256 * (captures.count + articles.count) + 256)
    lines.add(verbatim: Self.title)
    lines.end()
    lines.add(basis)
    lines.end()
    for capture in captures { lines.add(capture) }
    for article in articles { lines.add(article) }
    let end = "end \(Fingerprint(lines.bytes).hexadecimal)\n"
    return lines.bytes + end.utf8
  }

  /// Reads an encoded state; `nil` for one of another version, or one that is damaged.
  init?(_ bytes: [UInt8]) {
    let endLength = 21
    guard bytes.count > endLength else { return nil }
    let body = bytes.dropLast(endLength)
    guard bytes.suffix(endLength).elementsEqual("end \(Fingerprint(body).hexadecimal)\n".utf8) else { return nil }
    var lines = body.split(separator: 0x0A).makeIterator()
    guard let title = lines.next(), let basis = lines.next() else { return nil }
    let isBefore = title.elementsEqual(Self.titleBefore.utf8)
    guard isBefore || title.elementsEqual(Self.title.utf8) else { return nil }
    self.init(basis: Self.unfield(basis))
    while let line = lines.next() {
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map(Self.unfield)
      switch fields.first {
      case "c" where isBefore: continue
      case "c": captures.append(contentsOf: Self.capture(fields).map { [$0] } ?? [])
      case "a": articles.append(contentsOf: Self.article(fields).map { [$0] } ?? [])
      default: return nil
      }
    }
  }

  private static func capture(_ fields: [String]) -> CaptureRecord? {
    guard fields.count == 7, let stamp = stamp(fields[2]), let captured = Int(fields[4]),
      let likeness = likeness(fields[6])
    else { return nil }
    let date = fields[5].split(separator: " ").compactMap { Int($0) }
    guard date.count == 2 else { return nil }
    return CaptureRecord(
      path: fields[1], stamp: stamp, identity: fields[3], captured: captured,
      date: Timestamp(seconds: date[0], offset: date[1]), likeness: likeness)
  }

  private static func article(_ fields: [String]) -> ArticleRecord? {
    guard fields.count >= 7, let fingerprint = UInt64(fields[3], radix: 16), let stamp = stamp(fields[4]) else {
      return nil
    }
    let counts = fields[6].split(separator: " ").compactMap { Int($0) }
    guard let borrowed = counts.first, borrowed >= 0, borrowed <= fields.count - 7 else { return nil }
    let merged = counts.count > 1 ? counts[1] : 0
    guard merged >= 0, merged <= fields.count - 7 - borrowed else { return nil }
    let names = fields[7...]
    return ArticleRecord(
      identity: fields[1], path: fields[2], fingerprint: Fingerprint(value: fingerprint), stamp: stamp,
      source: fields[5], borrowed: Array(names.prefix(borrowed)), spellings: Array(names.dropFirst(borrowed + merged)),
      merged: Array(names.dropFirst(borrowed).prefix(merged)))
  }

  private static func likeness(_ text: String) -> Likeness? {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let address = key(parts[1]) else { return nil }
    return Likeness(text: key(parts[0]), address: address)
  }

  private static func key(_ text: Substring) -> Likeness.Key? {
    guard text.utf8.count == 32, let high = UInt64(text.prefix(16), radix: 16),
      let low = UInt64(text.suffix(16), radix: 16)
    else { return nil }
    return Likeness.Key(high: Fingerprint(value: high), low: Fingerprint(value: low))
  }

  private static func stamp(_ text: String) -> File.Stamp? {
    let parts = text.split(separator: " ")
    guard parts.count == 3, let size = Int(parts[0]), let modified = Int(parts[1]), let inode = UInt64(parts[2]) else {
      return nil
    }
    return File.Stamp(size: size, modified: modified, inode: inode)
  }

  private static func unfield(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return bytes.contains(0x25) ? WebAddress.percentDecoded(text) : text
  }
}
