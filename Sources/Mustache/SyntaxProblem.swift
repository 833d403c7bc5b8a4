/// Something wrong with a template, at a byte of it.
struct SyntaxProblem: Error {
  var identifier: String
  var message: String
  var offset: Int
  /// Where the section was opened that the message ends with; the line is looked up when the problem is reported.
  var openedAt: Int?
  var help: String
}

extension Parser {
  func unclosed(_ index: Int) -> SyntaxProblem {
    SyntaxProblem(
      identifier: "unclosed-section", message: "\(written(index)) is never closed", offset: tree.nodes[index].offset,
      help: "write {{/\(name(ofNode: index))}} behind its content")
  }

  func mismatched(_ tag: Tag, name: String, open index: Int) -> SyntaxProblem {
    SyntaxProblem(
      identifier: "mismatched-close", message: "{{/\(name)}} stands before the end of \(written(index))",
      offset: tag.range.lowerBound, openedAt: tree.nodes[index].offset,
      help: "write {{/\(self.name(ofNode: index))}} before it")
  }

  func stray(_ tag: Tag, name: String) -> SyntaxProblem {
    guard let index = open.last else {
      return SyntaxProblem(
        identifier: "stray-close", message: "{{/\(name)}} closes nothing", offset: tag.range.lowerBound,
        help: "remove it, or open the section before it with {{#\(name)}}")
    }
    return SyntaxProblem(
      identifier: "mismatched-close", message: "{{/\(name)}} does not close \(written(index))",
      offset: tag.range.lowerBound, openedAt: tree.nodes[index].offset,
      help: "write {{/\(self.name(ofNode: index))}}")
  }

  func empty(_ tag: Tag) -> SyntaxProblem {
    SyntaxProblem(
      identifier: "empty-tag", message: "the tag has no name", offset: tag.range.lowerBound,
      help: "write a name in it, or remove it")
  }

  func spaced(_ tag: Tag) -> SyntaxProblem {
    SyntaxProblem(
      identifier: "bad-name", message: "the name has white space in it", offset: tag.range.lowerBound,
      help: "write one name; a tag takes no arguments")
  }

  func emptyPart(_ tag: Tag) -> SyntaxProblem {
    SyntaxProblem(
      identifier: "bad-name", message: "a part of the name is empty", offset: tag.range.lowerBound,
      help: "write {{a.b}} for the member b of a, and {{.}} for the item itself; names of outer values need no prefix")
  }

  func tooDeep(_ offset: Int) -> SyntaxProblem {
    SyntaxProblem(
      identifier: "nesting", message: "sections stand in one another more than \(nesting) deep", offset: offset,
      help: "move a part of the template into a partial; the rest of this file was not read")
  }

  func ignored(_ tag: Tag) -> SyntaxProblem {
    SyntaxProblem(
      identifier: "ignored-tag", message: "only blocks count between the tags of a parent; this one is not shown",
      offset: tag.range.lowerBound, help: "move it into a block, as in {{$name}}…{{/name}}, or remove it")
  }

  /// The name that the closing tag of an open node has to have.
  func name(ofNode index: Int) -> String { tree.nodes[index].kind.tagName?.name ?? "" }

  /// The opening tag of a node.
  private func written(_ index: Int) -> String {
    tree.nodes[index].kind.tagName.map { "{{\($0.sigil)\($0.name)}}" } ?? ""
  }
}

extension Node.Kind {
  /// How the opening tag of a node is written.
  fileprivate var tagName: (sigil: String, name: String)? {
    switch self {
    case .section(let path, let isInverted, _, _): (isInverted ? "^" : "#", path.name)
    case .inclusion(let inclusion): ("<", inclusion.target.name)
    case .block(let block): ("$", block.name)
    default: nil
    }
  }
}

extension Inclusion.Target {
  /// The name as it is written in the tag.
  fileprivate var name: String {
    switch self {
    case .template(let name, _): name
    case .dynamic(let path): "*" + path.name
    }
  }
}
