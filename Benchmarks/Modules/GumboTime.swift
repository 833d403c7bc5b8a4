import ArgumentParser
import Captures
import Platform

/// `benchmarks gumbo-time`
struct GumboTime: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gumbo-time",
    abstract: "Print the processor time of Gumbo's own parse of all captures, in seconds, and nothing else.",
    discussion: """
      For archives that do not fit into memory: one capture after the other is read, and only its parse counts.
      """)

  @Argument(help: "The folder of captures.") var folder: String

  func run() throws {
    let gumbo = GumboParse()
    var time = 0.0
    for entry in try FolderWalk(folder, include: { $0.hasSuffix(".md") || $0.hasSuffix(".txt") }).files {
      let bytes = try File.read(Folder.join(folder, entry.path), limit: CaptureConverter.maximumSize)
      guard let capture = try? Capture(bytes, file: entry.path) else { continue }
      let start = ProcessorTime.ofThisThread
      gumbo.run(bytes[capture.body])
      time += ProcessorTime.ofThisThread - start
    }
    print("\(time)")
  }
}
