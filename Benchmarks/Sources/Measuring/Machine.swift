import Foundation

/// The machine that is measured on.
package enum Machine {
  /// The memory that programs can have, in bytes.
  package static var availableMemory: Int { memory("MemAvailable") }

  /// What it is, and the programs on it.
  package static func facts(_ programs: Programs, project: String) -> [Results.Fact] {
    var facts = [
      Results.Fact("machine", "\(processor), \(ProcessInfo.processInfo.activeProcessorCount) cores, \(gigabytes) GB"),
      Results.Fact("programs that ran or waited to, in the minute before", load),
      Results.Fact("system", output(of: ["uname", "-sr"]) ?? "unknown"),
      Results.Fact(
        "Broadsheet",
        [output(of: [programs.broadsheet, "--version"]), commit(project)].compactMap(\.self).joined(separator: ", ")),
      Results.Fact("Swift", firstLine(output(of: ["swift", "--version"])) ?? "unknown"),
    ]
    if let hugo = programs.hugo {
      facts.append(Results.Fact("Hugo", firstLine(output(of: [hugo, "version"])) ?? "unknown"))
    }
    if let jekyll = programs.jekyll {
      facts.append(Results.Fact("Jekyll", firstLine(output(of: [jekyll, "--version"])) ?? "unknown"))
    }
    return facts
  }

  private static func commit(_ project: String) -> String? {
    output(of: ["git", "describe", "--always", "--dirty"], in: project).map { "commit \($0)" }
  }

  private static func firstLine(_ text: String?) -> String? {
    text?.split(separator: "\n").first.map(String.init)
  }

  private static var processor: String {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
    let name = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
    return name.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"
  }

  private static var load: String {
    (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8))?.split(separator: " ").first.map(String.init)
      ?? "unknown"
  }

  private static var gigabytes: Int { memory("MemTotal") / 1_000_000_000 }

  private static func memory(_ name: String) -> Int {
    let lines = (try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8))?.split(separator: "\n") ?? []
    guard let line = lines.first(where: { $0.hasPrefix("\(name):") }) else { return 0 }
    return line.split(separator: " ").compactMap { Int($0) }.first.map { $0 * 1024 } ?? 0
  }
}
