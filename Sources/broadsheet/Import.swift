import ArgumentParser
import Platform

/// `broadsheet import`
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Turn captures into normalised articles.",
    discussion: """
      Reads every .md and .txt file below the folder of captures and writes one Markdown file with front matter for each \
      article. Captures are never changed; an article that was edited by hand is never overwritten. With --report it also \
      writes down what became of each capture: one line of JSON with what was found in it, what rules of clean-up took, and \
      what was worked around.

      Example: broadsheet import --captures captures --content content

      Exit status: 0 all well; 1 some captures were left out; 2 nothing was imported.
      """)

  @OptionGroup var settings: Settings

  @OptionGroup var waiting: Waiting

  @Option(help: ArgumentHelp("Write a line of JSON for each capture to this file.", valueName: "file"))
  var report: String?

  func run() throws {
    let work = try settings.prepare()
    guard let captures = work.configuration.captures else {
      work.console.complain("there are no captures to import", help: "name their folder with --captures")
      throw Status.failed
    }
    if let conflict = work.configuration.captureConflict {
      work.console.report([conflict])
      throw Status.failed
    }
    if let report, let conflict = work.configuration.reportConflict(report, settings: settings.file) {
      work.console.report([conflict])
      throw Status.failed
    }
    let summary = try work.console.locking(
      [.writing(work.configuration.content)], for: "import", patience: waiting.patience
    ) {
      try work.importCaptures(from: captures, report: report)
    }
    work.reportTimings()
    if !summary.isComplete { throw Status.incomplete }
  }
}
