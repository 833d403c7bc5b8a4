import Captures
import Content
import Importing
import Platform
import TestSupport

/// A folder of captures with its archive, imported as often as a test likes.
struct Mirror {
  let folder: TemporaryFolder
  var basis = "1"
  var threads = 2

  init() throws { folder = try TemporaryFolder() }

  var importer: Importer {
    Importer(
      captures: folder["captures"], content: folder["content"],
      converter: CaptureConverter(outlets: OutletTable()), basis: basis, workers: Workers(threads))
  }

  @discardableResult
  func run() throws -> ImportSummary {
    try Folder.make(folder["captures"])
    return try importer.run()
  }

  /// Imports, and reads the report of it, a line for each capture.
  func report() throws -> [String] {
    try importer.writeReport(of: try run(), to: folder["report.jsonl"])
    return (folder.read("report.jsonl") ?? "").split(separator: "\n").map(String.init)
  }

  func capture(_ name: String, _ url: String, _ html: String, at milliseconds: Int = 1_718_944_622_000) throws {
    try folder.write("<!--\(milliseconds)-->\n[题]( \(url) )\n------\n\n\(html)\n", to: "captures/\(name)")
  }

  var articles: [String] { get throws { try folder.snapshot("content").keys.sorted() } }
}
