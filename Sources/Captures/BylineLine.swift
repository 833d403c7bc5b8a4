import Soup

/// The line of an element that is called author or date: what stands in one line with it, siblings in order.
///
///     作者：<a class="author">林微</a>，发表于 <time datetime="…">2024年6月5日</time>，<a href="#c">3条评论</a>
struct BylineLine {
  /// What of the tree makes the line.
  let nodes: [HTMLTree.NodeID]
  /// The innermost elements that are called author or date, and each `<time>`; none where the line is longer than bylines are.
  private(set) var parts: [Part] = []
  /// Whether it shows another article, as it links to one before anything says why.
  private(set) var showsOther = false
  /// Whether words or links stand beside the parts.
  private(set) var isSentence = false
  /// The words beside the parts that no byline needs.
  private(set) var others = ""

  /// An element that is called author or date, or a `<time>`.
  struct Part {
    let node: HTMLTree.NodeID
    let isName: Bool
    /// What stands between it and the part before it.
    var before = ""
  }

  /// - Parameter isOther: whether a link leads to another page.
  init(of element: ElementView, isOther: (_ link: HTMLTree.NodeID) -> Bool) {
    let tree = element.tree
    nodes = Self.nodes(around: element.node, in: tree)
    guard Self.isInLine(nodes, in: tree) else { return }
    let named = Self.named(in: nodes, tree)
    var linkEnd: HTMLTree.NodeID = -1
    for top in nodes {
      var next: HTMLTree.NodeID? = top
      while let node = next {
        let end = tree.node(after: node, within: HTMLTree.root, skippingChildren: true) ?? .max
        let holdsParts = named.contains { $0.node > node && $0.node < end }
        var isPassed = false
        if tree.isText(node) {
          read(tree.text(node), inOther: node < linkEnd)
        } else if !holdsParts, let part = named.first(where: { $0.node == node }) {
          read(part)
          isPassed = true
        } else if tree[node].tag == .a {
          let leadsAway = isOther(node)
          if holdsParts, leadsAway { linkEnd = end }
          if !holdsParts { readLink(leadsAway: leadsAway) }
          isPassed = !holdsParts
        }
        next = tree.node(after: node, within: top, skippingChildren: isPassed)
      }
    }
    endWords()
  }

  // MARK: Reading

  /// What was read since the last part.
  private var beside = ""

  /// - Parameter inOther: whether it stands in a link to another page, which has a part in it as well.
  private mutating func read(_ text: ArraySlice<UInt8>, inOther: Bool) {
    let text = String(decoding: text, as: UTF8.self)
    if inOther, text.unicodeScalars.contains(where: \.isLetter) { showsOther = true }
    beside += text
  }

  private mutating func read(_ part: Part) {
    parts.append(Part(node: part.node, isName: part.isName, before: beside))
    endWords()
  }

  /// A link without a part: to a subject or to comments behind the name, or where words lead to it.
  private mutating func readLink(leadsAway: Bool) {
    isSentence = true
    if leadsAway, !parts.contains(where: \.isName), !JoiningWords(in: beside).isAny { showsOther = true }
  }

  private mutating func endWords() {
    let words = JoiningWords(in: beside)
    beside = ""
    isSentence = isSentence || words.isAny || !words.others.isEmpty
    others += words.others
  }

  /// Whether so few other words stand in the line that it can be nothing but a byline, and no sentence of them ends.
  var hasFewOthers: Bool {
    others.utf8.count <= Byline.mostBeside && !others.unicodeScalars.contains(where: Byline.endsSentence)
  }

  private static func named(in nodes: [HTMLTree.NodeID], _ tree: HTMLTree) -> [Part] {
    var named: [Part] = []
    for top in nodes {
      var next: HTMLTree.NodeID? = top
      while let node = next {
        if let isName = NamedBylines.isName(node, in: tree) { named.append(Part(node: node, isName: isName)) }
        next = tree.node(after: node, within: top)
      }
    }
    return named
  }

  // MARK: The line

  /// More nodes, and more characters, than a byline has.
  private static let mostNodes = 100
  private static let mostCharacters = 120

