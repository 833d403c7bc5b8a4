import Captures
import Foundation
import Soup

/// A character, or a thing among the text, with all that Markdown should keep of it.
struct InlineToken: CustomStringConvertible {
  /// The character; a line break is a line feed, a picture and a footnote are their address.
  var text: String
  var style: Passage.Style = []
  var link: String?

  var description: String {
    let names: [(Passage.Style, String)] = [(.strong, "s"), (.emphasis, "e"), (.strike, "d"), (.code, "c")]
    let marks = names.filter { style.contains($0.0) }.map(\.1).joined() + (link.map { "→\($0)" } ?? "")
    return marks.isEmpty ? text : "\(text){\(marks)}"
  }

  /// Whether a mark may stand beside it on either side.
  private var isLetter: Bool {
    guard !style.contains(.code), let scalar = text.unicodeScalars.first else { return true }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .otherLetter, .modifierLetter, .titlecaseLetter, .decimalNumber:
      return true
    default: return false
    }
  }

  /// Whether `found` is what this may become: letters keep their styles, punctuation at the edges may lose one.
  func mayBecome(_ found: InlineToken) -> Bool {
    // Some characters of an address are percent-encoded when it is written as HTML.
    guard text == found.text, link?.removingPercentEncoding == found.link?.removingPercentEncoding else { return false }
    if text == "\n" || text == " " || text.utf8.count > 8 { return true }
    return isLetter ? found.style == style : found.style.isSubset(of: style)
  }

  /// The tokens of a passage; spaces are folded, and left out at line ends.
  static func tokens(of passage: Passage) -> [InlineToken] {
    var tokens: [InlineToken] = []
    for run in passage.runs {
      let style = run.style.intersection([.strong, .emphasis, .strike, .code])
      let link = run.link.map { passage.links[$0] }
      switch run.kind {
      case .text(let range):
        for scalar in String(decoding: passage.bytes[range], as: UTF8.self).unicodeScalars {
          tokens.append(InlineToken(text: String(scalar), style: style, link: link))
        }
      case .lineBreak: tokens.append(InlineToken(text: "\n"))
      case .image(let index):
        let image = passage.images[index]
        tokens.append(InlineToken(text: "image:\(image.source) \(image.alternative)", link: link))
      case .footnote(let number): tokens.append(InlineToken(text: "footnote:\(number)"))
      }
    }
    return folded(tokens)
  }

  /// The tokens of what lies in an element.
  static func tokens(
    of element: HTMLTree.NodeID, in tree: HTMLTree, skipping isSkipped: (Tag) -> Bool = { _ in false }
  ) -> [InlineToken] {
    var tokens: [InlineToken] = []
    var next = tree.node(after: element, within: element)
    while let node = next {
      var skips = isSkipped(tree[node].tag)
      let (style, link) = setting(of: node, in: tree, upTo: element)
      switch tree[node].tag {
      case .a where tree.string(.href, of: node)?.hasPrefix("#fnref") == true: skips = true
      case .text:
        for scalar in String(decoding: tree.text(node), as: UTF8.self).unicodeScalars {
          tokens.append(InlineToken(text: scalar == "\n" ? " " : String(scalar), style: style, link: link))
        }
      case .br: tokens.append(InlineToken(text: "\n"))
      case .img:
        let source = tree.string(.src, of: node) ?? ""
        tokens.append(InlineToken(text: "image:\(source) \(tree.string(.alt, of: node) ?? "")", link: link))
      case .sup:
        let number = String(decoding: tree.textContent(of: node), as: UTF8.self)
        tokens.append(InlineToken(text: "footnote:\(number)"))
        skips = true
      default: break
      }
      next = tree.node(after: node, within: element, skippingChildren: skips)
    }
    return folded(tokens)
  }

  private static func setting(
    of node: HTMLTree.NodeID, in tree: HTMLTree, upTo top: HTMLTree.NodeID
  ) -> (Passage.Style, String?) {
    var style: Passage.Style = []
    var link: String?
    var parent = tree[node].parent
    while parent >= 0, parent != top {
      switch tree[parent].tag {
      case .strong: style.insert(.strong)
      case .em: style.insert(.emphasis)
      case .del: style.insert(.strike)
      case .code: style.insert(.code)
      case .a: link = tree.string(.href, of: parent)
      default: break
      }
      parent = tree[parent].parent
    }
    return (style, link)
  }

  private static func folded(_ tokens: [InlineToken]) -> [InlineToken] {
    func isSpace(_ token: InlineToken) -> Bool { token.text == " " || token.text == "\t" }
    var out: [InlineToken] = []
    for token in tokens {
      if isSpace(token) && !token.style.contains(.code) {
        guard let last = out.last, last.text != " ", last.text != "\n" else { continue }
        out.append(InlineToken(text: " ", link: token.link))
      } else {
        if token.text == "\n", out.last?.text == " " { out.removeLast() }
        out.append(token)
      }
    }
    while let last = out.last, last.text == " " || last.text == "\n" { out.removeLast() }
    return out
  }
}

extension HTMLTree {
  /// The value of an attribute, as text.
  func string(_ name: AttributeName, of node: NodeID) -> String? {
    attribute(name, of: node).map { String(decoding: $0, as: UTF8.self) }
  }
}
