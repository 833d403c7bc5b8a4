import Content
import Ledger
import Platform

/// An article without its text, as a ledger keeps it and a build holds it: a record of bytes, looked at where it stands.
///
/// What lists show of an article and what it is ordered by has its place in the record and is found without looking at the rest;
/// a text becomes a `String` when it is asked for. So a hundred thousand articles are a few pieces of memory, and those that a
/// build has from its ledger cost nothing until a page shows them.
///
/// It points to memory that is the catalog's, and is valid as long as that is.
package struct ArticleRecord: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  /// Numbers at fixed places, each with its offset.
  private enum Number {
    static let date = 0
    static let captured = 8
    static let content = 16
    static let listing = 24
    static let identity = 32
    static let host = 40
    static let dateOffset = 48
    static let capturedOffset = 52
    static let marks = 56
    /// Where each of the parts ends.
    static let ends = 60
  }

  /// What stands behind the numbers, one behind the other. What lists do not show comes last, and has no end of its own.
  private enum Part: Int, CaseIterable {
    case path, title, excerpt, url, outlet, section, language, authors, addresses
  }

  private static let size = Number.ends + 4 * Part.allCases.count

  /// What there is, and what is worth looking for.
  private struct Marks: OptionSet {
    let rawValue: UInt32
    static let captured = Marks(rawValue: 1)
    static let url = Marks(rawValue: 2)
    static let outlet = Marks(rawValue: 4)
    static let section = Marks(rawValue: 8)
    static let language = Marks(rawValue: 16)
    static let address = Marks(rawValue: 32)
    static let profiles = Marks(rawValue: 64)
    static let aliases = Marks(rawValue: 128)
    static let strayValues = Marks(rawValue: 256)
    static let isNoUTF8 = Marks(rawValue: 512)
  }

  /// A record as `write` puts it down; `nil` for other bytes, so that nothing is ever looked for beyond them.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= Self.size, bytes.count <= Int(UInt32.max) else { return nil }
    self.bytes = bytes
    var start = Self.size
    for part in Part.allCases {
      let end = end(of: part)
      guard end >= start, end <= bytes.count else { return nil }
      start = end
    }
  }

  private func number<Number: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, _ type: Number.Type = Number.self)
    -> Number
  {
    Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
  }

  private var marks: Marks { Marks(rawValue: number(Number.marks)) }

  private func end(of part: Part) -> Int { Int(number(Number.ends + 4 * part.rawValue, UInt32.self)) }

  private func bytes(of part: Part) -> UnsafeRawBufferPointer {
    let start = Part(rawValue: part.rawValue - 1).map(end) ?? Self.size
    return UnsafeRawBufferPointer(rebasing: bytes[start..<end(of: part)])
  }

  private func text(_ part: Part) -> String { String(decoding: bytes(of: part), as: UTF8.self) }

  private func text(_ part: Part, _ mark: Marks) -> String? { marks.contains(mark) ? text(part) : nil }

  /// Its path in the archive without the ending; its page has the same: `2024/06/21/nyt-…`.
  package var path: String { text(.path) }
  /// The same in UTF-8.
  var pathBytes: UnsafeBufferPointer<UInt8> { bytes(of: .path).bindMemory(to: UInt8.self) }
  /// What stands for the path.
  var pathIdentity: UInt64 { Fingerprint(pathBytes).value }
  /// The beginning of its text, for lists.
  package var excerpt: String { text(.excerpt) }
  /// The headline.
  package var title: String { text(.title) }
  /// When it was published.
  package var date: Timestamp {
    Timestamp(seconds: Int(number(Number.date, Int64.self)), offset: Int(number(Number.dateOffset, Int32.self)))
  }
  /// When it was captured.
  package var captured: Timestamp? {
    guard marks.contains(.captured) else { return nil }
    return Timestamp(
      seconds: Int(number(Number.captured, Int64.self)), offset: Int(number(Number.capturedOffset, Int32.self)))
  }
  /// The address of the original.
  package var url: String? { text(.url, .url) }
  /// The slug of its outlet.
  package var outlet: String? { text(.outlet, .outlet) }
  /// The part of the paper that it stood in.
  package var section: String? { text(.section, .section) }
  /// Its language, as a BCP 47 tag.
  package var language: String? { text(.language, .language) }
  /// Whether it is in Traditional Chinese.
  var isTraditional: Bool { language.flatMap { ChineseScript(languageTag: $0) } == .traditional }
  /// Who wrote it.
  package var authors: [String] {
    var reader = RecordReader(bytes(of: .authors))
    return (try? reader.texts()) ?? []
  }

  /// The fingerprint of its file.
  var content: Fingerprint { Fingerprint(value: number(Number.content)) }
  /// The fingerprint of what other pages show of it.
  var listing: Fingerprint { Fingerprint(value: number(Number.listing)) }
  /// The address that leads to it: its own, if it has one that counts.
  var address: ArchivedAddress? {
    marks.contains(.address) ? ArchivedAddress(identity: number(Number.identity), host: number(Number.host)) : nil
  }
  /// The other addresses that the outlet had it at.
  var aliasAddresses: [ArchivedAddress] {
    var reader = RecordReader(bytes(of: .addresses))
    return
      (try? reader.items { (reader: inout RecordReader) throws(RecordReader.Damage) in
        ArchivedAddress(identity: try reader.fixed(), host: try reader.fixed())
      }) ?? []
  }
  /// Whether its front matter says something about authors, or has other addresses of it.
  var hasProfiles: Bool { marks.contains(.profiles) }
  var hasAliases: Bool { marks.contains(.aliases) }
  /// Whether its front matter has values that cannot be what their keys mean: a language that is no tag, say.
  var hasStrayValues: Bool { marks.contains(.strayValues) }

  /// Whether its file has bytes that are not UTF-8.
  var isNoUTF8: Bool { marks.contains(.isNoUTF8) }

  /// What it says about its authors.
  var profiles: [Article.Profile] {
    guard hasProfiles else { return [] }
    var reader = RecordReader(rest)
    return (try? Article.readProfiles(&reader)) ?? []
  }

  /// What stands for the names of those about whom it says something.
  var profileNames: [UInt64] {
    guard hasProfiles else { return [] }
    var reader = RecordReader(rest)
    let names = try? reader.items { (reader: inout RecordReader) throws(RecordReader.Damage) in
      let name = Fingerprint(try reader.utf8().bindMemory(to: UInt8.self)).value
      if try reader.number() != 0 { _ = try reader.utf8() }
      _ = try reader.utf8()
      return name
    }
    return names ?? []
  }

  /// What no list shows.
  private var rest: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[end(of: .addresses)...]) }

  /// All of its front matter, which takes some time to put together; the body is empty.
  package var article: Article {
    var article = Article(title: title, date: date)
    article.captured = captured
    article.url = url
    article.outlet = outlet
    article.section = section
    article.language = language
    article.authors = authors
    var reader = RecordReader(rest)
    // The ledger's sums tell of damage before it comes to this.
    try? article.readRest(&reader)
    return article
  }

  /// Whether another article of the same file is at the same place among all.
  func hasPlace(of other: ArticleRecord) -> Bool {
    date == other.date && captured == other.captured && (url ?? "").hasBytes(of: other.url ?? "")
  }

  /// Writes the record of an article.
  ///
  /// - Parameters:
  ///   - path: its path without the ending.
  ///   - content: the fingerprint of its file.
  ///   - isUTF8: whether all of the file is UTF-8.
  static func write(
    _ article: Article, path: String, excerpt: String, content: Fingerprint, isUTF8: Bool = true,
    to writer: inout RecordWriter
  ) {
    let start = writer.bytes.count
    writer.add(zeros: size)
    var marks: Marks = []
    for (part, text) in [(Part.path, path), (.title, article.title), (.excerpt, excerpt)] {
      writer.add(raw: text)
      end(part)
    }
    let texts: [(Part, Marks, String?)] = [
      (.url, .url, article.url), (.outlet, .outlet, article.outlet), (.section, .section, article.section),
      (.language, .language, article.language),
    ]
    for (part, mark, text) in texts {
      if let text {
        marks.insert(mark)
        writer.add(raw: text)
      }
      end(part)
    }
    writer.add(article.authors)
    end(.authors)
    let aliases = article.aliases.map { WebAddress($0) }.filter(\.isWeb).map { ArchivedAddress($0) }
    writer.add(aliases.count)
    for alias in aliases {
      writer.add(fixed: alias.identity)
      writer.add(fixed: alias.host)
    }
    end(.addresses)
    article.writeRest(to: &writer)
    put(Int64(article.date.seconds), Number.date)
    put(Int32(truncatingIfNeeded: article.date.offset), Number.dateOffset)
    if let captured = article.captured {
      marks.insert(.captured)
      put(Int64(captured.seconds), Number.captured)
      put(Int32(truncatingIfNeeded: captured.offset), Number.capturedOffset)
    }
    if let address = article.url.map({ ArchivedAddress($0) }) {
      marks.insert(.address)
      put(address.identity, Number.identity)
      put(address.host, Number.host)
    }
    if !article.profiles.isEmpty { marks.insert(.profiles) }
    if !article.aliases.isEmpty { marks.insert(.aliases) }
    if article.hasStrayValues { marks.insert(.strayValues) }
    if !isUTF8 { marks.insert(.isNoUTF8) }
    put(content.value, Number.content)
    put(listing(path, article, excerpt).value, Number.listing)
    put(marks.rawValue, Number.marks)

    func end(_ part: Part) {
      put(UInt32(truncatingIfNeeded: writer.bytes.count - start), Number.ends + 4 * part.rawValue)
    }
    func put(_ number: some FixedWidthInteger, _ offset: Int) { writer.put(number, at: start + offset) }
  }

  private static func listing(_ path: String, _ article: Article, _ excerpt: String) -> Fingerprint {
    var digest = Digest()
    digest.add(path)
    digest.add(article.title)
    for moment in [article.date, article.captured ?? Timestamp(seconds: .min)] {
      digest.add(moment.seconds)
      digest.add(moment.offset)
    }
    for text in [article.url, article.outlet, article.section, article.language] { digest.add(text) }
    digest.add(article.authors)
    digest.add(excerpt)
    return Fingerprint(value: digest.value)
  }
}

