import Measuring

/// The part of a document that is written from results: it stands between two marks, and what is around it stays.
package struct MeasuredSection {
  /// What the part begins and ends with.
  static let marks = ("<!-- measured: written by make bench -->\n", "<!-- measured: end -->\n")
  private let results: Results
  private let chart: String

  /// - Parameter chart: the address of the chart, as the document links to it.
  package init(_ results: Results, chart: String) {
    self.results = results
    self.chart = chart
  }

  /// Why a document cannot be changed.
  package enum Problem: Error, CustomStringConvertible {
    case noMarks

    package var description: String { "the document has no line \(MeasuredSection.marks.0.dropLast())" }
  }

  /// A document with this part in place of the one that it has.
  package func put(into document: String) throws(Problem) -> String {
    guard let begin = document.range(of: Self.marks.0),
      let end = document[begin.upperBound...].range(of: Self.marks.1)
    else { throw .noMarks }
    return document[..<begin.upperBound] + markdown + document[end.lowerBound...]
  }

  /// The part itself.
  var markdown: String {
    let goals = Goals.all.compactMap { $0.row(results) }
    return """

      ![Time of a clean build by number of articles](\(chart))

      \(MeasuredTable(results).markdown)
      \(spread)

      \(MeasuredTable.table(["", "measured", "goal", "reached"], goals))
      \(facts)
      """ + "\n"
  }

  private var facts: String {
    (results.facts.map { "- \($0.name): \($0.value)" }
      + results.runs.flatMap { run in
        run.notes.map { "- \(Figures.count(run.articles)) articles, \(run.place): \($0)" }
      }).joined(separator: "\n") + "\n"
  }

  /// How far runs of the same lie apart: what tells whether the machine was quiet.
  private var spread: String {
    let spreads = results.runs.flatMap(\.measurements).filter { $0.samples.count > 1 && $0.step != .gumbo }
      .map(\.samples.spread)
    let percent = [spreads.median, spreads.max() ?? 0].map { "\(Figures.fixed($0 * 100, 0)) %" }
    return
      "The slowest and the fastest run of the same lie \(percent[0]) of their median apart, half of them less; \(percent[1]) at most."
  }
}
