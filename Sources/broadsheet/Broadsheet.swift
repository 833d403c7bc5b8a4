import ArgumentParser

/// The program.
@main
struct Broadsheet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "broadsheet",
    abstract: "Turns a folder of captured news articles into a site to read, search and subscribe to.",
    discussion: """
      In a folder with a broadsheet.yml, `broadsheet build` does everything: it imports the captures into content/ and \
      builds public/ from it.

      Example: broadsheet build --captures captures --content content --output public
      """,
    version: version,
    subcommands: [
      Init.self, Import.self, FetchMedia.self, Build.self, CheckSite.self, Explain.self, ListRules.self, Templates.self,
    ])

  /// The version of the program.
  static let version = "0.1.0"
}

/// How a command ended, as the exit status tells.
enum Status {
  /// Something was left out.
  static let incomplete = ExitCode(1)
  /// Nothing was done.
  static let failed = ExitCode(2)
}
