import Soup

/// The footnotes of an article: marks in the text that lead to notes further down.
///
///     …一句。<sup><a href="#fn1">1</a></sup> …  <ol><li id="fn1">说明 <a href="#ref1">↩</a></li></ol>
struct FootnoteIndex {
  private var references: [HTMLTree.NodeID: Int] = [:]
  private var definitions: [HTMLTree.NodeID: Int] = [:]
  private var backLinks: Set<HTMLTree.NodeID> = []
  /// Of texts that notes begin with, how many bytes repeat the note's mark.
  private var labels: [HTMLTree.NodeID: Int] = [:]

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
        if definitions[note] == nil {
          definitions[note] = definitions.count + 1
          noteLabel(of: note, marked: node, in: tree)
        }
        references[node] = definitions[note]
      }
    }
    // A link upwards is a way back only where it stands in a note.
    backLinks = backLinks.filter { node in
      var parent = tree[node].parent
      while parent >= 0, definitions[parent] == nil { parent = tree[parent].parent }
      return parent >= 0
    }
  }

  /// Finds the mark that a note's text begins with: `[1] 说明`, `1. 说明`.
  private mutating func noteLabel(of note: HTMLTree.NodeID, marked link: HTMLTree.NodeID, in tree: HTMLTree) {
    var next = tree.node(after: note, within: note)
    while let node = next {
      next = tree.node(after: node, within: note)
      guard tree.isText(node), !tree.text(node).allSatisfy(Bytes.isSpace) else { continue }
      let mark = String(decoding: tree.textContent(of: link), as: UTF8.self)
      let text = String(decoding: tree.text(node), as: UTF8.self)
      if let label = Self.label(mark, of: text) { labels[node] = label.utf8.count }
      return
    }
  }

  /// What a note's text begins with where that repeats its mark, with the space around.
  private static func label(_ mark: String, of text: String) -> Substring? {
    let signs = mark.unicodeScalars.filter { !isBracket($0) && !$0.properties.isWhitespace && $0 != "." }
    var rest = text.unicodeScalars.drop { $0.properties.isWhitespace }
    let isOpen = rest.first.map(isBracket) ?? false
    if isOpen { rest.removeFirst() }
    guard !signs.isEmpty, rest.starts(with: signs) else { return nil }
    rest = rest.dropFirst(signs.count)
    guard let end = rest.first, isOpen ? isBracket(end) : ".．、:：".unicodeScalars.contains(end) else { return nil }
    rest.removeFirst()
    // `1.5` is no mark.
    if let next = rest.first, next.properties.numericType != nil, end == "." { return nil }
    rest = rest.drop { $0.properties.isWhitespace }
    return text[..<rest.startIndex]
  }

  /// How many bytes of a text are the mark that a note repeats at its beginning.
  func label(_ node: HTMLTree.NodeID) -> Int { labels.isEmpty ? 0 : labels[node] ?? 0 }

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
      scalar.properties.numericType != nil || isBracket(scalar) || "*†‡§#.".unicodeScalars.contains(scalar)
    }
  }

  private static func isBracket(_ scalar: Unicode.Scalar) -> Bool { "[]()［］（）〔〕".unicodeScalars.contains(scalar) }

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
