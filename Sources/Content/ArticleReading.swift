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
          help: "\(error.help ?? "put the value in \"quotes\", or mend the line"); the article was left out"))
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

  /// What is told of the values of an article that cannot be what their keys mean, and are not used: a language that is no tag, a map
  /// in the place of a text.
  ///
  /// - Parameter bytes: its file; empty when that cannot be read.
  package static func warnings(ofStrayValues article: Article, in bytes: [UInt8], file: String) -> [Diagnostic] {
    let split = FrontMatter.split(bytes)
    let source = SourceText(bytes)
    return article.strayValues.map { key, value in
      var diagnostic = warning(of: key, value, file: file)
      if let split {
        let position = source.position(at: offset(of: key.rawValue, bytes, split))
        (diagnostic.position, diagnostic.sourceLine) = (position, source.line(position.line))
      }
      return diagnostic
    }
  }

  /// What is told of a file with bytes that are not UTF-8: where the first of them stands; `nil` for others.
  package static func warning(ofEncoding bytes: [UInt8], file: String) -> Diagnostic? {
    SourceText(bytes).encodingDiagnostic(
      file: file, help: "� stands for them; if the article is in another encoding, convert it to UTF-8")
  }

  private static func warning(of key: Article.Key, _ value: FrontMatter.Value, file: String) -> Diagnostic {
    func told(_ message: String, _ help: String) -> Diagnostic {
      Diagnostic(
        .warning, "front-matter", "\(key.rawValue) is \(message)", file: file,
        help: "\(help); what is written otherwise was left out")
    }
    switch key {
    case .language:
      let text = value.text.map(oneLine)
      let nearest =
        text.flatMap(LanguageTag.nearest).map { "did you mean \($0)?" } ?? "write a tag such as zh-Hans or en;"
      return Diagnostic(
        .warning, "language", "\(text ?? "what stands there") is not the tag of a language", file: file,
        help: "\(nearest) the article is shown as one in the site's language")
    case .captured: return told("no time", "write it as 2024-06-21T12:00:00+08:00")
    case .related: return told("not a list of articles", "write each as - {title: …, url: …}")
    case .profiles: return told("not a list of authors", "write each as - {name: …, about: …}")
    case .aliases, .authors, .translators, .editors, .contributors, .tags, .rights, .via:
      return told("not a list of texts", "write \(key.rawValue): [first, second]")
    default: return told("not a text", "write it as \(key.rawValue): …")
    }
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
    case .url: return take(value.text, &url) { $0.utf8.starts(with: "//".utf8) ? "https:" + $0 : $0 }
    case .aliases: return take(value, &aliases)
    case .outlet: return take(value.text, &outlet) { slug($0, limit: 40) }
    case .section: return take(value.text, &section) { slug($0) }
    case .language:
      guard let tag = value.text, tag.isEmpty || LanguageTag.isWellFormed(tag) else { return false }
      language = tag.isEmpty ? nil : tag
    case .authors: return take(names: value, &authors)
    case .byline: return take(value.text, &byline)
    case .dateline: return take(value.text, &dateline)
    case .translators: return take(names: value, &translators)
    case .editors: return take(names: value, &editors)
    case .contributors: return take(names: value, &contributors)
    case .tags: return take(value, &tags)
    case .rights: return take(value, &rights)
    case .via: return take(value, &via)
    case .related:
      guard case .list(let items) = value else { return false }
      related = items.compactMap(Link.init)
      return related.count == items.count
    case .translationOf: return take(value.text, &translationOf)
    case .image: return take(value.text, &image)
    case .profiles:
      guard case .list(let items) = value else { return false }
      profiles = items.compactMap(Profile.init)
      return profiles.count == items.count
    }
    return true
  }
}

extension Article {
  /// The values that cannot be what their keys mean; an empty one is none.
  fileprivate var strayValues: [(key: Key, value: FrontMatter.Value)] {
    extra.compactMap { entry in
      guard entry.value != .text(""), let key = Key(rawValue: entry.key) else { return nil }
      return (key, entry.value)
    }
  }

  /// Whether its front matter has values that cannot be what their keys mean.
  package var hasStrayValues: Bool { !strayValues.isEmpty }
}

/// Takes over a text; says whether it is one.
private func take(_ text: String?, _ member: inout String?, _ convert: (String) -> String? = { $0 }) -> Bool {
  guard let text else { return false }
  member = convert(text)
  return true
}

/// Takes over the texts of a list; says whether it has nothing else.
private func take(_ value: FrontMatter.Value, _ member: inout [String]) -> Bool {
  member = value.texts
  if case .list(let items) = value { return member.count == items.count }
  return value.text != nil
}

/// Takes over the names of people, each in the form that all spellings of it with the same letters have; says whether there is nothing
/// else.
private func take(names value: FrontMatter.Value, _ member: inout [String]) -> Bool {
  defer { for index in member.indices { member[index] = member[index].composed } }
  return take(value, &member)
}

/// The slug of a name; `nil` when the name has no letter and no digit.
private func slug(_ name: String, limit: Int = Slug.maximumLength) -> String? {
  let slug = Slug.make(name, limit: limit)
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
    self.init(name: name.composed, url: map["url"]?.text, about: about)
  }
}
