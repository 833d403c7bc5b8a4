import Content
import Ledger
import Media
import Platform
import Site

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
  struct Subject: Sendable {
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
      let changes = ledger.compare(subject.files) { fingerprint(of: $0, facts, subject.files, digests) }
      report.add(ledger.findings + changes + damage(of: changes, subject))
    }
    report.add(
      subject.files.walk.failures.map { failure in
        let rule: Rule = failure.isAboutName ? .unreadableName : .unreadable
        return Finding(rule, failure.reason, at: .other(failure.path))
      })
    report.finish(checks)
    return report
  }

  private func subject() throws(SiteBuild.Failure) -> Subject {
    let files = try system { () throws(SystemError) in try SiteFiles(configuration.output, workers: workers) }
    let media = try system { () throws(SystemError) in try MediaCopies(folder: configuration.media.folder) }
    let needsPlan = !checks.isDisjoint(with: [.feeds, .sitemap, .damaged, .unshown, .unexplained])
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

  /// What a ledger would have of a file; `nil` when it cannot be read.
  private func fingerprint(
    of path: String, _ facts: [FileFacts], _ files: SiteFiles, _ digests: MediaDigests
  ) -> Fingerprint? {
    if path.isMedia { return digests.published[path]??.fingerprint }
    guard let place = files.places[path] else { return File.fingerprint(Folder.join(files.root, path)) }
    return facts[place].fingerprint
  }
}
