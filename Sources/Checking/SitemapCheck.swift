import Feeds
import Platform
import Site

extension Rule {
  static let sitemapForm = Rule(.sitemap, "it is no sitemap: {}", help: Rule.anew)
  static let sitemapMissing = Rule(.sitemap, "the sitemap is not there", help: "run broadsheet build")
  static let sitemapLacks = Rule(.sitemap, "the sitemap does not list {}", help: Rule.anew)
  static let sitemapDouble = Rule(.sitemap, "{} is listed once more", help: Rule.anew)
  static let sitemapDead = Rule(
    .sitemap, "{} is listed, and is not there", help: Rule.anew, suggestsNames: true)
  static let sitemapSurplus = Rule(
    .sitemap, "{} is listed, and is no page that search engines are told of", help: Rule.anew)
  static let sitemapForeign = Rule(
    .sitemap, "{} is listed, and is not on this site",
    help: "see that url: in broadsheet.yml is right, and run broadsheet build --all")
  static let sitemapSize = Rule(
    .sitemap, "the file lists more than \(Sitemap.mostPages) pages, or is larger than \(Sitemap.mostBytes >> 20) MB",
    help: "run broadsheet build --all, which parts it")
}

/// Holds the files for search engines against the pages that they should list.
struct SitemapCheck {
  private let outline: SiteOutline
  private let resolver: Resolver
  /// The pages that may be listed.
  private let expected: Set<ByteKey>
  private(set) var findings: [Finding] = []
  /// The pages that are listed, and the files that the list of files names.
  private var listed: Set<ByteKey> = []
  private var parts: Set<ByteKey> = []
  /// Whether a file cannot be read, so that nobody knows what it lists.
  private var isBroken = false

  init(outline: SiteOutline, resolver: Resolver) {
    self.outline = outline
    self.resolver = resolver
    expected = Set(outline.listed.lazy.map(ByteKey.init))
  }

  /// Looks at all of them.
  mutating func run() {
    let file = SitemapFile.path
    guard outline.files[ByteKey(file)] != nil else { return }
    guard resolver.files.has(file) else { return findings.append(Finding(.sitemapMissing, at: .site(file))) }
    read(file)
    if !isBroken {
      for path in outline.listed where !listed.contains(ByteKey(path)) {
        findings.append(Finding(.sitemapLacks, path, at: .site(file)))
      }
    }
    listed = []
    if resolver.files.has(SitemapFile.newsPath) { read(SitemapFile.newsPath) }
  }

  /// An address of a sitemap.
  private struct Entry {
    var address: String
    var offset: Int
  }

  /// Reads a file, and the files that it lists.
  private mutating func read(_ file: String, isPart: Bool = false) {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try File.read(Folder.join(resolver.files.root, file), limit: SiteCheck.largest)
    } catch {
      isBroken = true
      return findings.append(Finding(.unreadable, error.reason, at: .site(file)))
    }
    var entries: [Entry] = []
    var isIndex = false
    do throws(FormProblem) {
      (isIndex, entries) = try bytes.withUnsafeBufferPointer { bytes throws(FormProblem) in try Self.entries(of: bytes)
      }
      if isIndex, isPart { throw FormProblem(message: "a list of files lists a list of files", offset: 0) }
    } catch {
      isBroken = true
      note(.sitemapForm, error.message, file, error.offset)
    }
    if entries.count > Sitemap.mostPages || bytes.count > Sitemap.mostBytes { note(.sitemapSize, "", file, 0) }
    for entry in entries {
      guard case .own(let path) = Address(entry.address, site: resolver.site).kind else {
        note(.sitemapForeign, entry.address, file, entry.offset)
        continue
      }
      guard resolver.files.has(path) else {
        note(.sitemapDead, path, file, entry.offset)
        listed.insert(ByteKey(path))
        continue
      }
      if !isIndex {
        take(entry, path, of: file)
      } else if parts.insert(ByteKey(path)).inserted {
        read(path, isPart: true)
      } else {
        note(.sitemapDouble, path, file, entry.offset)
      }
    }
  }

  private mutating func take(_ entry: Entry, _ path: String, of file: String) {
    let key = ByteKey(path)
    if !listed.insert(key).inserted {
      note(.sitemapDouble, path, file, entry.offset)
    } else if !expected.contains(key) {
      note(.sitemapSurplus, path, file, entry.offset)
    }
  }

  private mutating func note(_ rule: Rule, _ subject: String, _ file: String, _ offset: Int) {
    findings.append(Finding(rule, subject, at: .site(file, offset: offset)))
  }

  /// Whether a file is a list of files, and the addresses that it lists.
  private static func entries(of bytes: UnsafeBufferPointer<UInt8>) throws(FormProblem) -> (Bool, [Entry]) {
    var reader = try XMLReader(bytes)
    var isIndex = false
    var depth = 0
    var entries: [Entry] = []
    var entry: Entry?
    while let event = try reader.next() {
      switch event {
      case .start(let name, _, let offset):
        if depth == 0 {
          guard name == "urlset" || name == "sitemapindex" else {
            throw FormProblem(message: "the root element is <\(name)>", offset: offset)
          }
          isIndex = name == "sitemapindex"
        }
        depth += 1
        entry = name == "loc" ? Entry(address: "", offset: offset) : nil
      case .text(let text): entry?.address += text
      case .end:
        depth -= 1
        if let found = entry { entries.append(found) }
        entry = nil
      }
    }
    return (isIndex, entries)
  }
}
