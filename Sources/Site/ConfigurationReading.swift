import Content
import Diagnostics
import Platform

extension Configuration {
  /// A configuration file with what is wrong in it.
  package struct Failure: Error, Sendable {
    /// All mistakes, in the order of the file.
    package var diagnostics: [Diagnostic]

    package init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
  }

  /// Reads `broadsheet.yml`.
  ///
  ///     title: 苇与灯
  ///     outlets:
  ///       - slug: hepan
  ///         name: 河畔日报
  ///         hosts: [hepan.example]
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: its name for diagnostics.
  /// - Throws: when it is not YAML, or holds a key that is not known or a value that cannot be used: all of them at once.
  package init(yaml bytes: [UInt8], file: String) throws(Failure) {
    self.init()
    var reader = ConfigurationReader(bytes, file: file)
    reader.read(into: &self)
    guard reader.diagnostics.isEmpty else { throw Failure(diagnostics: reader.diagnostics) }
  }
}

/// Reads the settings and gathers what is wrong with them.
struct ConfigurationReader {
  private let source: SourceText
  private let file: String
  private(set) var diagnostics: [Diagnostic] = []

  typealias Entry = YAML.Entry

  static let keys = [
    "title", "description", "language", "url", "canonical", "timezone", "captures", "content", "output", "templates",
    "page_size", "feed_size", "feeds", "search", "media", "precompress", "outlets", "rules",
  ]
  private static let outletKeys = ["slug", "name", "other_names", "hosts", "language", "timezone", "section"]

  init(_ bytes: [UInt8], file: String) {
    source = SourceText(bytes)
    self.file = file
  }

  mutating func read(into configuration: inout Configuration) {
    let help = "the file is in another encoding; save it as UTF-8"
    if let failure = source.encodingDiagnostic(.error, file: file, help: help) { return diagnostics.append(failure) }
    let entries: [Entry]
    do throws(YAML.Failure) {
      entries = try YAML.map(String(decoding: source.bytes, as: UTF8.self))
    } catch {
      complain(
        error.message, at: error.position, help: error.help ?? "see Documentation/Configuration.md for an example")
      return
    }
    for entry in entries { read(entry, into: &configuration) }
  }

  private mutating func read(_ entry: Entry, into configuration: inout Configuration) {
    switch entry.key {
    case "title": set(&configuration.title, entry)
    case "description": set(&configuration.description, entry)
    case "language": if let language = language(entry) { configuration.language = language }
    case "url": if let url = url(entry) { configuration.url = url }
    case "canonical":
      set(
        &configuration.canonical, entry,
        help: "write original for the address of the original, page for the article's page on the site")
    case "timezone": if let zone = zone(entry) { configuration.zone = zone }
    case "captures": configuration.captures = text(entry)
    case "content": set(&configuration.content, entry)
    case "output": set(&configuration.output, entry)
    case "templates": configuration.templates = text(entry)
    case "page_size": set(&configuration.pageSize, entry, in: 10...1000)
    case "feed_size": set(&configuration.feedSize, entry, in: 1...1000)
    case "feeds": if let feeds = feeds(entry) { configuration.feeds = feeds }
    case "search":
      // A plain `off` is a condition in YAML 1.1: programs may write it as `false`.
      set(
        &configuration.search, entry, whenFalse: .off,
        help: "write full for all of the articles, titles for their titles, off for no search")
    case "precompress": set(&configuration.precompress, entry)
    case "media": readMedia(entry, into: &configuration.media)
    case "outlets": configuration.outlets = outlets(entry)
    case "rules": configuration.cleanup = cleanup(entry)
    default: complainOfUnknown(entry, known: Self.keys)
    }
  }

  /// Which terms have feeds: `[outlets, sections]`.
  private mutating func feeds(_ entry: Entry) -> Set<Taxonomy>? {
    choices(entry, unknown: "there are no feeds of")
  }

