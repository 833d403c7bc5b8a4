import Diagnostics

/// Reads the files of an archive: those that Broadsheet wrote, and those that people and other programs did.
package struct ArticleReader: Sendable {
  /// The zone of times that are written without one.
  package var zone: TimeZoneRule

  package init(zone: TimeZoneRule = .utc) { self.zone = zone }

  /// What is wrong with a file, as a diagnostic that names its line; the file is then no article.
  package struct Failure: Error, Sendable {
    package var diagnostic: Diagnostic

    package init(diagnostic: Diagnostic) { self.diagnostic = diagnostic }
  }

  /// Reads an article.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - path: its path in the archive, which gives the day when the front matter has none (`2024/06/21/…`).
  ///   - file: its name for diagnostics.
  ///   - withBody: `false` to leave `body` empty, when only the metadata are wanted.
  package func article(
    _ bytes: [UInt8], path: String, file: String, withBody: Bool = true
  ) throws(Failure) -> Article {
    guard let split = FrontMatter.split(bytes) else {
      throw Failure(
        diagnostic: SourceText(bytes).diagnostic(
          .error, "front-matter", "the file does not begin with front matter", file: file, at: 0,
          help: "begin it with a line ---, then title: and date:, then a line ---; the article was left out"))
    }
    let frontMatter = try frontMatter(bytes, split, file: file)
    var article = try article(frontMatter, path: path) { key, message, help in
      Self.failure(bytes, split, key: key, message: message, help: help, file: file)
    }
    if withBody {
      article.body = Array(Self.trimmed(bytes[split.body]))
      if !article.body.isEmpty { article.body.append(0x0A) }
    }
    return article
  }

  private func frontMatter(
    _ bytes: [UInt8], _ split: FrontMatter.Split, file: String
  ) throws(Failure) -> FrontMatter {
    if let written = FrontMatter(written: bytes[split.yaml]) {
      // What is written plainly is printable.
      return bytes[split.yaml].contains(UInt8(ascii: "\\")) ? written.presentable : written
    }
    do {
      return try FrontMatter(yaml: String(decoding: bytes[split.yaml], as: UTF8.self)).presentable
    } catch {
      var position = error.position
      position.line += 1
      throw Failure(
        diagnostic: Diagnostic(
          .error, "front-matter", "the front matter is not YAML: \(error.message)", file: file, position: position,
          sourceLine: SourceText(bytes).line(position.line),
          help: "put the value in \"quotes\", or mend the line; the article was left out"))
    }
  }

  private func article(
    _ frontMatter: FrontMatter, path: String, failure: (String, String, String) -> Failure
  ) throws(Failure) -> Article {
    let title = frontMatter["title"]?.text.map(Self.oneLine) ?? ""
    guard !title.isEmpty else {
      throw failure("title", "the article has no title", "add a line title: …; the article was left out")
    }
    guard let date = try date(frontMatter, path: path, failure: failure) else {
      throw failure("date", "the article has no date", "add a line date: 2024-06-21T12:00:00+08:00; it was left out")
    }
    var article = Article(title: title, date: date)
    for entry in frontMatter.entries where !article.set(entry, zone: zone) { article.extra.append(entry) }
    return article
  }

  private func date(
    _ frontMatter: FrontMatter, path: String, failure: (String, String, String) -> Failure
  ) throws(Failure) -> Timestamp? {
    if let text = frontMatter["date"]?.text, !text.isEmpty {
      guard let date = Timestamp(parsing: text.utf8, in: zone) else {
        throw failure(
          "date", "the date \(text) cannot be read", "write it as 2024-06-21T12:00:00+08:00; the article was left out")
      }
      return date
    }
    let segments = path.split(separator: "/").prefix(3).map { Int($0) }
    guard segments.count == 3, let year = segments[0], let month = segments[1], let day = segments[2],
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return zone.timestamp(date, secondOfDay: 0)
  }

  /// A diagnostic that points at the line of a key, or at the first line when the key is not there.
  private static func failure(
    _ bytes: [UInt8], _ split: FrontMatter.Split, key: String, message: String, help: String, file: String
  ) -> Failure {
    Failure(
      diagnostic: SourceText(bytes).diagnostic(
        .error, "front-matter", message, file: file, at: offset(of: key, bytes, split), help: help))
  }

  /// Where the line of a key begins; the beginning of the file when the key is not there.
  private static func offset(of key: String, _ bytes: [UInt8], _ split: FrontMatter.Split) -> Int {
    var offset = 0
    var line = split.yaml.lowerBound
    while line < split.yaml.upperBound {
      if bytes[line...].starts(with: "\(key):".utf8) { offset = line }
      line = (bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count) + 1
    }
    return offset
  }

  /// What is told of an article whose language is no tag, and is not used.
  ///
  /// - Parameter bytes: its file; empty when that cannot be read.
  package static func warning(ofLanguage article: Article, in bytes: [UInt8], file: String) -> Diagnostic? {
    guard let value = article.extra.first(where: { $0.key == Article.Key.language.rawValue })?.value else { return nil }
    let text = value.text.map(oneLine)
    let nearest = text.flatMap(LanguageTag.nearest).map { "did you mean \($0)?" } ?? "write a tag such as zh-Hans or en"
    var diagnostic = Diagnostic(
      .warning, "language", "\(text ?? "what stands there") is not the tag of a language", file: file,
      help: "\(nearest); the article is shown as one in the site's language")
    if let split = FrontMatter.split(bytes) {
      let source = SourceText(bytes)
      let position = source.position(at: offset(of: Article.Key.language.rawValue, bytes, split))
      (diagnostic.position, diagnostic.sourceLine) = (position, source.line(position.line))
    }
    return diagnostic
  }

  /// The text without line ends. Spaces that are no ASCII stay: in Chinese titles U+3000 sets halves apart.
  private static func oneLine(_ text: String) -> String {
    if isOneLine(text) { return text }
    return text.split { $0 == " " || $0 == "\t" || $0.isNewline }.joined(separator: " ")
  }

  /// Whether a text has no line ends and no spaces to fold.
  private static func isOneLine(_ text: String) -> Bool {
    // The last three bytes.
    var last: UInt32 = 0x20
    for byte in text.utf8 {
      let isFolded = byte == 0x20 && last & 0xFF == 0x20
      last = (last << 8 | UInt32(byte)) & 0xFF_FFFF
      let isLineEnd = byte < 0x20 || last & 0xFFFF == 0xC285 || last & 0xFF_FFFE == 0xE280A8
      if isFolded || isLineEnd { return false }
    }
    return last & 0xFF != 0x20
  }

  /// The text of an article's file, without empty lines around it: a part of the bytes, which are not copied.
  package static func body(of bytes: [UInt8]) -> ArraySlice<UInt8> {
    guard let split = FrontMatter.split(bytes) else { return [] }
    let text = trimmed(bytes[split.body])
    let hasLineEnd = text.endIndex < bytes.count && bytes[text.endIndex] == 0x0A
    return hasLineEnd ? bytes[text.startIndex...text.endIndex] : text
  }

  /// Without the line ends around it.
  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    guard let first = bytes.firstIndex(where: { !isLineEnd($0) }), let last = bytes.lastIndex(where: { !isLineEnd($0) })
    else { return [] }
    return bytes[first...last]
  }
}

