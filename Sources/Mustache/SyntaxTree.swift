import Diagnostics

/// A parsed template: its nodes in the order of the text, each with the index behind the last node inside it.
///
/// There is no tree of objects, so that nothing that walks it needs recursion, however deep sections nest.
struct SyntaxTree: Sendable {
  let source: TemplateSource
  var nodes: [Node] = []
  var problems: [Diagnostic] = []
  /// Whether it, and all it includes by name, is free of errors.
  var isUsable = true

  /// A template with more faults than this has said enough; finding the line of each takes time.
  static let mostProblems = 100

  init(_ source: TemplateSource) { self.source = source }

  var canReport: Bool { problems.count < Self.mostProblems }

  var hasErrors: Bool { problems.contains { $0.severity == .error } }

  mutating func report(_ severity: Diagnostic.Severity = .error, _ problem: SyntaxProblem) {
    guard canReport else { return }
    let text = SourceText(source.text)
    let opened = problem.openedAt.map { ", opened in line \(text.position(at: $0).line)" } ?? ""
    problems.append(
      text.diagnostic(
        severity, problem.identifier, problem.message + opened, file: source.file, at: problem.offset,
        help: problem.help))
  }

  /// The white space that all lines within a range of nodes begin with; `nil` when no line begins there.
  ///
  /// Blank lines do not count, nor does what stands within a parent's tags, which moves with its own blocks.
  func commonIndentation(of range: Range<Int>) -> Range<Int>? {
    var common: Range<Int>?
    var index = range.lowerBound
    while index < range.upperBound {
      if let indentation = nodes[index].indentation {
        common = common.map { sharedPrefix($0, indentation) } ?? indentation
      }
      index = nodes[index].isParent ? nodes[index].end : index + 1
    }
    return common
  }

  private func sharedPrefix(_ a: Range<Int>, _ b: Range<Int>) -> Range<Int> {
    var count = 0
    while count < min(a.count, b.count), source.text[a.lowerBound + count] == source.text[b.lowerBound + count] {
      count += 1
    }
    return a.lowerBound..<a.lowerBound + count
  }
}

/// One piece of a template.
struct Node: Sendable {
  enum Kind: Sendable {
    /// The beginning of a line, with the white space it begins with.
    case line(whitespace: Range<Int>, isBlank: Bool)
    /// Bytes to copy, the white space at the beginning of a line excepted.
    case text(Range<Int>)
    case variable(Path, isEscaped: Bool)
    /// A section; `raw` is what stands between its tags.
    case section(Path, isInverted: Bool, raw: Range<Int>, delimiters: Delimiters)
    case inclusion(Inclusion)
    case block(Block)
  }

  var kind: Kind
  /// Where its tag begins in the source.
  var offset: Int
  /// The index behind the last node inside this one.
  var end: Int

  var isParent: Bool {
    if case .inclusion(let inclusion) = kind { inclusion.isParent } else { false }
  }

  /// The white space before what stands in this line, where the node begins one.
  fileprivate var indentation: Range<Int>? {
    switch kind {
    case .line(let whitespace, isBlank: false): whitespace
    case .inclusion(let inclusion): inclusion.indentation
    case .block(let block): block.contentIndentation == nil ? block.lineIndentation : nil
    default: nil
    }
  }
}

/// A dotted name; the item itself, `.`, has no keys.
struct Path: Sendable, Hashable {
  let name: String
  let keys: [Key]

  /// The path that a name means; `nil` when a part of it is empty.
  init?(_ name: String) {
    self.name = name
    let parts = name == "." ? [] : name.split(separator: ".", omittingEmptySubsequences: false)
    if parts.contains(where: \.isEmpty) { return nil }
    keys = parts.map { Key(String($0)) }
  }
}

/// A partial or a parent: the place of another template in this one.
struct Inclusion: Sendable {
  enum Target: Sendable {
    /// A template by its name, and its index once the names are resolved.
    case template(String, index: Int?)
    /// A template that the values name.
    case dynamic(Path)
  }

  var target: Target
  var isParent: Bool
  /// The white space before a standalone tag, with which every line of the template begins; `nil` for other tags.
  var indentation: Range<Int>?
}

/// A place that those who include the template can fill, or what fills such a place.
struct Block: Sendable {
  var name: String
  /// Whether it stands directly in a parent's tags, and so fills a block of that parent.
  var isArgument: Bool
  /// The white space before its opening tag, when that is the first in its line.
  var lineIndentation: Range<Int>?
  /// Whether its opening tag is alone in its line, which then is not part of the text.
  var isStandalone: Bool
  /// Whether its content begins with a new line, because nothing but white space follows the opening tag.
  var opensWithLine: Bool
  /// The white space that all lines of its content begin with.
  var contentIndentation: Range<Int>?
}
