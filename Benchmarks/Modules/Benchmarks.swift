import ArgumentParser
import Platform

/// Measurements and the fuzzer: what is run by those who change Broadsheet, and is no part of it.
@main struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks", abstract: "Measure Broadsheet and try to break it.",
    subcommands: [
      CatalogMemory.self, GumboTime.self, ImportCost.self, ProgramCost.self, WorstShapes.self, Fuzz.self,
    ])
}

/// Prints a line at once, into a file or pipe as well.
func print(_ parts: String...) { Console.print(parts.joined(separator: " ") + "\n") }
