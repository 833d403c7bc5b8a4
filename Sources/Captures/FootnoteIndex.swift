import Soup

/// The footnotes of an article: marks in the text that lead to notes further down.
///
///     …一句。<sup><a href="#fn1">1</a></sup> …  <ol><li id="fn1">说明 <a href="#ref1">↩</a></li></ol>
struct FootnoteIndex {
  private var references: [HTMLTree.NodeID: Int] = [:]
  private var definitions: [HTMLTree.NodeID: Int] = [:]
  private var backLinks: Set<HTMLTree.NodeID> = []

  init(_ tree: HTMLTree) {
    var anchors: [(node: HTMLTree.NodeID, target: ArraySlice<UInt8>)] = []
    for node in 0..<HTMLTree.NodeID(tree.nodes.count) where tree[node].tag == .a {
      if let href = tree.attribute(.href, of: node), href.first == UInt8(ascii: "#") {
        anchors.append((node, href.dropFirst()))
      }
    }
    guard !anchors.isEmpty else { return }
    var targets: [ArraySlice<UInt8>: HTMLTree.NodeID] = [:]
    for node in 0..<HTMLTree.NodeID(tree.nodes.count) where tree.hasAttributes(node) {
      for name in [AttributeName.id, .name] {
        if let value = tree.attribute(name, of: node), targets[value] == nil { targets[value] = node }
      }
    }
    var areNotes: [HTMLTree.NodeID: Bool] = [:]
    for (node, target) in anchors {
      guard let place = targets[target] else { continue }
      if place < node {
        backLinks.insert(node)
      } else if Self.isMark(node, in: tree), let note = Self.note(at: place, in: tree) {
        let isNote = areNotes[note] ?? (tree.wholeText(of: note, within: 4000) != nil)
        areNotes[note] = isNote
        guard isNote else { continue }
        let number = definitions[note] ?? definitions.count + 1
        definitions[note] = number
        references[node] = number
      }
    }
    // A link upwards is a way back only where it stands in a note.
    backLinks = backLinks.filter { node in
      var parent = tree[node].parent
      while parent >= 0, definitions[parent] == nil { parent = tree[parent].parent }
      return parent >= 0
    }
  }

  /// The number of the note that a mark leads to.
  func reference(_ node: HTMLTree.NodeID) -> Int? { references.isEmpty ? nil : references[node] }

  /// The number of the note that an element is.
  func definition(_ node: HTMLTree.NodeID) -> Int? { definitions.isEmpty ? nil : definitions[node] }

  /// Whether a link leads from a note back to its mark.
  func isBackLink(_ node: HTMLTree.NodeID) -> Bool { !backLinks.isEmpty && backLinks.contains(node) }

  /// Whether the text of a link is the mark of a note: a number or a sign, in brackets or not.
  private static func isMark(_ link: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    guard let content = tree.wholeText(of: link, within: 100) else { return false }
    let text = TextCleaning.line(content).unicodeScalars
    guard !text.isEmpty, text.count <= 5 else { return false }
    return text.allSatisfy { scalar in
      scalar.properties.numericType != nil || "[]()［］（）〔〕*†‡§#.".unicodeScalars.contains(scalar)
    }
  }

  /// The element that holds what is at `place`, which is a note when it is short.
  private static func note(at place: HTMLTree.NodeID, in tree: HTMLTree) -> HTMLTree.NodeID? {
    var node = place
    while node > HTMLTree.root {
      switch tree[node].tag {
      case .li, .p, .dd, .div: return node
      default: node = tree[node].parent
      }
    }
    return nil
  }
}
