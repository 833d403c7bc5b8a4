import Diagnostics

/// Templates that can include one another, compiled together.
///
///     let library = TemplateLibrary([TemplateSource(name: "page", file: "page.mustache", text: bytes)])
///     for diagnostic in library.diagnostics { print(diagnostic.text) }
///     do throws(RenderError) {
///       try library.template("page")?.render(["title": "News"], into: &output)
///     } catch { print(error.diagnostic.text) }
///
/// The language is that of the Mustache specification with all its optional parts: inheritance, dynamic names, lambdas.
public struct TemplateLibrary: Sendable {
  /// All that is wrong with the templates, by template in the order given, then by place.
  public let diagnostics: [Diagnostic]

  private let program: Program
  private let limits: Limits

  /// Compiles templates. Those with errors, and those that include such by name, are absent from the library.
  public init(_ sources: [TemplateSource], limits: Limits = .default) {
    var trees = sources.map { Parser.parse($0, limits: limits) }
    let indices = Self.indices(of: &trees)
    for index in trees.indices { trees[index].resolveNames(indices) }
    for (index, problems) in BlockNames.problems(in: trees).enumerated() {
      for problem in problems { trees[index].report(.warning, problem) }
    }
    Self.markUnusable(&trees)
    var compiler = Compiler(trees: trees, indices: indices, limits: limits)
    let isComplete = compiler.compile(trees.indices.filter { trees[$0].isUsable })
    var diagnostics = compiler.trees.flatMap { Self.inOrder($0.problems) }
    var tables = compiler.tables
    if !isComplete {
      let largest = sources.max { $0.text.count < $1.text.count }
      diagnostics.append(.tooLarge(file: largest?.file ?? "", limit: limits.programSize))
      tables.entries = tables.entries.map { _ in nil }
    }
    self.diagnostics = diagnostics
    self.limits = limits
    program = Program(trees: compiler.trees, indices: indices, tables: tables)
  }

  /// The template of a name; `nil` when there is none, or it has errors.
  public func template(_ name: String) -> Template? {
    guard let index = program.indices[name], let entry = program.tables.entries[index] else { return nil }
    return Template(name, program, index: index, entry: entry, limits: limits)
  }

  private static func indices(of trees: inout [SyntaxTree]) -> [String: Int] {
    var indices: [String: Int] = [:]
    for index in trees.indices {
      let source = trees[index].source
      guard let first = indices[source.name] else {
        indices[source.name] = index
        continue
      }
      trees[index].problems.append(
        Diagnostic(
          .error, "duplicate-template", "another template is named \(source.name): \(trees[first].source.file)",
          file: source.file, help: "rename one of the files"))
    }
    return indices
  }

  /// Marks the templates that have errors, and those that include one of these.
  private static func markUnusable(_ trees: inout [SyntaxTree]) {
    var includers = [[Int]](repeating: [], count: trees.count)
    for index in trees.indices { for target in trees[index].inclusions { includers[target].append(index) } }
    var pending = trees.indices.filter { trees[$0].hasErrors }
    while let index = pending.popLast() {
      guard trees[index].isUsable else { continue }
      trees[index].isUsable = false
      pending += includers[index]
    }
  }

  private static func inOrder(_ problems: [Diagnostic]) -> [Diagnostic] {
    let places = problems.map { $0.position ?? SourcePosition(line: 0, column: 0) }
    return problems.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { problems[$0] }
  }
}
