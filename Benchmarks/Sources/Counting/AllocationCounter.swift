import Foundation

/// Counts how often memory is asked for, by a library that is loaded before the program.
struct AllocationCounter: Instrument {
  /// Where the library is.
  let library: String

  func count(_ command: [String], in folder: String, into counts: inout Counts) throws {
    let text = try CountedCommand.reading("allocations") { file in
      try CountedCommand.run(
        ["env", "LD_PRELOAD=\(library)", "COUNT_ALLOCATIONS=\(file)"] + command, in: folder)
      return try String(contentsOfFile: file, encoding: .utf8)
    }
    let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    guard numbers.count == 2, numbers[0] > 0 else {
      throw CountedCommand.Failure(command: command, output: "no allocations were counted")
    }
    counts.allocations = numbers[0]
    counts.allocatedBytes = numbers[1]
  }
}
