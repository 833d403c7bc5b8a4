import Glibc
import Platform
import Synchronization

/// Executions on some threads, until they are done, time is up or a thread hangs.
final class FuzzRun: Sendable {
  let mutation: Mutation
  let slots: FuzzSlots
  let last: Int
  let deadline: ContinuousClock.Instant
  /// Where inputs go that are findings.
  let findings: String

  private let next: Atomic<Int>
  private let problems = Atomic<Int>(0)
  private let threadsAtWork: Atomic<Int>
  private let check = FuzzCheck()

  /// How long one execution may take by the clock, in seconds, before it counts as hanging.
  private static let patience = 20

  /// How many findings are enough to stop.
  private static let mostFindings = 50

  init(mutation: Mutation, slots: FuzzSlots, executions: Range<Int>, seconds: Int, findings: String) {
    self.mutation = mutation
    self.slots = slots
    last = executions.upperBound
    deadline = .now + .seconds(seconds)
    self.findings = findings
    next = Atomic(executions.lowerBound)
    threadsAtWork = Atomic(slots.count)
  }

  /// How many findings there were, and the number of the execution that would have been next.
  func run() -> (findings: Int, next: Int) {
    slots.clear()
    // One thread more than slots, which watches the others.
    Workers(slots.count + 1).run(slots.count + 1, grain: 1) { [self] index in
      if index < slots.count {
        work(index)
        threadsAtWork.subtract(1, ordering: .relaxed)
      } else {
        watch()
      }
    }
    return (problems.load(ordering: .relaxed), min(next.load(ordering: .relaxed), last))
  }

  private func work(_ thread: Int) {
    while true {
      let execution = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard execution < last, execution & 63 != 0 || .now < deadline,
        problems.load(ordering: .relaxed) < Self.mostFindings
      else { return }
      let input = mutation.input(execution)
      slots[thread] = execution
      execute(execution, input)
      slots[thread] = -1
    }
  }

  private func execute(_ execution: Int, _ input: [UInt8]) {
    let start = ProcessorTime.ofThisThread
    let problem = check.problem(of: input)
    let time = ProcessorTime.ofThisThread - start
    if let problem { report(execution, input, problem) }
    let allowed = max(0.05, 0.05 * Double(input.count) / 102_400)
    guard time > allowed else { return }
    // Other programs may have been in the way: it counts when three more times are slow as well.
    let times = (0..<3).map { _ in
      let start = ProcessorTime.ofThisThread
      _ = check.problem(of: input)
      return ProcessorTime.ofThisThread - start
    }
    guard let best = times.min(), best > allowed else { return }
    report(execution, input, "\(Int(best * 1000)) ms for \(input.count) bytes")
  }

  /// Says what was found, and puts the input where it can be looked at.
  func report(_ execution: Int, _ input: [UInt8], _ problem: String) {
    problems.add(1, ordering: .relaxed)
    let path = "\(findings)/\(mutation.seed)-\(execution).md"
    _ = try? File.write(input, to: path)
    Console.complain("FOUND: \(problem): execution \(execution) of seed \(mutation.seed), in \(path)\n")
  }

  private func watch() {
    var seen = (0..<slots.count).map { _ in (execution: -1, seconds: 0) }
    var elapsed = 0
    while threadsAtWork.load(ordering: .relaxed) > 0 {
      sleep(1)
      elapsed += 1
      if elapsed % 60 == 0 { Console.complain("\(next.load(ordering: .relaxed)) executions\n") }
      for thread in seen.indices {
        let execution = slots[thread]
        let isSame = execution >= 0 && seen[thread].execution == execution
        seen[thread] = (execution, isSame ? seen[thread].seconds + 1 : 0)
        guard seen[thread].seconds >= Self.patience else { continue }
        report(execution, mutation.input(execution), "it hangs")
        // The thread can't be stopped.
        exit(1)
      }
    }
  }
}
