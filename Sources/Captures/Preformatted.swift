import Soup

/// Text that is set as it was typed: code, or prose whose lines matter.
enum Preformatted {
  /// Whether it is code: nothing but text in it, and that not Chinese prose.
  static func isCode(_ top: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    var isCode = false
    var wide = 0
    var all = 0
    var next: HTMLTree.NodeID? = tree.node(after: top, within: top)
    while let node = next {
      switch tree[node].tag {
      case .code, .samp, .kbd: isCode = true
      case .text:
        for scalar in String(decoding: tree.text(node), as: UTF8.self).unicodeScalars {
          all += 1
          if Script.isWide(scalar) { wide += 1 }
        }
      case .br, .span, .b, .i, .strong, .em, .other: break
      default: return false
      }
      next = tree.node(after: node, within: top)
    }
    return isCode || wide * 4 < all
  }

  /// The lines, without empty ones at both ends.
  static func code(_ top: HTMLTree.NodeID, in tree: HTMLTree) -> [UInt8] {
    var code: [UInt8] = []
    var next: HTMLTree.NodeID? = top
    while let node = next {
      if tree[node].tag == .br { code.append(0x0A) }
      code += tree.text(node).filter { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x09 }
      next = tree.node(after: node, within: top)
    }
    while code.first == 0x0A { code.removeFirst() }
    while let last = code.last, Bytes.isSpace(last) { code.removeLast() }
    return code
  }

  /// The language that a class `language-x` or `lang-x` tells.
  static func language(_ top: HTMLTree.NodeID, in tree: HTMLTree) -> String {
    for node in [top] + tree.children(of: top) {
      guard let value = tree.attribute(.class, of: node) else { continue }
      for name in value.split(whereSeparator: Bytes.isSpace) {
        let text = String(decoding: name, as: UTF8.self)
        for prefix in ["language-", "lang-"] where text.hasPrefix(prefix) {
          let language = text.dropFirst(prefix.count)
          if language.utf8.allSatisfy({ TextEscaping.isAlphanumeric($0) || $0 == 0x2B || $0 == 0x2D }) {
            return String(language)
          }
        }
      }
    }
    return ""
  }
}