extension Article {
  /// Takes over a value that has a meaning; says whether it did.
  fileprivate mutating func set(_ entry: FrontMatter.Entry, zone: TimeZoneRule) -> Bool {
    guard let key = Key(rawValue: entry.key) else { return false }
    let value = entry.value
    switch key {
    case .title, .date: return true
    case .captured:
      captured = value.text.flatMap { Timestamp(parsing: $0.utf8, in: zone) }
      return captured != nil
    case .url: url = value.text
    case .aliases: aliases = value.texts
    case .outlet: outlet = slug(value, limit: 40)
    case .section: section = slug(value)
    case .language:
      guard let tag = value.text, tag.isEmpty || LanguageTag.isWellFormed(tag) else { return false }
      language = tag.isEmpty ? nil : tag
    case .authors: authors = value.texts
    case .byline: byline = value.text
    case .dateline: dateline = value.text
    case .translators: translators = value.texts
    case .editors: editors = value.texts
    case .contributors: contributors = value.texts
    case .tags: tags = value.texts
    case .rights: rights = value.texts
    case .via: via = value.texts
    case .related:
      guard case .list(let items) = value else { return false }
      related = items.compactMap(Link.init)
      return related.count == items.count
    case .translationOf: translationOf = value.text
    case .image: image = value.text
    case .profiles:
      guard case .list(let items) = value else { return false }
      profiles = items.compactMap(Profile.init)
      return profiles.count == items.count
    }
    return true
  }
}

/// The slug of a name; `nil` when the name has no letter and no digit.
private func slug(_ name: FrontMatter.Value, limit: Int = Slug.maximumLength) -> String? {
  let slug = Slug.make(name.text ?? "", limit: limit)
  return slug.isEmpty ? nil : slug
}

extension Article.Link {
  fileprivate init?(_ value: FrontMatter.Value) {
    guard case .map(let entries) = value else { return nil }
    let map = FrontMatter(entries)
    guard let title = map["title"]?.text, let url = map["url"]?.text else { return nil }
    self.init(title: title, url: url)
  }
}

extension Article.Profile {
  fileprivate init?(_ value: FrontMatter.Value) {
    guard case .map(let entries) = value else { return nil }
    let map = FrontMatter(entries)
    guard let name = map["name"]?.text, let about = map["about"]?.text else { return nil }
    self.init(name: name, url: map["url"]?.text, about: about)
  }
}
