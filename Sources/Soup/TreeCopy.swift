import CGumbo
import Glibc

/// Copies Gumbo's tree, with the parts of the source that stand-ins stand for.
///
/// What is in the source stays where it is: nodes hold ranges of it. What Gumbo put together, a text with character
/// references, is added behind it.
struct TreeCopy {
  private var tree = HTMLTree()
  private let standIns: StandIns
  private var text: TreeText
  /// The attributes of elements that were opened again, by where they stand: all that come of one tag share them.
  private var shared: [Int: Range<Int32>] = [:]

  private typealias Node = UnsafeMutablePointer<GumboNode>
  private var pending: [(node: Node, parent: HTMLTree.NodeID)] = []

  private init(source: UnsafeBufferPointer<UInt8>, standIns: StandIns?, sizeOfInput: Int) {
    text = TreeText(source)
    self.standIns = standIns ?? StandIns()
    tree.reserve(forSourceOf: sizeOfInput)
  }

  /// The tree below Gumbo's root, without invisible characters, and how many of those there were.
  ///
  /// - Parameters:
  ///   - source: what the stand-ins' parts are ranges of; it becomes part of the tree.
  ///   - sizeOfInput: how many bytes Gumbo was given.
  static func copy(
    below root: UnsafeMutablePointer<GumboNode>, source: ArraySlice<UInt8>, standIns: StandIns?, sizeOfInput: Int
  ) -> (tree: HTMLTree, removedCharacters: Int) {
    var copy = source.withUnsafeBufferPointer { buffer in
      var copy = TreeCopy(source: buffer, standIns: standIns, sizeOfInput: sizeOfInput)
      copy.run(root)
      return copy
    }
    copy.tree.setBytes(copy.text.added.isEmpty ? source : (source + copy.text.added)[...])
    return (copy.tree, copy.text.removedCharacters)
  }

  /// Copies the children of `root` and all below, with a stack of its own: foreign trees are as deep as they like.
  private mutating func run(_ root: Node) {
    push(childrenOf: root, parent: HTMLTree.root)
    while let (node, parent) = pending.popLast() {
      switch node.pointee.type {
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
        let space = node.pointee.v.element.tag_namespace
        guard space == GUMBO_NAMESPACE_HTML || space == GUMBO_NAMESPACE_MATHML else { continue }
        let id = tree.appendElement(GumboTags.tag(node.pointee.v.element), to: parent)
        copyAttributes(
          node.pointee.v.element.attributes, isCopy: node.pointee.parse_flags.rawValue & Self.copyFlags != 0)
        push(childrenOf: node, parent: id)
      case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
        if let text = bytes(node.pointee.v.text.text) { tree.appendText(range(of: text), to: parent) }
      default: break
      }
    }
  }

  private mutating func push(childrenOf node: Node, parent: HTMLTree.NodeID) {
    let children = node.pointee.v.element.children
    for index in stride(from: Int(children.length) - 1, through: 0, by: -1) {
      guard let child = children.data[index] else { continue }
      pending.append((child.assumingMemoryBound(to: GumboNode.self), parent))
    }
  }

  // MARK: Texts

  /// Where the bytes of the tree hold a text of Gumbo's.
  private mutating func range(of text: UnsafeBufferPointer<UInt8>) -> Range<Int32> {
    var index = 0
    while index < text.count {
      let lead = text.index(of: StandIns.lead, from: index) ?? text.count
      if lead > index { self.text.append(UnsafeBufferPointer(rebasing: text[index..<lead])) }
      index = lead
      guard index < text.count else { break }
      if let part = standIns.part(in: text, at: &index) {
        self.text.append(part)
      } else {
        self.text.append(CollectionOfOne(text[index]))
        index += 1
      }
    }
    return self.text.end()
  }

  // MARK: Attributes

  /// What Gumbo marks elements with that it made of others.
  private static let copyFlags =
    GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT.rawValue | GUMBO_INSERTION_ADOPTION_AGENCY_CLONED.rawValue

  private mutating func copyAttributes(_ attributes: GumboVector, isCopy: Bool) {
    for index in 0..<Int(attributes.length) {
      guard let data = attributes.data[index] else { continue }
      let attribute = data.assumingMemoryBound(to: GumboAttribute.self)
      guard let name = bytes(attribute.pointee.name) else { continue }
      var end = 0
      if let part = standIns.part(in: name, at: &end) {
        if isCopy, let range = shared[part.lowerBound] {
          tree.attributesOfLast = range
        } else {
          copyAttributes(in: part)
          if isCopy { shared[part.lowerBound] = tree.attributesOfLast }
        }
      } else if let known = AttributeName.named(name), let value = bytes(attribute.pointee.value) {
        text.append(value)
        tree.appendAttribute(known, value: text.end())
      }
    }
  }

  /// Copies the attributes of a tag from the source. There are no character references in them.
  private mutating func copyAttributes(in part: Range<Int>) {
    let source = UnsafeBufferPointer(rebasing: text.source[..<part.upperBound])
    var scan = AttributeScan(source, from: part.lowerBound)
    while let attribute = scan.next() {
      guard let name = AttributeName.named(UnsafeBufferPointer(rebasing: source[attribute.name])) else { continue }
      tree.appendAttribute(name, value: text.visible(attribute.value))
    }
  }

  private func bytes(_ text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8>? {
    guard let text else { return nil }
    let bytes = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: bytes, count: strlen(text))
  }
}

/// Which of our tags a tag of Gumbo's is.
private enum GumboTags {
  static func tag(_ element: GumboElement) -> Tag {
    let known = Int(element.tag.rawValue)
    return table.indices.contains(known) ? table[known] : tag(named: element.original_tag)
  }

  /// Elements that are younger than Gumbo are told by their name in the source.
  private static func tag(named source: GumboStringPiece) -> Tag {
    var piece = source
    gumbo_tag_from_original_text(&piece)
    guard let data = piece.data, piece.length > 0, piece.length < 16 else { return .other }
    let name = UnsafeBufferPointer(
      start: UnsafeRawPointer(data).assumingMemoryBound(to: UInt8.self), count: piece.length)
    return byName[TagScan.name(name)] ?? .other
  }

  private static let byName = NameTable(Tag.elements.map { ($0.name, $0) })

  private static let table: [Tag] = (0..<Int(GUMBO_TAG_UNKNOWN.rawValue)).map { raw in
    guard let name = gumbo_normalized_tagname(GumboTag(rawValue: GumboTag.RawValue(raw))) else { return .other }
    return byName[TagScan.name(String(cString: name))] ?? .other
  }
}
