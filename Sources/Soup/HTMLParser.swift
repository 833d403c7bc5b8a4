import CGumbo
import Glibc

/// Parses fragments of HTML as they are found: broken, foreign, hostile.
package enum HTMLParser {
  /// How large and how deep a fragment may be before parts of it are left out.
  package struct Limits: Sendable {
    /// How many elements may be open at once; tags of deeper ones are dropped, their text stays.
    package var depth = 512
    /// How many attributes a tag may have; those behind them are dropped.
    package var attributes = 256
    /// How many bytes a tag may have; one with more loses its attributes.
    package var tagLength = 1 << 16

    package init() {}
  }

  /// A parsed fragment.
  package struct Result: Sendable {
    /// The elements and texts.
    package var tree: HTMLTree
    /// Whether tags or attributes were dropped because of the limits.
    package var isTrimmed: Bool
    /// How many tags were repaired whose name ran into an attribute.
    package var repairs: Int
    /// How many scripts and styles were left out.
    package var scripts: Int
    /// How many characters were taken out of texts and attributes because they show nothing (`InvisibleCharacters`).
    package var removedCharacters: Int
  }

  /// Parses a fragment as the contents of a `<div>`.
  ///
  /// - Parameter repairsTags: whether names of tags that ran into an attribute, `<imgsrc=`, are parted from it.
  package static func parse(
    _ source: ArraySlice<UInt8>, limits: Limits = Limits(), repairsTags: Bool = true
  ) -> Result {
    var bounds = TagBounds(source, limits: limits, repairsTags: repairsTags)
    let bounded = bounds.bounded()
    var invisible = InvisibleCharacters()
    let tree = tree(of: bounded, without: &invisible)
    return Result(
      tree: tree, isTrimmed: bounds.isTrimmed, repairs: bounds.repairs, scripts: bounds.scripts,
      removedCharacters: invisible.removed)
  }

  private static func tree(of source: [UInt8], without invisible: inout InvisibleCharacters) -> HTMLTree {
    var tree = HTMLTree()
    tree.reserve(forSourceOf: source.count)
    let arena = Arena(expected: source.count * 4)
    withExtendedLifetime(arena) {
      var options = GumboOptions.allocating(from: arena)
      source.withUnsafeBytes { buffer in
        guard let base = buffer.baseAddress,
          let output = gumbo_parse_with_options(&options, base.assumingMemoryBound(to: CChar.self), buffer.count)
        else { return }
        // What Gumbo allocated goes with the arena; it is not asked to free its nodes one by one.
        copy(output.pointee.root, into: &tree, without: &invisible)
      }
    }
    return tree
  }

  /// Copies the children of Gumbo's root, with a stack of its own: foreign trees are as deep as they like.
  private static func copy(
    _ root: UnsafeMutablePointer<GumboNode>?, into tree: inout HTMLTree, without invisible: inout InvisibleCharacters
  ) {
    guard let root else { return }
    var pending: [(node: UnsafeMutablePointer<GumboNode>, parent: HTMLTree.NodeID)] = []
    push(childrenOf: root, parent: HTMLTree.root, onto: &pending)
    while let (node, parent) = pending.popLast() {
      switch node.pointee.type {
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
        let element = node.pointee.v.element
        guard element.tag_namespace == GUMBO_NAMESPACE_HTML || element.tag_namespace == GUMBO_NAMESPACE_MATHML else {
          continue
        }
        let id = tree.appendElement(TagTable.tag(element), to: parent)
        copyAttributes(element.attributes, into: &tree, without: &invisible)
        push(childrenOf: node, parent: id, onto: &pending)
      case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
        withBytes(of: node.pointee.v.text.text) { text in
          invisible.withCleaned(text) { tree.appendText($0, to: parent) }
        }
      default: break
      }
    }
  }

  private static func push(
    childrenOf node: UnsafeMutablePointer<GumboNode>, parent: HTMLTree.NodeID,
    onto pending: inout [(node: UnsafeMutablePointer<GumboNode>, parent: HTMLTree.NodeID)]
  ) {
    let children = node.pointee.v.element.children
    for index in stride(from: Int(children.length) - 1, through: 0, by: -1) {
      guard let child = children.data[index] else { continue }
      pending.append((child.assumingMemoryBound(to: GumboNode.self), parent))
    }
  }

  private static func copyAttributes(
    _ attributes: GumboVector, into tree: inout HTMLTree, without invisible: inout InvisibleCharacters
  ) {
    for index in 0..<Int(attributes.length) {
      guard let data = attributes.data[index] else { continue }
      let attribute = data.assumingMemoryBound(to: GumboAttribute.self).pointee
      var name: AttributeName?
      withBytes(of: attribute.name) { name = AttributeTable.attribute($0) }
      guard let name else { continue }
      withBytes(of: attribute.value) { value in
        invisible.withCleaned(value) { tree.appendAttribute(name, value: $0) }
      }
    }
  }

  private static func withBytes(of text: UnsafePointer<CChar>?, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard let text else { return }
    let count = strlen(text)
    text.withMemoryRebound(to: UInt8.self, capacity: count) { body(UnsafeBufferPointer(start: $0, count: count)) }
  }
}

/// Which of our tags a tag of Gumbo's is.
private enum TagTable {
  static func tag(_ element: GumboElement) -> Tag {
    let known = Int(element.tag.rawValue)
    return table.indices.contains(known) ? table[known] : tag(named: element.original_tag)
  }

  /// Elements that are younger than Gumbo are told by their name in the source.
  private static func tag(named source: GumboStringPiece) -> Tag {
    var piece = source
    gumbo_tag_from_original_text(&piece)
    guard let data = piece.data, piece.length > 0, piece.length < 16 else { return .other }
    let name = UnsafeRawBufferPointer(start: data, count: piece.length).map {
      (0x41...0x5A).contains($0) ? $0 | 0x20 : $0
    }
    return byName[String(decoding: name, as: UTF8.self)] ?? .other
  }

  private static let byName = Dictionary(
    Tag.allCases.filter { ![.root, .text, .other].contains($0) }.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })

  private static let table: [Tag] = (0..<Int(GUMBO_TAG_UNKNOWN.rawValue)).map { raw in
    gumbo_normalized_tagname(GumboTag(rawValue: GumboTag.RawValue(raw))).flatMap { byName[String(cString: $0)] }
      ?? .other
  }
}

/// Which of our attributes a name is.
private enum AttributeTable {
  static func attribute(_ name: UnsafeBufferPointer<UInt8>) -> AttributeName? {
    for (candidate, attribute) in byLength[min(name.count, byLength.count - 1)] where candidate.elementsEqual(name) {
      return attribute
    }
    return nil
  }

  /// The names by their length; the last place, for all longer ones, is empty.
  private static let byLength: [[([UInt8], AttributeName)]] = {
    let longest = AttributeName.allCases.map(\.name.utf8.count).max() ?? 0
    var table: [[([UInt8], AttributeName)]] = Array(repeating: [], count: longest + 2)
    for attribute in AttributeName.allCases {
      table[attribute.name.utf8.count].append((Array(attribute.name.utf8), attribute))
    }
    return table
  }()
}
