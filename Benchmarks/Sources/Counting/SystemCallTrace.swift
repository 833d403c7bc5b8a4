import Foundation

/// Counts system calls, and the bytes that they write, by strace.
struct SystemCallTrace: Instrument {
  func count(_ command: [String], in folder: String, into counts: inout Counts) throws {
    let trace = try CountedCommand.reading("strace") { file in
      try CountedCommand.run(["strace", "-f", "-qq", "-s", "0", "-e", "signal=none", "-o", file] + command, in: folder)
      return try String(contentsOfFile: file, encoding: .utf8)
    }
    let (calls, bytes) = Self.totals(trace)
    counts.systemCalls = calls
    counts.bytesWritten = bytes
  }

  private static let writing: Set<Substring> = ["write", "writev", "pwrite64", "pwritev", "pwritev2"]

  /// The number of calls in a trace, and the sum of what calls that write returned.
  ///
  /// A line is `1234  write(3, ""..., 5) = 5`; with several threads a call may be parted into
  /// `1234  write(3, <unfinished ...>` and `1234  <... write resumed>""..., 5) = 5`.
  static func totals(_ trace: String) -> (calls: Int, bytes: Int) {
    var calls = 0
    var bytes = 0
    for line in trace.split(separator: "\n") {
      let rest = line.drop { $0.isNumber }.drop { $0 == " " }
      let name: Substring
      if rest.hasPrefix("<... ") {
        name = rest.dropFirst(5).prefix { $0 != " " }
      } else {
        name = rest.prefix { $0 != "(" }
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }), name.count < rest.count
        else { continue }
        calls += 1
      }
      guard writing.contains(name), let sign = rest.range(of: " = ", options: .backwards) else { continue }
      bytes += max(0, Int(rest[sign.upperBound...].prefix { $0.isNumber }) ?? 0)
    }
    return (calls, bytes)
  }
}
