import Content
import Soup

/// The one walk over a tree in which all element rules look at it.
struct ElementWalk: Sendable {
  /// A rule, with what an element needs for it besides its tag.
  private final class Entry: Sendable {
    let rule: any ElementRule
    let needsAttributes: Bool
    let needsWords: Bool
    /// Whether it looks at captures of every host.
    let isForAll: Bool

    init(_ rule: any ElementRule, needsAttributes: Bool, needsWords: Bool) {
      self.rule = rule
      self.needsAttributes = needsAttributes
      self.needsWords = needsWords
      isForAll = type(of: rule).hosts.isEmpty
    }
  }

  /// The rules that want to see elements of a tag, by the tag's number, in the rules' order.
  private let byTag: [[Entry]]
  private let keeper: [KeeperRule]

  init(_ rules: [any ElementRule], keeper: [KeeperRule]) {
    byTag = Tag.allCases.map { tag in
      rules.compactMap { rule in
        switch rule.interest {
        case .tags(let tags): tags.contains(tag) ? Entry(rule, needsAttributes: false, needsWords: false) : nil
        case .attributes: Entry(rule, needsAttributes: true, needsWords: false)
        case .words: Entry(rule, needsAttributes: true, needsWords: true)
        }
      }
    }
    self.keeper = keeper
  }

  /// Shows every element to the rules that want to see it, outer ones before inner ones; what is in an element that was
  /// taken is not looked at any more.
  func apply(to tree: inout HTMLTree, _ cleaning: inout Cleaning) {
    let keeper = keeper.filter { $0.applies(to: cleaning.host) }
    var boxes = NamedBoxes()
    var next = tree.node(after: HTMLTree.root, within: HTMLTree.root)
    while let node = next {
      let fate = tree[node].tag == .text ? .untouched : fate(of: node, in: tree, keeper, &boxes, &cleaning)
      next = tree.node(after: node, within: HTMLTree.root, skippingChildren: fate != .untouched)
      if fate == .taken { tree.detach(node) }
    }
  }

  private enum Fate { case untouched, kept, taken }

  private func fate(
    of node: HTMLTree.NodeID, in tree: HTMLTree, _ keeper: [KeeperRule], _ boxes: inout NamedBoxes,
    _ cleaning: inout Cleaning
  ) -> Fate {
    for rule in keeper where rule.selector.matches(node, in: tree) {
      if rule.action == .keep { return .kept }
      account(rule.name, .dropped, node, in: tree, &cleaning)
      return .taken
    }
    let entries = byTag[Int(tree[node].tag.rawValue)]
    let hasAttributes = tree.hasAttributes(node)
    guard hasAttributes || entries.contains(where: { !$0.needsAttributes }) else { return .untouched }
    let element = boxes.view(of: node, in: tree)
    for entry in entries where hasAttributes || !entry.needsAttributes {
      guard !entry.needsWords || !element.words.isEmpty,
        entry.isForAll || type(of: entry.rule).applies(to: cleaning.host),
        let verdict = entry.rule.verdict(on: element, &cleaning)
      else { continue }
      account(entry.rule.identifier, verdict, node, in: tree, &cleaning)
      return .taken
    }
    return .untouched
  }

  private func account(
    _ rule: String, _ verdict: Verdict, _ node: HTMLTree.NodeID, in tree: HTMLTree, _ cleaning: inout Cleaning
  ) {
    let text = ElementView(node, in: tree).text
    cleaning.account(
      text.isEmpty
        ? .invisible(rule: rule, verdict: verdict, what: "<\(tree[node].tag.name)>")
        : Taking(rule: rule, verdict: verdict, text: text))
  }
}