/// What no list shows of an article.
extension Article {
  fileprivate func writeRest(to writer: inout RecordWriter) {
    // Loops here: the items of another module's generic function are not specialised.
    writer.add(profiles.count)
    for profile in profiles {
      writer.add(profile.name)
      writer.add(profile.url)
      writer.add(profile.about)
    }
    for text in [byline, dateline, translationOf, image] { writer.add(text) }
    for texts in [aliases, translators, editors, contributors, tags, rights, via] { writer.add(texts) }
    writer.add(related.count)
    for link in related {
      writer.add(link.title)
      writer.add(link.url)
    }
    writer.add(extra.count)
    for entry in extra { writer.add(entry) }
  }

  /// Profiles stand first, since an author's page looks for them alone.
  fileprivate static func readProfiles(_ reader: inout RecordReader) throws(RecordReader.Damage) -> [Profile] {
    try reader.items { (reader: inout RecordReader) throws(RecordReader.Damage) in
      Profile(name: try reader.text(), url: try reader.optionalText(), about: try reader.text())
    }
  }

  fileprivate mutating func readRest(_ reader: inout RecordReader) throws(RecordReader.Damage) {
    profiles = try Self.readProfiles(&reader)
    byline = try reader.optionalText()
    dateline = try reader.optionalText()
    translationOf = try reader.optionalText()
    image = try reader.optionalText()
    aliases = try reader.texts()
    translators = try reader.texts()
    editors = try reader.texts()
    contributors = try reader.texts()
    tags = try reader.texts()
    rights = try reader.texts()
    via = try reader.texts()
    related = try reader.items { (reader: inout RecordReader) throws(RecordReader.Damage) in
      Link(title: try reader.text(), url: try reader.text())
    }
    extra = try reader.items { (reader: inout RecordReader) throws(RecordReader.Damage) in
      try FrontMatter.Entry(&reader, depth: 0)
    }
  }
}

