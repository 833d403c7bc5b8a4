extension Template {
  /// The templates that rendering it may come to: itself, then those that it includes, in the order of the library. All of them,
  /// when the values name one.
  public var reachableSources: [TemplateSource] {
    let trees = program.trees
    if reachable.contains(where: { trees[$0].includesDynamically }) { return trees.map(\.source) }
    return reachable.map { trees[$0].source }
  }

  /// Whether rendering it may ask the values for a name, as a whole or as a part of a dotted one.
  public func mayAsk(for name: String) -> Bool {
    if reachable.contains(where: { program.trees[$0].includesDynamically }) { return true }
    return program.tables.marks[index].contains { $0.name.split(separator: ".").contains { $0 == name } }
  }

  /// The templates that it includes by name, and itself, by their indices.
  private var reachable: [Int] {
    var found: Set<Int> = [index]
    var pending = [index]
    while let next = pending.popLast() {
      for target in program.trees[next].inclusions where found.insert(target).inserted { pending.append(target) }
    }
    return found.sorted()
  }
}

extension SyntaxTree {
  /// Whether values name templates that it includes.
  fileprivate var includesDynamically: Bool {
    nodes.contains { node in
      if case .inclusion(let inclusion) = node.kind, case .dynamic = inclusion.target { true } else { false }
    }
  }
}
