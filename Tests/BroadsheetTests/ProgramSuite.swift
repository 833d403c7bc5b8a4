import Foundation
import Platform
import TestSupport

/// Tests that run the built program as a person would, in a folder of their own.
protocol ProgramSuite {
  var folder: TemporaryFolder { get }
}

/// How a run of the program ended, and what it said.
struct Outcome {
  var status: Int32
  var output: String
  var errors: String
}

extension ProgramSuite {
  /// The built program.
  static var program: URL {
    Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }?
      .deletingLastPathComponent().appendingPathComponent("broadsheet")
      ?? Bundle.main.bundleURL.appendingPathComponent("broadsheet")
  }

  /// Runs the program in the folder and waits until it ends.
  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
    try run(Self.program, arguments, environment: environment)
  }

  /// Runs any program in the folder and waits until it ends.
  func run(_ program: URL, _ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (output, errors) = (folder["stdout.log"], folder["stderr.log"])
    for file in [output, errors] { try File.write([], to: file) }
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: folder.read("stdout.log") ?? "",
      errors: folder.read("stderr.log") ?? "")
  }

  /// Starts the program in the folder, whatever it says.
  func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Writes a capture.
  func capture(_ name: String, _ number: Int = 1, body: String = "<p>文</p>") throws {
    try folder.write(
      "<!--1718944622000-->\n[题\(number)](https://a.example/\(number))\n------\n\n\(body)\n", to: "captures/\(name)")
  }
}