  private mutating func outlets(_ entry: Entry) -> [Outlet] {
    guard case .list(let items, _) = entry.value else {
      complain("outlets is not a list", at: entry.value.position, help: "begin each outlet with a line - slug: …")
      return []
    }
    var outlets: [Outlet] = []
    for item in items {
      guard let outlet = outlet(item) else { continue }
      if outlets.contains(where: { $0.slug == outlet.slug }) {
        complain(
          "the outlet \(outlet.slug) comes twice", at: item.position,
          help: "give it another slug, or write the hosts of both into one list")
      }
      for place in outlet.places {
        guard let other = outlets.first(where: { $0.slug != outlet.slug && $0.places.contains(place) }) else {
          continue
        }
        complain(
          "the outlets \(other.slug) and \(outlet.slug) both have \(place)", at: item.position,
          help: "remove it from one of them, or name their parts: \(place)/news")
      }
      outlets.append(outlet)
    }
    return outlets
  }

  /// Where an outlet's articles live: hosts, or parts of them. A single one need not be a list.
  private mutating func places(_ entry: Entry) -> [String] {
    texts(entry, help: "write hosts: [news.example, example.org/news]").compactMap { text, position in
      let address = WebAddress("https://" + text)
      if !text.contains("://"), !text.hasPrefix("/"), address.isWeb, address.query == nil, address.fragment == nil,
        !text.utf8.contains(where: { $0 <= UInt8(ascii: " ") || $0 == UInt8(ascii: "*") })
      {
        return text
      }
      let written = WebAddress(text)
      complain(
        "\(text) is not the name of a host", at: position,
        help: written.isWeb
          ? "did you mean \(written.host)?" : "write news.example, which has its subdomains in it, or example.org/news")
      return nil
    }
  }

  private mutating func outlet(_ node: YAML.Node) -> Outlet? {
    guard case .map(let entries, let position) = node else {
      complain("an outlet is not a map", at: node.position, help: "write slug:, name: and hosts: below each other")
      return nil
    }
    var outlet = Outlet(slug: "", name: "", places: [])
    for entry in entries {
      switch entry.key {
      case "slug": set(&outlet.slug, entry)
      case "name": set(&outlet.name, entry)
      case "other_names": outlet.otherNames = texts(entry, help: "write other_names: [河畔网, 河畔]").map(\.text)
      case "hosts": outlet.places = places(entry)
      case "language": outlet.language = language(entry)
      case "timezone": if let zone = zone(entry) { outlet.zone = zone }
      case "section":
        var segment = 1
        set(&segment, entry, in: 0...9)
        outlet.sectionSegment = segment
      default: complainOfUnknown(entry, known: Self.outletKeys)
      }
    }
    guard !outlet.slug.isEmpty, Slug.make(outlet.slug, limit: 40) == outlet.slug else {
      complain(
        outlet.slug.isEmpty ? "an outlet has no slug" : "the slug \(outlet.slug) cannot be used in a path",
        at: position, help: "write slug: with small letters, digits and hyphens, 40 bytes at most")
      return nil
    }
    if outlet.name.isEmpty { outlet.name = outlet.slug }
    return outlet
  }

  // MARK: Values

  mutating func text(_ entry: Entry) -> String? {
    if case .text(let text, _) = entry.value { return text.isEmpty ? nil : text }
    complain("\(entry.key) is not a text", at: entry.value.position, help: "write it as \(entry.key): …")
    return nil
  }

  /// The texts of a list, or a single one, with their places.
  mutating func texts(_ entry: Entry, help: String) -> [(text: String, position: SourcePosition)] {
    var items = [entry.value]
    if case .list(let nodes, _) = entry.value { items = nodes }
    return items.compactMap { item in
      if case .text(let text, let position) = item { return text.isEmpty ? nil : (text, position) }
      complain("\(entry.key) is not a list of texts", at: item.position, help: help)
      return nil
    }
  }

  /// Those that are listed of a few names.
  ///
  /// - Parameter unknown: what is said before a name that is none of them.
  mutating func choices<Choice: RawRepresentable<String> & CaseIterable & Hashable>(
    _ entry: Entry, unknown: String
  ) -> Set<Choice>? {
    let names = Choice.allCases.map(\.rawValue)
    let help = "write the ones that you want of [\(names.joined(separator: ", "))]"
    guard case .list = entry.value else {
      complain("\(entry.key) is not a list", at: entry.value.position, help: help)
      return nil
    }
    var choices: Set<Choice> = []
    for (text, position) in texts(entry, help: help) {
      if let choice = Choice(rawValue: text) {
        choices.insert(choice)
      } else {
        complain(
          "\(unknown) \(text)", at: position,
          help: nearestName(to: text, among: names).map { "did you mean \($0)?" } ?? help)
      }
    }
    return choices
  }

