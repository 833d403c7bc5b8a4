import ArgumentParser
import Captures
import Importing

/// `broadsheet explain`
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show what becomes of a capture, and which rule took what.",
    discussion: """
      Prints the header of a capture as it is read, the article that it becomes, everything that rules of clean-up dropped, \
      moved or changed, in full, and what was worked around. Nothing is written. With --format json it prints one line of \
      JSON for each file.

      Example: broadsheet explain captures/nyt/1042.md

      Exit status: 0 all well; 1 some of the files are no captures; 2 none of them is.
      """)

  @Argument(help: ArgumentHelp("The captures to explain.", valueName: "file"))
  var files: [String]

  @Flag(name: .customLong("text"), help: "Print the whole text of the article, not only its beginning.")
  var isWhole = false

  @OptionGroup var settings: Settings

  func run() throws {
    let work = try settings.prepare()
    let importer = work.importer(of: work.configuration.captures ?? "")
    var failures = 0
    for file in files {
      let explanation: Explanation
      do throws(CaptureFailure) {
        explanation = try Explanation(file, importer: importer, lines: isWhole ? nil : 12)
      } catch {
        failures += 1
        work.console.report([error.diagnostic])
        continue
      }
      try work.console.show(text: explanation.text, json: explanation.json)
    }
    if failures == files.count { throw Status.failed }
    if failures > 0 { throw Status.incomplete }
  }
}
