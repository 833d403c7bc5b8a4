import Archives
import ArgumentParser
import Counting
import Foundation
import Measuring

/// What the commands about counts have in common.
struct CountingOptions: ParsableArguments {
  @Option(help: "The program that is counted.") var program = ".build/release/broadsheet"
  @Option(help: "The file of counts.") var counts = "Benchmarks/counts.json"
  @Option(help: "The folder of the sites' settings and templates.") var sites = "Benchmarks/Sites"
  @Option(help: "A folder to work in, best one in memory; where it is not there, that for temporary files.")
  var place = "/dev/shm"

  /// The folder to work in, of this process alone.
  var folder: String {
    WorkFolder.path(in: FileManager.default.fileExists(atPath: place) ? place : NSTemporaryDirectory())
  }

  /// The counts on record.
  func record() throws -> CountsRecord? { try CountsRecord(file: counts) }

  /// Counts everything on an archive of 1,000 articles.
  func count() throws -> StepCounts {
    let folder = folder
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try StepCounting(
      ArchiveShape(articles: 1000), program: Bench.whole(program), sites: Bench.whole(sites),
      library: Bench.neighbour("libCountAllocations.so"), folder: folder
    ).count()
  }
}

/// `bench check`
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count instructions, allocations, system calls and bytes written, and fail when one grew.",
    discussion: "What is on record may be exceeded by 3 %. Needs valgrind and strace.")

  @OptionGroup var options: CountingOptions

  func run() throws {
    guard let record = try options.record() else { throw ValidationError("There is no \(options.counts).") }
    let comparison = CountsComparison(record, try options.count(), toolchain: Toolchain.description)
    for change in comparison.changes { print(change) }
    if !comparison.isSameToolchain {
      print(
        "note: instructions and allocations are on record for \(record.toolchain), this is \(Toolchain.description)")
    }
    if !comparison.fallen.isEmpty { print("note: some fell; `make bench-record` puts that on record") }
    guard comparison.grown.isEmpty, comparison.missing.isEmpty else {
      for change in comparison.grown { Bench.tell("error: grown: \(change)") }
      for step in comparison.missing { Bench.tell("error: not on record: \(step)") }
      Bench.tell("help: make it less, or say why with `make bench-record REASON='…'` and commit \(options.counts)")
      throw ExitCode(1)
    }
  }
}

/// `bench record`
struct Record: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put new counts on record: with a reason all of them, without one those that fell.")

  @OptionGroup var options: CountingOptions
  @Option(help: "Why counts grew, in a line.") var reason: String?

  func run() throws {
    let found = try options.count()
    let commit = output(of: ["git", "rev-parse", "--short", "HEAD"]) ?? "unknown"
    let old = try options.record() ?? CountsRecord(toolchain: Toolchain.description, counts: [:])
    let text = reason?.trimmingCharacters(in: .whitespaces)
    let reason = text.flatMap { $0.isEmpty ? nil : $0 }
    let comparison = CountsComparison(old, found, toolchain: Toolchain.description)
    let needsReason = !comparison.grown.isEmpty || !comparison.missing.isEmpty || !comparison.isSameToolchain
    if reason == nil, needsReason {
      for change in comparison.grown { Bench.tell("grown: \(change)") }
      throw ValidationError("Counts grew, or are new: say why with REASON='…'.")
    }
    let record = old.recording(found, toolchain: Toolchain.description, reason: reason, after: commit)
    try record.json.write(to: URL(fileURLWithPath: options.counts))
  }
}

/// `bench gates`
struct Gates: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fail when a build takes too many system calls, too much memory, or too much for authors who wrote much.",
    discussion: "Needs valgrind and strace.")

  @OptionGroup var options: CountingOptions
  @Option(help: "The program that measures modules.") var modules = ".build/release/benchmarks"

  func run() throws {
    let gates = try BuildGates(
      program: Bench.whole(options.program), modules: Bench.whole(modules), sites: Bench.whole(options.sites),
      folder: options.folder
    ).check()
    for gate in gates { print(gate) }
    if gates.contains(where: { !$0.isKept }) { throw ExitCode(1) }
  }
}
