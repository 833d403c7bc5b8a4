import Content
import Diagnostics
import Markup
import Mustache
import Platform

/// Builds a site from an archive.
package struct SiteBuild: Sendable {
  package var configuration: Configuration
  package var workers: Workers
  /// Told how many of how many pages are done.
  package var progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }

  package init(configuration: Configuration, workers: Workers) {
    self.configuration = configuration
    self.workers = workers
  }

  /// What a build did.
  package struct Summary: Sendable {
    /// How many pages were made, and how many articles are among them.
    package var pages = 0
    package var articles = 0
    /// Everything that a person should know.
    package var diagnostics: [Diagnostic] = []
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

  /// How many pages are rendered between two reports of progress.
  private static let chunk = 2048

  /// Builds: reads the theme and the archive, plans the pages, renders them, hands them to the sink.
  package func run(into sink: some PageSink) throws(Failure) -> Summary {
    let theme = try systemCall { () throws(SystemError) in try Theme(overrides: configuration.templates) }
    let text = try configured { () throws(Configuration.Failure) in
      try InterfaceText(language: configuration.language, theme: theme)
    }
    let parser = MarkdownParser()
    let catalog = try systemCall { () throws(SystemError) in
      try Catalog(configuration.content, configuration: configuration, parser: parser, workers: workers)
    }
    let plan = SitePlan(catalog, theme: theme, configuration: configuration)
    let renderer = try configured { () throws(Configuration.Failure) in
      try SiteRenderer(
        configuration: configuration, catalog: catalog, plan: plan, theme: theme, text: text, parser: parser)
    }
    var summary = Summary()
    summary.diagnostics =
      theme.templates.diagnostics + renderer.templateWarnings + catalog.diagnostics + plan.diagnostics
    try render(plan.pages, renderer, into: sink, &summary)
    return summary
  }

  private func render(
    _ pages: [PagePlan], _ renderer: SiteRenderer, into sink: some PageSink, _ summary: inout Summary
  ) throws(Failure) {
    for start in stride(from: 0, to: pages.count, by: Self.chunk) {
      let chunk = pages[start..<min(start + Self.chunk, pages.count)]
      let outcomes = workers.map(chunk.count, grain: 8) { index in
        outcome(of: chunk[start + index], renderer, sink)
      }
      for (page, outcome) in zip(chunk, outcomes) {
        switch outcome {
        case .written(let count):
          summary.pages += count
          if case .article = page.kind { summary.articles += 1 }
        case .notRendered(let diagnostic): summary.diagnostics.append(diagnostic)
        case .notWritten(let error):
          if error.concernsEveryFile { throw .system(error) }
          summary.diagnostics.append(
            Diagnostic(
              .error, "unwritable", "cannot write the page: \(error.reason)", file: error.path,
              help: "see what is in its place; the page was left out"))
        }
      }
      progress(start + chunk.count, pages.count)
    }
  }

  private enum Outcome: Sendable {
    /// How many files.
    case written(Int)
    case notRendered(Diagnostic)
    case notWritten(SystemError)
  }

  private func outcome(of page: PagePlan, _ renderer: SiteRenderer, _ sink: some PageSink) -> Outcome {
    let files: [SiteRenderer.OutputFile]
    do throws(SiteRenderer.Failure) {
      files = try renderer.files(of: page) { index throws(ArticleReader.Failure) in
        try ArticleReader.readBody(renderer.catalog.entries[index].path + ".md", in: configuration.content)
      }
    } catch {
      return .notRendered(error.diagnostic)
    }
    do throws(SystemError) {
      for file in files { try sink.put(file.bytes, at: file.path) }
      return .written(files.count)
    } catch {
      return .notWritten(error)
    }
  }

  private func systemCall<Result>(_ body: () throws(SystemError) -> Result) throws(Failure) -> Result {
    do { return try body() } catch { throw .system(error) }
  }

  private func configured<Result>(_ body: () throws(Configuration.Failure) -> Result) throws(Failure) -> Result {
    do { return try body() } catch { throw .configuration(error.diagnostics) }
  }
}
