import Platform
import Site
import Synchronization

extension SiteCheck {
  /// What is known of a file once it was read.
  struct FileFacts: Sendable {
    var page = PageFacts()
    var fingerprint: Fingerprint?
  }

  /// Reads every file that matters, each once.
  func read(_ subject: Subject) -> [FileFacts] {
    let count = subject.files.files.count
    let done = Atomic<Int>(0)
    let step = 256
    return workers.map(count, grain: 16) { place in
      let facts = read(place, subject)
      let now = done.wrappingAdd(1, ordering: .relaxed).newValue
      if now.isMultiple(of: step) { progress(now, count) }
      return facts
    }
  }

  private func read(_ place: Int, _ subject: Subject) -> FileFacts {
    let file = subject.files.files[place]
    let isTakenApart = isTakenApart(file.path, subject.outline)
    let form = checks.contains(.damaged) && !isCompared(subject) ? subject.outline?.form(of: file.path) : nil
    var facts = FileFacts()
    // What is in files of media, their names tell, and `MediaCheck` looks.
    guard isTakenApart || form != nil || checks.contains(.ledger) && !file.path.isMedia else { return facts }
    do throws(SystemError) {
      let bytes = try File.read(
        Folder.join(subject.files.root, file.path), expecting: file.stamp.size, limit: Self.largest)
      bytes.withUnsafeBufferPointer { bytes in
        if checks.contains(.ledger) { facts.fingerprint = Fingerprint(content: bytes) }
        if isTakenApart { facts.page = takeApart(bytes, place, subject) }
        if let damage = form?.damage(of: bytes, at: file.path) { facts.page.findings.append(damage) }
      }
    } catch {
      // What is too large for any file of a build is none, and no matter as long as it is not taken apart.
      if isTakenApart || form != nil || error.code != SystemError.fileTooLarge {
        facts.page.findings = [Finding(.unreadable, error.reason, at: .site(file.path))]
      }
    }
    return facts
  }

  /// Whether each file is held against what the ledger tells of it: one that is as it was written is whole.
  private func isCompared(_ subject: Subject) -> Bool { checks.contains(.ledger) && subject.ledger?.pages != nil }

  /// How files are damaged of which the ledger tells that they changed.
  func damage(of changes: [Finding], _ subject: Subject) -> [Finding] {
    guard checks.contains(.damaged), isCompared(subject), let outline = subject.outline else { return [] }
    let paths = changes.filter { $0.rule === Rule.changedFile }.compactMap(\.sitePath)
    return workers.map(paths.count, grain: 4) { place -> Finding? in
      // One that cannot be read was told of.
      guard let form = outline.form(of: paths[place]),
        let bytes = try? File.read(Folder.join(subject.files.root, paths[place]), limit: Self.largest)
      else { return nil }
      return bytes.withUnsafeBufferPointer { form.damage(of: $0, at: paths[place]) }
    }.compactMap { $0 }
  }

  /// The checks for which pages are read.
  private static let pageChecks: Set<Check> = [
    .links, .fragments, .resources, .externalResources, .orphans, .duplicateIDs, .media, .unexplained,
  ]

  private func isTakenApart(_ path: String, _ outline: SiteOutline?) -> Bool {
    if path.isPage || path.hasSuffix(".css") || path.hasSuffix(".svg") {
      return !checks.isDisjoint(with: Self.pageChecks)
    }
    if case .feed? = outline?.files[ByteKey(path)] { return checks.contains(.feeds) }
    switch path {
    case "feeds.opml": return checks.contains(.feeds) && outline?.files[ByteKey(path)] != nil
    case "opensearch.xml", "robots.txt": return checks.contains(.links)
    default: return false
    }
  }

  private func takeApart(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ subject: Subject) -> PageFacts {
    let path = subject.files.files[place].path
    var facts = PageFacts()
    if let outline = subject.outline, case .feed(let number)? = outline.files[ByteKey(path)] {
      facts.findings = FeedCheck.findings(
        bytes, of: outline.feeds[number], outline: outline, resolver: subject.resolver)
      return facts
    }
    var named = NamedAddresses(path, bytes, resolver: subject.resolver)
    switch path {
    case "feeds.opml": if let outline = subject.outline { named.lookAtOutline(outline) }
    case "opensearch.xml": named.lookAtSearch()
    case "robots.txt": named.lookAtRobots()
    default:
      var scan = PageScan(place, bytes, resolver: subject.resolver, media: subject.media)
      if path.hasSuffix(".css") { scan.readStyles() } else { scan.readPage() }
      return scan.facts
    }
    facts.findings = named.findings
    return facts
  }
}
