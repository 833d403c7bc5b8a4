import ArgumentParser
import Foundation
import Platform

/// `benchmarks fuzz`
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Convert mutilated captures, render the articles, and see that nothing breaks.",
    discussion: """
      Each execution makes its input from the captures, the seed and its number, so that the same numbers find the same \
      again. A finding is a crash, a hang, an article that is not UTF-8 or does not read back as itself, forbidden \
      markup, or more than 50 ms of processor time per 100 KB (50 ms for less), three times in a row. Inputs of findings \
      are written to --findings. Exit status 1 when there were some.
      """)

  @Argument(help: "The folder of captures to begin with.") var folder: String
  @Option(help: "How many executions.") var executions = 2_000_000
  @Option(help: "The first execution's number.") var from = 0
  @Option(help: "What the inputs are made of besides the captures.") var seed: UInt64 = 1
  @Option(help: "The longest time to go on for.") var seconds = 3600
  @Option(help: "How many threads to use.") var jobs = 2
  @Option(help: "Where inputs go that are findings.") var findings = ".build/fuzz"
  @Flag(help: ArgumentHelp("Work in this process, instead of in one whose crash is outlived.", visibility: .hidden))
  var worker = false

  func run() throws {
    try Folder.make(findings)
    let mutation = Mutation(captures: try CaptureFolder(folder).files, seed: seed)
    guard !mutation.captures.isEmpty else { throw ValidationError("There are no captures in \(folder).") }
    let slots = try FuzzSlots("\(findings)/running-\(seed)", count: max(1, jobs))
    if worker {
      let run = FuzzRun(
        mutation: mutation, slots: slots, executions: from..<executions, seconds: seconds, findings: findings)
      let (found, next) = run.run()
      print("\(next - from) executions of seed \(seed): \(found) finding\(found == 1 ? "" : "s")")
      if found > 0 { throw ExitCode(1) }
    } else {
      try supervise(mutation, slots)
    }
  }

  /// Lets a process of its own work, and says which inputs it was at when it crashed.
  private func supervise(_ mutation: Mutation, _ slots: FuzzSlots) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = CommandLine.arguments.dropFirst() + ["--worker"]
    slots.clear()
    try process.run()
    process.waitUntilExit()
    guard process.terminationReason == .uncaughtSignal else { throw ExitCode(process.terminationStatus) }
    for execution in slots.running {
      let path = "\(findings)/\(seed)-\(execution).md"
      try File.write(mutation.input(execution), to: path)
      Console.complain(
        "FOUND: signal \(process.terminationStatus) in execution \(execution) of seed \(seed), or in another "
          + "thread's, in \(path)\n")
    }
    throw ExitCode(1)
  }
}
