/// Compiles parsed templates into one flat program.
///
/// A partial or parent is compiled in place, with its indentation and its blocks filled, so that most pages run from
/// their first instruction to their last without a call. Templates that contain themselves, those that the values
/// name, and those that would make the code too long are compiled as units of their own, which are called.
///
/// The compiler walks with a stack of its own, so that no nesting can exhaust the thread's.
struct Compiler {
  var trees: [SyntaxTree]
  let indices: [String: Int]
  private(set) var tables = ProgramTables()
  private let limit: Int

  private var scopes: [Scope] = []
  private var environments = Environments()
  private var unitNumbers: [Unit: Int] = [:]
  private var pending: [Unit] = []
  private var dynamicTables: [Int: Int] = [:]
  /// The index of the template whose own code is being compiled, as opposed to a unit's.
  private var entry: Int?
  private var entryHasErrors = false
  private var reportedCycles: Set<Set<Int>> = []
  private var start = (code: 0, text: 0)
  /// Whether text may be joined to the text before it: not where a jump leads.
  private var canJoin = false

  /// A unit longer than this calls what it includes.
  private static let inlineCost = 1 << 11
  private static let inlineDepth = 16

  init(trees: [SyntaxTree], indices: [String: Int], limits: Limits) {
    self.trees = trees
    self.indices = indices
    limit = limits.programSize
    tables.entries = Array(repeating: nil, count: trees.count)
    tables.marks = Array(repeating: [], count: trees.count)
  }

  /// Compiles some templates and what they call. False when that exceeds the limit.
  mutating func compile(_ templates: some Sequence<Int>) -> Bool {
    for template in templates {
      entry = template
      entryHasErrors = false
      let start = compile(Unit(template: template, environment: 0), isCalled: false)
      tables.entries[template] = entryHasErrors ? nil : start
      if isTooLarge { return false }
    }
    entry = nil
    while tables.units.count < pending.count {
      tables.units.append(compile(pending[tables.units.count], isCalled: true))
      if isTooLarge { return false }
    }
    return true
  }

  /// Compiles a unit, and returns its first instruction.
  private mutating func compile(_ unit: Unit, isCalled: Bool) -> Int {
    start = (tables.code.count, tables.text.count)
    canJoin = false
    push(unit, Layout(indentation: [], isCalled: isCalled), enclosing: -1)
    while let scope = scopes.last, !isTooLarge {
      if scope.next < scope.end { compileNode(scope) } else { close(scopes.removeLast()) }
    }
    scopes = []
    emit(.return)
    return start.code
  }

  // MARK: Nodes

  private mutating func compileNode(_ scope: Scope) {
    let node = trees[scope.template].nodes[scope.next]
    scopes[scopes.count - 1].next = node.end
    switch node.kind {
    case .line(let whitespace, _): emitLine(whitespace, scope)
    case .text(let range): emitText(trees[scope.template].source.text[range])
    case .variable(let path, let isEscaped): compileVariable(path, isEscaped, node, scope)
    case .section(let path, let isInverted, let raw, let delimiters):
      mark(path, .section, node, scope)
      let source = SectionSource(template: scope.template, range: raw, delimiters: delimiters)
      compileSection(path, isInverted, source, node, scope)
    case .inclusion(let inclusion): compileInclusion(inclusion, node, scope)
    case .block(let block): compileBlock(block, scope)
    }
  }

  private mutating func compileVariable(_ path: Path, _ isEscaped: Bool, _ node: Node, _ scope: Scope) {
    mark(path, isEscaped ? .escaped : .unescaped, node, scope)
    let escaping = trees[scope.template].source.escaping
    // `{{#name}}…{{name}}…{{/name}}`, as texts are shown that may be missing.
    if scope.enclosing >= 0, tables.enclosing[scope.enclosing].name == path.name {
      emit(.sectionValue(escaping: escaping, isEscaped: isEscaped))
    }
    emit(.variable(name(path), escaping: escaping, isEscaped: isEscaped))
  }

