/// What one run of the program did, in numbers that another run on the same input repeats, however busy the machine is.
package struct Counts: Codable, Sendable, Equatable {
  /// Instructions of its own code and of libraries, without the kernel's.
  package var instructions = 0
  /// How often memory was asked for.
  package var allocations = 0
  /// How many bytes were asked for.
  package var allocatedBytes = 0
  package var systemCalls = 0
  /// What was handed to the system to be written.
  package var bytesWritten = 0

  package init(
    instructions: Int = 0, allocations: Int = 0, allocatedBytes: Int = 0, systemCalls: Int = 0, bytesWritten: Int = 0
  ) {
    self.instructions = instructions
    self.allocations = allocations
    self.allocatedBytes = allocatedBytes
    self.systemCalls = systemCalls
    self.bytesWritten = bytesWritten
  }

  /// The numbers, by what they are called.
  static let quantities: [(name: String, field: WritableKeyPath<Counts, Int> & Sendable)] = [
    ("instructions", \.instructions), ("allocations", \.allocations), ("bytes allocated", \.allocatedBytes),
    ("system calls", \.systemCalls), ("bytes written", \.bytesWritten),
  ]

  /// Those numbers that depend on compiler and C library.
  static let ofToolchain: Set<String> = ["instructions", "allocations", "bytes allocated"]
}

/// What is counted, in the order in which it is done.
package enum CountedStep: String, Codable, Sendable, CaseIterable {
  /// The import of all captures.
  case importing = "import"
  /// The site with the default theme, from nothing.
  case build
  /// The same again, nothing changed.
  case same
  /// After one edit.
  case edit
  /// After one article more.
  case add
}

/// The counts of each step.
package typealias StepCounts = [CountedStep: Counts]
