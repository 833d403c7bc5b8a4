/// Builds the tree of a source whose tags nest as they should, which is that of most captures, in one pass and without Gumbo.
///
/// It knows those of HTML's rules (HTML Standard, 13.2.6.4.7) that depend on nothing but what is open: what ends a paragraph or
/// an item, and which end tags mean nothing. Where a source needs more (tables, forms, emphasis that ends in another
/// block than it began, rare references), it gives up, and Gumbo is asked.
struct PlainTree {
  private var tree = HTMLTree()
  private let source: UnsafeBufferPointer<UInt8>
  private let limits: HTMLParser.Limits
  private let repairsTags: Bool
  private var open: [Element] = []
  private var text: TreeText
  private var scripts = 0

  /// An open element.
  private struct Element {
    var name: UInt64
    var traits: PlainElement.Traits
    var node: HTMLTree.NodeID
  }

  /// That the source needs more rules than are known here.
  private struct IsUnplain: Error {}

  private init(
    _ source: UnsafeBufferPointer<UInt8>, isVisible: Bool, limits: HTMLParser.Limits, repairsTags: Bool
  ) {
    self.source = source
    self.limits = limits
    self.repairsTags = repairsTags
    text = TreeText(source, isVisible: isVisible)
    tree.reserve(forSourceOf: source.count / 6)
  }

  /// What the source is parsed to; `nil` when its tags do not nest.
  ///
  /// - Parameters:
  ///   - source: UTF-8 without CR and NUL.
  ///   - isVisible: whether all characters of the source surely show something.
  static func parse(
    _ source: ArraySlice<UInt8>, isVisible: Bool = false, limits: HTMLParser.Limits, repairsTags: Bool
  ) -> HTMLParser.Result? {
    let plain = source.withUnsafeBufferPointer { buffer -> PlainTree? in
      var plain = PlainTree(buffer, isVisible: isVisible, limits: limits, repairsTags: repairsTags)
      do throws(IsUnplain) { try plain.run() } catch { return nil }
      return plain
    }
    guard var plain else { return nil }
    plain.tree.setBytes(plain.text.added.isEmpty ? source : (source + plain.text.added)[...])
    return HTMLParser.Result(
      tree: plain.tree, isTrimmed: false, repairs: 0, scripts: plain.scripts,
      removedCharacters: plain.text.removedCharacters)
  }

  private mutating func run() throws(IsUnplain) {
    var index = 0
    while index < source.count {
      let tag = source.index(of: 0x3C, from: index) ?? source.count
      guard text.append(resolving: index..<tag, isInAttribute: false) else { throw IsUnplain() }
      index = tag < source.count ? try markup(at: tag) : tag
    }
    endText()
  }

  /// Handles the `<` at `start`; returns where to go on.
  private mutating func markup(at start: Int) throws(IsUnplain) -> Int {
    let next = start + 1 < source.count ? source[start + 1] : 0
    if Self.isLetter(next) { return try startTag(at: start) }
    if next == UInt8(ascii: "/"), start + 2 < source.count {
      if Self.isLetter(source[start + 2]) { return try endTag(at: start) }
    } else if next != UInt8(ascii: "!"), next != UInt8(ascii: "?") {
      text.append(start..<start + 1)
      return start + 1
    }
    return TagBounds.endOfDeclaration(source, at: start)
  }

  // MARK: Start tags

  private mutating func startTag(at start: Int) throws(IsUnplain) -> Int {
    let (name, nameEnd) = TagScan.name(source, at: start + 1, before: source.count)
    let element = PlainElement.of(name)
    if !element.traits.isDisjoint(with: [.unplain, .leftOut]) {
      guard element.traits.contains(.leftOut) else { throw IsUnplain() }
      return try skipScript(start + 1..<nameEnd)
    }
    if !element.traits.contains(.known), repairsTags, TagRepair.nameLength(source[start + 1..<nameEnd]) != nil {
      throw IsUnplain()
    }
    try makeRoom(for: name, element.traits)
    endText()
    let node = tree.appendElement(element.tag, to: open.last?.node ?? HTMLTree.root)
    let end = try attributes(from: nameEnd)
    guard end - start <= limits.tagLength else { throw IsUnplain() }
    if element.traits.contains(.frame) { return try skipFrame(at: end) }
    if !element.traits.contains(.void) { open.append(Element(name: name, traits: element.traits, node: node)) }
    return end
  }

