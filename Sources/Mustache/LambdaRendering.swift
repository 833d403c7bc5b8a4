import Diagnostics

extension Renderer {
  /// Appends what a lambda makes of `{{name}}`. Text is a template with the standard delimiters, and is escaped once:
  /// as a whole in an escaped tag, else value by value.
  mutating func append(_ lambda: Lambda, _ escaping: Escaping, isEscaped: Bool) throws(RenderError) {
    guard case .value(let make) = lambda.body else { return }
    let value = make()
    guard case .text(let text) = value else { return append(value, isEscaped ? escaping : .none) }
    append(try render(text, .standard, isEscaped ? .none : escaping), isEscaped ? escaping : .none)
  }

  /// Appends what a lambda makes of a section.
  mutating func append(
    _ call: (String, Lambda.Render) throws -> Value, of section: SectionSource
  ) throws(RenderError) {
    let source = program.trees[section.template].source
    let text = String(decoding: source.text[section.range], as: UTF8.self)
    let value: Value
    do {
      value = try call(text) { (text) throws(RenderError) in
        HTML(bytes: try render(text, section.delimiters, source.escaping))
      }
    } catch {
      throw error as? RenderError ?? .failedLambda(error, source, at: section.range.lowerBound)
    }
    guard case .text(let result) = value else { return append(value, source.escaping) }
    append(try render(result, section.delimiters, source.escaping), .none)
  }

  /// Renders a text as a template at the place that has been reached.
  private mutating func render(
    _ text: String, _ delimiters: Delimiters, _ escaping: Escaping
  ) throws(RenderError) -> [UInt8] {
    let file = program.trees[template].source.file
    guard lambdaDepth < Limits.lambdaDepth else {
      let message = "lambdas render text with lambdas more than \(Limits.lambdaDepth) deep"
      throw .limit("lambda-limit", message, chain: [program.trees[template].source.name], file: file)
    }
    let source = TemplateSource(name: "lambda", file: "lambda in \(file)", text: Array(text.utf8), escaping: escaping)
    let compiled = try compile(source, delimiters)
    steps -= text.utf8.count + compiled.program.tables.code.count
    var inner = Renderer(
      compiled.program, template: program.trees.count, contexts: contexts, limits: limits, steps: steps,
      lambdaDepth: lambdaDepth + 1)
    try inner.run(from: compiled.entry)
    steps = inner.steps
    return inner.output.bytes()
  }

  private func compile(
    _ source: TemplateSource, _ delimiters: Delimiters
  ) throws(RenderError) -> (program: Program, entry: Int) {
    var tree = Parser.parse(source, delimiters: delimiters, limits: limits)
    tree.resolveNames(program.indices) { program.trees[$0].isUsable }
    if let error = tree.problems.first(where: { $0.severity == .error }) { throw RenderError(diagnostic: error) }
    var compiler = Compiler(trees: program.trees + [tree], indices: program.indices, limits: limits)
    guard compiler.compile(CollectionOfOne(program.trees.count)), let entry = compiler.tables.entries.last ?? nil else {
      let error = compiler.trees.last?.problems.first { $0.severity == .error }
      throw RenderError(diagnostic: error ?? .tooLarge(file: source.file, limit: limits.programSize))
    }
    return (Program(trees: compiler.trees, indices: program.indices, tables: compiler.tables), entry)
  }
}
