import ArgumentParser
import Foundation
import Platform
import TestSupport

/// `benchmarks program-cost`
struct ProgramCost: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare whole runs of broadsheet import with Gumbo's own parse, and with another broadsheet.",
    discussion: """
      Every run imports into a new folder below TMPDIR. The programs take turns, and Gumbo's parse with them; the \
      medians are printed.
      """)

  @Argument(help: "The folder of captures.") var folder: String
  @Option(help: "The program to measure.") var program = ".build/release/broadsheet"
  @Option(help: "Another one, to compare it with.") var against: String?
  @Option(help: "How many rounds.") var rounds = 7
  @Option(help: "How many threads the programs may use.") var jobs: Int?

  func run() throws {
    let captures = try CaptureFolder(folder)
    let gumbo = GumboParse()
    let programs = [program] + (against.map { [$0] } ?? [])
    var gumboTimes: [ProcessorTime] = []
    var times = programs.map { _ in [ProcessorTime]() }
    var walls = programs.map { _ in [Double]() }
    for round in 0...rounds {
      let gumboTime = ProcessorTime.of {
        for (bytes, body) in zip(captures.files, captures.bodies) { gumbo.run(bytes[body]) }
      }
      let costs = try programs.map(cost)
      // The first round fills the file system's cache.
      guard round > 0 else { continue }
      gumboTimes.append(gumboTime)
      for (index, cost) in costs.enumerated() {
        times[index].append(cost.time)
        walls[index].append(cost.wall)
      }
    }
    print("\(captures.files.count) captures, \(captures.size) bytes of HTML, \(rounds) rounds")
    let yardstick = gumboTimes.map(\.total).median
    CostLine(name: "Gumbo's parse", times: gumboTimes).show(yardstick: yardstick)
    for (index, program) in programs.enumerated() {
      CostLine(name: Folder.join("", program), times: times[index])
        .show(yardstick: yardstick, note: "\(CostLine.milliseconds(walls[index].median)) ms by the clock")
    }
    if programs.count == 2 {
      let ratio = times[1].map(\.total).median / times[0].map(\.total).median
      print("\(program) needs the time of \(programs[1]) divided by \(CostLine.number(ratio, digits: 2, width: 0))")
    }
  }

  /// One import into an archive of its own.
  private func cost(of program: String) throws -> (time: ProcessorTime, wall: Double) {
    let archive = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments =
      ["import", "--captures", URL(fileURLWithPath: folder).path, "--content", archive["content"]]
      + (jobs.map { ["--jobs", "\($0)"] } ?? [])
    process.currentDirectoryURL = URL(fileURLWithPath: archive.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let before = ProcessorTime.ofChildren
    let start = ContinuousClock.now
    try process.run()
    process.waitUntilExit()
    let wall = (ContinuousClock.now - start) / .seconds(1)
    guard process.terminationReason == .exit, process.terminationStatus < 2 else {
      throw ValidationError("\(program) ended with status \(process.terminationStatus).")
    }
    return (ProcessorTime.ofChildren - before, wall)
  }
}
