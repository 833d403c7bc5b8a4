/// Reads a page, or another file that has addresses.
struct PageScan {
  let resolver: Resolver
  let media: MediaCopies
  let bytes: UnsafeBufferPointer<UInt8>
  let file: Int
  var facts = PageFacts()
  /// The ids of the page, and what else fragments can name.
  private var ids: Set<String> = []
  private var names: Set<String> = []
  /// Links to parts of the page itself.
  var own: [(id: String, offset: Int)] = []

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

  mutating func note(_ rule: Rule, _ subject: String, at offset: Int) {
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
    readStyleAttribute(tag)
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
    for address in AddressAttribute.sources(of: tag.value("srcset")) { load(address, tag, isPicture: true) }
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
    for address in AddressAttribute.sources(of: tag.value("srcset")) { load(address, tag, isPicture: true) }
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
      let target = AddressAttribute.refreshTarget(content)
    else { return }
    switch Address(target, site: resolver.site).kind {
    case .web, .script: note(.foreignRefresh, target, at: tag.start)
    default:
      facts.isRedirect = true
      link(target, tag)
    }
  }
}
