/// What the blocks of a template are filled with: for each name the argument that counts.
typealias Environment = [String: Argument]

/// The content of a block in a parent's tags.
///
/// It belongs to the template in which it stands: blocks in it are filled by those who include that template, not by
/// its neighbours in the same parent. So it remembers the environment of that template.
struct Argument: Hashable {
  var template: Int
  var node: Int
  var environment: Int
}

/// The environments that occur, each once, so that equal ones have equal numbers; the first is empty.
///
/// An argument given further out wins over one given further in, so including a parent adds names to an environment
/// and changes none. A chain of parents without end therefore comes to an environment that it has seen.
struct Environments {
  private var all: [Environment] = [[:]]
  private var numbers: [Environment: Int] = [[:]: 0]

  subscript(number: Int) -> Environment { all[number] }

  /// The environment in which a parent is compiled: an outer one, and the arguments in its tags.
  mutating func extending(_ outer: Int, byArgumentsOf parent: Int, in template: Int, _ tree: SyntaxTree) -> Int {
    var environment = all[outer]
    var index = parent + 1
    while index < tree.nodes[parent].end {
      if case .block(let block) = tree.nodes[index].kind, environment[block.name] == nil {
        environment[block.name] = Argument(template: template, node: index, environment: outer)
      }
      index = tree.nodes[index].end
    }
    return number(of: environment)
  }

  private mutating func number(of environment: Environment) -> Int {
    if let number = numbers[environment] { return number }
    all.append(environment)
    numbers[environment] = all.count - 1
    return all.count - 1
  }
}
