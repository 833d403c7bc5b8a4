import Content
import Soup

/// Elements before the text whose names say that they tell the author or the date.
///
///     <p class="byline">By Ann Lee and Bo Ray</p>                            →   authors: [Ann Lee, Bo Ray]
///     <span class="post-date">2024年6月21日 12:12</span>                      →   dateline
///     <p>By <b class="author">Ann Lee</b> on <time>June 5, 2024</time></p>   →   byline: By Ann Lee on June 5, 2024
///
/// What is in them has to be names or a date, and nothing else; so has the rest of their line, but for words that join them.
/// In a line that says more they are read and stay. Those of a quotation, a picture or another article are none of this one's.
struct NamedBylines: ElementRule {
  static let identifier = "named-bylines"
  static let summary =
    "Elements before the text that are called byline, author or date; they go into byline and dateline."
  static let words = nameWords + dateWords + commentWords + boxWords + cardWords
  private static let nameWords = [
    "byline", "by-line", "author", "authors", "author-name", "article-author", "post-author", "entry-author",
    "byline-name",
    "article-byline", "writer", "reporter",
  ]
  private static let dateWords = [
    "dateline", "pubdate", "pub-date", "post-date", "entry-date", "article-date", "publish-date", "publish-time",
    "published",
    "posted-on", "timestamp", "article-time", "news-time",
  ]
  private static let commentWords = ["comment", "comments"]
  private static let boxWords = ["book", "embed", "related"]
  private static let cardWords = ["card"]
  private static let names = ClassWords(nameWords)
  private static let dates = ClassWords(dateWords)
  private static let comments = ClassWords(commentWords)
  private static let boxes = ClassWords(boxWords)
  private static let cards = ClassWords(cardWords)
  let interest = ElementInterest.words

  func verdict(on element: ElementView, _ cleaning: inout Cleaning) -> Verdict? {
    guard element.words.has(Self.names) || element.words.has(Self.dates), !element.contains(Self.others),
      Self.standsBeforeText(element), element.characters(upTo: 121) <= 120
    else { return nil }
    let tree = element.tree
    let line = BylineLine(of: element) { Self.leadsElsewhere($0, in: tree, cleaning) }
    guard !line.showsOther else { return nil }
    let text = ElementView.text(of: line.nodes, in: tree)
    if line.others.isEmpty, let said = reading(line.parts, of: line, in: tree, cleaning) {
      said.write(to: &cleaning.fields, wording: line.isSentence ? text : nil)
      return said.verdict
    }
    if line.nodes == [element.node], let said = reading([Self.part(element)], of: line, in: tree, cleaning) {
      said.write(to: &cleaning.fields, wording: text)
      return said.verdict
    }
    if line.hasFewOthers, let said = reading(line.parts, of: line, in: tree, cleaning) {
      said.read(into: &cleaning.fields, staying: text)
    }
    return nil
  }

  func extent(of element: ElementView) -> [HTMLTree.NodeID] { BylineLine.nodes(around: element.node, in: element.tree) }

  /// What parts of a line say; `nil` where it is nothing that tells of this article, or others know it already.
  private func reading(
    _ parts: [BylineLine.Part], of line: BylineLine, in tree: HTMLTree, _ cleaning: Cleaning
  ) -> BylineReading? {
    guard let said = BylineReading(parts, in: tree, cleaning.outlet.zone),
      Self.isOfArticle(line.nodes, tellsDate: said.tellsDate, in: tree, cleaning)
    else { return nil }
    let known = cleaning.fields.reporters
    return known.isEmpty || said.authors.allSatisfy(known.contains) ? said : nil
  }

  // MARK: Names

  private static func part(_ element: ElementView) -> BylineLine.Part {
    BylineLine.Part(node: element.node, isName: element.words.has(names))
  }

  /// Whether an element is called an author, or the like; `nil` for one that is neither called so, nor a date.
  static func isName(_ node: HTMLTree.NodeID, in tree: HTMLTree) -> Bool? {
    let words = words(of: node, in: tree)
    if words.has(names) { return true }
    return words.has(dates) || tree[node].tag == .time ? false : nil
  }

