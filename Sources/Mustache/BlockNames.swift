import Diagnostics

/// Finds blocks between a parent's tags that neither the parent nor what it includes has: nobody ever sees what they say.
struct BlockNames {
  private let trees: [SyntaxTree]
  /// The blocks that can be filled by those who include a template, by its index; `nil` where values name a part of it.
  private var known: [Int: Set<String>?] = [:]

  private init(_ trees: [SyntaxTree]) { self.trees = trees }

  /// Warnings about each of some templates.
  static func problems(in trees: [SyntaxTree]) -> [[SyntaxProblem]] {
    var names = BlockNames(trees)
    return trees.indices.map { names.problems(of: $0) }
  }

  private mutating func problems(of index: Int) -> [SyntaxProblem] {
    var problems: [SyntaxProblem] = []
    let nodes = trees[index].nodes
    for number in nodes.indices {
      guard case .inclusion(let inclusion) = nodes[number].kind, inclusion.isParent,
        case .template(let parent, let target?) = inclusion.target, let names = names(in: target)
      else { continue }
      var child = number + 1
      while child < nodes[number].end, problems.count < SyntaxTree.mostProblems {
        if case .block(let block) = nodes[child].kind, block.isArgument, !names.contains(block.name) {
          problems.append(
            SyntaxProblem(
              identifier: "unknown-block", message: "\(parent) has no block \(block.name)", offset: nodes[child].offset,
              help: nearestName(to: block.name, among: names).map { "did you mean \($0)?" }
                ?? "what stands in it is not shown; write {{$\(block.name)}}{{/\(block.name)}} where it belongs in \(parent)"
            ))
        }
        child = nodes[child].end
      }
    }
    return problems
  }

  /// The blocks of a template and of all that it includes by name.
  private mutating func names(in index: Int) -> Set<String>? {
    if let names = known[index] { return names }
    var names: Set<String> = []
    var found: Set<Int> = [index]
    var pending = [index]
    while let next = pending.popLast() {
      for node in trees[next].nodes {
        switch node.kind {
        case .block(let block): names.insert(block.name)
        case .inclusion(let inclusion):
          guard case .template(_, let target?) = inclusion.target else {
            // Nobody knows what is there.
            known[index] = .some(nil)
            return nil
          }
          if found.insert(target).inserted { pending.append(target) }
        default: break
        }
      }
    }
    known[index] = names
    return names
  }
}
