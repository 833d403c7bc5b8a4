import Foundation

/// Counts instructions by valgrind's callgrind, which runs the program on a processor of its own making, about fifty times slower.
struct Callgrind: Instrument {
  func count(_ command: [String], in folder: String, into counts: inout Counts) throws {
    counts.instructions = try CountedCommand.reading("callgrind") { file in
      let valgrind = ["valgrind", "--quiet", "--tool=callgrind", "--callgrind-out-file=\(file)"]
      try CountedCommand.run(valgrind + command, in: folder)
      guard let total = Self.total(try String(contentsOfFile: file, encoding: .utf8)) else {
        throw CountedCommand.Failure(command: valgrind, output: "no total in its file")
      }
      return total
    }
  }

  /// The number in the line `summary:` of callgrind's file.
  static func total(_ text: String) -> Int? {
    for line in text.split(separator: "\n") where line.hasPrefix("summary: ") {
      return Int(line.dropFirst("summary: ".count).trimmingCharacters(in: .whitespaces))
    }
    return nil
  }
}
