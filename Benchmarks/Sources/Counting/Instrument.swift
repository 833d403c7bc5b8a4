import Foundation

/// Something that counts what a program does while it runs.
protocol Instrument: Sendable {
  /// Runs a command in a folder and puts what it counts into `counts`.
  func count(_ command: [String], in folder: String, into counts: inout Counts) throws
}

/// Runs the command as it is.
struct NoInstrument: Instrument {
  func count(_ command: [String], in folder: String, into counts: inout Counts) throws {
    try CountedCommand.run(command, in: folder)
  }
}

/// Runs commands that are counted.
enum CountedCommand {
  /// A command that failed.
  struct Failure: Error, CustomStringConvertible {
    var command: [String]
    var output: String

    var description: String { "\(command.joined(separator: " ")) failed: \(output.suffix(2000))" }
  }

  /// Runs a command and waits for it; what it prints is only shown when it fails.
  ///
  /// Its environment is the same in every run: where things are found, and the order in sets and dictionaries, which is
  /// that of hashes.
  static func run(_ command: [String], in folder: String) throws {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["-i", "PATH=\(path)", "SWIFT_DETERMINISTIC_HASHING=1"] + command
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw Failure(command: command, output: String(decoding: data, as: UTF8.self))
    }
  }

  /// What `body` finds in a file that a command wrote. The file is removed.
  static func reading<Found>(_ name: String, _ body: (String) throws -> Found) throws -> Found {
    let file = NSTemporaryDirectory() + "/\(name)-\(UUID().uuidString)"
    defer { unlink(file) }
    return try body(file)
  }
}
