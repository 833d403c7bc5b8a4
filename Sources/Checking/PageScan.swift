import Platform

/// What a page says that matters beyond it.
struct PageFacts: Sendable {
  var findings: [Finding] = []
  /// The pages that it leads to, by their places among the files, each once, ascending.
  var pages: [Int32] = []
  /// The files of media that it shows, likewise.
  var media: [Int32] = []
  /// Links to a part of another page.
  var fragments: [PageFragment] = []
  /// Whether it sends its readers on to another page of the site.
  var isRedirect = false
  /// How many pictures are loaded from each host.
  var pictures: [String: Int] = [:]
}

/// A link to a part of another page.
struct PageFragment: Sendable {
  /// The place of the other page among the files.
  let page: Int32
  /// The id of the part.
  let id: String
  /// The page with the link, and where it stands there.
  let source: Int32
  let offset: Int32
}

/// Reads a page, or another file that has addresses.
struct PageScan {
  private let resolver: Resolver
  private let media: MediaCopies
  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: Int
  private(set) var facts = PageFacts()
  /// The ids of the page, and what else fragments can name.
  private var ids: Set<String> = []
  private var names: Set<String> = []
  /// Links to parts of the page itself.
  private var own: [(id: String, offset: Int)] = []

  /// - Parameters:
  ///   - file: the place of the page among the site's files.
  ///   - bytes: what it holds, valid as long as the scan is used.
  init(_ file: Int, _ bytes: UnsafeBufferPointer<UInt8>, resolver: Resolver, media: MediaCopies) {
    self.file = file
    self.bytes = bytes
    self.resolver = resolver
    self.media = media
  }

  /// Reads all of a page of HTML.
  mutating func readPage() {
    var tags = TagReader(bytes)
    while tags.next() { see(tags) }
    for link in own where !ids.contains(link.id) && !names.contains(link.id) {
      note(.missingFragment, "#" + link.id, at: link.offset)
    }
    facts.pages = facts.pages.distinct
    facts.media = facts.media.distinct
  }

  /// Reads all of a style sheet.
  mutating func readStyles() {
    readStyles(0..<bytes.count)
    facts.media = facts.media.distinct
  }

  /// All that fragments can name on a page.
  static func identifiers(_ bytes: UnsafeBufferPointer<UInt8>) -> Set<String> {
    var identifiers: Set<String> = []
    var tags = TagReader(bytes)
    while tags.next() {
      if let id = tags.value("id") { identifiers.insert(id) }
      if tags.name == "a", let name = tags.value("name") { identifiers.insert(name) }
    }
    return identifiers
  }

  private mutating func note(_ rule: Rule, _ subject: String, at offset: Int) {
    facts.findings.append(Finding(rule, subject, at: .site(resolver.files.places.paths[file], offset: offset)))
  }

  // MARK: Elements

  private mutating func see(_ tag: TagReader) {
    if !tag.attributes.isEmpty { seeCommonAttributes(tag) }
    switch tag.name {
    case "a", "area":
      if let name = tag.value("name") { names.insert(name) }
      link(tag.value("href") ?? tag.value("xlink:href"), tag)
    case "link": seeLinkElement(tag)
    case "img", "image": seePicture(tag)
    case "source", "track", "audio", "video", "embed", "iframe", "frame", "script", "input", "use", "object":
      seeEmbedded(tag)
    case "form": form(tag.value("action"), tag)
    case "button": form(tag.value("formaction"), tag)
    case "meta": seeMeta(tag)
    case "base": if let address = tag.value("href") { note(.baseElement, address, at: tag.start) }
    case "style": if let styles = tag.rawText { readStyles(styles) }
    default: break
    }
  }

  private mutating func seeCommonAttributes(_ tag: TagReader) {
    if let id = tag.value("id"), !ids.insert(id).inserted { note(.duplicateID, id, at: tag.start) }
    if let styles = tag.range("style") { readStyles(styles) }
  }

  private mutating func seeLinkElement(_ tag: TagReader) {
    let relations = (tag.value("rel") ?? "").lowercased().split { $0 == " " || $0 == "\n" || $0 == "\t" }
    let loading = [
      "stylesheet", "icon", "preload", "modulepreload", "prefetch", "prerender", "manifest", "apple-touch-icon",
      "mask-icon", "preconnect", "dns-prefetch",
    ]
    if relations.contains(where: { loading.contains(String($0)) }) {
      load(tag.value("href"), tag)
    } else {
      link(tag.value("href"), tag)
    }
  }

  private mutating func seePicture(_ tag: TagReader) {
    let source = tag.value("src") ?? tag.value("href") ?? tag.value("xlink:href")
    load(source, tag, isPicture: true)
    for address in Self.sources(of: tag.value("srcset")) { load(address, tag, isPicture: true) }
    guard let source, case .file(let place) = resolver.target(of: Address(source, site: resolver.site), from: file),
      let difference = media.difference(
        resolver.files.places.paths[place], width: tag.value("width"), height: tag.value("height"))
    else { return }
    note(.wrongPictureSize, difference, at: tag.start)
  }

  private mutating func seeEmbedded(_ tag: TagReader) {
    for address in [tag.value("src"), tag.value("data"), tag.value("xlink:href")] { load(address, tag) }
    if tag.name == "use" { load(tag.value("href"), tag) }
    load(tag.value("poster"), tag, isPicture: true)
    for address in Self.sources(of: tag.value("srcset")) { load(address, tag, isPicture: true) }
    if tag.name == "input" { form(tag.value("formaction"), tag) }
  }

