import Foundation

/// Runs programs by way of `measure`, which tells what they took.
package struct MeasuredProgram: Sendable {
  /// Where `measure` is.
  private let measure: String

  package init(measure: String) { self.measure = measure }

  /// A program that ended otherwise than well.
  package struct Failure: Error, CustomStringConvertible {
    package var command: [String]
    package var status: Int
    /// What it said on standard error.
    package var complaint = ""

    package var description: String {
      let how = status > 128 ? "was ended by signal \(status - 128)" : "ended with status \(status)"
      return "\(command.joined(separator: " ")) \(how) \(complaint.suffix(1000))"
    }
  }

  /// Runs a command in a folder and waits for it.
  ///
  /// - Throws: `Failure` when it does not end with status 0.
  package func run(_ command: [String], in folder: String, environment: [String: String] = [:]) throws -> Sample {
    let result = NSTemporaryDirectory() + "/measure-\(UUID().uuidString)"
    let errors = result + ".errors"
    defer {
      unlink(result)
      unlink(errors)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: measure)
    process.arguments = [result, errors, folder] + command
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0, let text = try? String(contentsOfFile: result, encoding: .utf8),
      let (sample, status) = Self.read(text)
    else { throw Failure(command: [measure], status: Int(process.terminationStatus)) }
    guard status == 0 else {
      let complaint = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
      throw Failure(command: command, status: status, complaint: complaint)
    }
    return sample
  }

  /// Reads the line that `measure` writes.
  static func read(_ text: String) -> (Sample, status: Int)? {
    let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    guard numbers.count == 5 else { return nil }
    let times = numbers[..<3].map { Double($0) / 1e9 }
    return (Sample(wall: times[0], user: times[1], system: times[2], peak: numbers[3] * 1024), numbers[4])
  }
}
