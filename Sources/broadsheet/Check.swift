import ArgumentParser
import Checking
import Platform
import Site

/// `broadsheet check`
struct CheckSite: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Verify a site and the archive that it was built from.",
    discussion: """
      Looks at every file of the site: that links and what pages load are there, that feeds and sitemaps are whole, that the site \
      is what the archive makes, that nothing was changed or lost since it was built. Nothing is written. --list names the checks; \
      those of --only are made, or all but those of --skip.

      Example: broadsheet check --output public --only links,fragments

      Exit status: 0 nothing is wrong; 1 something is; 2 the site could not be checked.
      """)

  @OptionGroup var settings: Settings

  @OptionGroup var waiting: Waiting

  @Option(help: ArgumentHelp("The folder of the site. (default: public)", valueName: "folder"))
  var output: String?

  @Option(
    help: ArgumentHelp("The folder of templates and assets that the site was built with.", valueName: "folder"))
  var templates: String?

  @Option(help: ArgumentHelp("Make these checks alone, with commas between them.", valueName: "checks"))
  var only: String?

  @Option(help: ArgumentHelp("Leave these checks out, with commas between them.", valueName: "checks"))
  var skip: String?

  @Flag(help: "List the checks, and make none.")
  var list = false

  /// How many faults of a kind people are told of.
  private static let most = 10

  func run() throws {
    let reporter = Reporter(format: settings.format)
    if list { return try reporter.show(Check.allCases.map(\.line).joined()) }
    let checks: Set<Check>
    do throws(UnknownCheck) {
      checks = try Set(only: only.map(Self.names), skip: skip.map(Self.names) ?? [])
    } catch {
      reporter.complain("there is no check \(error.name)", help: error.help)
      throw Status.failed
    }
    guard !checks.isEmpty else {
      reporter.complain("no check is left to make", help: "name one of broadsheet check --list with --only")
      throw Status.failed
    }
    var work = try settings.prepare()
    if let output { work.configuration.output = output }
    if let templates { work.configuration.templates = templates }
    let configuration = work.configuration
    let folders = [configuration.content, configuration.media.folder, configuration.output]
    try work.console.locking(
      folders.map { .reading($0) }, for: "check", patience: waiting.patience
    ) {
      let report = try work.checkSite(checks)
      report.forEachDiagnostic(most: settings.format == .json ? nil : Self.most) { work.console.report([$0]) }
      try work.console.show(report.summary + "\n")
      work.reportTimings()
      if report.hasErrors { throw Status.incomplete }
    }
  }

  private static func names(_ list: String) -> [String] {
    list.split(separator: ",").map { String($0.drop { $0 == " " }) }
  }
}

extension Check {
  /// Its name and what it makes sure of, as a line of a table.
  fileprivate var line: String {
    let width = 20
    return rawValue + String(repeating: " ", count: max(1, width - rawValue.count)) + summary + "\n"
  }
}

extension Work {
  /// Checks the site.
  func checkSite(_ checks: Set<Check>) throws -> CheckReport {
    var check = SiteCheck(configuration: configuration, checks: checks, workers: workers)
    check.program = ProgramIdentity.value
    if let timings { check.phase = { timings.begin($0) } }
    let line = console.progress("checking")
    check.progress = { done, total in line.update(done, of: total) }
    defer { line.end() }
    do throws(SiteBuild.Failure) {
      return try check.run()
    } catch {
      throw fail(error)
    }
  }
}
