import Archives
import ArgumentParser
import Foundation
import Measuring

/// `bench run`
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Generate archives and measure Broadsheet, and where installed Hugo and Jekyll, on them.",
    discussion: """
      Everything is measured in turn. What was measured is written after each archive; archives that are in the file of \
      results already are replaced, others are kept.
      """)

  @Argument(help: "The archives: 10000, 63000-short, …") var archives: [ArchiveShape]
  @Option(help: "The program to measure.") var program = ".build/release/broadsheet"
  @Option(help: "A folder in memory to work in; one that is not there is left out.") var tmpfs = "/dev/shm"
  @Option(help: "A folder on a disk to work in; one that is not there is left out.") var disk = "Benchmarks/.build"
  @Option(help: "The folder of the sites' settings and templates.") var sites = "Benchmarks/Sites"
  @Option(help: "The program of the module measurements, for the time of Gumbo's own parse.") var modules: String?
  @Option(help: "Hugo.") var hugo: String?
  @Option(help: "Jekyll.") var jekyll: String?
  @Option(help: "How many rounds.") var rounds = 5
  @Option(help: "The file of results.") var results = "Benchmarks/.build/results.json"

  func run() throws {
    let programs = Programs(
      broadsheet: Bench.whole(program), measure: Bench.neighbour("measure"), bareLoop: Bench.neighbour("bare-loop"),
      gumbo: modules.map(Bench.whole), hugo: hugo, jekyll: jekyll)
    var found = (try? Results(file: results)) ?? Results()
    found.facts = Machine.facts(programs, project: ".")
    found.start = try starts(of: programs)
    let places = places
    defer { for place in places { try? FileManager.default.removeItem(atPath: place.folder) } }
    for shape in archives {
      let plan = BenchPlan(for: shape, rounds: rounds)
      for (place, folder, discards) in places {
        var bench = try ArchiveBench(
          shape, place: place, folder: "\(folder)/archive", discards: discards, sites: Bench.whole(sites),
          programs: programs,
          plan: plan, progress: Bench.tell)
        let run = try bench.measure()
        found.runs.removeAll { $0.archive == run.archive && $0.place == run.place }
        found.runs.append(run)
        try found.write(to: results)
      }
    }
  }

  /// Where to measure, a folder to work in there, and what takes what is no longer needed.
  private var places: [(place: Place, folder: String, discards: Discards)] {
    Place.allCases.compactMap { place in
      let parent = place == .tmpfs ? tmpfs : disk
      guard FileManager.default.fileExists(atPath: parent) else { return nil }
      let folder = WorkFolder.path(in: Bench.whole(parent))
      let discards = Discards(folder: "\(folder)/discarded", keeps: place == .disk, progress: Bench.tell)
      return (place, folder, discards)
    }
  }

  private func starts(of programs: Programs) throws -> [Sample] {
    let measured = MeasuredProgram(measure: programs.measure)
    return try (0..<21).map { _ in try measured.run([programs.broadsheet, "--version"], in: ".") }
  }
}
