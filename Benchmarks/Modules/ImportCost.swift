import ArgumentParser
import Captures
import Content
import Glibc
import Soup

/// `benchmarks import-cost`
struct ImportCost: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare the conversion of captures with Gumbo's own parse of their HTML, in memory.",
    discussion: """
      Every round does all of it in turn, on one thread; the medians of the rounds are printed, in milliseconds of \
      processor time, and how many times Gumbo's they are.
      """)

  @Argument(help: "The folder of captures.") var folder: String
  @Option(help: "How many rounds.") var rounds = 9

  func run() throws {
    let captures = try CaptureFolder(folder)
    let gumbo = GumboParse()
    let converter = CaptureConverter(outlets: OutletTable())
    var times: [[ProcessorTime]] = [[], [], []]
    for round in 0...rounds {
      let gumboTime = ProcessorTime.of {
        for (bytes, body) in zip(captures.files, captures.bodies) { gumbo.run(bytes[body]) }
      }
      let treeTime = ProcessorTime.of {
        for (bytes, body) in zip(captures.files, captures.bodies) { blackHole(HTMLParser.parse(bytes[body])) }
      }
      let convertTime = ProcessorTime.of {
        for bytes in captures.files { blackHole(try? converter.convert(bytes, file: "a.md")) }
      }
      // The first round warms up.
      guard round > 0 else { continue }
      for (index, time) in [gumboTime, treeTime, convertTime].enumerated() { times[index].append(time) }
    }
    print("\(captures.files.count) captures, \(captures.size) bytes of HTML, \(rounds) rounds")
    let yardstick = times[0].map(\.total).median
    for (name, times) in zip(["Gumbo's parse", "HTMLParser.parse", "CaptureConverter.convert"], times) {
      CostLine(name: name, times: times).show(yardstick: yardstick)
    }
  }

  /// Keeps the optimiser from leaving out what nobody looks at.
  @inline(never) private func blackHole<T>(_: T) {}
}

/// One line of a table of costs.
struct CostLine {
  var name: String
  var times: [ProcessorTime]

  /// Prints the medians, and the total as a multiple of `yardstick` (seconds).
  func show(yardstick: Double, note: String = "") {
    let total = times.map(\.total).median
    print(
      Self.padded(name, 28), Self.milliseconds(times.map(\.user).median), "user +",
      Self.milliseconds(times.map(\.system).median), "system =", Self.milliseconds(total), "ms",
      Self.number(yardstick > 0 ? total / yardstick : 0, digits: 2, width: 7), "x", note)
  }

  static func milliseconds(_ seconds: Double) -> String { number(seconds * 1000, digits: 1, width: 8) }

  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// A number with that many digits behind the point, right-aligned.
  static func number(_ value: Double, digits: Int, width: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((value * scale).rounded())
    var text = "\(scaled)"
    if digits > 0 {
      while text.count <= digits { text = "0" + text }
      text.insert(".", at: text.index(text.endIndex, offsetBy: -digits))
    }
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
