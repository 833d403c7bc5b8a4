import Diagnostics
import Ledger
import Markup
import Platform

/// Builds a site from an archive: all of it, or what changed since the build before.
package struct SiteBuild: Sendable {
  package var configuration: Configuration
  package var workers: Workers
  /// What tells this program from others that may have left a ledger.
  package var program: UInt64 = 0
  /// Whether every article is read and every page made, whatever is known of the build before.
  package var makesAll = false
  /// Which files get compressed ones beside them.
  package var precompression = Precompression.off
  /// Told how many of how many pages are done.
  package var progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }

  /// Told when a phase begins, in a word.
  package var phase: @Sendable (String) -> Void = { _ in }

  package init(configuration: Configuration, workers: Workers) {
    self.configuration = configuration
    self.workers = workers
  }

  /// What a build did.
  package struct Summary: Sendable {
    /// How many files the site has, not counting compressed ones beside others, and how many articles are among them.
    package var pages = 0
    package var articles = 0
    /// How many files were written, because they were new or had other bytes, and how many bytes they have.
    package var written = 0
    package var bytes = 0
    /// Everything that a person should know.
    package var diagnostics: [Diagnostic] = []
    /// What the next build can know; `nil` when that is what this one knew.
    package var state: BuildState?
    /// What made the pages: a process that ends soon keeps it, since taking it apart takes time.
    package var renderer: SiteRenderer?
    /// What took the pages, kept for the same reason.
    package var sink: (any PageSink)?
    /// Whether nothing was left out.
    package var isComplete: Bool { !diagnostics.contains { $0.severity == .error } }
  }

  /// Why nothing was built.
  package enum Failure: Error, Sendable {
    /// The configuration or the templates cannot be used, or nothing is left of an archive.
    case configuration([Diagnostic])
    /// A folder cannot be read, or nothing can be written.
    case system(SystemError)
  }

  /// Builds: reads the theme and the archive, plans the pages, renders those that changed, hands them to the sink.
  package func run(into sink: some PageSink) throws(Failure) -> Summary {
    phase("theme")
    let theme = try theme()
    var media = try systemCall { () throws(SystemError) in try KeptMedia(folder: configuration.media.folder) }
    phase("survey")
    let found = try find(sink.ledger, theme, buildBasis: basis(theme, media))
    let (past, inputs) = (found.past, found.inputs)
    if found.survey.isUnchanged, sink.isAsLeft, let head = past.finalHead {
      return Summary(pages: head.pages, articles: head.articles, sink: sink)
    }
    if let failure = lostArchive(found.survey, since: sink.ledger) { throw failure }
    media = media.reading()
    phase("articles")
    let (all, contents) = found.read(workers)
    phase("catalog")
    let relations: @Sendable (ArchiveReading) -> Relations = { reading in
      Relations(reading, since: contents.map { PastArticles(inputs, contents: $0, reading: reading) }, workers: workers)
    }
    let (site, (likeness, before)) = workers.both {
      SiteArrangement(all, theme: theme, configuration: configuration, workers: workers)
    } _: {
      (relations(all), past.pages(workers))
    }
    let (reading, plan) = (site.reading, site.plan)
    let (pastPages, pastMedia) = before
    let catalog = site.catalog.relating(site.misplaced.isEmpty ? likeness : relations(reading), reading, workers)
    let renderer = try renderer(catalog, plan, theme, media, found.reader.parser)
    var summary = Summary(renderer: renderer, sink: sink)
    summary.diagnostics =
      theme.diagnostics + theme.templateDiagnostics + media.diagnostics + renderer.templateWarnings
      + catalog.diagnostics + reading.warnings + site.misplaced + plan.diagnostics
    phase("digests")
    let update = PageUpdate(plan.pages, past: pastPages, workers: workers) { page, record in
      !makesAll && renderer.inputs(of: page, lookups: record.lookups) == record.inputs
        && record.files.allSatisfy(sink.holds)
    }
    try systemCall { () throws(SystemError) in try sink.makeRoom(for: plan.pages, gone: update.gone) }
    let unread = UnreadSources(reading, theme, content: configuration.content, past: past, workers: workers)
    let (kept, gone) = Self.part(update.gone, unread)
    phase("pages")
    let making = PageMaking(
      renderer: renderer, reading: reading, sink: sink, workers: workers, precompression: precompression,
      keepsCompressed: past.hadSameBasis, progress: progress, phase: phase)
    var pages = try make(update, making, catalog.relations, &summary)
    let dropped = update.dropped(now: pages)
    // Records of many pages are copied for it.
    if !kept.isEmpty { pages += kept }
    if !media.isEmpty { phase("media") }
    let files = try MediaPublishing(media: media, sink: sink, workers: workers)
      .publish(for: pages, past: pastMedia, &summary)
    let current = Set(files.map(\.path))
    if !files.isEmpty { pages += files }
    summary.state = BuildState(
      head: LedgerFile.Head(
        recordBasis: past.recordBasis, buildBasis: past.buildBasis, pages: summary.pages, articles: summary.articles,
        wasSilent: summary.diagnostics.isEmpty),
      pages: pages, gone: gone + pastMedia.filter { !current.contains($0.path) }, dropped: dropped, unread: unread,
      // Of what could not be read its pages are known, and of articles that have no place all is: what is no longer planned can go.
      isComplete: !reading.hasLost
        && Self.errors(summary.diagnostics) == Self.errors(theme.diagnostics + catalog.diagnostics + site.misplaced))
    return summary
  }

  private static func errors(_ diagnostics: [Diagnostic]) -> Int { diagnostics.count { $0.severity == .error } }

  /// Parts pages that are no longer planned: those stay whose sources could not be read, as they are.
  private static func part(_ gone: [PageRecord], _ unread: UnreadSources) -> (kept: [PageRecord], gone: [PageRecord]) {
    let kept = unread.kept(of: gone).map(\.page.unmade)
    guard !kept.isEmpty else { return ([], gone) }
    let paths = Set(kept.map { ByteKey($0.path) })
    return (kept, gone.filter { !paths.contains(ByteKey($0.path)) })
  }

  /// Why nothing is built of an archive that is empty and was not: as a rule it is on a disk that is not there.
  private func lostArchive(_ survey: ArchiveSurvey, since ledger: LedgerFile?) -> Failure? {
    guard !makesAll, survey.isEmpty, let past = ledger?.head.articles, past > 0 else { return nil }
    return .configuration([
      Diagnostic(
        .error, "empty-archive", "no article is there, and the last build had \(past)", file: configuration.content,
        help: "see that its disk is mounted; if all are meant to go, run broadsheet build --all; nothing was built")
    ])
  }

  /// Makes the pages that are stale; meanwhile the sink is told what was read.
  private func make(
    _ update: PageUpdate, _ making: PageMaking, _ relations: Relations, _ summary: inout Summary
  ) throws(Failure) -> [PageRecord?] {
    let started = summary
    let (made, kept) = workers.both {
      Result { () throws(Failure) in
        var summary = started
        return (pages: try making.make(update, &summary), summary: summary)
      }
    } _: {
      Result { () throws(SystemError) in try making.sink.keep(making.reading.state(relations)) }
    }
    let pages: [PageRecord?]
    (pages, summary) = try made.get()
    try systemCall { () throws(SystemError) in try kept.get() }
    return pages
  }

  /// The theme that the settings name.
  func theme() throws(Failure) -> Theme {
    try systemCall { () throws(SystemError) in try Theme(overrides: configuration.templates) }
  }

  /// Looks at the archive, and reads what a ledger knows of it.
  ///
  /// - Parameter buildBasis: what a build depends on besides the archive; it does not matter where nothing is built.
  func find(_ ledger: LedgerFile?, _ theme: Theme, buildBasis: UInt64 = 0) throws(Failure) -> FoundArchive {
    let reader = ArchiveReader(configuration, parser: MarkdownParser(), comparesArticles: theme.comparesArticles)
    let past = PastBuild(
      ledger, recordBasis: reader.basis(program: program, configuration), buildBasis: buildBasis,
      isBelieved: !makesAll)
    let inputs = past.inputs(workers)
    let walk = try systemCall { () throws(SystemError) in
      try FolderWalk(
        configuration.content, known: inputs.isEmpty ? [:] : ArchiveSurvey.folders(of: inputs, past.inputFolders()),
        workers: workers, include: ArchiveSurvey.isArticle)
    }
    return FoundArchive(
      survey: ArchiveSurvey(configuration.content, walk, inputs: inputs), past: past, inputs: inputs, reader: reader)
  }

  /// What makes the pages of a plan.
  func renderer(
    _ catalog: Catalog, _ plan: SitePlan, _ theme: Theme, _ media: KeptMedia, _ parser: MarkdownParser
  ) throws(Failure) -> SiteRenderer {
    do {
      return try SiteRenderer(
        program: pageProgram, configuration: configuration, catalog: catalog, plan: plan, theme: theme, media: media,
        text: InterfaceText(language: configuration.language, theme: theme), parser: parser)
    } catch {
      throw .configuration(error.diagnostics)
    }
  }

  /// What tells this program from others that make pages: what files are compressed by is a part of it, though none of what reads
  /// articles.
  private var pageProgram: UInt64 { precompression.identity(of: program) }

  /// What a build depends on besides the archive.
  private func basis(_ theme: Theme, _ media: KeptMedia) -> UInt64 {
    var digest = Digest()
    digest.add(pageProgram)
    digest.add(configuration)
    digest.add(theme.fingerprint.value)
    digest.add(media.fingerprint)
    return digest.value
  }

  private func systemCall<Result>(_ body: () throws(SystemError) -> Result) throws(Failure) -> Result {
    do { return try body() } catch { throw .system(error) }
  }
}
