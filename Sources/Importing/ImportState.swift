import Captures
import Content
import Platform

/// What an import knows of the one before: which captures it read, what became of them, and which bytes it wrote.
///
/// It lives in one file that can be deleted at any time: the next import then reads everything anew, and takes files in the
/// archive that are as it would write them for its own. Its records stay bytes until somebody asks for one: most imports change
/// few of them, and those that stay are copied as they are.
///
///     broadsheet import state 4
///     lengths and counts of the parts: 6 numbers of 8 bytes
///     what the records depend on besides the captures
///     captures, in the order of their paths        see CaptureRecord
///     articles, in the order of their paths        see ArticleRecord
///     spellings of names, and how many articles have each
///     a fingerprint of all that
///
/// Numbers are little-endian.
struct ImportState: Sendable {
  /// The file.
  let bytes: [UInt8]
  /// What the records depend on besides the captures: the program's version and the configuration.
  let basis: String
  let captures: StateRecords<CaptureRecord>
  let articles: StateRecords<ArticleRecord>
  /// Where the spellings are.
  let spellings: Range<Int>

  static let title = Array("broadsheet import state 4\n".utf8)
  /// The lengths in bytes of basis, captures, articles and spellings, and the counts of captures and articles.
  static let headerCount = 6
  static var headerLength: Int { title.count + 8 * headerCount }
  static let endLength = 8
  /// How many bytes are read: what ten million captures need.
  static let maximumSize = 4 << 30

  /// A state that knows nothing.
  init(basis: String) {
    bytes = []
    self.basis = basis
    captures = StateRecords()
    articles = StateRecords()
    spellings = 0..<0
  }

  /// Reads the bytes of a state; `nil` for one of another version, or one that is damaged.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= Self.headerLength + Self.endLength, bytes.starts(with: Self.title) else { return nil }
    let end = bytes.count - Self.endLength
    guard Fingerprint(bytes[..<end]).value == StateBytes.number(in: bytes, at: end) else { return nil }
    var numbers: [Int] = []
    for index in 0..<Self.headerCount {
      guard let number = Int(exactly: StateBytes.number(in: bytes, at: Self.title.count + 8 * index)), number <= end
      else {
        return nil
      }
      numbers.append(number)
    }
    let basis = Self.headerLength..<Self.headerLength + numbers[0]
    let captures = basis.upperBound..<basis.upperBound + numbers[1]
    let articles = captures.upperBound..<captures.upperBound + numbers[2]
    spellings = articles.upperBound..<articles.upperBound + numbers[3]
    guard spellings.upperBound == end,
      let captureRecords = StateRecords<CaptureRecord>(bytes, captures, count: numbers[4]),
      let articleRecords = StateRecords<ArticleRecord>(bytes, articles, count: numbers[5])
    else { return nil }
    self.bytes = bytes
    self.basis = String(decoding: bytes[basis], as: UTF8.self)
    self.captures = captureRecords
    self.articles = articleRecords
  }

  /// The path of the article that has an address, or into which the one was merged that has it.
  func path(ofArticle identity: String) -> String? {
    let hash = Fingerprint(identity).value
    for number in 0..<articles.count where articles.hash(number) == hash || articles.isMerged(number) {
      let article = articles[number]
      if article.identity.hasBytes(of: identity) || article.merged.contains(where: identity.hasBytes) {
        return article.path
      }
    }
    return nil
  }

  /// How many articles of the archive tell each spelling of a name.
  var spellingTable: SpellingTable {
    var table = SpellingTable()
    var reader = StateBytes(bytes, spellings)
    while let count = reader.number(), let key = reader.text(), let spelling = reader.text() {
      table.add(spelling, key: key, count)
    }
    return table
  }
}

/// A capture that was read.
struct CaptureRecord: Sendable, Equatable {
  /// What became of a capture, as far as the next import has to know.
  enum Role: UInt8, Sendable {
    /// It has to be looked at again.
    case unsettled = 0
    /// Its article has its text.
    case source
    /// Its article has the text of a newer one.
    case duplicate
  }

  var path: String
  var stamp: File.Stamp
  var identity: String
  /// Milliseconds since 1970; 0 where the capture does not tell.
  var captured: Int
  /// When it says the article was published.
  var date: Timestamp
  /// What tells other captures of the article.
  var likeness: Likeness
  var role: Role
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

  /// The stamp of a file whose bytes have to be looked at.
  static let noStamp = File.Stamp(size: -1, modified: 0, identity: 0)
}