  private static func words(of node: HTMLTree.NodeID, in tree: HTMLTree) -> ClassWords {
    guard tree.hasAttributes(node) else { return .none }
    return ClassWords(class: tree.attribute(.class, of: node), id: tree.attribute(.id, of: node))
  }

  // MARK: Places

  /// What an element with names and dates holds none of.
  private static let others = MediaTags.all.union([.p, .ul, .ol, .table, .blockquote])

  /// Whether less than a few lines stand before an element. Nodes are numbered in document order.
  private static func standsBeforeText(_ element: ElementView) -> Bool {
    guard element.node < 300 else { return false }
    var seen = 0
    var node: HTMLTree.NodeID = 1
    while node < element.node, seen <= 400 {
      if element.tree[node].tag == .text { seen += element.tree.text(node).count }
      node += 1
    }
    return seen <= 400
  }

  /// Whether a line is in nothing that shows something else, nor beside a heading that leads to another article.
  private static func isOfArticle(
    _ line: [HTMLTree.NodeID], tellsDate: Bool, in tree: HTMLTree, _ cleaning: Cleaning
  ) -> Bool {
    guard var first = line.first, var last = line.last, !isOther(first, in: tree) else { return false }
    var level = 0
    while true {
      if level < 2, isHeadedByOther(first, last, in: tree, cleaning) { return false }
      let box = tree[first].parent
      guard box > HTMLTree.root else { return true }
      if tree[box].tag == .aside || tellsDate && tree[box].tag == .li || isOther(box, in: tree) { return false }
      (first, last) = (box, box)
      level += 1
    }
  }

  /// Whether an element is a quotation, a picture, a comment, or a small box with a book or another article.
  private static func isOther(_ node: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    if [.blockquote, .figure, .figcaption].contains(tree[node].tag) { return true }
    let words = words(of: node, in: tree)
    if words.has(comments) { return true }
    guard words.has(boxes) || words.has(cards) && !words.has(names) else { return false }
    return ElementView(node, in: tree, words: words, lone: nil).characters(upTo: 401) <= 400
  }

  /// Whether a heading that leads to another page stands little before some siblings, or directly behind them.
  private static func isHeadedByOther(
    _ first: HTMLTree.NodeID, _ last: HTMLTree.NodeID, in tree: HTMLTree, _ cleaning: Cleaning
  ) -> Bool {
    var node = tree[first].previousSibling
    for _ in 0..<6 where node >= 0 {
      if let leads = leadsAsHeading(node, in: tree, cleaning) { return leads }
      node = tree[node].previousSibling
    }
    node = tree[last].nextSibling
    if node >= 0, tree.isText(node), tree.text(node).allSatisfy(Bytes.isSpace) { node = tree[node].nextSibling }
    return node >= 0 && leadsAsHeading(node, in: tree, cleaning) ?? false
  }

  /// Whether a heading, or a link that stands for one, leads to another page; `nil` for anything else.
  private static func leadsAsHeading(_ node: HTMLTree.NodeID, in tree: HTMLTree, _ cleaning: Cleaning) -> Bool? {
    switch tree[node].tag {
    case .a: return tree[node].parent > HTMLTree.root && leadsElsewhere(node, in: tree, cleaning)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      var next = tree.node(after: node, within: node)
      while let inner = next, inner < node + 20 {
        if tree[inner].tag == .a { return leadsElsewhere(inner, in: tree, cleaning) }
        next = tree.node(after: inner, within: node)
      }
      return false
    default: return nil
    }
  }

  /// Whether a link leads to a page that is neither this article's nor its site's first.
  private static func leadsElsewhere(_ link: HTMLTree.NodeID, in tree: HTMLTree, _ cleaning: Cleaning) -> Bool {
    guard let href = tree.attribute(.href, of: link), href.first != UInt8(ascii: "#"),
      let target = cleaning.resolver.link(href).map({ WebAddress($0) }), target.isWeb, target.path.utf8.count > 1,
      let text = tree.wholeText(of: link, within: 400).map({ TextCleaning.line($0) })
    else { return false }
    return !text.isEmpty && text != cleaning.title && target.identity != cleaning.address.identity
  }
}
