import Archives
import Dispatch
import Foundation
import Measuring
import Synchronization

/// Counts what each step does, on a generated archive, with one thread.
package struct StepCounting: Sendable {
  private let shape: ArchiveShape
  private let program: String
  private let sites: String
  private let library: String
  private let folder: String

  /// - Parameters:
  ///   - program: the program that is counted.
  ///   - sites: the folder of the sites' settings and templates.
  ///   - library: the one that counts allocations.
  ///   - folder: a folder to work in, best one in memory.
  package init(_ shape: ArchiveShape, program: String, sites: String, library: String, folder: String) {
    self.shape = shape
    self.program = program
    self.sites = sites
    self.library = library
    self.folder = folder
  }

  /// The counts of all steps. As instruments are slow, several count at once, each in a folder of its own.
  package func count() throws -> StepCounts {
    let parts: [(any Instrument, Set<CountedStep>)] = [
      (Callgrind(), [.importing, .build]), (Callgrind(), [.same, .edit, .add]),
      (SystemCallTrace(), Set(CountedStep.allCases)),
      (AllocationCounter(library: library), Set(CountedStep.allCases)),
    ]
    let found = Mutex<Result<StepCounts, any Error>>(.success([:]))
    DispatchQueue.concurrentPerform(iterations: parts.count) { index in
      let (instrument, steps) = parts[index]
      let counted = Result { try count(steps, by: instrument, folder: "\(folder)/\(index)") }
      found.withLock { found in
        found = Result { try found.get().merging(counted.get()) { $0.filled(from: $1) } }
      }
    }
    return try found.withLock { try $0.get() }
  }

  /// Does all steps in their order and has the instrument count some of them.
  private func count(_ steps: Set<CountedStep>, by instrument: any Instrument, folder: String) throws -> StepCounts {
    // One thread, so that folders list what is in them in the same order.
    let workspace = try Workspace(shape, folder: folder, sites: sites, forms: [.captures], threads: 1)
    defer { workspace.remove() }
    try workspace.age("captures")
    var found: StepCounts = [:]
    for step in CountedStep.allCases {
      try prepare(step, in: workspace)
      let tool = steps.contains(step) ? instrument : NoInstrument()
      var counts = Counts()
      try tool.count(command(for: step), in: workspace["default"], into: &counts)
      if steps.contains(step) { found[step] = counts }
    }
    return found
  }

  /// Makes the change that a step is about.
  private func prepare(_ step: CountedStep, in workspace: Workspace) throws {
    switch step {
    case .importing: return
    case .build: return try workspace.age("content")
    case .same, .edit, .add: break
    }
    // How much of the build before is too young for its times to be believed depends on how fast it was.
    try Settling.build([program, "build", "--jobs", "1"], in: workspace["default"])
    if step == .edit { _ = try workspace.edit(.content, round: 1) }
    if step == .add { _ = try workspace.add(.content) }
    Settling.pause()
  }

  private func command(for step: CountedStep) -> [String] {
    let command = step == .importing ? ["import", "--captures", "../captures"] : ["build"]
    return [program] + command + ["--jobs", "1"]
  }
}

extension Counts {
  /// These counts with those of the others where there are none.
  func filled(from others: Counts) -> Counts {
    var filled = self
    for (_, field) in Self.quantities where filled[keyPath: field] == 0 {
      filled[keyPath: field] = others[keyPath: field]
    }
    return filled
  }
}
