import ArgumentParser
import Diagnostics
import Platform

/// `broadsheet build`
struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the site, importing the captures first when there are any.",
    discussion: """
      Without options it takes its settings from broadsheet.yml in the current folder; options go before settings. \
      Without --captures and without captures: in broadsheet.yml, the site is built from the articles alone.

      Only pages that changed are made, and only bytes that differ are written; the result is what a build from nothing makes. \
      What is known for that lives in .broadsheet/ beside the output and can be deleted.

      Example: broadsheet build --captures captures --content content --output public

      Exit status: 0 all well; 1 built, with articles, pages or assets of the theme left out; 2 nothing was built.
      """)

  @OptionGroup var settings: Settings

  @OptionGroup var waiting: Waiting

  @Option(help: ArgumentHelp("The folder to write the site to. (default: public)", valueName: "folder"))
  var output: String?

  @Option(
    help: ArgumentHelp("A folder of templates and assets to use in place of the theme's own.", valueName: "folder"))
  var templates: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Write compressed files beside text files, for web servers: .gz, and .br where the system has Brotli.")
  var precompress: Bool?

  @Flag(help: "Make every page anew and look at every file of the site, whatever is known of the build before.")
  var all = false

  func run() throws {
    var work = try settings.prepare()
    if let output { work.configuration.output = output }
    if let precompress { work.configuration.precompress = precompress }
    if let templates { work.configuration.templates = templates }
    let (content, output) = (work.configuration.content, work.configuration.output)
    guard work.configuration.captures != nil || Folder.exists(content) else {
      work.console.report([Self.noArchive(content)])
      throw Status.failed
    }
    if let conflict = work.configuration.folderConflict {
      work.console.report([conflict])
      throw Status.failed
    }
    try work.console.locking(
      [work.configuration.captures == nil ? .reading(content) : .writing(content), .writing(output)],
      for: "build", patience: waiting.patience
    ) {
      try run(work)
    }
  }

  private func run(_ work: Work) throws {
    var isComplete = true
    if let captures = work.configuration.captures {
      isComplete = try work.importCaptures(from: captures).isComplete
    }
    let summary = try work.buildSite(all: all)
    isComplete = summary.isComplete && isComplete
    work.reportTimings()
    withExtendedLifetime(summary) { Self.exit(withError: isComplete ? nil : Status.incomplete) }
  }

  private static func noArchive(_ folder: String) -> Diagnostic {
    Diagnostic(
      .error, "no-archive", "there is no such folder, and no captures are named that would fill it", file: folder,
      help: "name the folder of captures: captures: in broadsheet.yml, or --captures; or that of articles, --content")
  }
}
