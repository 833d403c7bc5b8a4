import Content
import Ledger
import Media
import Platform
import Site
import Synchronization

/// Verifies a site and the archive that it was built from. Nothing is written.
package struct SiteCheck: Sendable {
  package var configuration: Configuration
  package var checks: Set<Check>
  package var workers: Workers
  /// What tells this program from others, as builds are given it.
  package var program: UInt64 = 0
  /// Told how many of how many files are read.
  package var progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  /// Told when a phase begins, in a word.
  package var phase: @Sendable (String) -> Void = { _ in }

  package init(configuration: Configuration, checks: Set<Check> = Set(Check.allCases), workers: Workers) {
    self.configuration = configuration
    self.checks = checks
    self.workers = workers
  }

  /// The most bytes of a file that is taken apart: larger than any that a build writes.
  static let largest = 256 << 20

  /// What is looked at.
  private struct Subject: Sendable {
    let resolver: Resolver
    let media: MediaCopies
    let ledger: LedgerFacts?
    let outline: SiteOutline?

    var files: SiteFiles { resolver.files }
  }

  /// Checks the site.
  ///
  /// - Throws: when there is no site, the archive cannot be read, or the settings or templates cannot be used.
  package func run() throws(SiteBuild.Failure) -> CheckReport {
    phase("site")
    let subject = try subject()
    phase("files")
    let facts = read(subject)
    var report = CheckReport(files: subject.files)
    for fact in facts {
      report.add(fact.page.findings)
      report.count(fact.page.pictures)
    }
    if checks.contains(.fragments) { report.add(fragments(facts.flatMap(\.page.fragments), subject)) }
    if checks.contains(.orphans) {
      let redirects = facts.indices.filter { facts[$0].page.isRedirect }
      report.add(
        OrphanCheck(files: subject.files, targets: facts.map(\.page.pages), redirects: Set(redirects)).findings)
    }
    var digests: MediaDigests?
    if !checks.isDisjoint(with: [.media, .ledger]) {
      phase("media")
      digests = MediaDigests(subject.media, site: subject.files, workers: workers)
    }
    phase("whole")
    if let digests, checks.contains(.media) { report.add(MediaCheck(subject.media, digests).findings) }
    if let outline = subject.outline { compare(outline, facts, subject, &report) }
    if let ledger = subject.ledger, let digests, checks.contains(.ledger) {
      report.add(ledger.findings + ledger.compare { fingerprint(of: $0, facts, subject.files, digests) })
    }
    report.add(
      subject.files.walk.failures.map { Finding(.unreadable, $0.reason, at: .other($0.path)) })
    report.finish(checks)
    return report
  }

  private func subject() throws(SiteBuild.Failure) -> Subject {
    let configuration = configuration
    let files = try system { () throws(SystemError) in try SiteFiles(configuration.output, workers: workers) }
    let media = try system { () throws(SystemError) in try MediaCopies(folder: configuration.media.folder) }
    let needsPlan = !checks.isDisjoint(with: [.feeds, .sitemap, .unshown, .unexplained])
    var ledger: LedgerFacts?
    if needsPlan || checks.contains(.ledger) {
      let readsPages = !checks.isDisjoint(with: [.unshown, .unexplained, .ledger])
      ledger = LedgerFacts(of: configuration.output, reads: readsPages, workers: workers)
    }
    var outline: SiteOutline?
    if needsPlan {
      phase("plan")
      var build = SiteBuild(configuration: configuration, workers: workers)
      build.program = program
      outline = try build.outline(ledger?.ledger)
    }
    return Subject(
      resolver: Resolver(files: files, site: SiteAddress(configuration.url)), media: media, ledger: ledger,
      outline: outline)
  }

  private func system<Result>(_ body: () throws(SystemError) -> Result) throws(SiteBuild.Failure) -> Result {
    do { return try body() } catch { throw .system(error) }
  }

  // MARK: Files

  /// What is known of a file once it was read.
  private struct FileFacts: Sendable {
    var page = PageFacts()
    var fingerprint: Fingerprint?
  }

  /// Reads every file that matters, each once.
  private func read(_ subject: Subject) -> [FileFacts] {
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
    var facts = FileFacts()
    // What is in files of media, their names tell, and `MediaCheck` looks.
    guard isTakenApart || checks.contains(.ledger) && !file.path.isMedia else { return facts }
    do throws(SystemError) {
      let bytes = try File.read(
        Folder.join(subject.files.root, file.path), expecting: file.stamp.size, limit: Self.largest)
      bytes.withUnsafeBufferPointer { bytes in
        if checks.contains(.ledger) { facts.fingerprint = Fingerprint(bytes) }
        if isTakenApart { facts.page = takeApart(bytes, place, subject) }
      }
    } catch {
      facts.page.findings = [Finding(.unreadable, error.reason, at: .site(file.path))]
    }
    return facts
  }

  /// The checks for which pages are read.
  private static let pageChecks: Set<Check> = [
    .links, .fragments, .resources, .externalResources, .orphans, .duplicateIDs, .media, .unexplained,
  ]

  private func isTakenApart(_ path: String, _ outline: SiteOutline?) -> Bool {
    if path.isPage || path.hasSuffix(".css") || path.hasSuffix(".svg") {
      return !checks.isDisjoint(with: Self.pageChecks)
    }
    if case .feed? = outline?.files[path] { return checks.contains(.feeds) }
    switch path {
    case "feeds.opml": return checks.contains(.feeds) && outline?.files[path] != nil
    case "opensearch.xml", "robots.txt": return checks.contains(.links)
    default: return false
    }
  }

  private func takeApart(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ subject: Subject) -> PageFacts {
    let path = subject.files.files[place].path
    var facts = PageFacts()
    if let outline = subject.outline, case .feed(let number)? = outline.files[path] {
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

  // MARK: The whole

  /// Links to parts of other pages that these do not have.
  private func fragments(_ fragments: [PageFragment], _ subject: Subject) -> [Finding] {
    let byPage = Dictionary(grouping: fragments, by: \.page).sorted { $0.key < $1.key }
    let paths = subject.files.places.paths
    let findings = workers.map(byPage.count, grain: 4) { number -> [Finding] in
      let (page, fragments) = byPage[number]
      let path = Folder.join(subject.files.root, paths[Int(page)])
      // One that cannot be read is reported as such.
      guard let bytes = try? File.read(path, limit: Self.largest) else { return [] }
      let known = bytes.withUnsafeBufferPointer(PageScan.identifiers)
      return fragments.filter { !known.contains($0.id) }.map { fragment in
        Finding(
          .missingFragment, "\(paths[Int(page)])#\(fragment.id)",
          at: .site(paths[Int(fragment.source)], offset: Int(fragment.offset)))
      }
    }
    return findings.flatMap { $0 }
  }

  /// Holds the site against what a build would make.
  private func compare(
    _ outline: SiteOutline, _ facts: [FileFacts], _ subject: Subject, _ report: inout CheckReport
  ) {
    report.articles = outline.articleCount
    if checks.contains(.sitemap) {
      var check = SitemapCheck(outline: outline, resolver: subject.resolver)
      check.run()
      report.add(check.findings)
    }
    let plan = PlanCheck(
      outline, files: subject.files, content: configuration.content, pages: subject.ledger?.pages,
      shown: Set(facts.lazy.flatMap(\.page.media)))
    if checks.contains(.unshown) {
      report.add(plan.unshown)
      report.add(plan.unread)
    }
    if checks.contains(.unexplained) { report.add(plan.unexplained) }
  }

  /// What a ledger would have of a file; `nil` when it is not there.
  private func fingerprint(
    of path: String, _ facts: [FileFacts], _ files: SiteFiles, _ digests: MediaDigests
  ) -> Fingerprint? {
    if path.isMedia { return digests.published[path]??.fingerprint }
    guard let place = files.places[path] else { return File.fingerprint(Folder.join(files.root, path)) }
    return facts[place].fingerprint
  }
}
