import Content
import Soup

/// Who wrote an article, and when, as its first lines say.
///
///     <address>MOTOKO RICH, CHOE SANG-HUN</address><time pudate="2024-06-21 12:12:12">2024年6月21日</time>
///     <div><i>王凡<br>2020-07-20T12:07:18.233Z</i></div>
///     <div>18/07/2020 - 17:46</div>
struct Byline {
  /// The line that names the authors; empty without one.
  private(set) var authors = ""
  /// The names in it (`PersonNames.split`).
  private(set) var names: [String] = []
  /// When the article says it was published.
  private(set) var date: WrittenDate?
  /// The date as the capture's bytes have it, by which its place is found.
  private(set) var dateSource = ""
  /// The date as it is written, where it was taken out of the text.
  private(set) var dateline = ""

  /// Reads the byline and takes what is nothing else out of the tree.
  init(takenFrom tree: inout HTMLTree, in zone: TimeZoneRule) {
    let top = Self.contentRoot(tree)
    if let address = Self.leading(.address, below: top, in: tree) {
      authors = Self.names(of: address, in: tree)
      tree.detach(address)
      takeTime(below: top, from: &tree, in: zone)
    } else if let first = Self.firstContent(below: top, in: tree), tree[first].tag == .div {
      takeLines(first, from: &tree, in: zone)
    }
    if date == nil { readTime(in: tree, zone) }
    if !authors.isEmpty { names = CreditLine(authors)?.authors ?? PersonNames.split(authors) }
  }

  /// The node whose children are the article: the root, or what wraps everything in it.
  private static func contentRoot(_ tree: HTMLTree) -> HTMLTree.NodeID {
    var top = HTMLTree.root
    while true {
      let children = Array(tree.children(of: top).filter { !isBlank($0, in: tree) }.prefix(2))
      guard children.count == 1, let only = children.first, [.div, .article, .section, .main].contains(tree[only].tag),
        tree.children(of: only).contains(where: { [.div, .p, .address, .img].contains(tree[$0].tag) })
      else { return top }
      top = only
    }
  }

  private static func isBlank(_ node: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    tree[node].tag == .text && tree.text(node).allSatisfy(Bytes.isSpace)
  }

  /// The first child that is neither blank nor an empty box.
  private static func firstContent(below top: HTMLTree.NodeID, in tree: HTMLTree) -> HTMLTree.NodeID? {
    tree.children(of: top).prefix(4).first { node in
      !isBlank(node, in: tree) && !(tree[node].tag == .div && tree[node].firstChild < 0)
    }
  }

  /// The element of that tag among the first things in the article.
  private static func leading(
    _ tag: Tag, below top: HTMLTree.NodeID, in tree: HTMLTree
  ) -> HTMLTree.NodeID? {
    tree.children(of: top).filter { !isBlank($0, in: tree) }.prefix(3).first { tree[$0].tag == tag }
  }

  private mutating func takeTime(below top: HTMLTree.NodeID, from tree: inout HTMLTree, in zone: TimeZoneRule) {
    guard let time = tree.children(of: top).prefix(6).first(where: { tree[$0].tag == .time }) else { return }
    read(time, in: tree, zone)
    guard date != nil else { return }
    dateline = TextCleaning.line(tree.textContent(of: time))
    tree.detach(time)
  }

  /// Reads a `<div>` that holds a date, or an author and a date in lines of an `<i>`, and nothing else.
  private mutating func takeLines(_ box: HTMLTree.NodeID, from tree: inout HTMLTree, in zone: TimeZoneRule) {
    let children = tree.children(of: box).filter { !Self.isBlank($0, in: tree) }
    guard children.count == 1, let only = children.first else { return }
    if tree[only].tag == .text {
      read(tree.text(only), zone)
      guard date != nil else { return }
      dateline = TextCleaning.line(tree.text(only))
      tree.detach(box)
      return
    }
    guard [.i, .em].contains(tree[only].tag), let lines = Self.lines(of: only, in: tree), lines.count <= 2 else {
      return
    }
    if let last = lines.last, read(last, zone) {
      dateline = TextCleaning.line(last)
      if lines.count == 2 { authors = Self.said(lines[0]) }
    } else {
      let text = lines.map(Self.said).filter { !$0.isEmpty }.joined(separator: " ")
      // A long first line in italics is the article's, not a name; so is a sentence.
      guard text.utf8.count <= 120, !text.unicodeScalars.contains(where: Self.endsSentence) else { return }
      authors = text
    }
    tree.detach(box)
  }