extension RecordWriter {
  fileprivate mutating func add(_ entry: FrontMatter.Entry) {
    add(entry.key)
    add(entry.value)
  }

  fileprivate mutating func add(_ value: FrontMatter.Value) {
    switch value {
    case .text(let text):
      add(0)
      add(text)
    case .list(let values):
      add(1)
      add(values) { $0.add($1) }
    case .map(let entries):
      add(2)
      add(entries) { $0.add($1) }
    }
  }
}

extension FrontMatter.Entry {
  fileprivate init(_ reader: inout RecordReader, depth: Int) throws(RecordReader.Damage) {
    self.init(try reader.text(), try FrontMatter.Value(&reader, depth: depth))
  }
}

extension FrontMatter.Value {
  /// Deeper than front matter is ever read.
  private static let deepest = 1000

  fileprivate init(_ reader: inout RecordReader, depth: Int) throws(RecordReader.Damage) {
    guard depth < Self.deepest else { throw RecordReader.Damage() }
    switch try reader.number() {
    case 0: self = .text(try reader.text())
    case 1:
      self = .list(
        try reader.items { (reader: inout RecordReader) throws(RecordReader.Damage) in
          try FrontMatter.Value(&reader, depth: depth + 1)
        })
    case 2:
      self = .map(
        try reader.items { (reader: inout RecordReader) throws(RecordReader.Damage) in
          try FrontMatter.Entry(&reader, depth: depth + 1)
        })
    default: throw RecordReader.Damage()
    }
  }
}
