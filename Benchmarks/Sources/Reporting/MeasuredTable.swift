import Measuring

/// The table of all medians: a row for each step, a column for each archive and place.
package struct MeasuredTable {
  private let results: Results

  package init(_ results: Results) { self.results = results }

  /// The table as Markdown, in the order of sizes.
  package var markdown: String {
    let runs = results.runs.sorted { Self.rank($0) < Self.rank($1) }
    let steps = Step.allCases.filter { step in runs.contains { $0[step] != nil } }
    let head = ["wall, CPU, peak memory"] + runs.map(Self.name)
    let captures = ["captures"] + runs.map { Figures.memory($0.captureBytes) }
    let sites = Self.sites.filter { step, _ in runs.contains { $0[step] != nil } }.map { step, name in
      ["files of \(name)"] + runs.map { Self.size($0[step]?.output) }
    }
    let rows = steps.map { step in [step.label] + runs.map { Self.cell($0[step]) } }
    return Self.table(head, [captures] + sites + rows)
  }

  /// A table as Markdown; the first column is aligned left, the others right.
  static func table(_ head: [String], _ rows: [[String]]) -> String {
    let rule = ["---"] + head.dropFirst().map { _ in "---:" }
    return ([head, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private static func name(_ run: ArchiveRun) -> String {
    let kind = run.archive.hasSuffix("-short") ? " short" : ""
    return "\(Figures.count(run.articles))\(kind), \(run.place)"
  }

  private static func cell(_ measurement: Measurement?) -> String {
    guard let median = measurement?.samples.median else { return "" }
    // What stands for a part of a program has no memory of its own.
    guard median.peak > 0 else { return Figures.time(median.processor) }
    return "**\(Figures.time(median.wall))** \(Figures.time(median.processor)) \(Figures.memory(median.peak))"
  }

  private static let sites: [(Step, String)] = [
    (.plainClean, "the plain site"), (.defaultClean, "the default theme's site"),
    (.searchClean, "the same with the search"), (.hugoClean, "Hugo's site"),
    (.jekyllClean, "Jekyll's site"),
  ]

  private static func size(_ size: FolderSize?) -> String {
    size.map { "\(Figures.count($0.files)), \(Figures.memory($0.bytes))" } ?? ""
  }

  /// By the number of articles, then memory before disk.
  private static func rank(_ run: ArchiveRun) -> (Int, String, Int) {
    (run.articles, run.archive, Place.allCases.firstIndex(of: run.place) ?? 0)
  }
}
