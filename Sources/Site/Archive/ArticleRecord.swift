import Content
import Ledger
import Platform

/// An article as a ledger keeps it.
extension ArchivedArticle {
  func write(to writer: inout RecordWriter) {
    writer.add(entry.path)
    writer.add(entry.excerpt)
    writer.add(fixed: entry.content.value)
    writer.add(fixed: entry.listing.value)
    entry.article.write(to: &writer)
    writer.add(fixed: traits.all)
    writer.add(fixed: traits.links)
    writer.add(aliases.count + (address == nil ? 0 : 1))
    if let address { writer.add(address) }
    for alias in aliases { writer.add(alias) }
    writer.add(address == nil ? 0 : 1)
  }

  init(_ reader: inout RecordReader) throws(RecordReader.Damage) {
    let (path, excerpt) = (try reader.text(), try reader.text())
    let (content, listing) = (Fingerprint(value: try reader.fixed()), Fingerprint(value: try reader.fixed()))
    entry = Catalog.Entry(
      path: path, article: try Article(&reader), excerpt: excerpt, content: content, listing: listing)
    traits = Traits(all: try reader.fixedShortNumbers(), links: try reader.fixedNumbers())
    var addresses = try reader.items { (reader: inout RecordReader) throws(RecordReader.Damage) in
      Address(identity: try reader.fixed(), host: try reader.fixed())
    }
    let hasOwn = try reader.number() == 1
    address = hasOwn && !addresses.isEmpty ? addresses.removeFirst() : nil
    aliases = addresses
  }
}

extension Article {
  fileprivate func write(to writer: inout RecordWriter) {
    writer.add(title)
    writer.add(date)
    writer.add(captured == nil ? 0 : 1)
    if let captured { writer.add(captured) }
    for text in [url, outlet, section, language, byline, dateline, translationOf, image] { writer.add(text) }
    for texts in [aliases, authors, translators, editors, contributors, tags, rights, via] { writer.add(texts) }
    // Loops here: the items of another module's generic function are not specialised.
    writer.add(profiles.count)
    for profile in profiles {
      writer.add(profile.name)
      writer.add(profile.url)
      writer.add(profile.about)
    }
    writer.add(related.count)
    for link in related {
      writer.add(link.title)
      writer.add(link.url)
    }
    writer.add(extra.count)
    for entry in extra { writer.add(entry) }
  }

  fileprivate init(_ reader: inout RecordReader) throws(RecordReader.Damage) {
    self.init(title: try reader.text(), date: try Timestamp(&reader))
    captured = try reader.items { (reader: inout RecordReader) throws(RecordReader.Damage) in try Timestamp(&reader) }
      .first
    url = try reader.optionalText()
    outlet = try reader.optionalText()
    section = try reader.optionalText()
    language = try reader.optionalText()
    byline = try reader.optionalText()
    dateline = try reader.optionalText()
    translationOf = try reader.optionalText()
    image = try reader.optionalText()
    aliases = try reader.texts()
    authors = try reader.texts()
    translators = try reader.texts()
    editors = try reader.texts()
    contributors = try reader.texts()
    tags = try reader.texts()
    rights = try reader.texts()
    via = try reader.texts()
    profiles = try reader.items { (reader: inout RecordReader) throws(RecordReader.Damage) in
      Profile(name: try reader.text(), url: try reader.optionalText(), about: try reader.text())
    }
    related = try reader.items { (reader: inout RecordReader) throws(RecordReader.Damage) in
      Link(title: try reader.text(), url: try reader.text())
    }
    extra = try reader.items { (reader: inout RecordReader) throws(RecordReader.Damage) in
      try FrontMatter.Entry(&reader, depth: 0)
    }
  }
}

extension Timestamp {
  fileprivate init(_ reader: inout RecordReader) throws(RecordReader.Damage) {
    self.init(seconds: try reader.number(), offset: try reader.number())
  }
}

extension RecordWriter {
  fileprivate mutating func add(_ address: ArchivedArticle.Address) {
    add(fixed: address.identity)
    add(fixed: address.host)
  }

  fileprivate mutating func add(_ moment: Timestamp) {
    add(moment.seconds)
    add(moment.offset)
  }

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
