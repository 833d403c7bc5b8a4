/// Draws a chart's grid and lines.
struct Plot {
  static let left = 64.0
  static let right = 560.0
  static let top = 20.0
  static let bottom = 390.0

  let x: Scale
  let y: Scale

  /// Where a point stands.
  func place(_ point: Chart.Point) -> (x: Double, y: Double) { (x.place(point.articles), y.place(point.seconds)) }

  /// A line for each power of ten with what it stands for.
  var grid: String {
    let rows = y.powers.map { value in
      let place = number(y.place(value))
      let label = value < 1 ? "\(value) s" : "\(Int(value)) s"
      return """
        <path class="grid" d="M\(number(Self.left)) \(place)H\(number(Self.right))"/>
        <text x="\(number(Self.left - 8))" y="\(place)" dy="4" text-anchor="end">\(label)</text>

        """
    }
    let columns = x.powers.map { value in
      let place = number(x.place(value))
      return """
        <path class="grid" d="M\(place) \(number(Self.top))V\(number(Self.bottom))"/>
        <text x="\(place)" y="\(number(Self.bottom + 20))" text-anchor="middle">\(Figures.count(Int(value)))</text>

        """
    }
    let middle = number((Self.left + Self.right) / 2)
    let title = "<text x=\"\(middle)\" y=\"\(number(Self.bottom + 42))\" text-anchor=\"middle\">articles</text>\n"
    return (rows + columns).joined() + title
  }

  /// A line with its dots, and its name at the height `label`.
  func curve(_ line: Chart.Line, class name: String, label: Double) -> String {
    let points = line.points.map(place)
    guard let end = points.last else { return "" }
    let path = points.map { "\(number($0.x)) \(number($0.y))" }.joined(separator: "L")
    let dots = points.map { "<circle class=\"\(name)\" cx=\"\(number($0.x))\" cy=\"\(number($0.y))\" r=\"3.5\"/>\n" }
    return """
      <path class="line \(name)" d="M\(path)"/>
      \(dots.joined())<path class="lead" d="M\(number(end.x + 6)) \(number(end.y))L\(number(Self.right + 12)) \(number(label))"/>
      <text x="\(number(Self.right + 18))" y="\(number(label))" dy="4">\(line.name)</text>

      """
  }

  /// Places near those given, in the same order, at least `least` apart and none below the plot.
  static func apart(_ places: [Double], least: Double) -> [Double] {
    var out = places
    var floor = bottom + least
    for index in places.indices.sorted(by: { places[$0] > places[$1] }) {
      out[index] = min(places[index], floor - least)
      floor = out[index]
    }
    return out
  }

  private func number(_ value: Double) -> String { Figures.fixed(value, 1) }
}
