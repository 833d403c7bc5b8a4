import Diagnostics

extension SyntaxTree {
  /// Finds the templates that it includes by name, and reports those that do not exist.
  mutating func resolveNames(_ indices: [String: Int], isUsable: (Int) -> Bool = { _ in true }) {
    for number in nodes.indices {
      guard case .inclusion(var inclusion) = nodes[number].kind, case .template(let name, _) = inclusion.target else {
        continue
      }
      guard let index = indices[name] else {
        reportMissing(name, isParent: inclusion.isParent, at: nodes[number].offset, among: indices.keys)
        continue
      }
      guard isUsable(index) else { continue }
      inclusion.target = .template(name, index: index)
      nodes[number].kind = .inclusion(inclusion)
    }
  }

  /// The templates that it includes by name.
  var inclusions: [Int] {
    nodes.compactMap { node in
      guard case .inclusion(let inclusion) = node.kind, case .template(_, let index) = inclusion.target else {
        return nil
      }
      return index
    }
  }

  /// The template that is meant where a name has the ending of its file.
  private func bareName(_ name: String, _ names: some Sequence<String>) -> String? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let bare = name[..<dot]
    return names.first { $0 == bare }
  }

  /// As the spec has it, a partial that does not exist renders as nothing; without its parent a page is no page.
  private mutating func reportMissing(
    _ name: String, isParent: Bool, at offset: Int, among names: some Sequence<String>
  ) {
    guard canReport else { return }
    let nearest = bareName(name, names) ?? nearestName(to: name, among: names)
    let consequence = isParent ? "add the template, or remove the tags" : "it renders as nothing"
    let problem = SyntaxProblem(
      identifier: isParent ? "missing-parent" : "missing-partial", message: "there is no template named \(name)",
      offset: offset, help: nearest.map { "did you mean \($0)?" } ?? consequence)
    report(isParent ? .error : .warning, problem)
  }
}

extension Diagnostic {
  static func tooLarge(file: String, limit: Int) -> Diagnostic {
    Diagnostic(
      .error, "program-limit", "the templates compile to more than \(limit) instructions", file: file,
      help: "make this one smaller, which is the largest, or look for partials that include one another many times over"
    )
  }
}