  private mutating func compileSection(
    _ path: Path, _ isInverted: Bool, _ source: SectionSource, _ node: Node, _ scope: Scope
  ) {
    var inner = scope
    inner.next = scope.next + 1
    inner.end = node.end
    inner.unit = nil
    inner.opening = tables.code.count
    if !isInverted {
      tables.enclosing.append((path.name, scope.enclosing))
      inner.enclosing = tables.enclosing.count - 1
      tables.sections.append(source)
    }
    emit(
      isInverted ? .inverted(name(path), end: 0) : .section(name(path), source: tables.sections.count - 1, end: 0))
    scopes.append(inner)
  }

  /// Ends a section's code, and tells its first instruction where that is.
  private mutating func close(_ scope: Scope) {
    guard let opening = scope.opening else { return }
    switch tables.code[opening] {
    case .section(let name, let source, _):
      emit(.endSection(body: opening + 1))
      tables.code[opening] = .section(name, source: source, end: tables.code.count)
    case .inverted(let name, _): tables.code[opening] = .inverted(name, end: tables.code.count)
    default: break
    }
    canJoin = false
  }

  // MARK: Partials and parents

  private mutating func compileInclusion(_ inclusion: Inclusion, _ node: Node, _ scope: Scope) {
    var environment = scope.environment
    if inclusion.isParent {
      environment = environments.extending(
        environment, byArgumentsOf: scope.next, in: scope.template, trees[scope.template])
    }
    var layout = Layout(indentation: [], isCalled: false)
    if let whitespace = inclusion.indentation {
      layout = scope.layout
      layout.dedent = 0
      layout.indentation += trees[scope.template].source.text[whitespace].dropFirst(scope.layout.dedent)
    }
    switch inclusion.target {
    case .dynamic(let path):
      mark(path, .templateName, node, scope)
      emitCall(.dynamic(name(path), table: dynamicTable(environment)), layout, node, scope)
    case .template(_, index: let index?):
      include(Unit(template: index, environment: environment), layout, node, scope)
    case .template(_, index: nil): break
    }
  }

  private mutating func include(_ unit: Unit, _ layout: Layout, _ node: Node, _ scope: Scope) {
    let open = scopes.lastIndex { $0.unit == unit }
    if let open, !scopes[open...].contains(where: { $0.opening != nil }) {
      reportCycle(from: open, node, scope)
    } else if open == nil, canInline {
      push(unit, layout, enclosing: scope.enclosing)
    } else {
      emitCall(.unit(number(of: unit), template: unit.template), layout, node, scope)
    }
  }

  /// A template that contains itself outside any section does so for all values.
  private mutating func reportCycle(from open: Int, _ node: Node, _ scope: Scope) {
    entryHasErrors = true
    let cycle = scopes[open...].compactMap { $0.unit?.template }
    guard reportedCycles.insert(Set(cycle)).inserted else { return }
    let names = cycle.map { trees[$0].source.name }
    let problem = SyntaxProblem(
      identifier: "template-cycle",
      message: "the template includes itself without end: \((names + names.prefix(1)).joined(separator: " → "))",
      offset: node.offset, help: "remove the tag, or put it into a section, so that the values can end the repetition")
    trees[scope.template].report(.error, problem)
  }

  private mutating func compileBlock(_ block: Block, _ scope: Scope) {
    guard let argument = environments[scope.environment][block.name] else {
      if let whitespace = block.lineIndentation, !block.isStandalone { emitLine(whitespace, scope) }
      scopes[scopes.count - 1].next = scope.next + 1
      return
    }
    compileArgument(argument, of: block, scope)
  }

  /// Puts an argument in the place of a block. Its own indentation gives way to that of the block.
  private mutating func compileArgument(_ argument: Argument, of block: Block, _ scope: Scope) {
    let tree = trees[argument.template]
    guard case .block(let content) = tree.nodes[argument.node].kind else { return }
    var inner = Scope(template: argument.template, environment: argument.environment, layout: scope.layout)
    inner.next = argument.node + 1
    inner.end = tree.nodes[argument.node].end
    inner.enclosing = scope.enclosing
    inner.layout.dedent = content.contentIndentation?.count ?? 0
    guard let line = block.lineIndentation else {
      // Within a line, the first line of the argument continues that line.
      if content.opensWithLine, inner.next < inner.end, case .line(let whitespace, _) = tree.nodes[inner.next].kind {
        emitText(tree.source.text[whitespace].dropFirst(inner.layout.dedent))
        inner.next += 1
      }
      scopes.append(inner)
      return
    }
    let indentation = block.isStandalone ? block.contentIndentation ?? line : line
    inner.layout.indentation += trees[scope.template].source.text[indentation].dropFirst(scope.layout.dedent)
    if !content.opensWithLine { emitLine(0..<0, inner) }
    scopes.append(inner)
  }

