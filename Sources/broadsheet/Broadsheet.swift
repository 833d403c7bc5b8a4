import ArgumentParser
import Diagnostics
import Platform

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

  /// Does what the command line asks for. One that cannot be understood is a failure like others, by its exit status too.
  static func main() {
    Program.occupyStandardDescriptors()
    Program.outliveFailedWrites()
    do {
      if let unknown = unknownCommand(CommandLine.arguments.dropFirst()) { throw ValidationError(unknown) }
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(with: error)
    }
  }

  private static func end(with error: any Error) -> Never {
    let message = fullMessage(for: error)
    switch exitCode(for: error) {
    case .validationFailure:
      Console.complain(message + "\n")
      exit(withError: Status.failed)
    case .success where !message.isEmpty:
      // Help, which is printed like all that is asked for.
      do { try Reporter(format: .text).show(message + "\n") } catch { exit(withError: error) }
      exit(withError: nil)
    default: exit(withError: error)
    }
  }

  /// What is said of a command that there is not: its name stands where one has to be.
  private static func unknownCommand(_ arguments: ArraySlice<String>) -> String? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    let words = arguments.first == "help" ? arguments.dropFirst() : arguments
    guard let word = words.first, !word.hasPrefix("-"), word != "help", !names.contains(word) else { return nil }
    let remedy = nearestName(to: word, among: names).map { "Did you mean '\($0)'?" }
    return "There is no command '\(word)'. \(remedy ?? "The commands are \(names.joined(separator: ", ")).")"
  }
}

/// How a command ended, as the exit status tells.
enum Status {
  /// Something was left out.
  static let incomplete = ExitCode(1)
  /// Nothing was done.
  static let failed = ExitCode(2)
}
