import Content
import Diagnostics
import Ledger
import Markup
import Mustache
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
    /// The configuration or the templates cannot be used.
    case configuration([Diagnostic])
    /// A folder cannot be read, or nothing can be written.
    case system(SystemError)
  }

  /// Builds: reads the theme and the archive, plans the pages, renders those that changed, hands them to the sink.
  package func run(into sink: some PageSink) throws(Failure) -> Summary {
    phase("theme")
    let theme = try systemCall { () throws(SystemError) in try Theme(overrides: configuration.templates) }
    var media = try systemCall { () throws(SystemError) in try KeptMedia(folder: configuration.media.folder) }
    let parser = MarkdownParser()
    let reader = ArchiveReader(configuration, parser: parser, comparesArticles: theme.comparesArticles)
    // What files are compressed by is a part of the program for pages, not for what articles say.
    let pageProgram = precompression.identity(of: program)
    let past = PastBuild(
      sink.ledger, recordBasis: reader.basis(program: program, configuration),
      buildBasis: Self.basis(pageProgram, configuration, theme, media), isBelieved: !makesAll)
    phase("survey")
    let (survey, inputs) = try survey(past)
    if survey.isUnchanged, sink.isAsLeft, !makesAll, let head = past.finalHead {
      return Summary(pages: head.pages, articles: head.articles, sink: sink)
    }
    media = media.reading()
    phase("articles")
    let contents = inputs.isEmpty ? nil : past.contents(workers)
    let all = ArchiveReading(survey, inputs: inputs, past: contents, reader: reader, workers: workers)
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
    let renderer = try configured { () throws(Configuration.Failure) in
      try SiteRenderer(
        program: pageProgram, configuration: configuration, catalog: catalog, plan: plan, theme: theme,
        media: media, text: InterfaceText(language: configuration.language, theme: theme), parser: parser)
    }
    var summary = Summary(renderer: renderer, sink: sink)
    summary.diagnostics =
      theme.diagnostics + theme.templates.diagnostics + media.diagnostics + renderer.templateWarnings
      + catalog.diagnostics + reading.languageWarnings + site.misplaced + plan.diagnostics
    phase("digests")
    let update = PageUpdate(plan.pages, past: pastPages, workers: workers) { page, record in
      !makesAll && renderer.inputs(of: page, lookups: record.lookups) == record.inputs
        && record.files.allSatisfy(sink.holds)
    }
    try systemCall { () throws(SystemError) in try sink.makeRoom(for: plan.pages, gone: update.gone) }
    phase("pages")
    let making = PageMaking(
      renderer: renderer, reading: reading, sink: sink, workers: workers, precompression: precompression,
      keepsCompressed: past.hadSameBasis, progress: progress, phase: phase)
    let started = summary
    let (made, kept) = workers.both {
      Result { () throws(Failure) in
        var summary = started
        return (pages: try making.make(update, &summary), summary: summary)
      }
    } _: {
      Result { () throws(SystemError) in
        try sink.keep(reading.state(catalog.relations))
      }
    }
    var pages: [PageRecord?]
    (pages, summary) = try made.get()
    try systemCall { () throws(SystemError) in try kept.get() }
    if !media.isEmpty { phase("media") }
    let files = try MediaPublishing(media: media, sink: sink, workers: workers)
      .publish(for: pages, past: pastMedia, &summary)
    let current = Set(files.map(\.path))
    let dropped = update.dropped(now: pages)
    // Records of many pages are copied for it.
    if !files.isEmpty { pages += files }
    summary.state = BuildState(
      head: LedgerFile.Head(
        recordBasis: past.recordBasis, buildBasis: past.buildBasis, pages: summary.pages, articles: summary.articles,
        wasSilent: summary.diagnostics.isEmpty),
      pages: pages, gone: update.gone + pastMedia.filter { !current.contains($0.path) },
      dropped: dropped,
      // Of articles that have no place all is known, so that what is no longer planned can go.
      isComplete: summary.diagnostics.count { $0.severity == .error } == site.misplaced.count)
    return summary
  }

  /// Looks at the archive, and reads what the ledger knows of it.
  func survey(_ past: PastBuild) throws(Failure) -> (ArchiveSurvey, [InputRecord]) {
    let inputs = past.inputs(workers)
    let walk = try systemCall { () throws(SystemError) in
      try FolderWalk(
        configuration.content, known: inputs.isEmpty ? [:] : ArchiveSurvey.folders(of: inputs, past.inputFolders()),
        workers: workers, include: ArchiveSurvey.isArticle)
    }
    return (ArchiveSurvey(configuration.content, walk, inputs: inputs), inputs)
  }

  /// What a build depends on besides the archive.
  private static func basis(
    _ program: UInt64, _ configuration: Configuration, _ theme: Theme, _ media: KeptMedia
  ) -> UInt64 {
    var digest = Digest()
    digest.add(program)
    digest.add(configuration)
    digest.add(theme.fingerprint.value)
    digest.add(media.fingerprint)
    return digest.value
  }

  func systemCall<Result>(_ body: () throws(SystemError) -> Result) throws(Failure) -> Result {
    do { return try body() } catch { throw .system(error) }
  }

  func configured<Result>(_ body: () throws(Configuration.Failure) -> Result) throws(Failure) -> Result {
    do { return try body() } catch { throw .configuration(error.diagnostics) }
  }
}

/// What can be known of the build before.
struct PastBuild {
  let recordBasis: UInt64
  let buildBasis: UInt64
  private let ledger: LedgerFile?
  private let isBelieved: Bool

  /// - Parameter isBelieved: whether what it took from the inputs is taken for right.
  init(_ ledger: LedgerFile?, recordBasis: UInt64, buildBasis: UInt64, isBelieved: Bool) {
    self.ledger = ledger
    self.recordBasis = recordBasis
    self.buildBasis = buildBasis
    self.isBelieved = isBelieved && ledger?.head.recordBasis == recordBasis
  }

  /// What it read; nothing when that depended on something else than it would now.
  func inputs(_ workers: Workers) -> [InputRecord] { isBelieved ? ledger?.inputs(workers) ?? [] : [] }

  /// The folders that these were in.
  func inputFolders() -> [FolderRecord] { isBelieved ? ledger?.inputFolders() ?? [] : [] }

  /// Whether the program, the settings and the theme were the same, and what they made is believed.
  var hadSameBasis: Bool { isBelieved && ledger?.head.buildBasis == buildBasis }

  /// What the ledger says of the whole, if it would say the same again provided that the archive did not change.
  var finalHead: LedgerFile.Head? {
    guard let head = ledger?.head, head.recordBasis == recordBasis, head.buildBasis == buildBasis, head.wasSilent else {
      return nil
    }
    return head
  }

  /// What it took from the inputs. Of a damaged part nothing is known, and every file is read.
  func contents(_ workers: Workers) -> LedgerContents? { ledger?.contents(workers) }

  /// The pages that it made, and the files of media that it put beside them.
  func pages(_ workers: Workers) -> (pages: [PageRecord], media: [PageRecord]) {
    var pages = ledger?.pages(workers) ?? []
    // They stand at the end.
    let end = (pages.lastIndex { !KeptMedia.isSitePath($0.path) } ?? -1) + 1
    let media = Array(pages[end...])
    pages.removeLast(media.count)
    return (pages, media)
  }
}
