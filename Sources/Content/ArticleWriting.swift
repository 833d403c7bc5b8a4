extension Article {
  /// The article as a file of the archive: front matter, an empty line, the text.
  package func file() -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(body.count + 4096)
    frontMatter.write(into: &out)
    if !body.isEmpty {
      out.append(UInt8(ascii: "\n"))
      out += body
      if body.last != UInt8(ascii: "\n") { out.append(UInt8(ascii: "\n")) }
    }
    return out
  }

  /// The metadata with the names that they have in a file. What is not known is left out.
  package var frontMatter: FrontMatter {
    var entries: [FrontMatter.Entry] = []
    entries.reserveCapacity(16 + extra.count)
    func add(_ key: Key, _ text: String?) {
      if let text, !text.isEmpty { entries.append(.init(key.rawValue, .text(text))) }
    }
    func add(_ key: Key, _ texts: [String]) {
      if !texts.isEmpty { entries.append(.init(key.rawValue, .list(texts.map { .text($0) }))) }
    }
    add(.title, title)
    add(.date, date.rfc3339)
    add(.captured, captured?.utc.rfc3339)
    add(.url, url)
    add(.aliases, aliases)
    add(.outlet, outlet)
    add(.section, section)
    add(.language, language)
    add(.authors, authors)
    add(.byline, byline)
    add(.dateline, dateline)
    add(.translators, translators)
    add(.editors, editors)
    add(.contributors, contributors)
    if !profiles.isEmpty {
      entries.append(.init(Key.profiles.rawValue, .list(profiles.map(\.frontMatter))))
    }
    add(.translationOf, translationOf)
    add(.image, image)
    add(.tags, tags)
    add(.rights, rights)
    if !related.isEmpty { entries.append(.init(Key.related.rawValue, .list(related.map(\.frontMatter)))) }
    add(.via, via)
    // Of a list with something else in it, what was taken is written.
    return FrontMatter(entries + extra.filter { value in !entries.contains { $0.key == value.key } })
  }

  /// The keys of front matter that have a meaning.
  enum Key: String, CaseIterable {
    case title, date, captured, url, aliases, outlet, section, language, authors, byline, dateline, translators,
      editors, contributors, profiles, image, tags, rights, related, via
    case translationOf = "translation_of"
  }
}

extension Article.Link {
  fileprivate var frontMatter: FrontMatter.Value { .map([.init("title", .text(title)), .init("url", .text(url))]) }
}

extension Article.Profile {
  fileprivate var frontMatter: FrontMatter.Value {
    var entries = [FrontMatter.Entry("name", .text(name))]
    if let url { entries.append(.init("url", .text(url))) }
    entries.append(.init("about", .text(about)))
    return .map(entries)
  }
}
