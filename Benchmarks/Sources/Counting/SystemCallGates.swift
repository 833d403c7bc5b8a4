import Archives
import Foundation
import Measuring

/// How many system calls a build may make: for each article that did not change, and for each page that did.
///
/// The archive has as many articles a day as one of 100,000 over ten years has, so that folders weigh as much as there.
package struct SystemCallGates: Sendable {
  package static let shape = ArchiveShape(articles: 10_000, days: 365)
  /// How many articles get another title for the last of the gates.
  private static let edits = 100
  private let program: String
  private let sites: String
  private let folder: String

  /// One of the gates.
  package struct Gate: Sendable, CustomStringConvertible {
    package var name: String
    package var measured: Double
    package var limit: Double
    package var isKept: Bool { measured <= limit }
    package var description: String {
      "\(isKept ? "kept" : "BROKEN"): \(name): \((measured * 100).rounded() / 100), at most \(limit)"
    }
  }

  package init(program: String, sites: String, folder: String) {
    self.program = program
    self.sites = sites
    self.folder = folder
  }

  /// Builds with nothing there, with nothing changed, and with a hundred other titles, and counts.
  package func check() throws -> [Gate] {
    let workspace = try Workspace(Self.shape, folder: folder, sites: sites, forms: [.captures])
    try CountedCommand.run([program, "import", "--captures", "../captures"], in: workspace["default"])
    try workspace.age("content")
    defer { workspace.remove() }
    let clean = try calls(in: workspace)
    try Settling.build([program, "build"], in: workspace["default"])
    let same = try calls(in: workspace)
    let articles = (0..<Self.edits).map { $0 * (Self.shape.articles / Self.edits) }
    try workspace.retitle(articles: articles)
    let edited = try calls(in: workspace)
    return [
      Gate(
        name: "system calls for each article, nothing changed", measured: part(same.calls, Self.shape.articles),
        limit: 1.2),
      Gate(
        name: "system calls for each page of a build from nothing", measured: part(clean.calls, clean.pages), limit: 8),
      Gate(
        name: "system calls for each page that \(Self.edits) other titles change",
        measured: part(edited.calls - same.calls, edited.pages), limit: 8),
    ]
  }

  private func part(_ calls: Int, _ count: Int) -> Double { Double(calls) / Double(max(1, count)) }

  /// The system calls of a build, and how many files of the site it wrote.
  private func calls(in workspace: Workspace) throws -> (calls: Int, pages: Int) {
    Settling.pause()
    let start = Date()
    Settling.pause()
    var counts = Counts()
    try SystemCallTrace().count([program, "build", "--jobs", "1"], in: workspace["default"], into: &counts)
    return (counts.systemCalls, try workspace.written("default/public", since: start))
  }
}
