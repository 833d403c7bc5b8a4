import Platform

/// What the phases of a command used of the machine, for `--timings`.
final class Timings: Sendable {
  /// A phase: it ends where the next one begins.
  private struct Phase {
    var name: String
    var start: Usage
  }

  private let phases = Lock<[Phase]>([])

  /// Notes that a phase begins.
  func begin(_ name: String) {
    let now = Usage.now
    phases.withLock { $0.append(Phase(name: name, start: now)) }
  }

  /// What each phase used, also where it was gone back to, and all together.
  private var measured: [(name: String, usage: Usage)] {
    let end = Usage.now
    let phases = phases.withLock { $0 }
    let ends = phases.dropFirst().map(\.start) + [end]
    var parts: [(name: String, usage: Usage)] = []
    for (phase, end) in zip(phases, ends) {
      let usage = end - phase.start
      if let known = parts.firstIndex(where: { $0.name == phase.name }) {
        parts[known].usage = parts[known].usage + usage
      } else {
        parts.append((phase.name, usage))
      }
    }
    return parts + (phases.first.map { [(name: "all", usage: end - $0.start)] } ?? [])
  }

  /// A table for people.
  var text: String {
    let head = ["phase", "seconds", "processor", "read", "written", "calls"]
    let rows = measured.map { name, usage in
      [
        name, Self.seconds(usage.seconds), Self.seconds(usage.processorSeconds), Self.megabytes(usage.bytesRead),
        Self.megabytes(usage.bytesWritten), String(usage.systemCalls),
      ]
    }
    let table = [head] + rows
    let widths = head.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.map { row in
      let cells = row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 ? row[column] + space : space + row[column]
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }

  /// An object of JSON for each phase, a line each. Names are plain words.
  var json: String {
    measured.map { name, usage in
      "{\"phase\":\"\(name)\",\"seconds\":\(Self.seconds(usage.seconds)),"
        + "\"processor_seconds\":\(Self.seconds(usage.processorSeconds)),\"bytes_read\":\(usage.bytesRead),"
        + "\"bytes_written\":\(usage.bytesWritten),\"system_calls\":\(usage.systemCalls)}\n"
    }.joined()
  }

  /// Seconds with three digits: `0.042`.
  private static func seconds(_ seconds: Double) -> String {
    let thousandths = Int((max(0, seconds) * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }

  /// Bytes in millions, with one digit: `12.4 MB`.
  private static func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
