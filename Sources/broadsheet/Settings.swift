import ArgumentParser
import Captures
import Diagnostics
import Platform
import Site

/// The options that all commands have.
struct Settings: ParsableArguments {
  @Option(help: ArgumentHelp("The settings. (default: broadsheet.yml, where there is one)", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("The folder of captures to import.", valueName: "folder"))
  var captures: String?

  @Option(help: ArgumentHelp("The folder of normalised articles. (default: content)", valueName: "folder"))
  var content: String?

  @Option(
    help: ArgumentHelp("How many threads to use. (default: one per core that may be used)", valueName: "number"))
  var jobs: Int?

  @Option(help: ArgumentHelp("How to print diagnostics: text or json.", valueName: "format"))
  var format: DiagnosticFormat = .text

  @Flag(help: "Print what each phase took: time, processor time, bytes, calls of the system.")
  var timings = false

  /// The file of the settings, whether it is there or not.
  var file: String { config ?? "broadsheet.yml" }

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1 on.") }
  }

  /// Reads the configuration and gets everything ready to work.
  func prepare() throws -> Work {
    Memory.keepFreed()
    let reporter = Reporter(format: format)
    var (configuration, rules) = try configuration(reporter)
    if let captures { configuration.captures = captures }
    if let content { configuration.content = content }
    // Also a link that leads nowhere, so that it is told of.
    if configuration.templates == nil, File.exists(Theme.folder) { configuration.templates = Theme.folder }
    return Work(
      configuration: configuration, rules: rules, workers: Workers(jobs), console: reporter,
      timings: timings ? Timings() : nil)
  }

  private func configuration(_ reporter: Reporter) throws -> (Configuration, RuleSet) {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try File.read(file, limit: 1 << 20)
    } catch {
      if config == nil, error.isMissing { return (Configuration(), RuleSet()) }
      reporter.complain("cannot read the settings in \(file): \(error.reason)", help: "name the file with --config")
      throw Status.failed
    }
    do throws(Configuration.Failure) {
      let configuration = try Configuration(yaml: bytes, file: file)
      return (configuration, try rules(configuration, bytes, file: file))
    } catch {
      reporter.report(error.diagnostics)
      throw Status.failed
    }
  }

  /// The rules that clean captures up; those that the settings name wrongly are a mistake like any other in them.
  private func rules(
    _ configuration: Configuration, _ bytes: [UInt8], file: String
  ) throws(Configuration.Failure) -> RuleSet {
    let source = SourceText(bytes)
    var diagnostics: [Diagnostic] = []
    let rules = RuleSet(configuration.cleanup) { message, position, help in
      diagnostics.append(
        Diagnostic(
          .error, "configuration", message, file: file, position: position, sourceLine: source.line(position.line),
          help: help))
    }
    guard diagnostics.isEmpty else { throw Configuration.Failure(diagnostics: diagnostics) }
    return rules
  }
}

/// How diagnostics are printed.
enum DiagnosticFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
