import ArgumentParser
import Captures
import Compression
import Content
import Diagnostics
import Importing
import Platform
import Publishing
import Site

/// The steps that commands are made of.
struct Work {
  var configuration: Configuration
  let rules: RuleSet
  let workers: Workers
  let console: Reporter
  /// What tells of the phases, if that was asked for.
  let timings: Timings?

  /// What imports a folder of captures.
  func importer(of captures: String) -> Importer {
    var importer = Importer(
      captures: captures, content: configuration.content,
      converter: CaptureConverter(
        outlets: OutletTable(configuration.outlets), language: configuration.language, rules: rules),
      basis: ImportBasis.text(configuration, version: Broadsheet.version), workers: workers)
    importer.others = [configuration.output, configuration.media.folder] + [configuration.templates].compactMap { $0 }
    return importer
  }

  /// Imports captures and prints what was done.
  ///
  /// - Parameter report: where to write down what became of each capture; `nil` for nowhere.
  func importCaptures(from captures: String, report: String? = nil) throws -> ImportSummary {
    var importer = importer(of: captures)
    let line = console.progress("importing")
    timings?.begin("import")
    importer.progress = { done, total in line.update(done, of: total) }
    defer { line.end() }
    do throws(SystemError) {
      let summary = try importer.run()
      line.end()
      console.report(summary.diagnostics)
      console.summarise("imported \(summary.text)")
      if let report { try importer.writeReport(of: summary, to: report) }
      return summary
    } catch {
      throw fail(error)
    }
  }

  /// Builds the site and prints what was done.
  ///
  /// - Parameter all: whether every page is made anew.
  func buildSite(all: Bool) throws -> SiteBuild.Summary {
    var build = SiteBuild(configuration: configuration, workers: workers)
    build.program = ProgramIdentity.value
    build.makesAll = all
    if configuration.precompress { build.precompression = precompression() }
    if let timings { build.phase = { timings.begin($0) } }
    let line = console.progress("building")
    build.progress = { done, total in line.update(done, of: total) }
    defer { line.end() }
    do {
      timings?.begin("output")
      let output = try OutputFolder(configuration.output, isTrusted: !all, workers: workers)
      let summary = try build.run(into: output)
      timings?.begin("ledger")
      let published = try output.finish(summary.state)
      line.end()
      console.report(summary.diagnostics + published.kept.map(keptDiagnostic))
      console.summarise(
        "built \(summary.pages) pages of \(summary.articles) articles in \(configuration.output): "
          + "\(summary.written) written, \(published.removed) removed")
      return summary
    } catch let error as SystemError {
      throw fail(error)
    } catch let error as SiteBuild.Failure {
      throw fail(error)
    }
  }

  /// What compresses files, as far as the system has it.
  private func precompression() -> Precompression {
    let brotli = Brotli()
    if brotli == nil {
      console.report([
        Diagnostic(
          .note, "brotli",
          "the system has no library libbrotlienc.so.1, so no .br files are written beside the .gz files",
          help: "install Brotli (Debian calls it libbrotli1), or serve the .gz files alone")
      ])
    }
    return Precompression(brotli: brotli)
  }

  /// Prints what the phases used, if that was asked for.
  func reportTimings() {
    if let timings { console.summarise(text: timings.text, json: timings.json) }
  }

  private func keptDiagnostic(_ page: String) -> Diagnostic {
    Diagnostic(
      .warning, "kept", "the page no longer belongs to the site, but somebody changed it",
      file: Folder.join(configuration.output, page), help: "it was left alone; delete it when it is not wanted")
  }

  func fail(_ error: SiteBuild.Failure) -> ExitCode {
    switch error {
    case .configuration(let diagnostics):
      console.report(diagnostics)
      return Status.failed
    case .system(let error): return fail(error)
    }
  }

  private func fail(_ error: SystemError) -> ExitCode {
    console.report([error.diagnostic])
    return Status.failed
  }
}