  mutating func set(_ value: inout String, _ entry: Entry) {
    if let text = text(entry) { value = text }
  }

  mutating func set(_ value: inout Int, _ entry: Entry, in range: ClosedRange<Int>) {
    guard let text = text(entry) else { return }
    guard let number = Int(text), range.contains(number) else {
      complain(
        "\(entry.key) is not a number that can be used", at: entry.value.position,
        help: "write a number from \(range.lowerBound) to \(range.upperBound)")
      return
    }
    value = number
  }

  mutating func set(_ value: inout Bool, _ entry: Entry) {
    if case .text(let text, _) = entry.value, let condition = Bool(text) {
      value = condition
    } else {
      complain(
        "\(entry.key) is neither true nor false", at: entry.value.position,
        help: "write \(entry.key): true, or leave it out")
    }
  }

  /// - Parameter whenFalse: what a condition stands for that is false.
  mutating func set<Choice: RawRepresentable<String>>(
    _ value: inout Choice, _ entry: Entry, whenFalse: Choice? = nil, help: String
  ) {
    guard let text = text(entry) else { return }
    guard let choice = Choice(rawValue: text) ?? (text == "false" ? whenFalse : nil) else {
      return complain("\(entry.key) is not \(text)", at: entry.value.position, help: help)
    }
    value = choice
  }

  private mutating func url(_ entry: Entry) -> String? {
    guard let text = text(entry) else { return nil }
    let address = WebAddress(text)
    guard address.isWeb, address.query == nil, address.fragment == nil else {
      complain(
        "url is not the address of a site", at: entry.value.position, help: "write it as https://news.example/archive/")
      return nil
    }
    var site = address
    // A name or a password would be on every page.
    if let at = address.authority?.lastIndex(of: "@") { site.authority?.removeSubrange(...at) }
    if ["index.html", "index.htm"].contains(Folder.name(of: address.path).lowercased()) {
      site.path = Folder.relativeParent(of: address.path)
    }
    let folder = site.text.hasSuffix("/") ? site.text : site.text + "/"
    guard site == address else {
      complain(
        site.authority == address.authority
          ? "url is the address of a page, not that of a site"
          : "url has a user's name in it, which all pages would show",
        at: entry.value.position, help: "write it as \(folder)")
      return nil
    }
    return folder
  }

  private mutating func language(_ entry: Entry) -> String? {
    guard let text = text(entry) else { return nil }
    if LanguageTag.isWellFormed(text) { return text }
    complain(
      "\(text) is not the tag of a language", at: entry.value.position,
      help: LanguageTag.nearest(to: text).map { "did you mean \($0)?" } ?? "write a tag such as zh-Hans, zh-Hant or en")
    return nil
  }

  private mutating func zone(_ entry: Entry) -> TimeZoneRule? {
    guard let text = text(entry) else { return nil }
    if let zone = TimeZoneRule(text) { return zone }
    let nearest = nearestName(to: text, among: TimeZoneRule.names).map { ": did you mean \($0)?" } ?? ""
    complain(
      "the time zone \(text) is not known\(nearest)", at: entry.value.position,
      help: "write a name such as Asia/Shanghai, or an offset such as +08:00")
    return nil
  }

  mutating func complainOfUnknown(_ entry: Entry, known: [String]) {
    let nearest = nearestName(to: entry.key, among: known)
    complain(
      "there is no setting \(entry.key)", at: entry.position,
      help: nearest.map { "did you mean \($0)?" } ?? "the settings are \(known.joined(separator: ", "))")
  }

  mutating func complain(_ message: String, at position: SourcePosition, help: String) {
    diagnostics.append(
      Diagnostic(
        .error, "configuration", message, file: file, position: position, sourceLine: source.line(position.line),
        help: help))
  }
}
