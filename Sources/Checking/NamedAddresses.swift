import Feeds
import Platform
import Site

extension Rule {
  static let namedMissing = Rule(
    .links, "the file names {}, which is not there", help: Rule.anew, suggestsNames: true)
  static let namedForm = Rule(.links, "it is not well formed: {}", help: Rule.anew)
  static let outlineForm = Rule(.feeds, "it is no list of feeds: {}", help: Rule.anew)
  static let outlineDead = Rule(
    .feeds, "the list names {}, which is not there", help: Rule.anew, suggestsNames: true)
  static let outlineLacks = Rule(.feeds, "the list lacks the feed {}", help: Rule.anew)
}

/// Looks at files that name pages for programs: the list of feeds, the description of the search, what robots are told.
struct NamedAddresses {
  private let resolver: Resolver
  private let path: String
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var findings: [Finding] = []

  /// - Parameter path: that of the file in the site, whose bytes are given.
  init(_ path: String, _ bytes: UnsafeBufferPointer<UInt8>, resolver: Resolver) {
    self.path = path
    self.bytes = bytes
    self.resolver = resolver
  }

  /// The list of feeds (OPML), held against those that it should have.
  mutating func lookAtOutline(_ outline: SiteOutline) {
    var listed: Set<ByteKey> = []
    forEachElement(.outlineForm) { check, name, attributes, offset in
      guard name == "outline" else { return }
      for attribute in attributes where attribute.name == "xmlUrl" || attribute.name == "htmlUrl" {
        if let path = check.look(at: attribute.value, .outlineDead, offset) { listed.insert(ByteKey(path)) }
      }
    }
    guard findings.isEmpty else { return }
    for feed in outline.feeds where feed.isInOutline && !listed.contains(ByteKey(feed.path)) {
      findings.append(Finding(.outlineLacks, feed.path, at: .site(path)))
    }
  }

  /// The description of the search (OpenSearch).
  mutating func lookAtSearch() {
    forEachElement(.namedForm) { check, name, attributes, offset in
      guard name == "Url", let template = attributes.first(where: { $0.name == "template" })?.value else { return }
      _ = check.look(at: template, .namedMissing, offset)
    }
  }

  /// The sitemaps that robots are told of.
  mutating func lookAtRobots() {
    var offset = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let text = String(decoding: line, as: UTF8.self)
      if text.lowercased().hasPrefix("sitemap:") { _ = look(at: String(text.dropFirst(8)), .namedMissing, offset) }
      offset += line.count + 1
    }
  }

  /// Notes an address of the site at which there is nothing; returns the path that it names.
  private mutating func look(at address: String, _ rule: Rule, _ offset: Int) -> String? {
    guard case .own(let target) = Address(address, site: resolver.site).kind else { return nil }
    if !resolver.files.has(target) { findings.append(Finding(rule, target, at: .site(path, offset: offset))) }
    return target
  }

  private mutating func forEachElement(
    _ form: Rule,
    _ body: (inout NamedAddresses, String, [(name: String, value: String)], Int) -> Void
  ) {
    do throws(FormProblem) {
      var reader = try XMLReader(bytes)
      while let event = try reader.next() {
        if case .start(let name, let attributes, let offset) = event { body(&self, name, attributes, offset) }
      }
    } catch {
      findings.append(Finding(form, error.message, at: .site(path, offset: error.offset)))
    }
  }
}
