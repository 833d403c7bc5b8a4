import Archives
import ArgumentParser

/// `bench generate`
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write an archive of articles that say nothing, the same on every machine.")

  @Argument(help: "What it is to be like: 10000, or 63000-short.") var shape: ArchiveShape
  @Argument(help: "The folder to write it into.") var folder: String
  @Option(help: "A form to write it in; can be given several times: captures, content, hugo, jekyll.")
  var form: [ArchiveForm] = [.captures]
  @Option(help: "Over how many days the articles are spread.") var days: Int?
  @Option(help: "Other seeds make other archives.") var seed: UInt64?

  func run() throws {
    var shape = shape
    if let days { shape.days = days }
    if let seed { shape.seed = seed }
    try ArchiveWriter(shape, folder: folder).write(form)
  }
}

extension ArchiveShape: ExpressibleByArgument {
  /// Reads `10000` or `63000-short`.
  public init?(argument: String) { self.init(name: argument) }
}

extension ArchiveForm: ExpressibleByArgument {}
