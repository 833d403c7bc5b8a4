import Ledger
import Platform
import Search

/// What the files of the search index tell of an article, which is nearly all that is searched of it.
struct PublishedText: Equatable {
  /// Its path, as `SiteRenderer.appendListedPath` has it.
  let path: [UInt8]
  /// Its title, in one line.
  let title: String
  /// Its people and details in one line, and its text behind that.
  let bytes: [UInt8]

  init(_ article: SearchArticle, path: [UInt8]) {
    self.path = path
    title = article.title.oneLine
    var bytes: [UInt8] = []
    Self.append(article, to: &bytes)
    self.bytes = bytes
  }

  /// Appends what a file of texts has of an article.
  static func append(_ article: SearchArticle, to bytes: inout [UInt8]) {
    bytes += article.people.utf8
    bytes.append(UInt8(ascii: " "))
    bytes += article.details.utf8
    bytes.append(UInt8(ascii: "\n"))
    bytes += article.body
  }

  static func == (one: PublishedText, other: PublishedText) -> Bool {
    one.path.hasBytes(of: other.path) && one.title.hasBytes(of: other.title) && one.bytes.hasBytes(of: other.bytes)
  }

  private init(path: [UInt8], title: String, bytes: [UInt8]) {
    self.path = path
    self.title = title
    self.bytes = bytes
  }

  /// Its people and details, of which is not told where one ends and the other begins.
  var line: String { String(decoding: bytes[..<endOfLine], as: UTF8.self) }

  /// The same as the index takes it in, without what it can be filtered by, its people among its details.
  var article: SearchArticle {
    SearchArticle(title: title, details: line, body: Array(bytes[endOfLine...].dropFirst()))
  }

  private var endOfLine: Int { bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex }

  /// What stands between the texts in a file.
  static let separator: UInt8 = 1

  /// Those of a block of a segment, by the numbers that the articles had.
  ///
  /// - Parameters:
  ///   - block: what the ledger knows of the block.
  ///   - number: its place among the segment's.
  ///   - read: the bytes of a file.
  /// - Returns: `nil` when its files are not as they were, or something in a text looks like the end of one.
  static func all(
    of block: PageRecord, _ number: Int, in segment: SearchSegment, read: (FileRecord) -> [UInt8]?
  ) -> [Int: PublishedText]? {
    var files: [String: FileRecord] = [:]
    for file in block.files { files[file.path] = file }
    func content(of name: String) -> [UInt8]? {
      files[SearchPages.file(name)].flatMap(read).flatMap {
        SearchFiles.text(in: $0, name: name, digest: segment.shortDigest)
      }
    }
    guard let list = content(of: segment.listFile(ofBlock: number)) else { return nil }
    var listed: [Int: (path: [UInt8], title: String)] = [:]
    /// The articles with a text in the same file, by the number of the first.
    var together: [Int: [Int]] = [:]
    let lines = list[...].parts(between: UInt8(ascii: "\n"))
    for (number, line) in zip(segment.numbers(ofBlock: number), lines) where !line.isEmpty {
      let parts = line.parts(between: UInt8(ascii: "\t"))
      guard parts.count > 4, let start = Int(String(decoding: parts[4], as: UTF8.self)) else { return nil }
      listed[number] = (Array(parts[0]), String(decoding: parts[1], as: UTF8.self))
      together[start, default: []].append(number)
    }
    var texts: [Int: PublishedText] = [:]
    for (start, numbers) in together {
      guard let all = content(of: segment.textFile(from: start))?[...].parts(between: separator),
        all.count == numbers.count
      else { return nil }
      for (number, text) in zip(numbers, all) {
        let mark = Array("\(number)\t".utf8)
        guard text.starts(with: mark), let (path, title) = listed[number] else { return nil }
        texts[number] = PublishedText(path: path, title: title, bytes: Array(text.dropFirst(mark.count)))
      }
    }
    return texts
  }
}

extension String {
  /// The same with spaces for line ends and tabs.
  var oneLine: String {
    guard utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else { return self }
    return String(decoding: utf8.map { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 ? 0x20 : $0 }, as: UTF8.self)
  }
}