  private mutating func seeMeta(_ tag: TagReader) {
    // What other sites show of the page (OpenGraph).
    if tag.value("property")?.hasPrefix("og:") == true, let content = tag.value("content"),
      case .own = Address(content, site: resolver.site).kind
    {
      return link(content, tag)
    }
    guard tag.value("http-equiv")?.lowercased() == "refresh", let content = tag.value("content"),
      let target = Self.refreshTarget(content)
    else { return }
    switch Address(target, site: resolver.site).kind {
    case .web, .script: note(.foreignRefresh, target, at: tag.start)
    default:
      facts.isRedirect = true
      link(target, tag)
    }
  }

  /// The address in `0; url=…`; `nil` when there is none.
  private static func refreshTarget(_ content: String) -> String? {
    let rest = content.drop { $0 != ";" && $0 != "," }.dropFirst().drop { $0 == " " }
    guard rest.prefix(3).lowercased() == "url" else { return rest.isEmpty ? nil : String(rest) }
    let address = rest.dropFirst(3).drop { $0 == " " || $0 == "=" }
    guard let quote = address.first, quote == "\"" || quote == "'" else { return String(address) }
    return String(address.dropFirst().prefix { $0 != quote })
  }

  /// The addresses of a `srcset`.
  private static func sources(of set: String?) -> [String] {
    guard let set else { return [] }
    var sources: [String] = []
    var rest = Substring(set)
    while true {
      rest = rest.drop { $0 == "," || $0.isWhitespace }
      guard !rest.isEmpty else { return sources }
      let address = rest.prefix { !$0.isWhitespace }
      rest = rest[address.endIndex...]
      if address.hasSuffix(",") {
        sources.append(String(address.reversed().drop { $0 == "," }.reversed()))
      } else {
        sources.append(String(address))
        rest = rest.drop { $0 != "," }
      }
    }
  }

  // MARK: Addresses

  private mutating func link(_ text: String?, _ tag: TagReader) {
    guard let text else { return }
    let address = Address(text, site: resolver.site)
    switch address.kind {
    case .script: note(.scriptLink, text, at: tag.start)
    case .schemeless: note(.schemeless, text, at: tag.start)
    default: break
    }
    guard let place = follow(address, text, .links, tag.start) else { return }
    let path = resolver.files.places.paths[place]
    let isPage = path.isPage
    if path.isMedia { facts.media.append(Int32(truncatingIfNeeded: place)) }
    if isPage { facts.pages.append(Int32(truncatingIfNeeded: place)) }
    guard let fragment = address.fragment, isPage else { return }
    let id = Self.identifier(of: fragment)
    // These lead to the beginning of the page.
    guard !id.isEmpty, id.lowercased() != "top" else { return }
    if place == file {
      own.append((id, tag.start))
    } else {
      facts.fragments.append(
        PageFragment(
          page: Int32(truncatingIfNeeded: place), id: id, source: Int32(truncatingIfNeeded: file),
          offset: Int32(truncatingIfNeeded: tag.start)))
    }
  }

  /// The id that a fragment names, without a directive for words to be highlighted.
  private static func identifier(of fragment: String) -> String {
    Address.decoded(fragment.firstRange(of: ":~:").map { fragment[..<$0.lowerBound] } ?? fragment[...])
  }

  /// Where a form is sent, which is a link with words.
  private mutating func form(_ text: String?, _ tag: TagReader) {
    guard let text else { return }
    if case .web = Address(text, site: resolver.site).kind {
      note(.foreignForm, text, at: tag.start)
    } else {
      link(text, tag)
    }
  }

  private mutating func load(_ text: String?, _ tag: TagReader, isPicture: Bool = false) {
    if let text { load(text, at: tag.start, isPicture: isPicture) }
  }

  private mutating func load(_ text: String, at offset: Int, isPicture: Bool) {
    let address = Address(text, site: resolver.site)
    switch address.kind {
    case .schemeless: note(.schemeless, text, at: offset)
    case .web(let host):
      if !isPicture {
        note(.foreignResource, text, at: offset)
      } else if media.hasCopy(of: text) {
        note(.mirroredPicture, text, at: offset)
      } else {
        facts.pictures[host, default: 0] += 1
      }
    default: break
    }
    guard let place = follow(address, text, .resources, offset) else { return }
    if resolver.files.places.paths[place].isMedia { facts.media.append(Int32(truncatingIfNeeded: place)) }
  }

  private mutating func readStyles(_ range: Range<Int>) {
    for (text, offset) in StyleScan.addresses(bytes, range) { load(text, at: offset, isPicture: false) }
  }

  /// The place of the file that an address leads to; what is wrong with it is noted.
  private mutating func follow(_ address: Address, _ text: String, _ rules: TargetRules, _ offset: Int) -> Int? {
    switch address.kind {
    case .rooted: note(rules.rooted, text, at: offset)
    case .local: note(rules.local, text, at: offset)
    default: break
    }
    switch resolver.target(of: address, from: file) {
    case .file(let place): return place
    case .missing(let path): note(rules.missing, path, at: offset)
    case .folder(let path): note(rules.folder, path.isEmpty ? "of the site" : path, at: offset)
    case .outside: note(rules.outside, text, at: offset)
    case .hiddenFile, .elsewhere: break
    }
    return nil
  }
}

extension [Int32] {
  /// Each number once, ascending.
  fileprivate var distinct: [Int32] {
    var distinct: [Int32] = []
    for number in sorted() where number != distinct.last { distinct.append(number) }
    return distinct
  }
}

extension String {
  /// Whether a path is that of a page of HTML.
  var isPage: Bool { utf8.suffix(5).elementsEqual(".html".utf8) }
  /// Whether a path is that of a file of media.
  var isMedia: Bool { utf8.starts(with: "media/".utf8) }
}