  // MARK: Units

  private var canInline: Bool {
    let cost = tables.code.count - start.code + (tables.text.count - start.text) / 64
    return cost < Self.inlineCost && scopes.count(where: { $0.unit != nil }) < Self.inlineDepth
  }

  private var isTooLarge: Bool { tables.code.count + tables.text.count / 64 > limit }

  private mutating func number(of unit: Unit) -> Int {
    if let number = unitNumbers[unit] { return number }
    pending.append(unit)
    unitNumbers[unit] = pending.count - 1
    return pending.count - 1
  }

  private mutating func dynamicTable(_ environment: Int) -> Int {
    if let table = dynamicTables[environment] { return table }
    let table = trees.indices.map { index in
      !trees[index].isUsable ? nil : number(of: Unit(template: index, environment: environment))
    }
    tables.dynamic.append(table)
    dynamicTables[environment] = tables.dynamic.count - 1
    return tables.dynamic.count - 1
  }

  private mutating func push(_ unit: Unit, _ layout: Layout, enclosing: Int) {
    var scope = Scope(template: unit.template, environment: unit.environment, layout: layout)
    scope.unit = unit
    scope.end = trees[unit.template].nodes.count
    scope.enclosing = enclosing
    scopes.append(scope)
  }

  // MARK: Instructions

  private mutating func emit(_ instruction: Instruction) {
    tables.code.append(instruction)
    canJoin = false
  }

  private mutating func emitLine(_ whitespace: Range<Int>, _ scope: Scope) {
    if scope.layout.isCalled { emit(.line) }
    emitText(scope.layout.indentation[...])
    emitText(trees[scope.template].source.text[whitespace].dropFirst(scope.layout.dedent))
  }

  private mutating func emitText(_ bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty else { return }
    if canJoin, case .text(let start, let count)? = tables.code.last, start + count == tables.text.count {
      tables.code[tables.code.count - 1] = .text(start: start, count: count + bytes.count)
    } else {
      emit(.text(start: tables.text.count, count: bytes.count))
    }
    tables.text += bytes
    canJoin = true
  }

  private mutating func emitCall(_ target: CallSite.Target, _ layout: Layout, _ node: Node, _ scope: Scope) {
    let start = tables.text.count
    tables.text += layout.indentation
    let site = CallSite(
      target: target, indentation: start..<tables.text.count, keepsIndentation: layout.isCalled,
      chain: Array(scopes.compactMap { $0.unit?.template }.dropFirst()), template: scope.template, offset: node.offset)
    tables.sites.append(site)
    emit(.call(site: tables.sites.count - 1))
  }

  private mutating func name(_ path: Path) -> Name {
    tables.keys += path.keys
    return Name(first: tables.keys.count - path.keys.count, count: path.keys.count)
  }

  private mutating func mark(_ path: Path, _ use: NameReference.Use, _ node: Node, _ scope: Scope) {
    guard let entry else { return }
    tables.marks[entry].append(
      NameMark(
        template: scope.template, offset: node.offset, name: path.name, use: use, section: scope.enclosing))
  }
}

/// A run of nodes that is being compiled.
private struct Scope {
  let template: Int
  let environment: Int
  var layout: Layout
  var next = 0
  var end = 0
  /// The innermost section around it.
  var enclosing = -1
  /// Set when these are the nodes of a whole template.
  var unit: Unit?
  /// The first instruction of the section, when these are the nodes of one.
  var opening: Int?

  init(template: Int, environment: Int, layout: Layout) {
    self.template = template
    self.environment = environment
    self.layout = layout
  }
}

/// How the lines of a run of nodes are laid out.
private struct Layout {
  /// What each line begins with.
  var indentation: [UInt8]
  /// How much of the white space that each line begins with is removed.
  var dedent = 0
  /// Whether lines begin with the indentation of a call, known when it is run.
  var isCalled: Bool
}
