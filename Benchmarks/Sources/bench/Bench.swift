import ArgumentParser
import Foundation

/// Measures and counts what the program `broadsheet` takes, beside other generators.
@main struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure the built program beside other generators.",
    subcommands: [Generate.self, Run.self, Report.self, Check.self, Record.self, Gates.self])

  /// A program that was built with this one.
  static func neighbour(_ name: String) -> String {
    let folder = (Bundle.main.executablePath ?? CommandLine.arguments[0]) as NSString
    return (folder.deletingLastPathComponent as NSString).appendingPathComponent(name)
  }

  /// The whole path of one that may be relative to the current folder.
  static func whole(_ path: String) -> String { URL(fileURLWithPath: path).path }

  /// Tells what is being done, on standard error.
  static func tell(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
