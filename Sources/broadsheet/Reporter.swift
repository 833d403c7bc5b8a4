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

  /// Prints what was done, to standard output.
  func summarise(_ text: String) { Console.print(text + "\n") }

  /// Prints what was asked for, to standard output.
  func show(text: String, json: String) { Console.print(format == .json ? json : text) }

  /// Something that shows how far work is, on a terminal; nothing elsewhere.
  func progress(_ activity: String) -> ProgressLine {
    ProgressLine(activity, isShown: Console.isInteractive && format == .text)
  }
}
