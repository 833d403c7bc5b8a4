/// A CSS-like selector: which elements of a tree somebody means.
///
///     div.promo            elements of a tag, a class
///     #footer, aside       one of several
///     .story > p[lang=en]  a child, an attribute with a value; [src*=ads] has it in it, [href^=https] begins with it
///     article .note        somewhere inside
///
/// Letter case counts in values, not in tags. Attributes are those that `AttributeName` knows.
package struct Selector: Sendable, Equatable {
  /// What is wrong with the text of a selector.
  package struct Problem: Error, Equatable {
    /// A sentence without a full stop.
    package var message: String
  }

  /// One test of an element, with the relation to the element that the test before it is about.
  struct Step: Sendable, Equatable {
    enum Relation: Sendable { case inside, childOf }
    var relation: Relation = .inside
    var conditions: [Condition] = []
  }

  /// What an element has to be.
  enum Condition: Sendable, Equatable {
    case tag(Tag)
    case className([UInt8])
    case identifier([UInt8])
    case attribute(AttributeName, Comparison, [UInt8])
  }

  /// How the value of an attribute is compared.
  enum Comparison: Sendable { case exists, equals, begins, ends, contains }

  /// The alternatives; the steps of each, outermost first.
  let alternatives: [[Step]]

  /// Whether the selector means this element.
  package func matches(_ node: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    alternatives.contains { Self.matches($0, node, in: tree) }
  }

  /// Tests the steps along the way from the root to the node: for each place, which steps it can be the end of.
  private static func matches(_ steps: [Step], _ node: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    guard let last = steps.last, node > HTMLTree.root, test(last, node, in: tree) else { return false }
    guard steps.count > 1 else { return true }
    var way = [node]
    while let parent = way.last.map({ tree[$0].parent }), parent > HTMLTree.root { way.append(parent) }
    var atParent = Array(repeating: false, count: steps.count)
    var above = atParent
    for place in way.reversed() {
      let fits = steps.indices.map { index in
        let isReached = index == 0 || (steps[index].relation == .childOf ? atParent[index - 1] : above[index - 1])
        return isReached && test(steps[index], place, in: tree)
      }
      for index in steps.indices where fits[index] { above[index] = true }
      atParent = fits
    }
    return atParent[steps.count - 1]
  }

  private static func test(_ step: Step, _ node: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    step.conditions.allSatisfy { test($0, node, in: tree) }
  }

  private static func test(_ condition: Condition, _ node: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    switch condition {
    case .tag(let tag): return tree[node].tag == tag
    case .className(let name):
      guard let value = tree.attribute(.class, of: node) else { return false }
      return value.split(whereSeparator: { $0 <= 0x20 }).contains { $0.elementsEqual(name) }
    case .identifier(let name): return tree.attribute(.id, of: node)?.elementsEqual(name) ?? false
    case .attribute(let name, let comparison, let expected):
      guard let value = tree.attribute(name, of: node) else { return false }
      return compare(value, comparison, expected)
    }
  }

  private static func compare(_ value: ArraySlice<UInt8>, _ comparison: Comparison, _ expected: [UInt8]) -> Bool {
    switch comparison {
    case .exists: true
    case .equals: value.elementsEqual(expected)
    case .begins: value.starts(with: expected)
    case .ends: value.suffix(expected.count).elementsEqual(expected) && value.count >= expected.count
    case .contains:
      value.indices.contains { value[$0...].starts(with: expected) } || expected.isEmpty
    }
  }
}
