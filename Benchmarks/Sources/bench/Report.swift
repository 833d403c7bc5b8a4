import ArgumentParser
import Foundation
import Measuring
import Reporting

/// `bench report`
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write what was measured into the documentation: a table, a chart, and how it compares with the goals.")

  @Option(help: "The file of results.") var results = "Benchmarks/.build/results.json"
  @Option(help: "The document.") var document = "Documentation/Benchmarks.md"
  @Option(help: "The chart, in a folder beside the document.") var chart = "images/benchmarks.svg"

  func run() throws {
    let found = try Results(file: results)
    let file = URL(fileURLWithPath: document)
    let text = try MeasuredSection(found, chart: chart).put(into: String(contentsOf: file, encoding: .utf8))
    try Data(text.utf8).write(to: file)
    let picture = file.deletingLastPathComponent().appendingPathComponent(chart)
    try Data(Chart(found).svg.utf8).write(to: picture)
  }
}
