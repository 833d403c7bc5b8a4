import Diagnostics

/// Runs a program: appends to an output what its instructions make of the values.
struct Renderer: ~Copyable {
  /// What has been appended so far.
  private(set) var output = OutputBuffer()
  let program: Program
  let template: Int
  let limits: Limits
  let lambdaDepth: Int
  private(set) var contexts: ContextStack
  private var calls: [Call] = []
  /// The indentations of the open calls, one behind the other, and where that of the running one stands.
  private var indentations: [UInt8] = []
  private var indentation = 0..<0
  var steps: Int

  /// An open call of a unit.
  private struct Call {
    var site: Int
    var template: Int
    var returnAddress: Int
    var outerIndentation: Range<Int>
  }

  init(
    _ program: Program, template: Int, contexts: ContextStack, limits: Limits, steps: Int, lambdaDepth: Int = 0
  ) {
    self.program = program
    self.template = template
    self.contexts = contexts
    self.limits = limits
    self.steps = steps
    self.lambdaDepth = lambdaDepth
  }

  /// Runs the instructions from an address to the end of their unit.
  mutating func run(from entry: Int) throws(RenderError) {
    let outerCalls = calls.count
    // At hand: through the program's reference each instruction would count references to its arrays.
    let tables = program.tables
    var address = entry
    while true {
      steps -= 1
      if steps < 0 || output.count > limits.outputSize { throw exhausted() }
      switch tables.code[address] {
      case .text(let start, let count):
        tables.text.withUnsafeBufferPointer {
          output.append(UnsafeBufferPointer(rebasing: $0[start..<start + count]))
        }
        address += 1
      case .line:
        indentations[indentation].withUnsafeBufferPointer { output.append($0) }
        address += 1
      case .variable(let name, let escaping, let isEscaped):
        switch contexts.value(of: name, tables.keys) {
        case .lambda(let lambda): try append(lambda, escaping, isEscaped: isEscaped)
        case let value: append(value, isEscaped ? escaping : .none)
        }
        address += 1
      case .sectionValue(let escaping, let isEscaped):
        guard let value = contexts.sectionValue else {
          address += 1
          continue
        }
        append(value, isEscaped ? escaping : .none)
        // Behind the instruction that would look it up.
        address += 2
      case .section(let name, let source, let end):
        address = try enter(contexts.value(of: name, tables.keys), source) ? address + 1 : end
      case .inverted(let name, let end):
        address = contexts.value(of: name, tables.keys).isTruthy ? end : address + 1
      case .endSection(let body): address = contexts.advance() ? body : address + 1
      case .call(let site): address = try call(site, at: address)
      case .return:
        guard calls.count > outerCalls else { return }
        address = leaveCall(at: address)
      }
    }
  }

  // MARK: Text and values

  mutating func append(_ value: consuming Value, _ escaping: Escaping) {
    switch consume value {
    case .text(var text): text.withUTF8 { escaping.append($0, to: &output) }
    case .html(let html): append(html.bytes, escaping == .html ? .none : escaping)
    case .number(let number): output.append(String(number))
    case .boolean(let boolean): output.append(boolean ? "true" : "false")
    case .missing, .list, .object, .lambda: break
    }
  }

  mutating func append(_ bytes: [UInt8], _ escaping: Escaping) {
    bytes.withUnsafeBufferPointer { escaping.append($0, to: &output) }
  }

  // MARK: Sections

  /// Enters a section on a value. False when it is not shown, or was shown by a lambda.
  private mutating func enter(_ value: Value, _ source: Int) throws(RenderError) -> Bool {
    guard case .lambda(let lambda) = value else { return contexts.enter(value) }
    switch lambda.body {
    case .section(let call):
      try append(call, of: program.tables.sections[source])
      return false
    case .value(let make): return contexts.enter(make(), isOfLambda: true)
    case .lazy(let make): return contexts.enter(make())
    }
  }

  // MARK: Calls

  /// Opens a call, and returns the address to go on at.
  private mutating func call(_ number: Int, at address: Int) throws(RenderError) -> Int {
    let site = program.tables.sites[number]
    guard let (unit, callee) = target(of: site) else { return address + 1 }
    guard calls.count < limits.recursion else { throw tooDeep(site) }
    calls.append(Call(site: number, template: callee, returnAddress: address + 1, outerIndentation: indentation))
    let start = indentations.count
    if site.keepsIndentation { indentations += indentations[indentation] }
    indentations += program.tables.text[site.indentation]
    indentation = start..<indentations.count
    return program.tables.units[unit]
  }

  private mutating func leaveCall(at address: Int) -> Int {
    guard let call = calls.popLast() else { return address }
    indentations.removeLast(indentation.count)
    indentation = call.outerIndentation
    return call.returnAddress
  }

  /// The unit that a site calls and its template; `nil` when the values name no template.
  private func target(of site: CallSite) -> (unit: Int, template: Int)? {
    switch site.target {
    case .unit(let unit, let template): return (unit, template)
    case .dynamic(let name, let table):
      guard case .text(let text) = contexts.value(of: name, program.tables.keys), let index = program.indices[text],
        let unit = program.tables.dynamic[table][index]
      else { return nil }
      return (unit, index)
    }
  }

  // MARK: Limits

  /// The names of the templates that are being rendered, from the outermost.
  private var chain: [String] {
    let inner = calls.flatMap { call in program.tables.sites[call.site].chain + [call.template] }
    return ([template] + inner).map { program.trees[$0].source.name }
  }

  private func exhausted() -> RenderError {
    let file = program.trees[template].source.file
    if steps < 0 {
      return .limit("step-limit", "rendering takes more than \(limits.steps) steps", chain: chain, file: file)
    }
    return .limit("size-limit", "the output is longer than \(limits.outputSize) bytes", chain: chain, file: file)
  }

  private func tooDeep(_ site: CallSite) -> RenderError {
    let source = program.trees[site.template].source
    return .limit(
      "recursion-limit", "partials include one another more than \(limits.recursion) deep", chain: chain,
      file: source.file, place: (SourceText(source.text), site.offset))
  }
}
