import Diagnostics

/// A template that is ready to be rendered, any number of times and on any thread.
public struct Template: Sendable {
  /// Its name in its library.
  public let name: String

  let program: Program
  let index: Int
  private let entry: Int
  private let limits: Limits

  init(_ name: String, _ program: Program, index: Int, entry: Int, limits: Limits) {
    self.name = name
    self.program = program
    self.index = index
    self.entry = entry
    self.limits = limits
  }

  /// Appends what the template makes of a value; when it throws, the output is as it was before.
  public func render(_ root: Value, into output: inout [UInt8]) throws(RenderError) { output += try render(root) }

  /// What the template makes of a value.
  public func render(_ root: Value) throws(RenderError) -> [UInt8] {
    var renderer = Renderer(
      program, template: index, contexts: ContextStack(root), limits: limits, steps: max(0, limits.steps))
    try renderer.run(from: entry)
    return renderer.output.bytes()
  }

  /// The names that it and what it includes ask the values for, in the order in which they are rendered.
  public var references: [NameReference] {
    program.tables.marks[index].map { mark in
      let source = program.trees[mark.template].source
      return NameReference(
        name: mark.name, use: mark.use, sections: sections(around: mark.section), file: source.file,
        source: SourceText(source.text), offset: mark.offset)
    }
  }

  private func sections(around section: Int) -> [String] {
    var names: [String] = []
    var index = section
    while index >= 0 {
      names.append(program.tables.enclosing[index].name)
      index = program.tables.enclosing[index].parent
    }
    return names.reversed()
  }
}
