import Archives
import Foundation
import Measuring

/// What a build may take at most, whatever it took before: system calls for each article that did not change and for each page that did,
/// memory for each article, and instructions for the pages of authors who wrote much.
package struct BuildGates: Sendable {
  private let program: String
  private let modules: String
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

  /// - Parameters:
  ///   - program: the program that is held to them.
  ///   - modules: the program that measures its modules.
  ///   - sites: the folder of the sites' settings and templates.
  ///   - folder: a folder to work in, best one in memory.
  package init(program: String, modules: String, sites: String, folder: String) {
    self.program = program
    self.modules = modules
    self.sites = sites
    self.folder = folder
  }

  /// Measures what is held to the gates.
  package func check() throws -> [Gate] { try checkArchive() + [checkAuthors()] }

  // MARK: System calls, memory

  /// As many articles a day as one of 100,000 over ten years has, so that folders weigh as much as there.
  private static let dense = ArchiveShape(articles: 10_000, days: 365)
  /// How many articles get another title.
  private static let edits = 100

  /// Builds with nothing there, with nothing changed, and with a hundred other titles, and counts system calls; and measures the catalog.
  private func checkArchive() throws -> [Gate] {
    let shape = Self.dense
    let workspace = try archive(shape)
    defer { workspace.remove() }
    let clean = try calls(in: workspace)
    try Settling.build([program, "build"], in: workspace["default"])
    let same = try calls(in: workspace)
    let articles = (0..<Self.edits).map { $0 * (shape.articles / Self.edits) }
    try workspace.retitle(articles: articles)
    let edited = try calls(in: workspace)
    return [
      Gate(
        name: "system calls for each article, nothing changed", measured: part(same.calls, shape.articles), limit: 1.2),
      Gate(
        name: "system calls for each page of a build from nothing", measured: part(clean.calls, clean.pages), limit: 8),
      Gate(
        name: "system calls for each page that \(Self.edits) other titles change",
        measured: part(edited.calls - same.calls, edited.pages), limit: 8),
      Gate(
        name: "bytes of the catalog for each article, besides strings", measured: try catalogMemory(workspace),
        limit: 600),
    ]
  }

  private func part(_ calls: Int, _ count: Int) -> Double { Double(calls) / Double(max(1, count)) }

  /// The system calls of a build, and how many files of the site it wrote.
  private func calls(in workspace: Workspace) throws -> (calls: Int, pages: Int) {
    let (counts, pages) = try count(SystemCallTrace(), in: workspace)
    return (counts.systemCalls, pages)
  }

  private func catalogMemory(_ workspace: Workspace) throws -> Double {
    let command = [modules, "catalog-memory", workspace["content"]]
    guard let text = output(of: command), let bytes = Double(text) else {
      throw CountedCommand.Failure(command: command, output: "no number")
    }
    return bytes
  }

  // MARK: Authors

  /// How many articles an author has on a page.
  private static let pageSize = 60

  /// Builds the same archive twice from nothing, all by one author, and by as many authors as that one's list has pages, and compares the
  /// instructions for each page.
  private func checkAuthors() throws -> Gate {
    let workspace = try archive(ArchiveShape(articles: 50 * Self.pageSize))
    defer { workspace.remove() }
    let costs = try [workspace.shape.articles, Self.pageSize].map { articles in
      try workspace.sign { 10_000 + $0 / articles }
      workspace.remove("default/public", "default/.broadsheet")
      let (counts, pages) = try count(Callgrind(), in: workspace)
      return part(counts.instructions, pages)
    }
    return Gate(
      name: "instructions for each page where one author wrote all, to where each has \(Self.pageSize) articles",
      measured: costs[0] / costs[1], limit: 1)
  }

  // MARK: Builds

  /// An archive that was imported long ago.
  private func archive(_ shape: ArchiveShape) throws -> Workspace {
    let workspace = try Workspace(shape, folder: folder, sites: sites, forms: [.captures])
    try CountedCommand.run([program, "import", "--captures", "../captures"], in: workspace["default"])
    try workspace.age("content")
    return workspace
  }

  /// What a build with one thread takes, and how many files of the site it wrote.
  private func count(_ instrument: some Instrument, in workspace: Workspace) throws -> (Counts, pages: Int) {
    Settling.pause()
    let start = Date()
    Settling.pause()
    var counts = Counts()
    try instrument.count([program, "build", "--jobs", "1"], in: workspace["default"], into: &counts)
    return (counts, try workspace.written("default/public", since: start))
  }
}