  /// What a line says; nothing for what scripts write in place of a value that they have not.
  private static func said(_ line: [UInt8]) -> String {
    let text = TextCleaning.line(line)
    return ["[object Object]", "Invalid Date", "undefined", "null", "NaN"].contains(text) ? "" : text
  }

  /// The names in an `<address>`, which may stand in lines of their own.
  private static func names(of address: HTMLTree.NodeID, in tree: HTMLTree) -> String {
    var text: [UInt8] = []
    var next = tree.node(after: address, within: address)
    while let node = next {
      text += tree[node].tag == .br ? Array(", ".utf8)[...] : tree.text(node)
      next = tree.node(after: node, within: address)
    }
    return TextCleaning.line(text)
  }

  /// The texts between the line breaks of an element that holds nothing else; empty lines count, but for those at its end.
  private static func lines(of node: HTMLTree.NodeID, in tree: HTMLTree) -> [[UInt8]]? {
    var lines: [[UInt8]] = [[]]
    for child in tree.children(of: node) {
      switch tree[child].tag {
      case .text: lines[lines.count - 1] += tree.text(child)
      case .br: lines.append([])
      default: return nil
      }
    }
    while lines.count > 1, let last = lines.last, last.allSatisfy(Bytes.isSpace) { lines.removeLast() }
    return lines
  }

  /// The date of the first `<time>` that stands before the text.
  private mutating func readTime(in tree: HTMLTree, _ zone: TimeZoneRule) {
    var seen = 0
    var times = 0
    var next: HTMLTree.NodeID? = HTMLTree.root
    while let node = next, seen < 600, times < 8 {
      if tree[node].tag == .time {
        if Self.isOfArticle(node, in: tree), read(node, in: tree, zone) { return }
        times += 1
      }
      seen += tree.text(node).count
      next = tree.node(after: node, within: HTMLTree.root)
    }
  }

  /// Whether a `<time>` can be the article's: it stands in a line with few other words, and in nothing that shows something else.
  private static func isOfArticle(_ time: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    var beside = 0
    var isInLine = true
    var node = time
    while node > HTMLTree.root {
      let parent = tree[node].parent
      if isInLine {
        beside += textBeside(node, below: parent, in: tree)
        guard beside <= mostBeside else { return false }
      }
      switch tree[parent].tag {
      case .a, .blockquote, .figure, .li: return false
      case let tag: isInLine = isInLine && !ElementKind(tag).isBlock
      }
      node = parent
    }
    return true
  }

  /// How many bytes of text stand in the line that a child is in.
  private static func textBeside(_ child: HTMLTree.NodeID, below parent: HTMLTree.NodeID, in tree: HTMLTree) -> Int {
    var beside = 0
    var isBehind = false
    for node in tree.children(of: parent) {
      if node == child {
        isBehind = true
      } else if ElementKind(tree[node].tag).isBlock || tree[node].tag == .br {
        if isBehind { break }
        beside = 0
      } else if !isBlank(node, in: tree) {
        beside += tree.textContent(of: node, upTo: mostBeside + 1).count
        if isBehind, beside > mostBeside { break }
      }
    }
    return beside
  }

  /// As many bytes as `发布于` and the like have, or an author's name.
  static let mostBeside = 48

  /// Reads the date of a `<time>`; says whether it has one.
  @discardableResult
  private mutating func read(_ time: HTMLTree.NodeID, in tree: HTMLTree, _ zone: TimeZoneRule) -> Bool {
    guard let (date, source) = Self.date(of: time, in: tree, zone) else { return false }
    self.date = date
    dateSource = source
    return true
  }

  /// The date of a `<time>`, with what of its source says it.
  static func date(of time: HTMLTree.NodeID, in tree: HTMLTree, _ zone: TimeZoneRule) -> (WrittenDate, source: String)?
  {
    for name in [AttributeName.pudate, .datetime] {
      guard let value = tree.attribute(name, of: time), let date = WrittenDate(parsing: value, in: zone) else {
        continue
      }
      return (date, String(decoding: value, as: UTF8.self))
    }
    let text = tree.textContent(of: time)
    return WrittenDate(parsing: text, in: zone).map { ($0, String(decoding: text, as: UTF8.self)) }
  }

  @discardableResult
  private mutating func read(_ text: some Sequence<UInt8>, _ zone: TimeZoneRule) -> Bool {
    let text = Array(text)
    guard let date = WrittenDate(parsing: text, in: zone) else { return false }
    self.date = date
    dateSource = String(decoding: text, as: UTF8.self)
    return true
  }

  static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    ["。", "！", "？", "“", "”", "!", "?"].contains(scalar)
  }
}
