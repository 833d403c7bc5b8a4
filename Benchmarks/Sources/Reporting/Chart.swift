import Measuring

/// A chart of the times of clean builds by the number of articles, both axes logarithmic, as SVG.
package struct Chart {
  /// One line of it.
  struct Line {
    var name: String
    /// By articles.
    var points: [Point]
  }

  struct Point: Equatable {
    var articles: Double
    var seconds: Double
  }

  let lines: [Line]

  private static let steps: [(Step, String)] = [
    (.jekyllClean, "Jekyll"), (.hugoClean, "Hugo"), (.defaultClean, "Broadsheet, default theme"),
    (.plainClean, "Broadsheet, plain site"), (.plainCopy, "cp -r of the plain site"), (.bareLoop, "bare loop"),
  ]

  /// The lines of the archives of long articles in memory.
  package init(_ results: Results) {
    let runs = results.runs.filter { $0.place == .tmpfs && Int($0.archive) != nil }.sorted { $0.articles < $1.articles }
    lines = Self.steps.compactMap { step, name in
      let points = runs.compactMap { run in
        run[step].map { Point(articles: Double(run.articles), seconds: $0.samples.median.wall) }
      }
      return points.isEmpty ? nil : Line(name: name, points: points)
    }
  }

  /// The document.
  package var svg: String {
    let points = lines.flatMap(\.points)
    guard let fewest = points.map(\.articles).min(), let most = points.map(\.articles).max(),
      let fastest = points.map(\.seconds).min(), let slowest = points.map(\.seconds).max()
    else { return ChartPage.document("") }
    let plot = Plot(
      x: Scale(fewest...most, (Plot.left, Plot.right)), y: Scale(fastest...slowest, (Plot.bottom, Plot.top)))
    let ends = lines.map { line in line.points.last.map { plot.place($0).y } ?? Plot.bottom }
    let labels = Plot.apart(ends, least: 18)
    return ChartPage.document(
      plot.grid + zip(lines, labels).enumerated().map { plot.curve($1.0, class: "c\($0)", label: $1.1) }.joined())
  }
}