  /// The nodes of the line that an element stands in; the element alone where that is a block.
  static func nodes(around element: HTMLTree.NodeID, in tree: HTMLTree) -> [HTMLTree.NodeID] {
    var top = element
    while !ElementKind(tree[top].tag).isBlock, isOfLine(tree[top].parent, in: tree) { top = tree[top].parent }
    guard !ElementKind(tree[top].tag).isBlock else { return [top] }
    var (first, last) = (top, top)
    for _ in 0..<mostNodes where isOfLine(tree[first].previousSibling, in: tree) { first = tree[first].previousSibling }
    for _ in 0..<mostNodes where isOfLine(tree[last].nextSibling, in: tree) { last = tree[last].nextSibling }
    var nodes = [first]
    while let node = nodes.last, node != last { nodes.append(tree[node].nextSibling) }
    return nodes
  }

  /// Whether a node is part of a line: no block, no line break, no picture, and none in it.
  private static func isOfLine(_ node: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    guard node > HTMLTree.root else { return false }
    var count = 0
    var next: HTMLTree.NodeID? = node
    while let inner = next {
      let tag = tree[inner].tag
      count += 1
      guard count <= mostNodes, tag != .br, !ElementKind(tag).isBlock, !MediaTags.all.contains(tag) else {
        return false
      }
      next = tree.node(after: inner, within: node)
    }
    return true
  }

  /// Whether some nodes are one line that is as short as bylines are. The only one may be the block around it.
  private static func isInLine(_ nodes: [HTMLTree.NodeID], in tree: HTMLTree) -> Bool {
    var (count, characters) = (0, 0)
    for top in nodes {
      var next: HTMLTree.NodeID? = top
      while let node = next {
        let tag = tree[node].tag
        count += 1
        if tag == .text { characters += VisibleText.count(tree.text(node)) }
        guard count <= mostNodes, characters <= mostCharacters,
          node == top || tag != .br && !ElementKind(tag).isBlock
        else { return false }
        next = tree.node(after: node, within: top)
      }
    }
    return true
  }
}

/// The words that join the parts of a byline: `By … on … in …`, `作者：…，发表于 …`.
struct JoiningWords {
  /// Whether there is one.
  private(set) var isAny = false
  /// What else the text says, without its marks but for those that end a sentence.
  private(set) var others = ""

  init(in text: String) {
    var rest = Array(text.unicodeScalars)[...]
    while let first = rest.first {
      let known = Self.words.first { Self.begins(rest, with: $0) }
      var length = known?.count ?? 1
      if known != nil {
        isAny = true
      } else if first.isLetter || ("0"..."9").contains(first) || Byline.endsSentence(first) {
        if first.isASCII { length = max(1, rest.prefix { $0.isASCII && $0.isLetter }.count) }
        others += rest.prefix(length).string
      }
      rest = rest.dropFirst(length)
    }
  }

  private static func begins(_ text: ArraySlice<Unicode.Scalar>, with word: [Unicode.Scalar]) -> Bool {
    guard text.begins(with: word) else { return false }
    guard word[0].isASCII, let next = text.dropFirst(word.count).first else { return true }
    return !(next.isASCII && next.isLetter)
  }

  /// Longer ones before those that they begin with.
  private static let words: [[Unicode.Scalar]] =
    [
      "作者", "记者", "記者", "撰文", "撰稿", "文字", "文", "发布时间", "發布時間", "發佈時間", "发表时间", "發表時間", "更新时间", "更新時間", "最后更新", "最後更新",
      "发布日期", "發布日期", "发表于", "發表於", "发布于", "發布於", "發佈於", "更新于", "更新於", "刊于", "刊於", "发表", "發表", "发布", "發布", "發佈", "更新",
      "日期",
      "时间", "時間", "分类", "分類", "栏目", "欄目", "由", "于", "於", "在", "by", "on", "in", "at", "and", "under", "filed", "posted",
      "published", "written", "last", "updated", "modified", "author", "date", "categories", "category",
    ].map { Array($0.unicodeScalars) }
}
