import Content
import Soup

/// The one walk over a tree in which all element rules look at it.
struct ElementWalk: Sendable {
  /// What elements have that rules look at, besides their tags.
  private struct Marks: OptionSet, Sendable {
    let rawValue: UInt8
    static let attributes = Marks(rawValue: 1)
    /// Words of its class or id that some rule asks for.
    static let words = Marks(rawValue: 2)
    /// Such words, or nothing in it but one short text.
    static let wordsOrText = Marks(rawValue: 4)
  }

  /// A rule, with what an element needs for it besides its tag.
  private struct Entry: Sendable {
    let rule: any ElementRule
    let needs: Marks
    /// Whether it looks at captures of every host.
    let isForAll: Bool

    init(_ rule: any ElementRule, needs: Marks) {
      self.rule = rule
      self.needs = needs
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
        case .tags(let tags): tags.contains(tag) ? Entry(rule, needs: []) : nil
        case .namesOrTexts(let tags): tags.contains(tag) ? Entry(rule, needs: .wordsOrText) : nil
        case .attributes: Entry(rule, needs: .attributes)
        case .words: Entry(rule, needs: .words)
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
      let fate = tree.isText(node) ? .untouched : fate(of: node, in: tree, keeper, &boxes, &cleaning)
      switch fate {
      case .untouched: next = tree.node(after: node, within: HTMLTree.root)
      case .kept: next = tree.node(after: node, within: HTMLTree.root, skippingChildren: true)
      case .taken(let nodes):
        next = tree.node(after: nodes.last ?? node, within: HTMLTree.root, skippingChildren: true)
        for node in nodes { tree.detach(node) }
      }
    }
  }

  private enum Fate { case untouched, kept, taken([HTMLTree.NodeID]) }

  private func fate(
    of node: HTMLTree.NodeID, in tree: HTMLTree, _ keeper: [KeeperRule], _ boxes: inout NamedBoxes,
    _ cleaning: inout Cleaning
  ) -> Fate {
    for rule in keeper where rule.selector.matches(node, in: tree) {
      if rule.action == .keep { return .kept }
      account(rule.name, .dropped, [node], in: tree, &cleaning)
      return .taken([node])
    }
    let entries = byTag[Int(tree[node].tag.rawValue)]
    var marks: Marks = []
    var words = ClassWords.none
    if tree.hasAttributes(node) {
      marks.insert(.attributes)
      words = boxes.words(of: node, in: tree)
      if !words.isEmpty { marks.formUnion([.words, .wordsOrText]) }
    }
    let lone = ElementView.lone(node, in: tree)
    if lone != nil { marks.insert(.wordsOrText) }
    guard let first = entries.indices.first(where: { entries[$0].needs.isSubset(of: marks) }) else { return .untouched }
    let element = ElementView(node, in: tree, words: words, lone: lone)
    for index in first..<entries.count where entries[index].needs.isSubset(of: marks) {
      guard entries[index].isForAll || type(of: entries[index].rule).applies(to: cleaning.host),
        let verdict = entries[index].rule.verdict(on: element, &cleaning)
      else { continue }
      let nodes = entries[index].rule.extent(of: element)
      account(entries[index].rule.identifier, verdict, nodes, in: tree, &cleaning)
      return .taken(nodes)
    }
    return .untouched
  }

  private func account(
    _ rule: String, _ verdict: Verdict, _ nodes: [HTMLTree.NodeID], in tree: HTMLTree, _ cleaning: inout Cleaning
  ) {
    let text = ElementView.text(of: nodes, in: tree)
    cleaning.account(
      text.isEmpty
        ? .invisible(rule: rule, verdict: verdict, what: "<\(nodes.first.map { tree[$0].tag.name } ?? "")>")
        : Taking(rule: rule, verdict: verdict, text: text))
  }
}
