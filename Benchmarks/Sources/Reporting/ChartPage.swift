/// The document around a chart: its size and its colours, light and dark.
enum ChartPage {
  static let width = 760
  static let height = 440

  private static let light = ["#b3261e", "#b26a00", "#1a56b0", "#0b7a75", "#6b4fa0", "#5f6368"]
  private static let dark = ["#ff8a80", "#ffb74d", "#82b1ff", "#5fd3cc", "#c5aaff", "#a0a5ab"]

  /// The whole document around `body`, whose lines, dots and labels are of the classes `c0` to `c5`.
  static func document(_ body: String) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" font-family="sans-serif" font-size="13">
    <title>Time of a clean build by number of articles</title>
    <style>
    svg { background: #fff }
    text { fill: #222 }
    path { fill: none }
    .grid { stroke: #ddd }
    .lead { stroke: #bbb }
    .line { stroke-width: 2 }
    \(colours(light))
    @media (prefers-color-scheme: dark) {
    svg { background: #14161a }
    text { fill: #ddd }
    .grid { stroke: #333 }
    .lead { stroke: #555 }
    \(colours(dark))
    }
    </style>
    \(body)</svg>

    """
  }

  private static func colours(_ colours: [String]) -> String {
    colours.enumerated().map { "path.c\($0) { stroke: \($1) } circle.c\($0) { fill: \($1) }" }.joined(separator: "\n")
  }
}
