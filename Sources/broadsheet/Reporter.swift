import Diagnostics
import Platform

/// Prints diagnostics, summaries and progress for people, or for machines.
struct Reporter: Sendable {
  let format: DiagnosticFormat

  /// Prints diagnostics to standard error.
  func report(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    Console.complain(diagnostics.map { format == .json ? $0.json : $0.text }.joined())
  }

  /// Prints an error that is about no place in a file.
  func complain(_ message: String, help: String) {
    report([Diagnostic(.error, "usage", message, help: help)])
  }

  /// Prints what was done, to standard output. It was done, whether that can be written or not.
  func summarise(_ text: String) { Console.print(text + "\n") }

  /// The same, for people or for machines.
  func summarise(text: String, json: String) { Console.print(format == .json ? json : text) }

  /// Prints what was asked for, to standard output.
  ///
  /// - Throws: `Status.failed`, with a diagnostic, when it cannot be written.
  func show(_ text: String) throws {
    do throws(SystemError) {
      try Console.show(text)
    } catch {
      report([
        Diagnostic(
          .error, "system", "cannot write to \(error.path): \(error.reason)",
          help: "see that there is room for it and that it may be written to, then run it again")
      ])
      throw Status.failed
    }
  }

  /// The same, for people or for machines.
  func show(text: String, json: String) throws { try show(format == .json ? json : text) }

  /// Something that shows how far work is, on a terminal; nothing elsewhere.
  func progress(_ activity: String) -> ProgressLine {
    ProgressLine(activity, isShown: Console.isInteractive && format == .text)
  }
}