  /// Adds the attributes of the element that was added last; returns where its tag ends.
  private mutating func attributes(from start: Int) throws(IsUnplain) -> Int {
    if start < source.count, source[start] == 0x3E { return start + 1 }
    var scan = AttributeScan(source, from: start)
    var count = 0
    while let attribute = scan.next() {
      count += 1
      guard let name = AttributeName.named(UnsafeBufferPointer(rebasing: source[attribute.name])) else { continue }
      guard text.append(resolving: attribute.value, isInAttribute: true) else { throw IsUnplain() }
      tree.appendAttribute(name, value: text.end())
    }
    guard let end = scan.end, count <= limits.attributes else { throw IsUnplain() }
    return end
  }

  private mutating func skipScript(_ name: Range<Int>) throws(IsUnplain) -> Int {
    guard let end = TagScan(source, nameAt: name.lowerBound).end else { throw IsUnplain() }
    scripts += 1
    return TagBounds.endOfRawText(source, from: end, name: name)
  }

  /// Passes over the end of a frame without contents.
  private func skipFrame(at start: Int) throws(IsUnplain) -> Int {
    let end = start + Self.frameEnd.count
    guard end <= source.count, source[start..<end].elementsEqual(Self.frameEnd) else { throw IsUnplain() }
    return end
  }

  private static let frameEnd = Array("</iframe>".utf8)

  /// Closes what an element closes that begins.
  private mutating func makeRoom(for name: UInt64, _ traits: PlainElement.Traits) throws(IsUnplain) {
    guard open.count < limits.depth / 2 else { throw IsUnplain() }
    if traits.contains(.formatting) {
      var count = 0
      for element in open where element.traits.contains(.formatting) {
        guard element.name != name else { throw IsUnplain() }
        count += 1
      }
      guard count < limits.formatting else { throw IsUnplain() }
    }
    if traits.contains(.item) { try closeItem(name) }
    if traits.contains(.closesParagraph), let index = open.lastIndex(where: { $0.name == Self.paragraph }) {
      try close(from: index)
    }
    if traits.contains(.heading), let last = open.last, last.traits.contains(.heading) { throw IsUnplain() }
  }

  /// Closes the item that an item begins in, unless a block lies between them.
  private mutating func closeItem(_ name: UInt64) throws(IsUnplain) {
    for index in open.indices.reversed() {
      let element = open[index]
      if element.traits.contains(.item), (element.name == Self.item) == (name == Self.item) {
        return try close(from: index)
      }
      if element.traits.contains(.special), !element.traits.contains(.crossed) { return }
    }
  }

  // MARK: End tags

  private mutating func endTag(at start: Int) throws(IsUnplain) -> Int {
    let (name, nameEnd) = TagScan.name(source, at: start + 2, before: source.count)
    var end: Int? = nameEnd + 1
    if nameEnd >= source.count || source[nameEnd] != 0x3E { end = TagScan(source, nameAt: start + 2).end }
    guard let end else { throw IsUnplain() }
    if let last = open.last, last.name == name {
      endText()
      open.removeLast()
    } else {
      try close(name, PlainElement.of(name).traits)
    }
    return end
  }

  /// Handles the end of an element that is not the innermost.
  private mutating func close(_ name: UInt64, _ traits: PlainElement.Traits) throws(IsUnplain) {
    guard traits.isDisjoint(with: .unplain), name != Self.lineBreak,
      traits.contains(.toldApart) || open.allSatisfy({ $0.traits.contains(.toldApart) })
    else { throw IsUnplain() }
    guard let index = open.lastIndex(where: { $0.name == name }) else {
      // The end of a heading ends one of another level, that of a paragraph makes an empty one.
      let isOther = traits.contains(.heading) && open.contains { $0.traits.contains(.heading) }
      guard !isOther, name != Self.paragraph else { throw IsUnplain() }
      return
    }
    let inner = open[(index + 1)...]
    if traits.contains(.closesParagraph) {
      guard inner.allSatisfy({ !$0.traits.contains(.special) || $0.traits.contains(.implied) }) else {
        throw IsUnplain()
      }
    } else if inner.contains(where: { $0.traits.contains(.special) }) {
      // The end of an inline element does not reach out of a block; that of emphasis does.
      guard !traits.contains(.formatting) else { throw IsUnplain() }
      return
    }
    try close(from: index)
  }

  /// Closes an open element with all that are open in it, none of which is opened again.
  private mutating func close(from index: Int) throws(IsUnplain) {
    guard open[(index + 1)...].allSatisfy({ !$0.traits.contains(.formatting) }) else { throw IsUnplain() }
    endText()
    open.removeSubrange(index...)
  }

  private mutating func endText() {
    if !text.isEmpty { tree.appendText(text.end(), to: open.last?.node ?? HTMLTree.root) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static let paragraph = TagScan.name("p")
  private static let item = TagScan.name("li")
  private static let lineBreak = TagScan.name("br")
}
